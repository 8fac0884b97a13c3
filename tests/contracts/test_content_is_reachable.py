"""Everything in the content file can be heard, and each thing asked for gives itself."""

import json

import pytest

from checks.parity import SURFACES
from relief.content import Routine, Step
from relief.domain.question import Question
from relief.intents import Intent, question_intent
from tests.support.checked_skill import LIBRARY
from tests.support.direct import Direct, speech
from tests.support.project import ROOT

CONTENT = LIBRARY.content("en-US")
WORDS = CONTENT.words("en-US")
MODEL = json.loads((ROOT / "interaction_model/en-US.json").read_text(encoding="utf-8"))[
    "interactionModel"
]["languageModel"]
INTENTS = {intent["name"] for intent in MODEL["intents"]}
SLOT_IDS = {
    kind["name"]: {value["id"] for value in kind["values"]}
    for kind in MODEL["types"]
    if not kind["name"].startswith("AMAZON.")
}


# Topics


@pytest.mark.parametrize("topic", CONTENT.topics)
def test_every_topic_can_be_asked_for(topic: str) -> None:
    assert question_intent(topic) in INTENTS or topic in SLOT_IDS["TOPIC"]


@pytest.mark.parametrize("topic", CONTENT.topics)
def test_every_topic_gives_its_own_answer_by_its_intent_and_by_its_name(topic: str) -> None:
    answer = WORDS.text(CONTENT.topics[topic].parts[0])
    by_intent = speech(Direct().intend(question_intent(topic)))
    by_name = speech(Direct().intend(Intent.TOPIC, topic=topic))
    assert answer in by_intent
    assert by_name == by_intent


@pytest.mark.parametrize("topic", CONTENT.topics)
def test_every_part_of_a_topic_is_told_in_its_order(topic: str) -> None:
    skill = Direct()
    skill.launch()
    skill.intend(Intent.TOPIC, topic=topic)
    for part in CONTENT.topics[topic].parts[1:]:
        assert skill.state["asked"]["question"] == Question.MORE
        assert WORDS.text(part) in speech(skill.intend(Intent.YES))
    assert skill.state["asked"]["question"] != Question.MORE


@pytest.mark.parametrize(
    "topic", [topic.id for topic in CONTENT.topics.values() if topic.routine is not None]
)
def test_a_topic_with_a_routine_leads_to_it(topic: str) -> None:
    skill = Direct()
    skill.launch()
    skill.intend(Intent.TOPIC, topic=topic)
    while skill.state["asked"]["question"] == Question.MORE:
        skill.intend(Intent.YES)
    skill.intend(Intent.YES)
    skill.intend(Intent.NO)
    skill.intend(Intent.YES)
    assert skill.state["place"]["routine"] == CONTENT.topics[topic].routine


def test_no_two_topics_give_the_same_answer() -> None:
    answers = [topic.parts for topic in CONTENT.topics.values()]
    assert len(set(answers)) == len(answers)


# Danger signs


@pytest.mark.parametrize("intent", CONTENT.sign_of_intent)
def test_every_sign_can_be_told_and_gives_its_own_words(intent: str) -> None:
    sign = CONTENT.sign_of_intent[intent]
    assert intent in INTENTS
    said = speech(Direct().intend(intent))
    assert said.startswith(f"<speak>{WORDS.text(sign.call)}")
    assert WORDS.text(sign.why) in said


def test_no_two_signs_give_the_same_reason() -> None:
    reasons = [sign.why for sign in CONTENT.signs.values()]
    assert len(set(reasons)) == len(reasons)


# Routines


def started(routine: str) -> Direct:
    """Ask for a routine by name, and go through the danger check."""
    skill = Direct()
    skill.launch()
    skill.intend(Intent.START_ROUTINE, routine=routine)
    assert skill.state["asked"]["question"] == Question.DANGER_SIGNS
    said = speech(skill.intend(Intent.NO))
    assert CONTENT.routines[routine].title in said
    assert WORDS.text(CONTENT.routines[routine].not_for) in said
    return skill


def steps_to_the_finish(routine: Routine) -> tuple[Step, ...]:
    """Give the steps that lead to the finish: without the way out where one stays in it."""
    return routine.steps[: routine.leave_from] if routine.stay else routine.steps


@pytest.mark.parametrize("routine", CONTENT.routines)
def test_every_routine_can_be_asked_for_by_name(routine: str) -> None:
    assert routine in SLOT_IDS["ROUTINE"]


@pytest.mark.parametrize("onward", [Intent.NEXT, Intent.YES, Intent.RESUME])
@pytest.mark.parametrize("routine", CONTENT.routines)
def test_every_routine_can_be_walked_to_its_finish(routine: str, onward: Intent) -> None:
    """Each rest is kept for as long as it lasts, as "carry on" would have it."""
    known = CONTENT.routines[routine]
    skill = started(routine)
    for step in steps_to_the_finish(known):
        assert WORDS.text(step.say) in speech(skill.intend(onward))
        skill.wait(seconds=step.hold)
    assert WORDS.text(known.finish) in speech(skill.intend(onward))
    assert "place" not in skill.state


@pytest.mark.parametrize("routine", CONTENT.routines)
def test_every_routine_can_be_read_on_to_its_finish(routine: str) -> None:
    skill = started(routine)
    heard = ""
    for _ in range(len(CONTENT.routines[routine].steps) + 1):
        heard += speech(skill.intend(Intent.KEEP_GOING))
        skill.wait(minutes=1)
        if "place" not in skill.state:
            break
    assert WORDS.text(CONTENT.routines[routine].finish) in heard
    for step in steps_to_the_finish(CONTENT.routines[routine]):
        assert WORDS.text(step.say) in heard


@pytest.mark.parametrize("routine", CONTENT.routines)
def test_every_position_can_be_left_from_every_step_but_the_first(routine: str) -> None:
    """At the first step one is not in the position yet."""
    known = CONTENT.routines[routine]
    for index in range(1, known.leave_from):
        skill = started(routine)
        skill.intend(Intent.YES)
        skill.intend(Intent.GO_TO_STEP, step=str(index + 1))
        assert WORDS.text(known.steps[known.leave_from].say) in speech(
            skill.intend(Intent.LEAVE_POSITION)
        )
        for step in known.steps[known.leave_from + 1 :]:
            assert WORDS.text(step.say) in speech(skill.intend(Intent.NEXT))
        assert WORDS.text(known.finish) in speech(skill.intend(Intent.NEXT))


@pytest.mark.parametrize("routine", CONTENT.routines)
def test_every_routine_can_be_left_at_its_first_step(routine: str) -> None:
    skill = started(routine)
    skill.intend(Intent.YES)
    skill.intend(Intent.LEAVE_POSITION)
    assert "place" not in skill.state


@pytest.mark.parametrize("routine", CONTENT.routines)
def test_every_easier_way_can_be_heard(routine: str) -> None:
    for index, step in enumerate(CONTENT.routines[routine].steps):
        skill = started(routine)
        skill.intend(Intent.YES)
        skill.intend(Intent.GO_TO_STEP, step=str(index + 1))
        skill.intend(Intent.THAT_HURTS)
        said = speech(skill.intend(Intent.NO))
        if step.cold:
            assert "Take the pack off now" in said
            assert skill.state["asked"]["question"] == Question.ANYTHING_ELSE
        elif step.easier is not None:
            assert WORDS.text(step.easier) in said
            assert skill.state["asked"]["question"] == Question.BETTER


@pytest.mark.parametrize("routine", CONTENT.routines)
def test_whom_no_way_suits_is_led_to_gentler_routines_and_at_last_to_rest(routine: str) -> None:
    """A chain of gentler routines that went round would never let anyone rest."""
    seen = []
    at: str | None = routine
    while at is not None:
        assert at not in seen
        seen.append(at)
        at = CONTENT.routines[at].easier_routine


@pytest.mark.parametrize("routine", CONTENT.routines)
def test_every_routine_is_named_in_the_list(routine: str) -> None:
    skill = Direct()
    skill.launch()
    heard = speech(skill.intend(Intent.LIST_ROUTINES))
    for _ in CONTENT.routines:
        heard += speech(skill.intend(Intent.YES))
    assert CONTENT.routines[routine].title in heard


@pytest.mark.parametrize("surface", sorted(SURFACES))
def test_every_surface_leads_to_its_routine(surface: str) -> None:
    assert surface in SLOT_IDS["SURFACE"]
    skill = Direct()
    skill.launch()
    skill.intend(Intent.IN_PAIN)
    skill.intend(Intent.NO)
    skill.intend(Intent.CHOOSE_SURFACE, surface=surface)
    assert skill.state["asked"]["routine"] == CONTENT.starting_points[surface]
