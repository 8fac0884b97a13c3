"""What counts as right when understanding is measured."""

import pytest

from relief.content import Library
from simulator.model import load
from tests.support.project import ROOT
from tests.understanding.annotations import Annotation, Meaning
from tests.understanding.hearing import Heard
from tests.understanding.judging import Judge, Verdict
from tests.understanding.measuring import Figures, Share, measure
from tests.understanding.report import details, summary

JUDGE = Judge(load(ROOT / "interaction_model/en-US.json"), Library().content("en-US"))
CHEST, FEVER, KEEPS = (f"{sign}DangerIntent" for sign in ("ChestPain", "Fever", "KeepsReturning"))


def judged(expected: str, heard: str, *also: str, said: str = "well") -> Verdict:
    meanings = tuple(Meaning(name, {}) for name in (expected, *also))
    return JUDGE.judge(Annotation(said, meanings), Heard(heard))


def test_the_same_intent_is_right_and_another_wrong() -> None:
    assert judged("IceQuestionIntent", "IceQuestionIntent").right
    assert not judged("IceQuestionIntent", "HeatQuestionIntent").right


def test_either_of_two_meanings_is_right() -> None:
    assert judged("AMAZON.HelpIntent", "WhatCanYouDoIntent", "WhatCanYouDoIntent").right


def test_a_topic_by_its_name_is_its_question() -> None:
    annotation = Annotation("frozen peas", (Meaning("TopicIntent", {"topic": "frozen peas"}),))
    assert JUDGE.judge(annotation, Heard("IceQuestionIntent")).right
    assert JUDGE.judge(annotation, Heard("TopicIntent", {"topic": "ice"})).right
    assert not JUDGE.judge(annotation, Heard("TopicIntent", {"topic": "heat"})).right
    assert not JUDGE.judge(annotation, Heard("TopicIntent")).right


def test_slots_are_compared_by_what_they_mean() -> None:
    annotation = Annotation("step four", (Meaning("GoToStepIntent", {"step": "four"}),))
    assert JUDGE.judge(annotation, Heard("GoToStepIntent", {"step": "4"})).slots_right
    assert JUDGE.judge(annotation, Heard("GoToStepIntent", {"step": "5"})).slots_right is False
    assert JUDGE.judge(annotation, Heard("AMAZON.NextIntent")).slots_right is None


@pytest.mark.parametrize(
    ("expected", "heard", "caught"),
    [
        (CHEST, CHEST, True),
        (CHEST, "CollapseDangerIntent", True),
        (CHEST, FEVER, False),
        (CHEST, "AMAZON.FallbackIntent", False),
        (FEVER, CHEST, True),
        (FEVER, KEEPS, False),
        (KEEPS, FEVER, True),
        ("IceQuestionIntent", CHEST, None),
    ],
)
def test_a_sign_is_caught_by_a_reply_as_urgent(
    expected: str, heard: str, caught: bool | None
) -> None:
    assert judged(expected, heard).danger_caught is caught


def test_a_doctor_for_nothing_is_a_false_alarm() -> None:
    assert judged("IceQuestionIntent", FEVER).alarmed
    assert judged("IceQuestionIntent", "HeatQuestionIntent").alarmed is False
    assert judged(FEVER, CHEST).alarmed is None


def test_figures_add_up_and_are_told() -> None:
    said = [
        Annotation("it's my chest", (Meaning(CHEST, {}),)),
        Annotation("hot and shivery", (Meaning(FEVER, {}),)),
        Annotation("is ice good", (Meaning("IceQuestionIntent", {}),)),
        Annotation("play a song", (Meaning("AMAZON.FallbackIntent", {}),)),
    ]
    heard = {"it's my chest": CHEST, "is ice good": CHEST}
    figures = measure(said, lambda text: Heard(heard.get(text, "AMAZON.FallbackIntent")), JUDGE)
    assert (figures.intents, figures.danger) == (Share(1, 3), Share(1, 2))
    assert (figures.off_topic, figures.alarms) == (Share(1, 1), Share(1, 2))
    assert figures.by_level == {"emergency": Share(1, 1), "same_day": Share(0, 1)}
    assert figures.missed_danger() == [("hot and shivery", "AMAZON.FallbackIntent")]
    assert (figures + figures).intents == Share(2, 6)
    assert "intents  33.3% (1 of 3)" in summary("en-US", figures, reads_slots=False)
    told = "\n".join(details(figures))
    assert "IceQuestionIntent → ChestPainDangerIntent:\n" in told
    assert '"hot and shivery" heard as AMAZON.FallbackIntent' in told


def test_nothing_of_nothing_is_all_of_it() -> None:
    assert Figures().intents.part == 1
