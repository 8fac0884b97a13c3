from datetime import UTC, datetime, timedelta, timezone

import pytest

from simulator.clock import Clock

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def test_stands_still_until_it_is_moved() -> None:
    clock = Clock(NOON)
    assert clock.now() == clock.now() == NOON
    clock.advance(timedelta(minutes=5))
    assert clock.now() == NOON + timedelta(minutes=5)


def test_starts_now_and_gives_utc() -> None:
    assert abs(Clock().now() - datetime.now(UTC)) < timedelta(minutes=1)
    elsewhere = NOON.astimezone(timezone(timedelta(hours=5)))
    assert Clock(elsewhere).now().utcoffset() == timedelta(0)


def test_refuses_a_start_without_a_zone_and_going_back() -> None:
    with pytest.raises(ValueError, match="aware"):
        Clock(datetime(2026, 1, 1))
    with pytest.raises(ValueError, match="forward"):
        Clock(NOON).advance(timedelta(seconds=-1))


def test_calls_what_falls_due_in_order_and_at_its_time() -> None:
    clock = Clock(NOON)
    seen: list[tuple[str, datetime]] = []
    clock.after(timedelta(minutes=2), lambda: seen.append(("late", clock.now())))
    clock.after(timedelta(minutes=1), lambda: seen.append(("early", clock.now())))
    clock.after(timedelta(minutes=1), lambda: seen.append(("second", clock.now())))
    clock.after(timedelta(minutes=9), lambda: seen.append(("never", clock.now())))
    clock.advance(timedelta(minutes=3))
    assert [name for name, _ in seen] == ["early", "second", "late"]
    assert [when - NOON for _, when in seen[1:]] == [timedelta(minutes=1), timedelta(minutes=2)]
    assert clock.now() == NOON + timedelta(minutes=3)


def test_a_cancelled_appointment_is_not_kept() -> None:
    clock = Clock(NOON)
    seen: list[str] = []
    clock.after(timedelta(minutes=1), lambda: seen.append("gone")).cancel()
    clock.advance(timedelta(minutes=1))
    assert seen == []


def test_an_action_may_make_appointments_and_take_time() -> None:
    clock = Clock(NOON)
    seen: list[datetime] = []

    def speak() -> None:
        clock.after(timedelta(seconds=10), lambda: seen.append(clock.now()))
        clock.advance(timedelta(seconds=5))

    clock.after(timedelta(minutes=1), speak)
    clock.advance(timedelta(minutes=2))
    assert seen == [NOON + timedelta(seconds=70)]
    assert clock.now() == NOON + timedelta(minutes=2)


def test_an_action_that_takes_longer_than_the_step_ends_it_later() -> None:
    clock = Clock(NOON)
    clock.after(timedelta(seconds=1), lambda: clock.advance(timedelta(minutes=1)))
    clock.advance(timedelta(seconds=2))
    assert clock.now() == NOON + timedelta(seconds=61)
