"""Which handler answers an intent: asked once, then remembered."""

from __future__ import annotations

from collections.abc import Sequence

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import IntentRequest, Response

from relief.alexa import request
from relief.content import Library
from relief.handlers.base import IntentHandler


class IntentRoutes(AbstractRequestHandler):
    """Stands for the handlers of intents, in the order in which they are asked.

    What one of them can handle depends on the intent's name and the language alone, so nobody is
    asked twice. The last takes whatever is left; names that only it takes are not remembered, for
    there is no end of them.
    """

    def __init__(self, handlers: Sequence[IntentHandler], library: Library) -> None:
        self._handlers = handlers
        self._library = library
        self._known: dict[tuple[str, str | None], IntentHandler] = {}

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Tell whether the request is an intent."""
        return isinstance(handler_input.request_envelope.request, IntentRequest)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Have the first handler answer that can."""
        envelope = handler_input.request_envelope
        language = self._library.content(request.locale(envelope)).language
        key = (language, request.intent_name(envelope))
        handler = self._known.get(key)
        if handler is None:
            *others, last = self._handlers
            handler = next((one for one in others if one.can_handle(handler_input)), last)
            if handler is not last:
                self._known[key] = handler
        return handler.handle(handler_input)
