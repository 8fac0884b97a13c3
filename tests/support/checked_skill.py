"""The skill with every response held against the rules of the platform and of the voice.

Rules: Amazon's request and response reference and its certification requirements (speech that
keeps a session open ends with a question, other speech closes it), and our own voice rules.
"""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from relief.alexa.request import SPOKEN_TO
from relief.alexa.touch import as_spoken
from relief.content import Library
from relief.domain.conversation import read_conversation
from simulator import response as platform
from tests.support.checked_screen import assert_shown

MOST_WORDS = 45
"""No reply is longer without asking; only "just keep going" reads on."""
MOST_BYTES = 24 * 1024
"""Amazon takes 120 KB; we aim at this."""
_SAY_AGAIN = ("AMAZON.RepeatIntent", "SlowerIntent", "FasterIntent", "NormalSpeedIntent")
"""Intents that say the last reply again, whatever its length was."""
LONGEST_AUDIO = 240.0
LONGEST_REPROMPT = 90.0

LIBRARY = Library()

Handler = Callable[[dict[str, Any], object], dict[str, Any]]
"""A skill as AWS calls it."""


class CheckedSkill:
    """Calls the skill and asserts that its answer is one that a person should hear."""

    def __init__(self, skill: Handler) -> None:
        self._skill = skill

    def __call__(self, event: dict[str, Any], context: object) -> dict[str, Any]:
        """Answer, and hold the answer against the rules."""
        answer = self._skill(event, context)
        assert_valid(event, answer)
        return answer


def assert_valid(event: dict[str, Any], answer: dict[str, Any]) -> None:
    """Assert that an answer keeps every rule. Raises AssertionError naming the one it breaks."""
    assert len(json.dumps(answer).encode()) <= MOST_BYTES, "over the size we aim at"
    assert_shown(event, answer)
    event = as_spoken(event)
    if event["request"]["type"] not in SPOKEN_TO:
        platform.read_farewell(answer)
        return
    read = platform.read(answer)
    assert read.speech is not None, "nothing was said"
    said = read.speech.text
    assert said, "nothing was said"
    assert "{" not in said, f"a placeholder was left unfilled: {said}"
    assert read.speech.lasts.total_seconds() <= LONGEST_AUDIO, "longer than Alexa plays"
    _assert_open_or_closed(read, said)
    _assert_length(event, said)
    _assert_state(event, answer)


def _assert_open_or_closed(read: platform.Response, said: str) -> None:
    asks = said.rstrip().endswith("?")
    assert read.should_end is (not asks), f"open without a question, or asked and closed: {said}"
    if asks:
        assert read.reprompt is not None, f"no reprompt after: {said}"
        again = read.reprompt.text
        assert again.endswith("?"), f"a reprompt that asks nothing: {again}"
        assert not said.endswith(again), f"the reprompt repeats the question: {again}"
        assert read.reprompt.lasts.total_seconds() <= LONGEST_REPROMPT


def _assert_length(event: dict[str, Any], said: str) -> None:
    intent = event["request"].get("intent", {}).get("name")
    state = event["session"].get("attributes") or {}
    says_again = intent in _SAY_AGAIN and "last" in state
    reads_on = intent == "KeepGoingIntent" or says_again
    count = len(said.split())
    assert reads_on or count <= MOST_WORDS, f"{count} words: {said}"


def _assert_state(event: dict[str, Any], answer: dict[str, Any]) -> None:
    """The state survives JSON, and is read back as what was written."""
    state = answer.get("sessionAttributes", {})
    through_json = json.loads(json.dumps(state))
    content = LIBRARY.content(event["request"].get("locale", "en-US"))
    read = read_conversation(through_json, content)
    assert read.to_json() == state, "the state does not survive a round trip"
    if answer["response"].get("shouldEndSession") is False:
        assert read.asked is not None, "open, but no question would be answered"


def aware(text: str) -> datetime:
    """Read a time of a test."""
    return datetime.fromisoformat(text)
