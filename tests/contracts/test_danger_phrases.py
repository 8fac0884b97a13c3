"""What people say aloud when a danger sign is there, and how urgent the reply must be.

The phrases are data (`danger_phrases.yaml`), written from the clinical facts without sight of the
interaction model. Their level is held strictly. Which sign of that level is heard is not: what the
person must do is the same.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from relief.domain.question import Question
from relief.intents import Intent
from simulator.text import tokens
from simulator.understanding import understanding_of
from tests.support.checked_skill import LIBRARY
from tests.support.direct import Direct, speech
from tests.support.world import World, models

LOCALE = "en-US"
CONTENT = LIBRARY.content(LOCALE)
WORDS = CONTENT.words(LOCALE)
(HEARD_RIGHT,) = CONTENT.questions[Question.HEARD_RIGHT].ask
PHRASES: Mapping[str, Mapping[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("danger_phrases.yaml").read_text(encoding="utf-8")
)
"""By level and sign. A phrase that fails is a gap in the model; taking it out hides the gap."""
LEAST_PHRASES = 370
OPENINGS = {
    "fresh": ["open back spasm relief"],
    "mid-routine": ["open back spasm relief", "yes", "no", "bed", "yes", "next"],
}
"""Where the person is when the phrase is said, and what they said before."""


@pytest.mark.parametrize(
    ("phrase", "level"),
    [
        pytest.param(phrase, level, id=phrase)
        for level, signs in PHRASES.items()
        for phrases in signs.values()
        for phrase in phrases
    ],
)
def test_a_danger_phrase_reaches_the_reply_of_its_level(phrase: str, level: str) -> None:
    heard = understanding_of(models()[LOCALE]).understand(tokens(phrase))
    intent = heard.intent.name if heard else "nothing"
    sign = CONTENT.sign_of_intent.get(intent)
    understood = f'"{phrase}" ({level}) is understood as {intent}' + (
        f" ({sign.level})" if sign else ""
    )
    assert sign is not None, f"{understood}: add samples of this meaning, worded differently"
    assert sign.level == level, f"{understood}: add samples that tell the two levels apart"
    for place, skill in (("fresh", fresh()), ("mid-routine", mid_routine())):
        assert_reply_of_level(skill, intent, level, f"{understood}, {place}")


def fresh() -> Direct:
    """Open the skill, and no more."""
    skill = Direct(LOCALE)
    skill.launch()
    return skill


def mid_routine() -> Direct:
    """Be in pain, without a danger sign, on a bed, and at the second step."""
    skill = fresh()
    for name in (Intent.YES, Intent.NO):
        skill.intend(name)
    skill.intend(Intent.CHOOSE_SURFACE, surface="bed")
    for name in (Intent.YES, Intent.NEXT):
        skill.intend(name)
    assert skill.state["place"]["step"] == 1
    return skill


def assert_reply_of_level(skill: Direct, intent: str, level: str, told: str) -> None:
    """Assert that the first sentence says whom to call, and that only one question follows it."""
    answer = skill.intend(intent)
    said = speech(answer)
    assert any(said.startswith(f"<speak>{call}") for call in calls(level)), f"{told}: {said}"
    assert answer["response"]["shouldEndSession"] is False, f"{told}: the session ends"
    if level == "emergency":
        assert said.endswith(f" {HEARD_RIGHT}</speak>"), f"{told}: {said}"
        assert said.count("?") == 1, f"{told}: {said}"
        first = first_sentence(said)
        assert "call" in first, f"{told}: {first}"
        assert WORDS.text("{emergency}") in first, f"{told}: {first}"


def calls(level: str) -> list[str]:
    """Give the first sentences of a level: its own, and those that signs have instead."""
    own = [sign.call for sign in CONTENT.signs.values() if sign.level == level]
    return [WORDS.text(call) for call in {CONTENT.levels[level], *own}]


def first_sentence(said: str) -> str:
    """Give the first sentence of SSML, markup included."""
    return re.split(r"(?<=\.)\s", said.removeprefix("<speak>"), maxsplit=1)[0]


@pytest.mark.parametrize("place", OPENINGS)
@pytest.mark.parametrize(
    ("phrase", "level"),
    [
        pytest.param(phrases[-1], level, id=sign)
        for level, signs in PHRASES.items()
        for sign, phrases in signs.items()
    ],
)
def test_one_phrase_of_each_sign_goes_the_whole_way(phrase: str, level: str, place: str) -> None:
    """Said, understood, sent as an envelope, answered, heard."""
    world = World()
    for line in OPENINGS[place]:
        world.say(line)
    assert world.alexa.in_session
    heard = world.say(phrase)
    plain = tuple(re.sub(r"<[^>]*>", "", call) for call in calls(level))
    assert heard.startswith(plain), world.told(f"this is not the reply of {level}")
    assert world.alexa.in_session, world.told("who was misheard has no word any more")
    assert heard.endswith(HEARD_RIGHT) is (level == "emergency"), world.told("the wrong question")


def test_the_levels_are_told_apart_by_their_first_sentence() -> None:
    """Or else the reply of one level would pass for another's."""
    every = [call for level in PHRASES for call in calls(level)]
    assert len(every) == len(set(every))


def test_every_sign_has_its_phrases_under_its_own_level() -> None:
    levels = {sign: level for level, signs in PHRASES.items() for sign in signs}
    assert levels == {sign.id: sign.level for sign in CONTENT.signs.values()}


def test_no_phrase_was_taken_out_or_stands_twice() -> None:
    phrases = [phrase for signs in PHRASES.values() for group in signs.values() for phrase in group]
    assert len(phrases) == len(set(phrases)) >= LEAST_PHRASES
