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
