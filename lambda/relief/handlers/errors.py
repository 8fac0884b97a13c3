"""When something fails: say so kindly, and say the way forward."""

from ask_sdk_core.dispatch_components import AbstractExceptionHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from relief import log
from relief.alexa import request
from relief.ports import Ports
from relief.prompts import Prompt

SPOKEN_TO = ("LaunchRequest", "IntentRequest", "Connections.Response")
"""Types of request that may be answered in speech."""


class TroubleHandler(AbstractExceptionHandler):
    """Takes every error that no handler mended."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        """Take it."""
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """Log it; apologise where speech is allowed, and close."""
        envelope = handler_input.request_envelope
        request_type = str(getattr(envelope.request, "object_type", ""))
        log.failed(request_type, exception)
        if request_type not in SPOKEN_TO:
            return handler_input.response_builder.response
        locale = request.locale(envelope)
        words = self._ports.library.content(locale).words(locale)
        builder = handler_input.response_builder.speak(words.prompt(Prompt.TROUBLE))
        return builder.set_should_end_session(True).response
