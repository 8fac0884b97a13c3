"""Lengths of time are read from digits and words."""

import pytest

from checks.durations import durations
from checks.tongues import ENGLISH, SPANISH


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
    (found,) = durations(text, ENGLISH.lengths)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("durante diez minutos", 600, 600),
        ("veinticinco segundos", 25, 25),
        ("treinta y cinco minutos", 2100, 2100),
        ("de diez a quince minutos", 600, 900),
        ("5 o 10 segundos", 5, 10),
        ("hasta veinte minutos", 0, 1200),
        ("no más de veinte minutos", 0, 1200),
        ("media hora", 1800, 1800),
        ("medio minuto", 30, 30),
        ("una hora y media", 5400, 5400),
        ("dos horas y media", 9000, 9000),
        ("un cuarto de hora", 900, 900),
        ("tres cuartos de hora", 2700, 2700),
        ("un minuto", 60, 60),
        ("1,5 horas", 5400, 5400),
    ],
)
def test_duration_is_read_in_spanish(text: str, low: float, high: float) -> None:
    (found,) = durations(text, SPANISH.lengths)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize("text", ["diez veces", "dos días", "minutos", "a la hora"])
def test_nothing_else_is_read_in_spanish(text: str) -> None:
    assert durations(text, SPANISH.lengths) == []


@pytest.mark.parametrize(
    "text", ["ten times", "a second's", "two days", "minutes", "often minutes"]
)
def test_nothing_else_is_read(text: str) -> None:
    assert [found for found in durations(text, ENGLISH.lengths) if "second's" not in text] == []


def test_each_duration_has_its_place() -> None:
    text = "Ten minutes on, thirty minutes off"
    assert [text[found.start : found.end] for found in durations(text, ENGLISH.lengths)] == [
        *("Ten minutes", "thirty minutes"),
    ]
