"""What is remembered: read at most once a turn, written only if it changed, never a hindrance."""

from datetime import UTC, datetime, time, timedelta, timezone

import pytest

from relief.deadline import Deadline
from relief.domain.ice import Alarm, Cycle, Moment, Move
from relief.domain.pace import Pace
from relief.domain.plain import Plain
from relief.domain.record import Notice, Record
from relief.domain.routine import Place
from relief.ports import Kept, MemoryUnavailableError
from relief.recollection import KEPT_FOR, Recollection, expiry
from relief.tally import MEMORY_FAILURES, begin
from tests.unit.relief.fakes import ContestedMemory, FailingMemory, WatchedMemory
from tests.unit.relief.small_content import NOON, SMALL

HERE = Place("rest", 1, NOON)
KEPT = Record(place=HERE, pace=Pace.SLOW)


def memory_with(record: Plain) -> WatchedMemory:
    memory = WatchedMemory()
    memory.save("someone", record, over=None, expires=NOON)
    memory.saves = 0
    return memory


def recall(memory: WatchedMemory, user: str | None = "someone") -> Recollection:
    return Recollection(memory, user, SMALL.routines, Deadline())


def test_what_was_kept_is_remembered() -> None:
    assert recall(memory_with(KEPT.to_json())).record == KEPT


def test_nothing_is_remembered_of_another_user() -> None:
    assert recall(memory_with(KEPT.to_json()), "another").record == Record()


def test_a_turn_that_needs_no_memory_does_not_touch_it() -> None:
    memory = memory_with(KEPT.to_json())
    recall(memory).save(NOON)
    assert (memory.loads, memory.saves) == (0, 0)


@pytest.mark.parametrize("user", ["someone", "a stranger"])
def test_memory_is_read_once_however_often_it_is_needed(user: str) -> None:
    memory = memory_with(KEPT.to_json())
    recollection = recall(memory, user)
    for _ in range(3):
        assert recollection.record == recollection.record
        recollection.hear(Notice.GENERAL_INFORMATION)
        recollection.change(pace=Pace.FAST)
    recollection.save(NOON)
    assert (memory.loads, memory.saves) == (1, 1)


def test_memory_that_was_only_read_is_not_written() -> None:
    memory = memory_with(KEPT.to_json())
    recollection = recall(memory)
    assert recollection.record == KEPT
    recollection.save(NOON)
    assert memory.saves == 0


def test_a_change_to_what_it_was_already_is_not_written() -> None:
    memory = memory_with(KEPT.to_json())
    recollection = recall(memory)
    recollection.change(place=HERE, pace=Pace.FAST)
    recollection.change(pace=Pace.SLOW)
    recollection.save(NOON)
    assert memory.saves == 0


def test_a_change_is_seen_at_once_and_kept_for_the_next_turn() -> None:
    memory = memory_with(KEPT.to_json())
    recollection = recall(memory)
    recollection.change(place=None)
    assert recollection.record == Record(pace=Pace.SLOW)
    recollection.save(NOON)
    assert memory.saves == 1
    assert not recollection.failed
    assert recall(memory).record == Record(pace=Pace.SLOW)


def test_a_change_is_kept_for_so_long_from_now_and_until_that_day_is_over() -> None:
    memory = memory_with(KEPT.to_json())
    recollection = recall(memory)
    recollection.change(place=None)
    recollection.save(NOON)
    assert memory.expires is not None
    assert timedelta() <= memory.expires - (NOON + KEPT_FOR) <= timedelta(days=1)
    assert memory.expires.timetz() == time(tzinfo=UTC)


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 3, 2, tzinfo=UTC),
        datetime(2026, 3, 2, 9, 41, 7, 31, tzinfo=UTC),
        datetime(2026, 3, 2, 23, 59, 59, 999_999, tzinfo=UTC),
        datetime(2026, 3, 2, 20, tzinfo=timezone(timedelta(hours=-3))),
    ],
)
def test_when_a_record_expires_tells_no_more_than_the_day(now: datetime) -> None:
    assert expiry(now) == datetime(2026, 6, 1, tzinfo=UTC)


def test_a_change_is_not_kept_before_it_is_saved() -> None:
    memory = memory_with(KEPT.to_json())
    recall(memory).change(place=None)
    assert recall(memory).record == KEPT


def test_a_notice_is_heard_for_the_first_time_once() -> None:
    memory = WatchedMemory()
    first = recall(memory)
    assert first.hear(Notice.GENERAL_INFORMATION)
    assert not first.hear(Notice.GENERAL_INFORMATION)
    first.save(NOON)
    assert not recall(memory).hear(Notice.GENERAL_INFORMATION)


@pytest.mark.parametrize("kept", [{}, {"place": "nowhere", "heard": 5}, {"version": 99}])
def test_a_malformed_record_is_read_as_an_empty_one(kept: Plain) -> None:
    assert recall(memory_with(kept)).record == Record()


def test_two_devices_of_a_household_do_not_undo_each_other() -> None:
    memory = memory_with(KEPT.to_json())
    kitchen, bedroom = recall(memory), recall(memory)
    assert kitchen.record == bedroom.record
    kitchen.change(pace=Pace.FAST)
    bedroom.change(place=None)
    kitchen.save(NOON)
    bedroom.save(NOON)
    assert recall(memory).record == Record(place=None, pace=Pace.FAST)


def test_two_devices_of_a_new_household_do_not_undo_each_other() -> None:
    memory = WatchedMemory()
    kitchen, bedroom = recall(memory), recall(memory)
    assert kitchen.record == bedroom.record == Record()
    kitchen.change(pace=Pace.FAST)
    bedroom.hear(Notice.GENERAL_INFORMATION)
    kitchen.save(NOON)
    bedroom.save(NOON)
    heard = frozenset({Notice.GENERAL_INFORMATION})
    assert recall(memory).record == Record(pace=Pace.FAST, heard=heard)


def cycle(*tokens: str) -> Cycle:
    moments = (Moment(Move.OFF, NOON + timedelta(minutes=20 + n)) for n in range(len(tokens)))
    return Cycle(20, tuple(map(Alarm, moments, tokens)))


def test_reminders_that_two_devices_set_in_the_same_second_are_all_remembered() -> None:
    memory = WatchedMemory()
    kitchen, bedroom = recall(memory), recall(memory)
    assert kitchen.record.ice is bedroom.record.ice is None
    kitchen.change(ice=cycle("k1", "k2"))
    bedroom.change(ice=cycle("b1", "b2"))
    kitchen.save(NOON)
    bedroom.save(NOON)
    ice = recall(memory).record.ice
    assert ice is not None
    assert {alarm.token for alarm in ice.ahead(NOON)} == {"k1", "k2", "b1", "b2"}


def test_a_write_that_conflicts_with_itself_keeps_each_reminder_once() -> None:
    """As a write to DynamoDB does whose answer got lost."""
    memory = WatchedMemory()
    recollection = recall(memory)
    recollection.change(ice=cycle("a", "b"))
    memory.save("someone", recollection.record.to_json(), over=None, expires=NOON)
    recollection.save(NOON)
    assert recall(memory).record.ice == cycle("a", "b")


def test_a_conflict_that_does_not_end_is_given_up_after_one_more_try() -> None:
    memory = ContestedMemory()
    recollection = recall(memory)
    recollection.change(place=HERE)
    recollection.save(NOON)
    assert recollection.failed
    assert memory.saves == 2


class GoneAfterConflict(ContestedMemory):
    """Memory that another device was quicker to write into, and that is out of reach since."""

    def load(self, user_id: str) -> Kept | None:
        if self.saves:
            raise MemoryUnavailableError("the table is gone")
        return super().load(user_id)


def test_memory_that_is_gone_after_a_conflict_failed_once() -> None:
    tally = begin()
    memory = GoneAfterConflict()
    recollection = recall(memory)
    recollection.change(place=HERE)
    recollection.save(NOON)
    assert recollection.failed
    assert memory.saves == 1
    assert tally.counts[MEMORY_FAILURES] == 1
    assert recollection.record == Record(place=HERE)


def test_whoever_is_forgotten_is_a_stranger_at_once_and_afterwards() -> None:
    memory = memory_with(KEPT.to_json())
    recollection = recall(memory)
    assert recollection.record == KEPT
    recollection.change(pace=Pace.FAST)
    assert recollection.forget()
    assert recollection.record == Record()
    recollection.save(NOON)
    assert memory.load("someone") is None


def test_whoever_was_never_known_can_be_forgotten() -> None:
    assert recall(WatchedMemory()).forget()
    assert recall(WatchedMemory(), None).forget()


def test_forgetting_that_failed_is_told() -> None:
    memory = FailingMemory(forget=True)
    assert not recall(memory).forget()


def test_without_a_user_everything_works_and_nothing_is_asked_or_kept() -> None:
    memory = WatchedMemory()
    recollection = recall(memory, None)
    assert recollection.hear(Notice.GENERAL_INFORMATION)
    recollection.change(place=HERE)
    assert recollection.record.place == HERE
    recollection.save(NOON)
    assert (memory.loads, memory.saves) == (0, 0)
    assert not recollection.failed


@pytest.mark.parametrize(("load", "save"), [(True, False), (False, True), (True, True)])
def test_a_memory_that_fails_only_forgets(load: bool, save: bool) -> None:
    memory = FailingMemory(load=load, save=save)
    recollection = recall(memory)
    assert recollection.record == Record()
    assert recollection.hear(Notice.GENERAL_INFORMATION)
    recollection.change(place=HERE)
    assert recollection.record.place == HERE
    recollection.save(NOON)
    assert recollection.failed


def test_what_could_not_be_read_is_asked_for_once_and_not_written_over() -> None:
    memory = FailingMemory(load=True)
    recollection = recall(memory)
    recollection.change(place=HERE)
    assert recollection.record == recollection.record == Record(place=HERE)
    recollection.save(NOON)
    assert (memory.loads, memory.saves) == (1, 0)
