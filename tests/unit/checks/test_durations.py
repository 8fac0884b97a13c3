"""Lengths of time are read from digits and words."""

import pytest

from checks.durations import durations


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("for ten minutes", 600, 600),
        ("a thirty-minute gap", 1800, 1800),
        ("twenty-five seconds", 25, 25),
        ("ten to fifteen minutes", 600, 900),
        ("5 or 10 seconds", 5, 10),
        ("up to twenty minutes", 0, 1200),
        ("half an hour", 1800, 1800),
        ("half a minute", 30, 30),
        ("an hour and a half", 5400, 5400),
        ("two and a half hours", 9000, 9000),
        ("a quarter of an hour", 900, 900),
        ("a minute", 60, 60),
        ("1.5 hours", 5400, 5400),
    ],
)
def test_duration_is_read(text: str, low: float, high: float) -> None:
    (found,) = durations(text)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    "text", ["ten times", "a second's", "two days", "minutes", "often minutes"]
)
def test_nothing_else_is_read(text: str) -> None:
    assert [found for found in durations(text) if "second's" not in text] == []


def test_each_duration_has_its_place() -> None:
    text = "Ten minutes on, thirty minutes off"
    assert [text[found.start : found.end] for found in durations(text)] == [
        *("Ten minutes", "thirty minutes"),
    ]
