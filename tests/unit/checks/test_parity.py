# ruff: noqa: RUF001 - places are written with the small arrows that the checker prints
"""Every rule of parity fires when one side has what the other lacks."""

from typing import Any

import pytest

from checks import parity
from checks.tongues import ENGLISH
from checks.utterances import Language
from tests.unit.checks.valid import CONTENT, HANDLED, MODEL, changed

Path = tuple[str | int, ...]

BODY: Path = ("interactionModel", "languageModel")
INTENTS: Path = (*BODY, "intents")
VALUES: Path = (*BODY, "types", 0, "values")
LONELY: dict[str, Any] = {**CONTENT["topics"][0], "id": "mattress"}


def test_files_that_agree_have_no_findings() -> None:
    assert parity.check(CONTENT, MODEL, HANDLED, ENGLISH) == []


@pytest.mark.parametrize(
    ("rule", "path", "value", "told"),
    [
        (
            parity.topics_can_be_asked,
            ("topics", 3),
            LONELY,
            "topics › mattress: nobody can ask for it",
        ),
        (
            parity.routines_can_be_started,
            ("routines", 0, "id"),
            "legs_on_sofa",
            "routines › legs_on_sofa: nobody can ask for it",
        ),
        (
            parity.signs_are_heard,
            ("danger", "signs", 2, "id"),
            "chills",
            "danger › chills: the skill can't hear it",
        ),
        (
            parity.hints_are_understood,
            ("questions", "menu", "hints", 0),
            "do the washing",
            'questions › menu › hint 1: "do the washing" is offered as something to say',
        ),
    ],
)
def test_content_without_its_model_is_told(
    rule: parity.Rule, path: Path, value: Any, told: str
) -> None:
    (found,) = rule(changed(CONTENT, (path, value)), Language(MODEL, ENGLISH))
    assert str(found).startswith(told)


@pytest.mark.parametrize(
    ("rule", "path", "value", "told"),
    [
        (
            parity.intents_have_content,
            (*INTENTS, 7, "name"),
            "RainQuestionIntent",
            "intents › RainQuestionIntent: there is no topic to answer it with",
        ),
        (
            parity.intents_have_content,
            (*INTENTS, 9, "name"),
            "RainDangerIntent",
            "intents › RainDangerIntent: there is no danger sign to answer it with",
        ),
        (
            parity.values_have_content,
            (*VALUES, 1, "id"),
            "rain",
            "types › TOPIC › rain: no entry of the content has this id",
        ),
        (
            parity.values_have_content,
            (*BODY, "types", 1, "values", 0, "id"),
            "rain",
            "types › ROUTINE › rain: no entry",
        ),
        (
            parity.values_have_content,
            (*BODY, "types", 2, "values", 0, "id"),
            "roof",
            "types › SURFACE › roof: no entry",
        ),
    ],
)
def test_model_without_its_content_is_told(
    rule: parity.Rule, path: Path, value: Any, told: str
) -> None:
    (found,) = rule(CONTENT, Language(changed(MODEL, (path, value)), ENGLISH))
    assert str(found).startswith(told)


def test_every_rule_has_a_test() -> None:
    assert {rule.__name__ for rule in parity.RULES} == {
        "topics_can_be_asked",
        "routines_can_be_started",
        "signs_are_heard",
        "intents_have_content",
        "values_have_content",
        "hints_are_understood",
    }


def test_a_topic_needs_only_one_of_intent_and_value() -> None:
    without_intent = changed(MODEL, ((*INTENTS, 7, "name"), "AMAZON.RepeatIntent"))
    without_value = changed(MODEL, ((*VALUES, 0, "id"), "ice_how_long"))
    for model in (without_intent, without_value):
        assert list(parity.topics_can_be_asked(CONTENT, Language(model, ENGLISH))) == []


def test_asking_a_question_is_no_topic() -> None:
    asking = changed(MODEL, ((*INTENTS, 7, "name"), "AskQuestionIntent"))
    assert list(parity.intents_have_content(CONTENT, Language(asking, ENGLISH))) == []


def test_an_intent_without_handler_is_told() -> None:
    (found,) = parity.check(CONTENT, MODEL, HANDLED - {"TopicIntent"}, ENGLISH)
    assert str(found).startswith("intents › TopicIntent: the skill's code has no answer to it.")


def test_a_handler_without_intent_is_told() -> None:
    (found,) = parity.check(CONTENT, MODEL, HANDLED | {"DanceIntent"}, ENGLISH)
    assert str(found).startswith("intents › DanceIntent: the skill's code answers it, but")


def test_a_handler_for_a_topic_without_its_own_intent_is_fine() -> None:
    assert parity.check(CONTENT, MODEL, HANDLED | {"IceHowLongQuestionIntent"}, ENGLISH) == []
