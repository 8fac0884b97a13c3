import pytest

from simulator.model import Intent, InteractionModel, Slot, Value
from simulator.text import tokens
from simulator.tongues import ENGLISH
from simulator.understanding import (
    Understanding,
    Understood,
    said_elsewhere,
    understanding_of,
)
from tests.unit.simulator.tea_skill import models


def _understand(*phrasings: str) -> Understood:
    understood = understanding_of(models()["en-US"]).understand(*map(tokens, phrasings))
    assert understood is not None
    return understood


def _slots(understood: Understood) -> dict[str, str]:
    return {name: filling.value for name, filling in understood.slots.items()}


@pytest.mark.parametrize(
    ("said", "intent", "slots"),
    [
        ("How hot should the water be?", "WaterIntent", {}),
        ("I\u2019ve scalded myself with the kettle!", "ScaldIntent", {}),
        ("call 911", "ScaldIntent", {}),
        ("green tea", "BrewIntent", {"tea": "green tea"}),
        ("make me a cup of the Assam", "BrewIntent", {"tea": "assam"}),
        ("go to step 3", "StepIntent", {"number": "3"}),
        ("the third step", "StepIntent", {"ordinal": "3"}),
        ("steep it for half an hour", "SteepIntent", {"time": "PT30M"}),
        ("write down buy more of everything", "NoteIntent", {"note": "buy more of everything"}),
        ("um, okay next please", "AMAZON.NextIntent", {}),
        ("okay", "AMAZON.YesIntent", {}),
        ("never mind", "AMAZON.CancelIntent", {}),
        ("shut up", "AMAZON.StopIntent", {}),
        ("what can I say", "AMAZON.HelpIntent", {}),
    ],
)
def test_a_sample_said_exactly(said: str, intent: str, slots: dict[str, str]) -> None:
    understood = _understand(said)
    assert understood.intent.name == intent
    assert _slots(understood) == slots


@pytest.mark.parametrize(
    ("said", "intent", "slots"),
    [
        ("does my kettle water need to be boiling", "WaterIntent", {}),
        ("help i have burned my arm with boiling water", "ScaldIntent", {}),
        ("i would like a cup of green tea now", "BrewIntent", {"tea": "green tea"}),
        ("please leave the tea in for twenty minutes", "SteepIntent", {"time": "PT20M"}),
    ],
)
def test_a_sentence_that_is_no_sample(said: str, intent: str, slots: dict[str, str]) -> None:
    understood = _understand(said)
    assert understood.intent.name == intent
    assert _slots(understood) == slots


@pytest.mark.parametrize("said", ["how hot shuold the wtaer be", "brew grene tea"])
def test_slips_of_the_keyboard_are_mended(said: str) -> None:
    assert _understand(said).intent.name in {"WaterIntent", "BrewIntent"}


@pytest.mark.parametrize(
    "said", ["play some jazz", "who won the football", "purple monkeys", "", "\u2603", "?!"]
)
def test_anything_else_is_the_fallback(said: str) -> None:
    assert _understand(said).intent.name == "AMAZON.FallbackIntent"


def test_unknown_words_in_a_sample_reach_the_skill_unresolved() -> None:
    understood = _understand("tell me about lapsang")
    assert understood.intent.name == "BrewIntent"
    assert understood.slots["tea"].value == "lapsang"
    assert understood.slots["tea"].matches == ()


def test_words_that_are_known_otherwise_fill_no_slot() -> None:
    assert _understand("tell me about music").intent.name == "AMAZON.FallbackIntent"


def test_unknown_words_fill_the_slot_of_the_intent_that_was_guessed() -> None:
    drink = Intent("DrinkIntent", (Slot("tea", "TEA"),), ("pour me some {tea}", "pour me a drink"))
    carry = Intent("CarryIntent", (Slot("tea", "TEA"),), ("carry {tea} some place",))
    types = {"TEA": (Value("green", "green", ()),)}
    skill = Understanding(InteractionModel("tea time", (carry, drink), types, "LOW"))
    understood = skill.understand(tokens("pour me some lava"))
    assert understood is not None
    assert understood.intent is drink
    assert understood.slots["tea"].value == "lava"


def test_an_intent_that_needs_a_slot_is_not_guessed_without_one() -> None:
    assert _understand("make me a cup").intent.name != "BrewIntent"


def test_the_first_phrasing_that_is_a_sample_wins() -> None:
    assert _understand("black holes and such", "brew assam").intent.name == "BrewIntent"


def test_no_fallback_in_the_model_means_nothing() -> None:
    model = InteractionModel("tea time", (Intent("AIntent", (), ("brew tea", "boil")),), {}, "LOW")
    assert Understanding(model).understand(tokens("sing a song about rain")) is None


def test_samples_are_learnt_once_per_model() -> None:
    understanding = understanding_of(models()["en-US"])
    assert understanding is understanding_of(models()["en-US"])
    assert understanding.learn() is understanding.learn()


def test_what_no_skill_is_for_is_the_fallback_unless_it_is_a_sample() -> None:
    lines = said_elsewhere(ENGLISH)
    assert len(lines) == len(set(lines)) > 100
    taken = [line for line in lines if _understand(line).intent.name != "AMAZON.FallbackIntent"]
    # A small model learns only some of the lines.
    assert len(taken) <= len(lines) / 100, taken
    coffee = Intent("CoffeeIntent", (), ("how do i make coffee", "coffee please"))
    fallback = Intent("AMAZON.FallbackIntent", (), ())
    skill = Understanding(InteractionModel("coffee shop", (coffee, fallback), {}, "MEDIUM"))
    understood = skill.understand(tokens("how do i make some coffee"))
    assert understood is not None
    assert understood.intent is coffee


def test_a_model_without_samples_understands_nothing() -> None:
    model = InteractionModel("tea time", (Intent("AIntent", (), ()),), {}, "LOW")
    assert Understanding(model).understand(tokens("anything at all")) is None


def test_every_sample_of_the_model_is_understood() -> None:
    for intent in models()["en-US"].intents:
        for sample in intent.samples:
            if "{" not in sample:
                assert _understand(sample).intent is intent
