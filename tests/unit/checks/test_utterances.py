"""Phrases are matched against samples as Alexa would."""

import pytest

from checks.tongues import ENGLISH
from checks.utterances import Language
from tests.unit.checks.valid import MODEL

LANGUAGE = Language(MODEL, ENGLISH)


@pytest.mark.parametrize(
    "phrase",
    [
        "what helps",
        "What helps?",
        "never mind",
        "stop there",
        "tell me about warmth",
        "start legs on a chair",
        "go to step four",
        "go to step twenty five",
    ],
)
def test_understood(phrase: str) -> None:
    assert LANGUAGE.understands(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "what help",
        "repeat",
        "tell me about rain",
        "start",
        "start ice now",
        "go to step",
        "go to step ",
    ],
)
def test_not_understood(phrase: str) -> None:
    assert not LANGUAGE.understands(phrase)


def test_a_sample_is_filled_with_all_values_and_synonyms() -> None:
    intent = next(intent for intent in LANGUAGE.intents if intent["name"] == "TopicIntent")
    filled = LANGUAGE.fillings(intent, "Tell me about {topic}")
    assert [(one.text, one.ids) for one in filled] == [
        ("tell me about {TOPIC}", (None,)),
        ("tell me about heat", ("heat",)),
        ("tell me about warmth", ("heat",)),
        ("tell me about how long to ice", ("ice_how_long",)),
    ]


def test_a_slot_of_amazons_own_keeps_its_type() -> None:
    intent = next(intent for intent in LANGUAGE.intents if intent["name"] == "GoToStepIntent")
    assert {one.text for one in LANGUAGE.fillings(intent, "go to step {step}")} == {
        "go to step {AMAZON.NUMBER}"
    }
