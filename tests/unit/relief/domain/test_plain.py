"""Plain JSON read without trust."""

import time as system_time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import hypothesis.strategies as st
import pytest
from hypothesis import given

from relief.domain.plain import read_int, read_str, read_time, write_time


@pytest.mark.parametrize("value", [0, 1, -1, 10**30])
def test_a_whole_number_is_read(value: int) -> None:
    assert read_int(value) == value


@pytest.mark.parametrize("value", [None, True, False, 1.0, float("nan"), "1", "", [1], {"a": 1}])
def test_what_is_no_whole_number_is_absent(value: object) -> None:
    assert read_int(value) is None


@pytest.mark.parametrize("value", ["", "a", "\x00", "é"])
def test_a_text_is_read(value: str) -> None:
    assert read_str(value) == value


@pytest.mark.parametrize("value", [None, True, 0, 1.5, ["a"], {"a": "b"}, b"a"])
def test_what_is_no_text_is_absent(value: object) -> None:
    assert read_str(value) is None


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02T12:00:00+00:00",
        "2026-03-02T12:00:00Z",
        "2026-03-02T14:00:00+02:00",
        "2026-03-02 07:00:00-05:00",
    ],
)
def test_an_aware_time_is_read_in_utc(text: str) -> None:
    time = read_time(text)
    assert time == datetime(2026, 3, 2, 12, tzinfo=UTC)
    assert time.utcoffset() == timedelta()


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        0,
        1_772_452_800,
        [],
        {},
        "",
        "noon",
        "2026-03-02",
        "2026-03-02T12:00:00",
        "2026-13-02T12:00:00Z",
        "2026-03-02T25:00:00Z",
        "2019-12-31T23:59:59Z",
        "2100-01-01T00:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        "\ud800",
        "2026-03-02T12:00:00Z" * 2,
    ],
)
def test_what_is_no_credible_aware_time_is_absent(value: object) -> None:
    assert read_time(value) is None


@given(
    st.datetimes(
        datetime(2020, 1, 2),
        datetime(2099, 12, 30),
        timezones=st.integers(-1439, 1439).map(lambda m: timezone(timedelta(minutes=m))),
    )
)
def test_every_credible_time_is_read_back_as_it_was_written(time: datetime) -> None:
    assert read_time(write_time(time)) == time


@pytest.fixture
def machine_in_new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "America/New_York")
    system_time.tzset()
    yield
    monkeypatch.undo()
    system_time.tzset()


@pytest.mark.usefixtures("machine_in_new_york")
def test_the_zone_of_the_machine_does_not_matter() -> None:
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    assert noon.astimezone().utcoffset() == timedelta(hours=-5)
    assert write_time(noon) == "2026-03-02T12:00:00+00:00"
    read = read_time("2026-03-02T14:00:00+02:00")
    assert read is not None
    assert read.tzinfo is UTC
