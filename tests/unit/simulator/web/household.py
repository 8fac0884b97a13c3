"""The tea skill behind a web page: what the tests of the page's server talk to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from simulator.alexa import Alexa
from simulator.clock import Clock
from simulator.envelope import Echo, Screen
from simulator.happened import Event
from simulator.services import LocalServices
from simulator.web.session import Conversation
from simulator.wire import Exchange
from tests.unit.simulator.tea_skill import START, TeaSkill, models

MANIFEST: dict[str, Any] = {
    "manifest": {
        "publishingInformation": {
            "locales": {
                "en-US": {
                    "name": "Tea <Time>",
                    "description": "Good tea.\n\nYou can say:\n- next step, or: how hot should the"
                    " water be",
                    "examplePhrases": ["Alexa, open Tea Time", "Alexa, ask Tea Time what now"],
                }
            }
        },
        "apis": {"custom": {"interfaces": [{"type": "ALEXA_PRESENTATION_APL"}]}},
        "permissions": [{"name": "alexa::alerts:reminders:skill:readwrite"}],
    }
}


class Seconds:
    """A clock of the real world that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Household:
    """Makes an Alexa with the tea skill, and remembers for whom."""

    def __init__(self) -> None:
        self.skill = TeaSkill()
        self.users = 0

    def __call__(
        self,
        *,
        clock: Clock,
        services: LocalServices,
        screen: Screen | None,
        listener: Callable[[Event], None],
        watcher: Callable[[Exchange], None],
        as_new_user: bool,
    ) -> Alexa:
        self.users += 1
        user = f"user {self.users}" if as_new_user else "ann"
        return Alexa(
            self.skill,
            manifest=MANIFEST,
            models=models(),
            clock=clock,
            echo=Echo.named(user, "tea", screen=screen),
            listener=listener,
            services=services,
            watcher=watcher,
        )


@contextmanager
def conversation(
    household: Household | None = None, seconds: Callable[[], float] | None = None
) -> Iterator[Conversation]:
    """Hold a conversation with the tea skill, and close it."""
    held = Conversation(
        household or Household(), seconds=seconds or Seconds(), clock=lambda: Clock(START)
    )
    try:
        yield held
    finally:
        held.close()


def showing(version: str = "one") -> dict[str, Any]:
    """Return a response that puts a document on the screen."""
    directive = {
        "type": "Alexa.Presentation.APL.RenderDocument",
        "token": "tea",
        "document": {"type": "APL", "version": "1.4", "name": version},
        "datasources": {"cup": {"size": 1}},
    }
    return {
        "version": "1.0",
        "response": {
            "outputSpeech": {"type": "PlainText", "text": "Look."},
            "directives": [directive],
            "shouldEndSession": False,
        },
    }
