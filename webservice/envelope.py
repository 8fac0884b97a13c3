"""A request's body, from the wire to the skill."""

import json
from collections.abc import Callable
from functools import cached_property
from typing import Any

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill import CustomSkill, SkillConfiguration

from webservice.refusal import RefusedError


class Envelope:
    """A body that is not read until somebody asks what is in it, once its signature holds."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def event(self) -> object:
        """The body as JSON. Raises RefusedError where it is none."""
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError):
            raise RefusedError("no JSON") from None

    def of_request(self, key: str) -> object:
        """Give a field of the request in it, None where there is none."""
        request = self.event.get("request") if isinstance(self.event, dict) else None
        return request.get(key) if isinstance(request, dict) else None


class HostedSkill(CustomSkill):
    """The skill in the form that the SDK's web support takes.

    That one reads a body into objects before it verifies it, and fails on types that are younger
    than itself. Ours is read after, and answered in one frame, the same as in Lambda.
    """

    def __init__(self, skill: Callable[[object], object]) -> None:
        super().__init__(SkillConfiguration(request_mappers=[], handler_adapters=[]))
        self.serializer = _PassingOn()
        self._skill = skill

    def invoke(self, request_envelope: Any, context: Any = None) -> Any:
        """Answer an Envelope with JSON."""
        return self._skill(request_envelope.event)


class _PassingOn(DefaultSerializer):
    """Stands where the SDK would make objects of JSON, and JSON of objects."""

    def deserialize(self, payload: Any, obj_type: Any) -> Any:
        """Give the body, unread."""
        return Envelope(payload)

    def serialize(self, obj: Any) -> Any:
        """Give the answer, which is JSON."""
        return obj
