"""Where a person is in a routine, and how the clock of a rest runs."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from relief.content import Step
from relief.domain.ice import GAP
from relief.domain.routine import (
    LONGEST_SPOKEN_HOLD,
    MOST_COLD,
    STALE_AFTER,
    Place,
    begin,
    cold_left,
    go_to,
    has_rested,
    ice_off,
    is_long_hold,
    is_stale,
    mark,
    next_place,
    on_skin,
    pause,
    previous_place,
    read_place,
    resume,
    step_of,
    time_left,
    way_out,
    with_ice_off,
)
from tests.unit.relief.small_content import NOON, SMALL, after, each, routine

REST = routine(
    Step("Sit down."),
    Step("Lie back.", easier="Lean back."),
    Step("Rest.", hold=600),
    leave=(Step("Roll over."), Step("Sit up.", hold=20)),
)
SLEEP = replace(REST, stay=True)
HOLD = 2
LEAVE = 3
LAST = 4


def at(step: int, since: datetime = NOON) -> Place:
    return Place("rest", step, since)


def test_a_routine_begins_at_its_first_step_now() -> None:
    assert begin(REST, NOON) == Place("rest", 0, NOON, paused=None, easier=False)


def test_the_step_of_a_place_is_the_one_with_its_index() -> None:
    assert step_of(REST, at(1)).say == "Lie back."


@pytest.mark.parametrize("step", range(LAST))
def test_next_goes_one_step_on_and_starts_its_clock(step: int) -> None:
    assert next_place(REST, at(step), after(minutes=1)) == at(step + 1, after(minutes=1))


def test_there_is_nothing_after_the_last_step() -> None:
    assert next_place(REST, at(LAST), NOON) is None


def test_a_routine_to_stay_in_ends_in_the_position() -> None:
    assert next_place(SLEEP, at(LEAVE - 2), NOON) == at(LEAVE - 1)
    assert next_place(SLEEP, at(LEAVE - 1), NOON) is None


def test_whoever_leaves_a_routine_to_stay_in_is_led_all_the_way_out() -> None:
    out = way_out(SLEEP, at(LEAVE - 1), NOON)
    assert out == at(LEAVE)
    assert next_place(SLEEP, out, NOON) == at(LAST)
    assert next_place(SLEEP, at(LAST), NOON) is None


@pytest.mark.parametrize("step", range(1, LAST + 1))
def test_back_goes_one_step_back_and_starts_its_clock(step: int) -> None:
    assert previous_place(REST, at(step), after(minutes=1)) == at(step - 1, after(minutes=1))


def test_there_is_nothing_before_the_first_step() -> None:
    assert previous_place(REST, at(0), NOON) is None


@pytest.mark.parametrize("step", range(LAST + 1))
def test_every_step_can_be_gone_to(step: int) -> None:
    assert go_to(REST, at(0), step, NOON) == at(step)


@pytest.mark.parametrize("step", [-1, -100, LAST + 1, 10**9])
def test_a_step_that_is_none_cannot_be_gone_to(step: int) -> None:
    assert go_to(REST, at(0), step, NOON) is None


def test_moving_forgets_a_pause_and_the_easier_way() -> None:
    here = Place("rest", 1, NOON, paused=NOON, easier=True)
    assert next_place(REST, here, NOON) == at(2)
    assert previous_place(REST, here, NOON) == at(0)


@pytest.mark.parametrize("step", range(LEAVE))
def test_the_way_out_of_a_position_is_its_first_leaving_step(step: int) -> None:
    assert way_out(REST, at(step), after(minutes=1)) == at(LEAVE, after(minutes=1))


@pytest.mark.parametrize("step", [LEAVE, LAST])
def test_whoever_is_already_leaving_is_not_sent_back(step: int) -> None:
    assert way_out(REST, at(step), after(minutes=1)) == at(step)


@pytest.mark.parametrize(
    ("hold", "long"), [(0, False), (LONGEST_SPOKEN_HOLD, False), (LONGEST_SPOKEN_HOLD + 1, True)]
)
def test_a_hold_is_long_when_it_is_longer_than_can_be_spoken_through(hold: int, long: bool) -> None:
    assert is_long_hold(Step("Stay.", hold=hold)) is long


def test_a_step_without_a_long_hold_has_no_time_left() -> None:
    assert time_left(REST, at(0), NOON) is None
    assert time_left(REST, at(LAST), NOON) is None


@pytest.mark.parametrize(
    ("gone", "left"), [(0, 600), (1, 599), (599, 1), (600, 0), (601, 0), (100_000, 0)]
)
def test_time_left_is_the_hold_less_what_has_gone_and_never_below_zero(
    gone: int, left: int
) -> None:
    assert time_left(REST, at(HOLD), after(seconds=gone)) == timedelta(seconds=left)


def test_a_paused_hold_keeps_what_was_left_at_the_pause() -> None:
    paused = pause(at(HOLD), after(minutes=4))
    assert time_left(REST, paused, after(minutes=4)) == timedelta(minutes=6)
    assert time_left(REST, paused, after(hours=5)) == timedelta(minutes=6)


def test_a_resumed_hold_goes_on_with_what_was_left_at_the_pause() -> None:
    resumed = resume(REST, pause(at(HOLD), after(minutes=4)), after(minutes=30))
    assert resumed.paused is None
    assert time_left(REST, resumed, after(minutes=30)) == timedelta(minutes=6)
    assert time_left(REST, resumed, after(minutes=36)) == timedelta()


def test_pausing_twice_counts_from_the_first_pause() -> None:
    once = pause(at(HOLD), after(minutes=4))
    assert pause(once, after(minutes=9)) == once


def test_each_pause_of_several_is_left_out_of_the_hold() -> None:
    place = resume(REST, pause(at(HOLD), after(minutes=2)), after(minutes=12))
    place = resume(REST, pause(place, after(minutes=13)), after(minutes=20))
    assert time_left(REST, place, after(minutes=20)) == timedelta(minutes=7)


def test_resuming_what_was_not_paused_changes_nothing() -> None:
    assert resume(REST, at(HOLD), after(minutes=4)) == at(HOLD)


def test_a_pause_keeps_the_easier_way() -> None:
    here = Place("rest", 1, NOON, easier=True)
    assert resume(REST, pause(here, after(minutes=1)), after(minutes=1)).easier


def test_a_clock_that_goes_back_never_gives_more_than_the_whole_hold() -> None:
    assert time_left(REST, at(HOLD), after(hours=-1)) == timedelta(minutes=10)
    assert time_left(REST, pause(at(HOLD), after(hours=-1)), NOON) == timedelta(minutes=10)


def test_a_clock_that_goes_back_during_a_pause_takes_nothing_from_the_hold() -> None:
    resumed = resume(REST, pause(at(HOLD), after(minutes=4)), after(minutes=3))
    assert resumed == at(HOLD)


# Ice on the skin: its time runs on whatever one does, and it has a limit

ICE = routine(
    Step("Wrap the ice."),
    Step("Put it on.", hold=300, cold=True),
    Step("Look at your skin.", cold=True),
    Step("Rest.", hold=600, cold=True),
    leave=(Step("Take it off."), Step("Let the skin warm.")),
)
ON, LOOK, COLD_REST, OFF = 1, 2, 3, 4


def iced(step: int, minutes: float = 0) -> Place:
    """Stand at a step, with the ice on since so many minutes before noon."""
    return Place("rest", step, NOON, cold=after(minutes=-minutes))


@pytest.mark.parametrize(("step", "on"), [(0, True), (ON, True), (COLD_REST, True), (OFF, False)])
def test_ice_may_be_on_the_skin_until_the_step_that_takes_it_off(step: int, on: bool) -> None:
    assert on_skin(ICE, iced(step)) is on
    assert not on_skin(ICE, replace(iced(step), cold=None))
    assert cold_left(ICE, iced(step, 5), NOON) == (timedelta(minutes=15) if on else None)
    assert cold_left(ICE, iced(step, 21), NOON) == (timedelta() if on else None)
    assert cold_left(REST, at(HOLD), NOON) is None


def test_the_time_of_the_ice_begins_with_the_first_cold_step() -> None:
    assert begin(ICE, NOON).cold is None
    on = next_place(ICE, begin(ICE, NOON), after(minutes=1))
    assert on == Place("rest", ON, after(minutes=1), cold=after(minutes=1))


def test_the_time_of_the_ice_runs_on_from_step_to_step() -> None:
    on = iced(ON)
    for moved in (
        next_place(ICE, on, after(minutes=5)),
        previous_place(ICE, on, after(minutes=5)),
        go_to(ICE, on, COLD_REST, after(minutes=5)),
        way_out(ICE, on, after(minutes=5)),
        begin(ICE, after(minutes=5), on),
    ):
        assert moved is not None
        assert moved.cold == NOON


def test_the_time_of_the_ice_begins_anew_once_the_skin_has_rested() -> None:
    rested = MOST_COLD + GAP
    still = go_to(ICE, iced(OFF), ON, NOON + rested)
    assert still is not None
    assert still.cold == NOON
    again = go_to(ICE, iced(OFF), ON, NOON + rested + timedelta(seconds=1))
    assert again is not None
    assert again.cold == NOON + rested + timedelta(seconds=1)


def test_a_pause_does_not_stop_the_time_of_the_ice() -> None:
    paused = pause(iced(COLD_REST), after(minutes=4))
    assert time_left(ICE, paused, after(minutes=9)) == timedelta(minutes=1)
    resumed = resume(ICE, paused, after(minutes=9))
    assert resumed == iced(COLD_REST)
    assert time_left(ICE, resumed, after(minutes=9)) == timedelta(minutes=1)


@pytest.mark.parametrize(
    ("iced_for", "left"), [(0, 10), (10, 10), (11, 9), (19.5, 0.5), (20, 0), (500, 0)]
)
def test_no_rest_with_ice_lasts_longer_than_the_ice_may_stay_on(
    iced_for: float, left: float
) -> None:
    assert timedelta(minutes=20) == MOST_COLD
    place = iced(COLD_REST, iced_for)
    assert time_left(ICE, place, NOON) == timedelta(minutes=left)


@pytest.mark.parametrize("step", [ON, LOOK, COLD_REST])
def test_the_ice_comes_off_when_it_was_on_for_as_long_as_it_may(step: int) -> None:
    assert ice_off(ICE, iced(step, 19.99), NOON) is None
    assert ice_off(ICE, iced(step, 20), NOON) == iced(OFF, 20)


def test_there_is_no_ice_to_come_off_where_none_is_on() -> None:
    assert ice_off(ICE, iced(OFF, 60), NOON) is None
    assert ice_off(ICE, at(0), NOON) is None
    assert ice_off(REST, at(HOLD), after(hours=3)) is None


@pytest.mark.parametrize("step", [ON, LOOK, COLD_REST])
def test_nobody_gets_past_the_step_that_takes_the_ice_off(step: int) -> None:
    now = after(minutes=5)
    there = go_to(ICE, iced(step), OFF + 1, now)
    assert there is not None
    assert with_ice_off(ICE, iced(step), there, now) == Place("rest", OFF, now, cold=NOON)


@pytest.mark.parametrize("step", [0, ON, LOOK, OFF])
def test_whoever_goes_no_further_than_that_step_goes_where_they_want(step: int) -> None:
    there = go_to(ICE, iced(LOOK), step, NOON)
    assert there is not None
    assert with_ice_off(ICE, iced(LOOK), there, NOON) is there


@pytest.mark.parametrize("step", [0, OFF])
def test_whoever_has_no_ice_on_the_skin_goes_where_they_want(step: int) -> None:
    there = go_to(ICE, iced(step), OFF + 1, NOON)
    assert there is not None
    assert with_ice_off(ICE, iced(step), there, NOON) is there


def test_a_rest_after_the_ice_came_off_is_as_long_as_it_says() -> None:
    after_ice = replace(at(HOLD), cold=after(minutes=-15))
    assert time_left(REST, after_ice, NOON) == timedelta(minutes=10)


def test_a_routine_begins_with_the_ice_that_another_matter_put_on() -> None:
    iced_lately = after(minutes=-7)
    assert begin(REST, NOON, None, iced_lately) == replace(at(0), cold=iced_lately)
    assert begin(REST, NOON, iced(OFF, 3), iced_lately) == replace(at(0), cold=after(minutes=-3))


def test_ice_of_another_routine_counts_until_the_skin_has_rested() -> None:
    other = replace(REST, id="other")
    rested = MOST_COLD + GAP
    assert begin(other, NOON + rested, iced(COLD_REST)).cold == NOON
    assert begin(other, NOON + rested + timedelta(seconds=1), iced(COLD_REST)).cold is None
    here = replace(at(0), cold=NOON)
    assert go_to(REST, here, 1, NOON + rested) == replace(at(1, NOON + rested), cold=NOON)
    late = NOON + rested + timedelta(seconds=1)
    assert go_to(REST, here, 1, late) == at(1, late)


def test_ice_that_nobody_took_off_is_still_on_however_late() -> None:
    hours = after(hours=3)
    assert go_to(ICE, iced(COLD_REST), LOOK, hours) == Place("rest", LOOK, hours, cold=NOON)


# What was asked for safety stays asked, wherever one goes


def test_a_check_for_danger_signs_stays_open_from_step_to_step() -> None:
    hurt = replace(at(1), check=True)
    for moved in (
        next_place(REST, hurt, NOON),
        previous_place(REST, hurt, NOON),
        go_to(REST, hurt, HOLD, NOON),
        way_out(REST, hurt, NOON),
        begin(SLEEP, NOON, hurt),
        ice_off(ICE, replace(iced(ON, 20), check=True), NOON),
        pause(hurt, NOON),
    ):
        assert moved is not None
        assert moved.check
    assert not begin(REST, NOON, at(1)).check


def test_a_pause_leaves_no_timer_that_would_tell_the_wrong_time() -> None:
    timed = replace(at(HOLD), timer="a token")
    assert pause(timed, after(minutes=4)) == replace(at(HOLD), paused=after(minutes=4))


def test_screens_of_different_places_are_told_apart() -> None:
    places = [None, at(0), at(1), pause(at(1), NOON), replace(at(1), routine="sleep")]
    marks = [mark(place) for place in places]
    assert marks == ["", "rest 0", "rest 1", "rest 1 paused", "sleep 1"]
    assert mark(replace(at(1), since=after(minutes=5), easier=True)) == mark(at(1))


def test_a_place_is_stale_only_after_more_than_a_day() -> None:
    assert timedelta(hours=24) == STALE_AFTER
    assert not is_stale(at(0), after(hours=24))
    assert is_stale(at(0), after(hours=24, microseconds=1))


def test_a_paused_place_is_stale_a_day_after_the_pause() -> None:
    paused = pause(at(HOLD), after(hours=20))
    assert not is_stale(paused, after(hours=44))
    assert is_stale(paused, after(hours=44, microseconds=1))


def test_a_place_in_the_future_is_not_stale() -> None:
    assert not is_stale(at(0, after(days=3)), NOON)


@pytest.mark.parametrize(
    "place",
    [
        Place("rest", 0, NOON),
        Place("rest", 1, NOON, easier=True),
        Place("rest", 2, NOON, paused=after(seconds=1.5)),
        Place("rest", 2, NOON, timer="a token", cold=after(minutes=-3)),
        Place("rest", 1, NOON, check=True),
        Place("sleep", 2, NOON),
    ],
)
def test_a_place_is_read_back_as_it_was_written(place: Place) -> None:
    assert read_place(place.to_json(), SMALL.routines) == place


@pytest.mark.parametrize("data", [None, True, 3, 1.5, "rest", [], ["rest"], {}])
def test_what_is_no_place_is_read_as_none(data: object) -> None:
    assert read_place(data, SMALL.routines) is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *each("routine", None, 1, "", "unknown", ["rest"], {"id": "rest"}),
        *each("step", None, -1, 5, 10**30, 1.0, "1", True, [1]),
        *each("since", None, 0, "", "noon", "2026-03-02T12:00:00", "1999", []),
    ],
)
def test_a_place_with_a_malformed_part_is_read_as_none(key: str, value: object) -> None:
    assert read_place({**at(1).to_json(), key: value}, SMALL.routines) is None


@pytest.mark.parametrize("key", ["routine", "step", "since"])
def test_a_place_that_lacks_a_part_is_read_as_none(key: str) -> None:
    data = at(1).to_json()
    del data[key]
    assert read_place(data, SMALL.routines) is None


@pytest.mark.parametrize("paused", [True, 0, "", "later", "2026-03-02T12:00:00", [], {}])
def test_a_malformed_pause_is_read_as_none(paused: object) -> None:
    assert read_place({**at(1).to_json(), "paused": paused}, SMALL.routines) == at(1)


@pytest.mark.parametrize("cold", [True, 0, "", "later", "2026-03-02T12:00:00", [], {}])
def test_a_malformed_time_of_the_ice_is_read_as_none(cold: object) -> None:
    assert read_place({**at(1).to_json(), "cold": cold}, SMALL.routines) == at(1)


@pytest.mark.parametrize("timer", [True, 0, 1.5, [], {}])
def test_a_malformed_timer_is_read_as_none(timer: object) -> None:
    assert read_place({**at(1).to_json(), "timer": timer}, SMALL.routines) == at(1)


@pytest.mark.parametrize("easier", [None, 1, "true", [True], {}])
def test_a_malformed_easier_way_is_read_as_the_usual_one(easier: object) -> None:
    assert read_place({**at(1).to_json(), "easier": easier}, SMALL.routines) == at(1)


def test_the_easier_way_of_a_step_that_has_none_is_read_as_the_usual_one() -> None:
    assert read_place({**at(0).to_json(), "easier": True}, SMALL.routines) == at(0)


@pytest.mark.parametrize(("step", "rested"), [(0, False), (1, False), (2, True), (3, True)])
def test_who_came_to_the_rest_has_rested_and_nobody_before(step: int, rested: bool) -> None:
    assert has_rested(REST, replace(begin(REST, NOON), step=step)) is rested
