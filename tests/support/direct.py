"""Requests made directly, without understanding: for tests that walk where no sentence leads."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from ask_sdk_model.services import ApiClient

from relief.alexa.memory import InProcessMemory
from relief.bootstrap import build_skill
from relief.content import Library
from relief.domain.conversation import Conversation, read_conversation
from relief.domain.record import Record
from relief.ports import Memory
from relief.skill import JsonObject
from simulator import envelope
from simulator.clock import Clock
from simulator.envelope import Echo, Screen, Session
from tests.support.checked_skill import LIBRARY, CheckedSkill
from tests.support.project import MONDAY_NOON, SKILL_NAME, manifest


class Direct:
    """One user who sends requests; sessions are opened and closed as Alexa would."""

    def __init__(
        self,
        locale: str = "en-US",
        *,
        memory: Memory | None = None,
        clock: Clock | None = None,
        api_client: ApiClient | None = None,
        screen: Screen | None = None,
        library: Library = LIBRARY,
    ) -> None:
        self.clock = clock or Clock(MONDAY_NOON)
        self.memory = memory or InProcessMemory()
        self.locale = locale
        self.session = Session()
        self.last_speech: str | None = None
        self.shown: JsonObject | None = None
        """The directive of what is on the screen."""
        self._skill = CheckedSkill(
            build_skill(
                library=library, clock=self.clock.now, memory=self.memory, api_client=api_client
            )
        )
        self._echo = Echo.named("someone", SKILL_NAME, screen=screen)

    @property
    def state(self) -> Mapping[str, Any]:
        """What the session carries to the next turn."""
        return self.session.attributes

    def read_state(self) -> Conversation:
        """Read what the session carries."""
        return read_conversation(self.state, LIBRARY.content(self.locale))

    def kept(self) -> Any:
        """Give what is remembered of the user, as JSON."""
        kept = self.memory.load(self._echo.user_id)
        return None if kept is None else kept.record

    def keep(self, record: Record) -> None:
        """Remember this of the user."""
        expires = self.clock.now() + timedelta(days=1)
        self.memory.save(self._echo.user_id, record.to_json(), over=None, expires=expires)

    def launch(self) -> JsonObject:
        """Open the skill in a new session."""
        self.session = Session()
        return self.send(envelope.launch(self.locale, self.clock.now()))

    def intend(self, name: str, **slots: str | None) -> JsonObject:
        """Send an intent; slots by name, their value being heard and resolved as an id."""
        filled = {name: slot(name, value) for name, value in slots.items()}
        return self.send(envelope.intent(name, filled, self.locale, self.clock.now()))

    def touch(self, sent: object) -> JsonObject:
        """Touch something that sends these arguments."""
        return self.send(envelope.user_event(sent, self.locale, self.clock.now()))

    def end(self) -> JsonObject:
        """End the session as silence would."""
        request = envelope.session_ended("EXCEEDED_MAX_REPROMPTS", self.locale, self.clock.now())
        answer = self.send(request)
        self.session = Session()
        return answer

    def wait(self, **length: float) -> None:
        """Let time pass."""
        self.clock.advance(timedelta(**length))

    def corrupt(self, key: str, value: object) -> None:
        """Put something into the state that the skill never wrote."""
        self.session.attributes = {**self.session.attributes, key: value}

    def send(self, request: Mapping[str, Any]) -> JsonObject:
        """Send a request and carry the session on."""
        event = envelope.envelope(request, self.session, self._echo, manifest())
        answer = self._skill(event, None)
        self.last_speech = answer["response"].get("outputSpeech", {}).get("ssml")
        for directive in answer["response"].get("directives", ()):
            if directive["type"] == envelope.RENDER:
                self.shown = directive
        if answer["response"].get("shouldEndSession"):
            self.session = Session()
        elif request["type"] != "SessionEndedRequest":
            self.session.new = False
            self.session.attributes = answer.get("sessionAttributes", {})
        return answer


def slot(name: str, value: str | None) -> dict[str, Any]:
    """Give a slot as Alexa sends it: empty, or heard and resolved to an id of the same name."""
    if value is None:
        return {"name": name, "confirmationStatus": "NONE"}
    resolved = {"value": {"name": value, "id": value}}
    authority = {
        "authority": f"amzn1.er-authority.echo-sdk.x.{name.upper()}",
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [resolved],
    }
    return {
        "name": name,
        "value": value,
        "confirmationStatus": "NONE",
        "source": "USER",
        "resolutions": {"resolutionsPerAuthority": [authority]},
    }


def speech(answer: JsonObject) -> str:
    """Give what an answer says, as SSML."""
    return str(answer["response"]["outputSpeech"]["ssml"])
