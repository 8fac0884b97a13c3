"""Which moments of ice belong together, and what is left out of them."""

from datetime import UTC, datetime, timedelta

import pytest

from relief.domain.rounds import rounds_of

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MOST, GAP = timedelta(minutes=20), timedelta(minutes=30)
ON, OFF = True, False


@pytest.mark.parametrize(
    ("moments", "rounds"),
    [
        ([(ON, 0), (OFF, 10)], [(0, [10])]),
        ([(ON, 0), (OFF, 20)], [(0, [20])]),
        ([(ON, 0), (OFF, 21)], [(0, [20])]),
        ([(ON, 0), (ON, 5), (OFF, 10)], [(0, [10])]),
        ([(ON, 0), (ON, 50)], [(0, [20]), (50, [70])]),
        ([(ON, 0), (ON, 49)], [(0, [20])]),
        ([(OFF, 20), (OFF, 40)], [(0, [20])]),
        ([(OFF, 20), (OFF, 30)], [(10, [20, 30])]),
        ([(OFF, 20), (ON, 30)], [(0, [20])]),
        ([(OFF, 20), (OFF, 100)], [(0, [20]), (80, [100])]),
    ],
)
def test_moments_make_rounds_of_twenty_minutes_at_most_with_rests_between(
    moments: list[tuple[bool, int]], rounds: list[tuple[int, list[int]]]
) -> None:
    made = rounds_of([(is_on, NOON + timedelta(minutes=at)) for is_on, at in moments], MOST, GAP)
    assert [(_minutes(one.on), [_minutes(off) for off in one.offs]) for one in made] == rounds


def _minutes(time: datetime) -> int:
    return round((time - NOON).total_seconds() / 60)
