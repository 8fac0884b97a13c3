import pytest

from relief.alexa.durations import read_minutes


@pytest.mark.parametrize(
    ("duration", "minutes"),
    [
        ("PT20M", 20),
        ("PT1H", 60),
        ("PT1H30M", 90),
        ("PT90S", 2),
        ("PT30S", 1),
        ("P1DT1M", 1441),
        ("PT0M", None),
        ("P", None),
        ("PT", None),
        ("?", None),
        ("P1W", None),
        ("twenty minutes", None),
        ("", None),
        (None, None),
    ],
)
def test_a_length_is_read_in_whole_minutes(duration: str | None, minutes: int | None) -> None:
    assert read_minutes(duration) == minutes
