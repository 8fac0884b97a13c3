"""Screens that are out of date: nothing is done that was not told, and no step is skipped."""

from typing import Any

import pytest

from relief.alexa import screens
from relief.domain.conversation import Asked, Conversation
from relief.domain.ice import MOST_ROUNDS
from relief.domain.question import Question
from relief.domain.routine import Place
from relief.intents import Intent
from simulator.envelope import Echo, Session
from tests.support.direct import Direct, speech
from tests.support.profiles import PROFILES
from tests.support.project import MONDAY_NOON, SKILL_NAME
from tests.support.shown import shown_in
from tests.support.world import World

SCREEN = PROFILES["medium"]


def sends(shown: Any, label: str) -> list[Any]:
    """Give what touching this label of a screen sends."""
    assert shown is not None, "nothing is shown"
    choices = shown["datasources"]["screen"]["choices"]
    return list(next(choice["arguments"] for choice in choices if choice["label"] == label))


def at_step(step: int) -> Direct:
    skill = Direct(screen=SCREEN)
    place = Place("legs_on_chair", step, MONDAY_NOON)
    state = Conversation(asked=Asked(Question.NEXT_STEP), place=place, checked=True)
    skill.session = Session(new=False, attributes=state.to_json())
    return skill


def progress(skill: Direct) -> str:
    assert skill.shown is not None
    return str(skill.shown["datasources"]["screen"]["progress"])


# Ice


def proposed() -> World:
    """Give a world in which a plan was just told, with its screen."""
    world = World(screen=SCREEN)
    world.say(":permission reminders granted")
    world.say("open back spasm relief")
    world.say("no")
    world.say("start an ice reminder")
    assert "The plan is ice off at 7:20" in world.say("yes")
    return world


@pytest.mark.parametrize("minutes", [4, 40])
def test_a_plan_that_was_told_long_ago_is_told_anew_before_anything_is_set(minutes: int) -> None:
    with proposed() as world:
        sent = sends(world.alexa.shown, "Set reminders")
        world.say(":quiet")
        world.say(f":wait {minutes} minutes")
        said = world.alexa.touch(sent)
        assert "The plan is" in said
        assert "Shall I set" in said
        assert "I'll remind you" not in said
        assert "I'll remind you" in world.say("yes")


def test_a_plan_that_was_told_just_now_is_set_by_touch_after_the_session() -> None:
    with proposed() as world:
        sent = sends(world.alexa.shown, "Set reminders")
        world.say(":quiet")
        world.say(":wait 1 minute")
        said = world.alexa.touch(sent)
        assert "I'll remind you: off at 7:20 AM, on at 7:50 AM" in said
        assert "keep your place" not in said


def test_a_second_touch_sets_no_reminder_again() -> None:
    with proposed() as world:
        sent = sends(world.alexa.shown, "Set reminders")
        assert "I'll remind you" in world.alexa.touch(sent)
        said = world.alexa.touch(sent)
        assert "I'll remind you" not in said
        assert "comes off in" in said or "off in" in said


def test_quick_touches_add_one_round_and_no_more() -> None:
    with proposed() as world:
        world.say("yes")
        world.say("ask back spasm relief for one more round")
        sent = sends(world.alexa.shown, "Set reminders")
        for _ in range(4):
            world.alexa.touch(sent)
        kept = world.memory.load(Echo.named("someone", SKILL_NAME).user_id)
        assert kept is not None
        ice = kept.record["ice"]
        assert isinstance(ice, dict)
        alarms = ice["alarms"]
        assert isinstance(alarms, list)
        assert len(alarms) == 5 + 2
        assert sum(alarm["move"] == "off" for alarm in alarms) <= MOST_ROUNDS


def told(change: str) -> tuple[World, list[Any]]:
    """Be told a change of reminders, a round of ten minutes, whose end comes before the touch."""
    world = World(screen=SCREEN)
    world.say(":permission reminders granted")
    world.say("ask back spasm relief to start an ice reminder for ten minutes for one round")
    world.say("yes")
    assert "I'll remind you: off at 7:10" in world.say("yes")
    world.say(":wait 8 minutes")
    world.say("open back spasm relief")
    assert "The plan is" in world.say(change)
    sent = sends(world.alexa.shown, "Set reminders")
    world.say(":quiet")
    assert "Take the ice pack off" in world.say(":wait 2 minutes")
    return world, sent


def test_one_more_round_than_those_that_are_over_now_is_told_anew_as_one() -> None:
    world, sent = told("one more round")
    with world:
        said = world.alexa.touch(sent)
        assert "The plan is ice on at 7:40 AM and off at 7:50 AM." in said
        assert "I'll remind you" not in said


def test_a_change_of_those_that_are_over_now_leaves_no_old_ones_where_it_fails() -> None:
    world, sent = told("change it to fifteen minutes")
    with world:
        world.say(":fault reminders 500")
        said = world.alexa.touch(sent)
        assert "can't reach your reminders" in said
        assert "set a timer for 15 minutes" in said
        assert "old reminders" not in said


def test_a_screen_of_long_ago_forgets_nothing() -> None:
    skill = at_step(4)
    skill.intend(Intent.NEXT)
    sent = sends(shown_in(skill.intend(Intent.FORGET_ME)), "Yes")
    skill.end()
    skill.touch(sent)
    assert skill.kept()["place"]["step"] == 5


# Steps


@pytest.mark.parametrize("label", ["Next", "Back"])
def test_a_second_touch_moves_no_further(label: str) -> None:
    skill = at_step(4)
    sent = sends(shown_in(skill.intend(Intent.WHICH_STEP)), label)
    moved = skill.touch(sent)
    there = progress(skill)
    again = skill.touch(sent)
    assert progress(skill) == there
    assert shown_in(again) is not None
    assert speech(moved).partition(". ")[0] == speech(again).partition(". ")[0]


def test_a_second_touch_on_carry_on_stays_at_the_step() -> None:
    skill = at_step(4)
    sent = sends(shown_in(skill.intend(Intent.PAUSE)), "Carry on")
    skill.touch(sent)
    skill.touch(sent)
    assert progress(skill) == "Step 5 of 15"


def test_the_next_of_a_screen_of_another_session_shows_where_the_person_is() -> None:
    skill = at_step(4)
    sent = sends(shown_in(skill.intend(Intent.WHICH_STEP)), "Next")
    for _ in range(3):
        skill.intend(Intent.NEXT)
    skill.end()
    skill.touch(sent)
    assert progress(skill) == "Step 8 of 15"


def test_the_next_of_a_routine_that_has_ended_begins_no_other() -> None:
    skill = at_step(14)
    sent = sends(shown_in(skill.intend(Intent.WHICH_STEP)), "Next")
    skill.touch(sent)
    asked = skill.read_state().asked
    skill.touch(sent)
    assert skill.read_state().asked == asked
    assert skill.read_state().place is None


# What is shown is where the state is


@pytest.mark.parametrize("intent", [Intent.REPEAT, Intent.SLOWER])
def test_what_was_read_on_and_is_read_again_stays_in_sight_and_in_the_state(intent: str) -> None:
    skill = at_step(0)
    skill.intend(Intent.KEEP_GOING)
    end = skill.read_state().place
    assert end is not None
    skill.wait(seconds=5)
    again = skill.intend(intent)
    assert shown_in(again) is None
    place = skill.read_state().place
    assert place is not None
    assert place.step == end.step
    assert skill.read_state().reading is not None
    skill.wait(seconds=5)
    skill.intend(Intent.PAUSE)
    assert progress(skill) == "Step 2 of 15"


def test_an_interlude_after_what_was_read_on_shows_the_step_that_was_reached() -> None:
    skill = at_step(0)
    skill.intend(Intent.KEEP_GOING)
    skill.wait(seconds=5)
    assert shown_in(skill.intend(Intent.THANKS)) is not None
    assert progress(skill) == "Step 2 of 15"
    skill.touch(sends(skill.shown, "Next"))
    assert progress(skill) == "Step 3 of 15"


def test_a_short_hold_that_is_said_again_is_counted_again() -> None:
    skill = Direct(screen=SCREEN)
    place = Place("knee_to_chest", 4, MONDAY_NOON)
    state = Conversation(asked=Asked(Question.NEXT_STEP), place=place, checked=True)
    skill.session = Session(new=False, attributes=state.to_json())
    first = shown_in(skill.intend(Intent.NEXT))
    skill.wait(seconds=40)
    again = shown_in(skill.intend(Intent.REPEAT))
    assert first is not None
    assert again is not None
    key = ("datasources", "screen", "countdown")
    assert again[key[0]][key[1]][key[2]] == first[key[0]][key[1]][key[2]]


# A screen only adds


@pytest.fixture
def _broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("picture")

    monkeypatch.setattr(screens, "render", fail)


@pytest.mark.usefixtures("_broken")
def test_an_emergency_is_answered_though_its_screen_fails(
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = Direct(screen=SCREEN).intend("ChestPainDangerIntent")
    assert speech(answer) == speech(Direct().intend("ChestPainDangerIntent"))
    assert shown_in(answer) is None
    assert '"part": "screen"' in caplog.text
    assert '"error": "KeyError"' in caplog.text


@pytest.mark.usefixtures("_broken")
def test_a_step_is_answered_and_remembered_though_its_screen_fails() -> None:
    skill = at_step(3)
    answer = skill.intend(Intent.NEXT)
    assert shown_in(answer) is None
    assert skill.kept()["place"]["step"] == 4
    place = skill.read_state().place
    assert place is not None
    assert place.step == 4
