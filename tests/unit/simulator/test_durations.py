from datetime import timedelta

import pytest

from simulator import durations
from simulator.text import keys


@pytest.mark.parametrize(
    ("phrase", "iso", "seconds"),
    [
        ("twenty minutes", "PT20M", 1200),
        ("20 min", "PT20M", 1200),
        ("90 seconds", "PT90S", 90),
        ("one second", "PT1S", 1),
        ("a minute", "PT1M", 60),
        ("an hour", "PT1H", 3600),
        ("half an hour", "PT30M", 1800),
        ("half a minute", "PT30S", 30),
        ("a half hour", "PT30M", 1800),
        ("an hour and a half", "PT1H30M", 5400),
        ("one and a half hours", "PT1H30M", 5400),
        ("two and a half minutes", "PT2M30S", 150),
        ("an hour and a quarter", "PT1H15M", 4500),
        ("a quarter of an hour", "PT15M", 900),
        ("three quarters of an hour", "PT45M", 2700),
        ("two hours and ten minutes", "PT2H10M", 7800),
        ("1 hour 5 minutes 30 seconds", "PT1H5M30S", 3930),
        ("a couple of hours", "PT2H", 7200),
        ("1.5 hours", "PT1H30M", 5400),
        ("two weeks", "P2W", 14 * 86400),
        ("a day and a half", "P1DT12H", 36 * 3600),
        ("zero minutes", "PT0S", 0),
    ],
)
def test_reads(phrase: str, iso: str, seconds: int) -> None:
    duration = durations.parse(keys(phrase))
    assert duration is not None
    assert duration.iso == iso
    assert duration.length == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "minutes",
        "twenty",
        "and",
        "half",
        "half past ten",
        "twenty teapots",
        "twenty minutes please",
        "five minutes and",
        "an",
        "hour",
        "99999999999999 years",
        "999999999 years",
        "9" * 5000 + " minutes",
    ],
)
def test_refuses_what_is_no_length_of_time(phrase: str) -> None:
    assert durations.parse(keys(phrase)) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("PT20M", 20), ("PT1H30M", 90), ("PT90S", 1.5), ("P1D", 1440), ("P2W", 20160), ("PT0S", 0)],
)
def test_reads_iso(text: str, minutes: float) -> None:
    found = durations.from_iso(text)
    assert found is not None
    assert found.iso == text
    assert found.length == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["", "P", "PT", "20M", "PT20", "P1Y", "PT-5M", "PT1.5H", "pt5m"])
def test_what_is_no_iso(text: str) -> None:
    assert durations.from_iso(text) is None


@pytest.mark.parametrize(
    ("seconds", "iso", "spoken"),
    [
        (0, "PT0S", "no time"),
        (1, "PT1S", "1 second"),
        (1200, "PT20M", "20 minutes"),
        (3900, "PT1H5M", "1 hour and 5 minutes"),
        (7325, "PT2H2M5S", "2 hours, 2 minutes and 5 seconds"),
    ],
)
def test_writes_and_says(seconds: int, iso: str, spoken: str) -> None:
    length = timedelta(seconds=seconds)
    assert durations.to_iso(length) == iso
    assert durations.spoken(length) == spoken
