"""Conversations as data: each file is one subject, each entry one conversation.

Those in other languages than English stand in a folder of the language.

- name: what it shows
  locale: en-GB                    # optional; the first of its language unless said
  before: [lines, said, unchecked] # optional
  turns:
    - U: what is said, or a command with a colon
      A: what must be heard        # a text, or a list of texts; case does not matter
      never: what must not be heard
      then: open                   # or closed
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from checks.manifest import listings
from simulator.envelope import RENDER
from tests.support.profiles import PROFILES
from tests.support.project import manifest
from tests.support.world import World

FOLDER = Path(__file__).parent
_CONVERSATION_KEYS = {"name", "locale", "before", "turns"}
_TURN_KEYS = {"U", "A", "never", "then"}


LOCALES = list(listings(manifest()["manifest"]))
"""Where nothing else is said, a language is spoken as in the first of its locales."""


def _conversations(pattern: str = "**/*.yaml") -> Iterator[Any]:
    for path in sorted(FOLDER.glob(pattern)):
        language = "en" if path.parent == FOLDER else path.parent.name
        locale = next(locale for locale in LOCALES if locale.startswith(language))
        subject = path.relative_to(FOLDER).with_suffix("")
        for conversation in yaml.safe_load(path.read_text(encoding="utf-8")):
            told = {"locale": locale, **conversation}
            yield pytest.param(told, id=f"{subject}: {conversation['name']}")


@pytest.mark.parametrize("conversation", list(_conversations()))
def test_conversation(conversation: dict[str, Any]) -> None:
    """Heard on a speaker, and on a device with a screen, which says just the same."""
    assert set(conversation) <= _CONVERSATION_KEYS, f"unknown keys in {conversation['name']}"
    with World() as speaker, World(screen=PROFILES["medium"]) as display:
        for line in (f":locale {conversation['locale']}", *conversation.get("before", ())):
            _say(speaker, display, line)
        for turn in conversation["turns"]:
            assert set(turn) <= _TURN_KEYS, f"unknown keys in {turn}"
            _check(speaker, turn, _say(speaker, display, turn["U"]))


def _say(speaker: World, display: World, line: str) -> str:
    """Say a line to both; give what the speaker answered, which is all but the screen."""
    heard, beside = speaker.say(line), display.say(line)
    if line.startswith(":json"):
        return heard
    assert beside == heard, display.told("a screen changes what is heard")
    assert _spoken(speaker) == _spoken(display), display.told("a screen changes the answer")
    return heard


def _spoken(world: World) -> dict[str, Any] | None:
    """Give all of the last answer that is not for the screen."""
    exchange = world.alexa.last_exchange
    if exchange is None:
        return None
    assert isinstance(exchange.response, dict)
    answer: dict[str, Any] = dict(exchange.response["response"])
    directives = [item for item in answer.pop("directives", ()) if item["type"] != RENDER]
    return answer | {"directives": directives}


def _check(world: World, turn: dict[str, Any], heard: str) -> None:
    for text in _texts(turn.get("A")):
        assert text.lower() in heard.lower(), world.told(f"not heard: {text}")
    for text in _texts(turn.get("never")):
        assert text.lower() not in heard.lower(), world.told(f"must not be heard: {text}")
    if "then" in turn:
        expected = {"open": True, "closed": False}[turn["then"]]
        assert world.alexa.in_session is expected, world.told(f"expected {turn['then']}")


def _texts(value: str | list[str] | None) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else value


@pytest.mark.parametrize("pattern", ["*.yaml", "es/*.yaml"])
def test_there_are_at_least_sixty_conversations(pattern: str) -> None:
    assert len(list(_conversations(pattern))) >= 60
