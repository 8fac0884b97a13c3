"""What is kept of a person between sessions."""

import json
from dataclasses import fields, replace
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from relief.domain.ice import Alarm, Cycle, Moment, Move
from relief.domain.pace import Pace
from relief.domain.record import VERSION, Notice, Record, may_ask_again, read_record
from relief.domain.routine import Place
from tests.unit.relief.small_content import NOON, SMALL, after, each

PLACES = st.sampled_from(
    [
        Place("rest", 0, NOON),
        Place("rest", 1, NOON, easier=True),
        Place("rest", 2, NOON, paused=after(minutes=1)),
        Place("sleep", 2, after(days=-30)),
    ]
)
ICE = Cycle(
    20,
    (
        Alarm(Moment(Move.OFF, after(minutes=20)), "first token"),
        Alarm(Moment(Move.ON, after(minutes=50)), "second token"),
    ),
)
TIMES = st.none() | st.sampled_from([NOON, after(days=-6), after(seconds=0.5)])
RECORDS = st.builds(
    Record,
    place=st.none() | PLACES,
    pace=st.sampled_from(list(Pace)),
    heard=st.frozensets(st.sampled_from(list(Notice))),
    ice=st.none() | st.just(ICE),
    cold=TIMES,
    iced=st.booleans(),
    strays=TIMES,
    reminders_refused=TIMES,
    timers_refused=TIMES,
)
FULL = Record(
    place=Place("rest", 2, NOON),
    pace=Pace.SLOW,
    heard=frozenset({Notice.GENERAL_INFORMATION}),
    ice=ICE,
    cold=after(minutes=-5),
    iced=True,
    strays=after(minutes=90),
    reminders_refused=NOON,
    timers_refused=after(days=-3),
)


@given(RECORDS)
def test_a_record_is_read_back_as_it_was_written(record: Record) -> None:
    through_json = json.loads(json.dumps(record.to_json()))
    assert read_record(through_json, SMALL.routines) == record


def test_a_record_says_its_version() -> None:
    assert FULL.to_json()["version"] == VERSION


def test_a_record_keeps_nothing_of_health() -> None:
    """Amazon's health policy: no symptom, no pain score, no question that was asked."""
    allowed = {
        *("place", "pace", "heard", "ice", "cold", "iced", "strays"),
        *("reminders_refused", "timers_refused"),
    }
    assert set(FULL.to_json()) == {"version", *allowed}
    assert {field.name for field in fields(Record)} == allowed


@pytest.mark.parametrize("version", [None, 0, VERSION + 1, "1", []])
def test_a_record_of_another_version_still_gives_what_can_be_read_of_it(version: object) -> None:
    newer = {**FULL.to_json(), "version": version, "added_later": {"a": 1}}
    assert read_record(newer, SMALL.routines) == FULL


@pytest.mark.parametrize("data", [None, True, 0, "record", [], ["version"], {}])
def test_what_is_no_record_is_read_as_an_empty_one(data: object) -> None:
    assert read_record(data, SMALL.routines) == Record()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *each("place", None, True, 1, "rest", [], {}, {"routine": "gone"}),
        *each("pace", None, True, 1, "hasty", [], {}),
        *each("heard", None, True, 1, "general_information", {}, [[]], [None]),
        *each("ice", None, True, "ice", [], {}, {"minutes": 20, "alarms": []}, {"minutes": 21}),
        *each("cold", None, True, 0, "", "yesterday", "2026-03-02T12:00:00", []),
        *each("iced", None, 1, "true", [], {}),
        *each("strays", None, True, 0, "", "yesterday", "2026-03-02T12:00:00", []),
        *each("reminders_refused", None, True, 0, "", "yesterday", "2026-03-02T12:00:00", []),
        *each("timers_refused", None, True, 0, "", "yesterday", "2026-03-02T12:00:00", []),
    ],
)
def test_a_malformed_part_of_a_record_is_absent_and_the_rest_stays(key: str, value: object) -> None:
    nothing: Any = {"pace": Pace.NORMAL, "heard": frozenset(), "iced": False}.get(key)
    damaged = {**FULL.to_json(), key: value}
    assert read_record(damaged, SMALL.routines) == replace(FULL, **{key: nothing})


def test_a_place_in_a_routine_that_is_gone_is_forgotten() -> None:
    without = {key: value for key, value in SMALL.routines.items() if key != "rest"}
    assert read_record(FULL.to_json(), without).place is None


def test_a_notice_that_is_gone_is_forgotten() -> None:
    heard = ["general_information", "a notice of last year"]
    assert read_record({**FULL.to_json(), "heard": heard}, SMALL.routines) == FULL


def test_a_permission_may_be_asked_for_that_was_never_refused() -> None:
    assert may_ask_again(None, NOON)


def test_a_refused_permission_is_left_in_peace_for_a_week() -> None:
    assert not may_ask_again(NOON, NOON)
    assert not may_ask_again(NOON, after(days=7, seconds=-1))
    assert may_ask_again(NOON, after(days=7))
