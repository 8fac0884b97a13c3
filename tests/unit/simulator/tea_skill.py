"""A tiny skill about tea: what the simulator's tests talk to, so that it knows no other skill."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from simulator.accounts import Device
from simulator.alexa import Alexa
from simulator.clock import Clock
from simulator.envelope import Echo, Screen
from simulator.happened import Event
from simulator.model import InteractionModel, load_folder
from simulator.services import LocalServices
from simulator.terminal import Terminal

START = datetime(2026, 5, 4, 15, 30, tzinfo=UTC)
MANIFEST = {"manifest": {"apis": {"custom": {"interfaces": [{"type": "ALEXA_PRESENTATION_APL"}]}}}}


@cache
def models() -> dict[str, InteractionModel]:
    """Read the tea skill's models once, so that they are learnt once."""
    return load_folder(Path(__file__).parent / "tea")


def say(text: str, *, reprompt: str | None = None, **attributes: object) -> dict[str, Any]:
    """Return a response that says `text`; with a reprompt it stays open."""
    response: dict[str, Any] = {
        "outputSpeech": {"type": "SSML", "ssml": f"<speak>{text}</speak>"},
        "shouldEndSession": reprompt is None,
    }
    if reprompt is not None:
        response["reprompt"] = {"outputSpeech": {"type": "PlainText", "text": reprompt}}
    return {"version": "1.0", "sessionAttributes": attributes, "response": response}


class TeaSkill:
    """Says which intent it got, counts the turns, and closes on stop."""

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        self.answer: Callable[[dict[str, Any]], object] | None = None
        """What it answers instead, if set."""

    def __call__(self, event: dict[str, Any], context: object) -> object:
        self.requests.append(json.loads(json.dumps(event)))
        if self.answer is not None:
            return self.answer(event)
        request = event["request"]
        if "session" not in event or request["type"] == "SessionEndedRequest":
            return {"version": "1.0", "response": {}}
        turns = event["session"]["attributes"].get("turns", 0) + 1
        if request["type"] == "LaunchRequest":
            return say("Tea time. Which tea?", reprompt="What shall I brew?", turns=turns)
        name = request["intent"]["name"]
        if name == "AMAZON.StopIntent":
            return say("Enjoy your tea.")
        return say(f"{name}. And now?", reprompt="What next?", turns=turns)

    @property
    def last(self) -> dict[str, Any]:
        """The request object of the last call."""
        request: dict[str, Any] = self.requests[-1]["request"]
        return request

    @property
    def kinds(self) -> list[str]:
        """The types of all requests so far, without "Request"."""
        return [call["request"]["type"].removesuffix("Request") for call in self.requests]


class Kitchen:
    """An Alexa in a kitchen with the tea skill, and everything that happened there."""

    def __init__(
        self,
        screen: Screen | None = None,
        locale: str = "en-US",
        *,
        manifest: Mapping[str, Any] = MANIFEST,
        services: LocalServices | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.clock = clock or Clock(START)
        self.skill = TeaSkill()
        self.events: list[Event] = []
        self.alexa = Alexa(
            self.skill,
            manifest=manifest,
            models=models(),
            clock=self.clock,
            echo=Echo.named("ann", "tea", screen=screen),
            locale=locale,
            listener=self.events.append,
            services=services,
        )

    @property
    def device(self) -> Device:
        """The kitchen's device as the services know it."""
        return self.alexa.device

    @property
    def user_id(self) -> str:
        return self.device.account.user_id

    @property
    def application_id(self) -> str:
        return self.device.account.application_id

    def hear(self, *lines: str) -> str:
        """Say each line and return the last reply."""
        return [self.alexa.hear(line) for line in lines][-1]


class Bar:
    """The same in a terminal: lines in, lines out."""

    def __init__(self, services: LocalServices | None = None, clock: Clock | None = None) -> None:
        self.skill = TeaSkill()
        self.clock = clock or Clock(START)
        self._out, self._errors = StringIO(), StringIO()
        self.terminal = Terminal(self._out, self._errors)
        self.alexa = Alexa(
            self.skill,
            manifest=MANIFEST,
            models=models(),
            clock=self.clock,
            echo=Echo.named("bob", "tea"),
            listener=self.terminal.tell,
            services=services,
        )

    def type(self, *lines: str) -> list[str]:
        """Enter lines and return what they print."""
        start = self._out.tell()
        self.terminal.run(self.alexa, lines)
        return self._out.getvalue()[start:].splitlines()

    def told(self, *news: Event) -> list[str]:
        """Tell what happened and return what it prints."""
        start = self._out.tell()
        for event in news:
            self.terminal.tell(event)
        return self._out.getvalue()[start:].splitlines()

    @property
    def errors(self) -> str:
        return self._errors.getvalue()
