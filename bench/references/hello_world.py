"""A hello world in the shape that Amazon documents: one handler class per request, SkillBuilder."""

import logging
from typing import Any

import ask_sdk_core.utils as ask_utils
from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import Response

logger = logging.getLogger(__name__)
logger.setLevel(logging.INFO)


class LaunchRequestHandler(AbstractRequestHandler):
    """Opening the skill."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Tell whether the skill is being opened."""
        return bool(ask_utils.is_request_type("LaunchRequest")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say hello, and ask."""
        words = "Welcome. You can say hello, or ask for help. Which would you like to try?"
        return handler_input.response_builder.speak(words).ask(words).response


class HelloWorldIntentHandler(AbstractRequestHandler):
    """Saying hello."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Tell whether it is hello."""
        return bool(ask_utils.is_intent_name("HelloWorldIntent")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say hello back."""
        return handler_input.response_builder.speak("Hello, world!").response


class HelpIntentHandler(AbstractRequestHandler):
    """Help."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Tell whether it is help."""
        return bool(ask_utils.is_intent_name("AMAZON.HelpIntent")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say what can be said."""
        words = "You can say hello to me. How can I help?"
        return handler_input.response_builder.speak(words).ask(words).response


class CancelOrStopIntentHandler(AbstractRequestHandler):
    """Cancel and Stop."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Tell whether it is either."""
        return bool(
            ask_utils.is_intent_name("AMAZON.CancelIntent")(handler_input)
            or ask_utils.is_intent_name("AMAZON.StopIntent")(handler_input)
        )

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say goodbye."""
        return handler_input.response_builder.speak("Goodbye!").response


class FallbackIntentHandler(AbstractRequestHandler):
    """What was not understood."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Tell whether nothing was understood."""
        return bool(ask_utils.is_intent_name("AMAZON.FallbackIntent")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say what can be said."""
        words = "I'm not sure. You can say hello, or ask for help. What would you like?"
        return handler_input.response_builder.speak(words).ask(words).response


class SessionEndedRequestHandler(AbstractRequestHandler):
    """The end of a session."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Tell whether the session is over."""
        return bool(ask_utils.is_request_type("SessionEndedRequest")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say nothing."""
        return handler_input.response_builder.response


class IntentReflectorHandler(AbstractRequestHandler):
    """Any other intent."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Tell whether it is an intent."""
        return bool(ask_utils.is_request_type("IntentRequest")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say which it was."""
        name = str(ask_utils.get_intent_name(handler_input))
        return handler_input.response_builder.speak(f"You just triggered {name}.").response


class CatchAllExceptionHandler(AbstractExceptionHandler):
    """Any error."""

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        """Take every one."""
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """Say sorry."""
        logger.error(exception, exc_info=True)
        words = "Sorry, I had trouble doing what you asked. Please try again."
        return handler_input.response_builder.speak(words).ask(words).response


sb: Any = SkillBuilder()
sb.add_request_handler(LaunchRequestHandler())
sb.add_request_handler(HelloWorldIntentHandler())
sb.add_request_handler(HelpIntentHandler())
sb.add_request_handler(CancelOrStopIntentHandler())
sb.add_request_handler(FallbackIntentHandler())
sb.add_request_handler(SessionEndedRequestHandler())
sb.add_request_handler(IntentReflectorHandler())
sb.add_exception_handler(CatchAllExceptionHandler())

lambda_handler = sb.lambda_handler()
