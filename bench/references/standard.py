"""A skill in the shape that Amazon documents for memory: ``StandardSkillBuilder`` and DynamoDB."""

import os
from typing import Any

from ask_sdk.standard import StandardSkillBuilder
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.utils import is_request_type
from ask_sdk_model import Response


class LaunchRequestHandler(AbstractRequestHandler):
    """Opening the skill."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Tell whether the skill is being opened."""
        return bool(is_request_type("LaunchRequest")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Count the visits, and ask."""
        manager: Any = handler_input.attributes_manager
        kept = manager.persistent_attributes
        kept["visits"] = kept.get("visits", 0) + 1
        manager.persistent_attributes = kept
        manager.save_persistent_attributes()
        words = "Welcome. Which would you like to try?"
        return handler_input.response_builder.speak(words).ask(words).response


sb: Any = StandardSkillBuilder(table_name=os.environ["MEMORY_TABLE"], auto_create_table=False)
sb.add_request_handler(LaunchRequestHandler())

lambda_handler = sb.lambda_handler()
