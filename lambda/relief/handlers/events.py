"""Requests to which nothing may be said."""

from __future__ import annotations

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response


class QuietHandler(AbstractRequestHandler):
    """Takes whatever no other handler takes: the end of a session, events of the account.

    Alexa discards or refuses speech in answer to these, so none is given.
    """

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take it."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say nothing."""
        return handler_input.response_builder.response
