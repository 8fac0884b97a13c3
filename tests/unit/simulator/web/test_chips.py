import pytest

from simulator.model import parse
from simulator.web.chips import LONGEST, MOST, chips, phrasebook
from tests.unit.simulator.tea_skill import models
from tests.unit.simulator.web.household import MANIFEST

MODEL = models()["en-US"]


def _said(reply: str) -> list[str]:
    return chips(MODEL, MANIFEST, "en-US", in_session=True, last_said=reply)


def test_outside_of_a_session_there_are_ways_in() -> None:
    assert chips(MODEL, MANIFEST, "en-US", in_session=False, last_said="Bye.") == [
        "open tea time",
        "ask tea time what now",
    ]


def test_in_a_session_the_store_page_and_help_and_stop_are_offered() -> None:
    assert _said("Here you are.") == ["next step", "how hot should the water be", "help", "stop"]


def test_what_the_store_page_quotes_comes_before_what_it_lists() -> None:
    store = {
        "description": 'Try "Alexa, open tea time" and "next step".\n- how hot should the water be'
    }
    manifest = {"manifest": {"publishingInformation": {"locales": {"en-US": store}}}}
    assert chips(MODEL, manifest, "en-US", in_session=True, last_said="Here you are.") == [
        "next step",
        "help",
        "stop",
    ]


@pytest.mark.parametrize("question", ["Shall I go on?", "Good. Is it hot?", "Do you like tea?"])
def test_a_question_offers_its_yes_and_no(question: str) -> None:
    assert _said(question)[:2] == ["yes", "no"]


@pytest.mark.parametrize(
    "reply", ["Which tea?", "And what now?", "Hot, or cold?", "Yes or no.", "Is it hot? It is.", ""]
)
def test_yes_and_no_are_not_offered_where_they_answer_nothing(reply: str) -> None:
    assert "yes" not in _said(reply)


def test_the_choices_of_a_question_are_offered() -> None:
    assert _said("There is a lot. Would you like green tea, or peppermint tea?")[:2] == [
        "green tea",
        "peppermint tea",
    ]


def test_what_a_reply_says_to_say_is_offered() -> None:
    assert _said("You can say green tea, or: next step. Which tea?")[:2] == [
        "green tea",
        "next step",
    ]


def test_words_that_only_happen_to_be_in_a_reply_are_not_offered() -> None:
    assert "green tea" not in _said("This is how green tea is made.")


def test_there_are_never_too_many_nor_the_same_twice() -> None:
    offered = _said(
        "Say green tea, black tea, peppermint tea, peppermint, help or stop. Is it hot?"
    )
    assert len(offered) == len(set(offered)) <= MOST
    assert all(len(said.split()) <= LONGEST for said in offered)


def test_an_intent_that_the_model_lacks_is_not_offered() -> None:
    model = parse(
        {
            "interactionModel": {
                "languageModel": {
                    "invocationName": "tea time",
                    "intents": [{"name": "BrewIntent", "samples": ["brew it"]}],
                }
            }
        }
    )
    assert chips(model, {}, "en-US", in_session=True, last_said="Shall I?") == []


def test_the_phrasebook_has_words_for_names_and_no_slots() -> None:
    book = dict(phrasebook(MODEL))
    assert list(book["Water"]) == [
        "how hot should the water be",
        "what temperature does the water need",
        "do i need boiling water",
    ]
    assert "Brew" not in book
    assert all("{" not in phrase for phrases in book.values() for phrase in phrases)
