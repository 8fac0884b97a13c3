"""Nothing is lost when a session times out: cut anywhere, wait any time, come back."""

from datetime import timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from relief.domain.routine import STALE_AFTER, Place, time_left
from relief.intents import Intent
from tests.support.checked_skill import LIBRARY
from tests.support.direct import Direct, speech

CONTENT = LIBRARY.content("en-US")
REST = next(
    index for index, step in enumerate(CONTENT.routines["legs_on_chair"].steps) if step.hold > 30
)
IN_A_ROUTINE = [Intent.NEXT, Intent.PREVIOUS, Intent.PAUSE, Intent.RESUME, Intent.REPEAT]


def in_a_routine(routine: str = "legs_on_chair") -> Direct:
    skill = Direct()
    skill.launch()
    skill.intend(Intent.START_ROUTINE, routine=routine)
    skill.intend(Intent.NO)
    skill.intend(Intent.YES)
    return skill


def place(skill: Direct) -> Place | None:
    return skill.read_state().place


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    walk=st.lists(st.sampled_from(IN_A_ROUTINE), max_size=15),
    away=st.integers(min_value=0, max_value=3 * 24 * 3600),
    silent=st.booleans(),
)
def test_place_and_time_left_are_right_after_any_cut(
    walk: list[str], away: int, silent: bool
) -> None:
    skill = in_a_routine()
    for intent in walk:
        skill.intend(intent)
    left_at = place(skill)
    if left_at is None:
        return
    answer = skill.end() if silent else skill.intend(Intent.STOP)
    assert answer["response"].get("shouldEndSession") is not False
    skill.wait(seconds=away)
    said = speech(skill.launch())

    routine = CONTENT.routines["legs_on_chair"]
    rests = skill.clock.now() - (left_at.paused or left_at.since)
    if rests > STALE_AFTER:
        assert "Last time you were doing legs on a chair" in said
        return
    assert place(skill) == left_at
    left = time_left(routine, left_at, skill.clock.now())
    if left is None:
        assert f"step {left_at.step + 1} of legs on a chair" in said
    elif left:
        seconds = left.total_seconds()
        spoken = f"{-(-seconds // 10) * 10:.0f} seconds" if seconds <= 50 else None
        minutes = -(-seconds // 60)
        expected = spoken or ("one minute" if minutes == 1 else f"{minutes:.0f} minutes")
        assert f"about {expected} left" in said or f"about {expected} of rest left" in said
    else:
        assert "is done" in said


def test_a_rest_goes_on_while_nobody_speaks() -> None:
    skill = in_a_routine()
    skill.intend(Intent.GO_TO_STEP, step=str(REST + 1))
    skill.end()
    skill.wait(minutes=4)
    assert "about 6 minutes of rest left" in speech(skill.launch())
    skill.wait(minutes=3)
    assert "3 minutes" in speech(skill.intend(Intent.YES))


def test_after_a_day_the_routine_is_offered_from_its_start() -> None:
    skill = in_a_routine()
    skill.intend(Intent.NEXT)
    skill.end()
    skill.wait(hours=24, seconds=1)
    assert "Last time you were doing legs on a chair" in speech(skill.launch())
    skill.intend(Intent.YES)
    skill.intend(Intent.NO)
    skill.intend(Intent.YES)
    now = place(skill)
    assert now is not None
    assert now.step == 0


def test_a_second_device_of_the_household_takes_over() -> None:
    kitchen = in_a_routine()
    kitchen.intend(Intent.NEXT)
    bedroom = Direct(memory=kitchen.memory, clock=kitchen.clock)
    assert "step 2 of legs on a chair" in speech(bedroom.launch())
    bedroom.intend(Intent.YES)
    bedroom.intend(Intent.NEXT)
    assert "step 3 of legs on a chair" in speech(Direct(memory=kitchen.memory).launch())


def test_two_devices_do_not_undo_each_other() -> None:
    kitchen = in_a_routine()
    bedroom = Direct(memory=kitchen.memory, clock=kitchen.clock)
    bedroom.launch()
    bedroom.intend(Intent.SLOWER)
    kitchen.intend(Intent.NEXT)
    kept = kitchen.kept()
    assert kept["pace"] == "slow"
    assert kept["place"]["step"] == 1


@pytest.mark.parametrize("routine", sorted(CONTENT.routines))
def test_every_routine_can_be_taken_up_at_every_step(routine: str) -> None:
    steps = len(CONTENT.routines[routine].steps)
    for step in range(1, steps + 1):
        skill = in_a_routine(routine)
        skill.intend(Intent.GO_TO_STEP, step=str(step))
        skill.end()
        skill.wait(seconds=5)
        before = place(skill)
        skill.launch()
        assert place(skill) == before or before is None
        assert skill.read_state().place is not None


def rests_with_ice() -> list[int]:
    """Give the numbers of the steps that are rested through with ice on the skin."""
    steps = enumerate(CONTENT.routines["ice"].steps, 1)
    return [number for number, step in steps if step.cold and step.hold]


def test_ice_time_runs_on_while_paused_and_is_never_over_twenty_minutes() -> None:
    skill = in_a_routine("ice")
    first = str(rests_with_ice()[0])
    skill.intend(Intent.GO_TO_STEP, step=first)
    skill.intend(Intent.PAUSE)
    skill.wait(minutes=4)
    skill.intend(Intent.RESUME)
    assert "one minute" in speech(skill.intend(Intent.TIME_LEFT))
    for _ in range(3):
        skill.wait(minutes=4)
        skill.intend(Intent.GO_TO_STEP, step=first)
    assert "4 minutes" in speech(skill.intend(Intent.TIME_LEFT))
    skill.wait(minutes=4)
    assert "take it off now" in speech(skill.intend(Intent.GO_TO_STEP, step=first))


@pytest.mark.parametrize("minutes", [20, 51, 600])
def test_ice_that_nobody_said_was_off_comes_off_however_long_it_was(minutes: int) -> None:
    skill = in_a_routine("ice")
    rests = rests_with_ice()
    skill.intend(Intent.GO_TO_STEP, step=str(rests[0]))
    skill.wait(minutes=minutes)
    assert "take it off now" in speech(skill.intend(Intent.GO_TO_STEP, step=str(rests[1])))


def test_once_it_is_off_and_the_skin_has_rested_ice_may_go_on_again() -> None:
    skill = in_a_routine("ice")
    first, last = str(rests_with_ice()[0]), rests_with_ice()[-1]
    skill.intend(Intent.GO_TO_STEP, step=first)
    skill.wait(minutes=20)
    skill.intend(Intent.GO_TO_STEP, step=str(last + 1))
    skill.wait(minutes=29)
    assert "take it off now" in speech(skill.intend(Intent.GO_TO_STEP, step=first))
    skill.wait(minutes=2)
    skill.intend(Intent.GO_TO_STEP, step=first)
    there = skill.read_state().place
    assert there is not None
    left = time_left(CONTENT.routines["ice"], there, skill.clock.now())
    assert left == timedelta(minutes=5)


def test_reading_on_does_not_read_past_ice_that_is_over() -> None:
    skill = in_a_routine("ice")
    skill.intend(Intent.GO_TO_STEP, step=str(rests_with_ice()[0]))
    skill.end()
    skill.wait(minutes=25)
    assert "take it off now" in speech(skill.launch())
    assert "take it off now" in speech(skill.intend(Intent.KEEP_GOING))


def test_a_routine_that_was_left_does_not_lose_the_time_of_the_ice() -> None:
    skill = in_a_routine("ice")
    first = str(rests_with_ice()[0])
    skill.intend(Intent.GO_TO_STEP, step=first)
    skill.end()
    skill.wait(minutes=15)
    skill.launch()
    skill.intend(Intent.NO)
    skill.intend(Intent.START_ROUTINE, routine="ice")
    skill.intend(Intent.NO)
    skill.intend(Intent.YES)
    skill.wait(minutes=5)
    assert "take it off now" in speech(skill.intend(Intent.GO_TO_STEP, step=first))


def test_another_routine_in_between_does_not_lose_the_time_of_the_ice() -> None:
    skill = in_a_routine("ice")
    first = str(rests_with_ice()[0])
    skill.intend(Intent.GO_TO_STEP, step=first)
    skill.wait(minutes=15)
    for routine in ("side_lying", "ice"):
        skill.intend(Intent.START_ROUTINE, routine=routine)
        skill.intend(Intent.YES)
    skill.intend(Intent.GO_TO_STEP, step=first)
    skill.wait(minutes=5)
    assert "take it off now" in speech(skill.intend(Intent.GO_TO_STEP, step=first))


@pytest.mark.parametrize(
    "between",
    [
        [("HeatQuestionIntent", {}), (Intent.NEXT, {})],
        [("HeatQuestionIntent", {}), (Intent.NO, {}), (Intent.NO, {}), (Intent.NEXT, {})],
        [(Intent.EASED, {}), (Intent.NEXT, {})],
        [(Intent.FORGET_ME, {}), (Intent.NO, {}), (Intent.YES, {}), (Intent.NEXT, {})],
        [(Intent.LIST_ROUTINES, {}), (Intent.START_ROUTINE, {"routine": "side_lying"})],
        [(Intent.KEEP_GOING, {})],
        [(Intent.LEAVE_POSITION, {}), (Intent.START_ROUTINE, {"routine": "side_lying"})],
        [(Intent.FORGET_ME, {}), (Intent.NO, {}), (Intent.NO, {}), (Intent.NEXT, {})],
        [(Intent.CANCEL_ICE, {}), (Intent.NO, {}), (Intent.YES, {}), (Intent.NEXT, {})],
        [(Intent.ICE_REMINDER, {}), (Intent.NEXT, {})],
        [(Intent.EASED, {}), (Intent.YES, {})],
        [(Intent.TIME_LEFT, {}), (Intent.NEXT, {})],
        [(Intent.GO_TO_STEP, {"step": "5"})],
        [(Intent.START_OVER, {})],
        [(Intent.PAUSE, {}), (Intent.RESUME, {})],
    ],
)
@pytest.mark.parametrize("cut", [False, True])
def test_nothing_goes_on_before_the_danger_signs_are_answered(
    between: list[tuple[str, dict[str, str]]], cut: bool
) -> None:
    skill = in_a_routine()
    skill.intend(Intent.NEXT)
    hurting = place(skill)
    assert hurting is not None
    skill.intend(Intent.THAT_HURTS)
    if cut:
        skill.end()
        skill.launch()
        skill.intend(Intent.YES)
    for intent, slots in between:
        skill.intend(intent, **slots)
    now = place(skill)
    assert now is None or (now.step, now.check) == (hurting.step, True)
