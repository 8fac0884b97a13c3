"""How fast the skill speaks."""

from itertools import pairwise

import pytest

from relief.domain.pace import Pace, read_pace

SLOWEST_THAT_ALEXA_TAKES = 0.2


def test_the_paces_stand_in_the_order_of_speed() -> None:
    rates = [pace.rate for pace in Pace]
    assert rates == sorted(set(rates))


def test_alexa_takes_every_rate_and_normal_is_her_own() -> None:
    assert all(pace.rate >= SLOWEST_THAT_ALEXA_TAKES for pace in Pace)
    assert Pace.NORMAL.rate == 1.0


@pytest.mark.parametrize(("slower", "faster"), list(pairwise(Pace)))
def test_slower_and_faster_go_one_pace_and_are_inverse(slower: Pace, faster: Pace) -> None:
    assert slower.faster() is faster
    assert faster.slower() is slower


def test_the_slowest_and_the_fastest_stay() -> None:
    first, *_, last = Pace
    assert first.slower() is first
    assert last.faster() is last


@pytest.mark.parametrize("pace", Pace)
def test_a_pace_is_read_back_as_it_was_written(pace: Pace) -> None:
    assert read_pace(pace.value) is pace


@pytest.mark.parametrize("value", [None, True, 0, 1.0, "", "SLOW", "hasty", [], ["slow"], {}])
def test_an_unknown_pace_is_read_as_the_normal_one(value: object) -> None:
    assert read_pace(value) is Pace.NORMAL
