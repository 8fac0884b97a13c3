"""Several steps read on in one reply: how far it goes, and how far it had come."""

from dataclasses import replace
from datetime import timedelta

import pytest

from relief.content import Routine, Step
from relief.domain.reading import (
    LONGEST,
    PAUSE,
    Reading,
    length,
    read_on,
    read_reading,
    settle,
    stretch,
)
from relief.domain.routine import LONGEST_SPOKEN_HOLD, Place
from tests.unit.relief.small_content import NOON, after, each, routine

TEN_WORDS = "one two three four five six seven eight nine ten"
NORMAL = 2.5
"""Words a second."""
TEN_WORDS_LAST = 10 / NORMAL
SHORT = Step(TEN_WORDS)
SHORT_LASTS = TEN_WORDS_LAST + PAUSE

REST = routine(SHORT, SHORT, SHORT, Step("Rest.", hold=600), SHORT, leave=(SHORT, SHORT))
HOLD = 3
LEAVE = 5


def at(step: int) -> Place:
    return Place("rest", step, NOON)


def many(count: int, step: Step = SHORT) -> Routine:
    return routine(*[step] * count)


def test_a_stretch_ends_with_the_long_hold_it_comes_to() -> None:
    assert stretch(REST, 0, NORMAL) == range(HOLD + 1)
    assert stretch(REST, 2, NORMAL) == range(2, HOLD + 1)


def test_a_stretch_from_a_long_hold_is_that_hold_alone() -> None:
    assert stretch(REST, HOLD, NORMAL) == range(HOLD, HOLD + 1)


def test_a_hold_that_can_be_spoken_through_does_not_end_a_stretch() -> None:
    spoken = routine(SHORT, Step(TEN_WORDS, hold=LONGEST_SPOKEN_HOLD), SHORT)
    assert stretch(spoken, 0, NORMAL) == range(3)
    longer = routine(SHORT, Step(TEN_WORDS, hold=LONGEST_SPOKEN_HOLD + 1), SHORT)
    assert stretch(longer, 0, NORMAL) == range(2)


def test_a_stretch_stops_before_the_way_out() -> None:
    assert stretch(REST, LEAVE - 1, NORMAL) == range(LEAVE - 1, LEAVE)


def test_a_stretch_from_the_way_out_reads_all_of_it() -> None:
    assert stretch(REST, LEAVE, NORMAL) == range(LEAVE, LEAVE + 2)


def test_a_stretch_from_the_last_step_is_that_step_alone() -> None:
    assert stretch(REST, LEAVE + 1, NORMAL) == range(LEAVE + 1, LEAVE + 2)


@pytest.mark.parametrize("pace", [0.7, 0.85, 1.0, 1.15])
@pytest.mark.parametrize("hold", [0, PAUSE, LONGEST_SPOKEN_HOLD])
def test_no_step_is_begun_after_the_longest_time(pace: float, hold: int) -> None:
    lasts = TEN_WORDS_LAST / pace + max(hold, PAUSE)
    steps = stretch(many(200, Step(TEN_WORDS, hold=hold)), 0, NORMAL * pace)
    assert (len(steps) - 1) * lasts <= LONGEST < len(steps) * lasts


def test_slower_speech_reads_fewer_steps_at_once() -> None:
    lengths = [len(stretch(many(200), 0, NORMAL * pace)) for pace in (0.7, 0.85, 1.0, 1.15)]
    assert lengths == sorted(lengths)
    assert lengths[0] < lengths[-1]


def test_tags_are_not_counted_as_words() -> None:
    tagged = Step(TEN_WORDS.replace(" ", ' <break time="1s"/> ') + ' <say-as interpret-as="x"/>')
    assert stretch(many(200, tagged), 0, NORMAL) == stretch(many(200), 0, NORMAL)


def test_the_place_after_a_stretch_is_its_last_step_when_its_words_begin() -> None:
    place = read_on(REST, at(0), NOON, NORMAL)
    assert place == Place("rest", HOLD, after(seconds=3 * SHORT_LASTS))


def test_slower_speech_reaches_the_last_step_later() -> None:
    place = read_on(REST, at(0), NOON, NORMAL / 2)
    assert place.since == after(seconds=3 * (2 * TEN_WORDS_LAST + PAUSE))


def test_a_short_hold_is_waited_for_in_full_and_a_shorter_one_for_the_usual_pause() -> None:
    held = routine(Step(TEN_WORDS, hold=20), Step(TEN_WORDS, hold=2), SHORT)
    assert read_on(held, at(0), NOON, NORMAL).since == after(
        seconds=2 * TEN_WORDS_LAST + 20 + PAUSE
    )


@pytest.mark.parametrize(
    ("seconds", "step"),
    [
        (0, 0),
        (SHORT_LASTS - 0.001, 0),
        (SHORT_LASTS, 1),
        (2 * SHORT_LASTS - 0.001, 1),
        (2 * SHORT_LASTS, 2),
        (3 * SHORT_LASTS - 0.001, 2),
        (3 * SHORT_LASTS, HOLD),
        (100_000, HOLD),
    ],
)
def test_whoever_interrupts_stands_at_the_step_whose_words_began_last(
    seconds: float, step: int
) -> None:
    end = read_on(REST, at(0), NOON, NORMAL)
    reached = settle(REST, end, Reading(0, NOON), after(seconds=seconds), NORMAL)
    assert reached.step == step


def test_an_interrupted_step_is_begun_at_the_interruption() -> None:
    end = read_on(REST, at(0), NOON, NORMAL)
    now = after(seconds=SHORT_LASTS + 1)
    assert settle(REST, end, Reading(0, NOON), now, NORMAL) == Place("rest", 1, now)


def test_the_clock_of_a_hold_that_was_reached_is_left_alone() -> None:
    end = read_on(REST, at(0), NOON, NORMAL)
    assert settle(REST, end, Reading(0, NOON), after(minutes=5), NORMAL) == end


def test_a_stretch_settles_by_the_rate_at_which_it_is_spoken() -> None:
    end = read_on(REST, at(0), NOON, NORMAL / 2)
    now = after(seconds=SHORT_LASTS)
    assert settle(REST, end, Reading(0, NOON), now, NORMAL / 2).step == 0


def test_a_stretch_from_the_middle_settles_from_there() -> None:
    end = read_on(REST, at(1), NOON, NORMAL)
    assert settle(REST, end, Reading(1, NOON), NOON, NORMAL).step == 1
    assert settle(REST, end, Reading(1, NOON), after(seconds=SHORT_LASTS), NORMAL).step == 2


def test_a_clock_that_goes_back_settles_at_the_first_step() -> None:
    end = read_on(REST, at(1), NOON, NORMAL)
    assert settle(REST, end, Reading(1, NOON), after(hours=-1), NORMAL).step == 1


def test_the_time_of_the_ice_runs_through_a_stretch() -> None:
    ice = routine(SHORT, Step(TEN_WORDS, cold=True), Step(TEN_WORDS, cold=True), SHORT)
    end = read_on(ice, replace(at(2), cold=after(minutes=-5)), NOON, NORMAL)
    assert end.cold == after(minutes=-5)
    assert settle(ice, end, Reading(2, NOON), NOON, NORMAL).cold == after(minutes=-5)


def test_settling_never_leads_on_past_the_place() -> None:
    before = Place("rest", 1, NOON)
    assert settle(REST, before, Reading(0, NOON), after(minutes=5), NORMAL) == before


def test_settling_in_a_routine_to_stay_in_stops_at_the_position() -> None:
    sleep = replace(REST, stay=True)
    end = read_on(sleep, at(LEAVE - 1), NOON, NORMAL)
    reached = settle(sleep, end, Reading(LEAVE - 1, NOON), after(minutes=5), NORMAL)
    assert reached.step == LEAVE - 1


def test_a_reading_is_read_back_as_it_was_written() -> None:
    assert read_reading(Reading(2, NOON).to_json()) == Reading(2, NOON)


@pytest.mark.parametrize("data", [None, True, 3, "0", [], {}])
def test_what_is_no_reading_is_read_as_none(data: object) -> None:
    assert read_reading(data) is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *each("first", None, -1, 1.0, "1", True, []),
        *each("since", None, 0, "", "noon", "2026-03-02T12:00:00", {}),
    ],
)
def test_a_reading_with_a_malformed_part_is_read_as_none(key: str, value: object) -> None:
    assert read_reading({**Reading(0, NOON).to_json(), key: value}) is None


@pytest.mark.parametrize(
    ("hold", "minutes"), [(1, 1), (79, 1), (81, 2), (139, 2), (141, 3), (1790, 30)]
)
def test_a_routine_lasts_to_the_end_of_its_rest_to_the_nearest_minute(
    hold: int, minutes: int
) -> None:
    """Ten words and the usual pause come before the rest, and its way out after it."""
    rest = routine(SHORT, Step("", hold=hold), leave=(Step("", hold=600),))
    assert SHORT_LASTS == 10
    assert length(rest, NORMAL) == timedelta(minutes=minutes)


def test_slower_speech_makes_a_routine_longer() -> None:
    spoken = many(12)
    assert length(spoken, NORMAL) == timedelta(minutes=2)
    assert length(spoken, NORMAL / 2) == timedelta(minutes=3)
