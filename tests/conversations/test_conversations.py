"""Conversations as data: each file is one subject, each entry one conversation.

- name: what it shows
  locale: en-GB                    # optional; en-US unless said
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

from tests.support.world import World

FOLDER = Path(__file__).parent
_CONVERSATION_KEYS = {"name", "locale", "before", "turns"}
_TURN_KEYS = {"U", "A", "never", "then"}


def _conversations() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for conversation in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(conversation, id=f"{path.stem}: {conversation['name']}")


@pytest.mark.parametrize("conversation", list(_conversations()))
def test_conversation(conversation: dict[str, Any]) -> None:
    assert set(conversation) <= _CONVERSATION_KEYS, f"unknown keys in {conversation['name']}"
    with World() as world:
        if "locale" in conversation:
            world.say(f":locale {conversation['locale']}")
        for line in conversation.get("before", ()):
            world.say(line)
        for turn in conversation["turns"]:
            assert set(turn) <= _TURN_KEYS, f"unknown keys in {turn}"
            _check(world, turn, world.say(turn["U"]))


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


def test_there_are_at_least_sixty_conversations() -> None:
    assert len(list(_conversations())) >= 60
