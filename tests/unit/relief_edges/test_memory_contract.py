"""What every memory does, wherever it keeps: the promises of relief.ports.Memory."""

from datetime import datetime, timedelta

import pytest

from relief.domain.plain import Plain
from relief.ports import Kept, Memory, MemoryConflictError
from tests.support.project import MONDAY_NOON
from tests.unit.relief_edges.conftest import Store

SOMEONE = "amzn1.ask.account.SOMEONE"
RECORD: Plain = {"version": 1, "place": {"routine": "ice", "step": 3}, "heard": ["ü", None, 1.5]}
OTHER: Plain = {"version": 1}
QUARTER = timedelta(days=90)


@pytest.fixture(params=["process_store", "file_store", "table_store"])
def store(request: pytest.FixtureRequest) -> Store:
    found: Store = request.getfixturevalue(request.param)
    return found


@pytest.fixture(params=["file_store", "table_store"])
def lasting_store(request: pytest.FixtureRequest) -> Store:
    found: Store = request.getfixturevalue(request.param)
    return found


def save(
    memory: Memory,
    record: Plain,
    *,
    over: int | None,
    user: str = SOMEONE,
    expires: datetime = MONDAY_NOON + QUARTER,
) -> None:
    memory.save(user, record, over=over, expires=expires)


def load(memory: Memory, user: str = SOMEONE) -> Kept:
    kept = memory.load(user)
    assert kept is not None
    return kept


def test_nothing_is_kept_at_first(store: Store) -> None:
    assert store.open().load(SOMEONE) is None


def test_what_is_saved_is_loaded(store: Store) -> None:
    save(store.open(), RECORD, over=None)
    assert load(store.open()).record == RECORD


def test_a_later_write_takes_the_place_of_an_earlier(store: Store) -> None:
    memory = store.open()
    save(memory, RECORD, over=None)
    first = load(memory)
    save(memory, OTHER, over=first.revision)
    second = load(memory)
    assert second.record == OTHER
    assert second.revision != first.revision


def test_what_was_loaded_is_nobody_elses(store: Store) -> None:
    memory = store.open()
    save(memory, RECORD, over=None)
    load(memory).record["version"] = 99
    assert load(memory).record == RECORD


def test_users_are_kept_apart(store: Store) -> None:
    memory = store.open()
    save(memory, RECORD, over=None)
    save(memory, OTHER, over=None, user="amzn1.ask.account.ANOTHER")
    memory.forget("amzn1.ask.account.ANOTHER")
    assert load(memory).record == RECORD


def test_two_devices_that_both_begin_do_not_undo_each_other(store: Store) -> None:
    one, other = store.open(), store.open()
    save(one, RECORD, over=None)
    with pytest.raises(MemoryConflictError):
        save(other, OTHER, over=None)
    assert load(other).record == RECORD


def test_two_devices_that_both_go_on_do_not_undo_each_other(store: Store) -> None:
    one, other = store.open(), store.open()
    save(one, RECORD, over=None)
    seen = load(one).revision
    save(one, OTHER, over=seen)
    with pytest.raises(MemoryConflictError):
        save(other, RECORD, over=seen)
    assert load(other).record == OTHER


def test_who_lost_a_conflict_can_read_and_write_again(store: Store) -> None:
    one, other = store.open(), store.open()
    save(one, RECORD, over=None)
    with pytest.raises(MemoryConflictError):
        save(other, OTHER, over=None)
    save(other, OTHER, over=load(other).revision)
    assert load(one).record == OTHER


def test_what_is_forgotten_is_gone(store: Store) -> None:
    memory = store.open()
    save(memory, RECORD, over=None)
    memory.forget(SOMEONE)
    assert store.open().load(SOMEONE) is None


def test_forgetting_nothing_is_no_error(store: Store) -> None:
    store.open().forget(SOMEONE)
    assert store.open().load(SOMEONE) is None


def test_a_write_over_what_was_forgotten_does_not_bring_it_back(store: Store) -> None:
    one, other = store.open(), store.open()
    save(one, RECORD, over=None)
    seen = load(one).revision
    other.forget(SOMEONE)
    with pytest.raises(MemoryConflictError):
        save(one, OTHER, over=seen)
    assert one.load(SOMEONE) is None


def test_one_who_was_forgotten_can_begin_anew(store: Store) -> None:
    memory = store.open()
    save(memory, RECORD, over=None)
    memory.forget(SOMEONE)
    save(memory, OTHER, over=None)
    assert load(memory).record == OTHER


def test_a_record_lasts_until_it_expires(lasting_store: Store) -> None:
    save(lasting_store.open(), RECORD, over=None)
    lasting_store.clock.advance(QUARTER - timedelta(seconds=1))
    assert load(lasting_store.open()).record == RECORD


def test_an_expired_record_is_not_loaded(lasting_store: Store) -> None:
    save(lasting_store.open(), RECORD, over=None)
    lasting_store.clock.advance(QUARTER)
    assert lasting_store.open().load(SOMEONE) is None


def test_an_expired_record_is_in_nobodys_way(lasting_store: Store) -> None:
    memory = lasting_store.open()
    save(memory, RECORD, over=None)
    lasting_store.clock.advance(QUARTER)
    save(memory, OTHER, over=None, expires=lasting_store.clock() + QUARTER)
    assert load(memory).record == OTHER


def test_every_write_puts_off_the_end(lasting_store: Store) -> None:
    memory = lasting_store.open()
    save(memory, RECORD, over=None)
    lasting_store.clock.advance(timedelta(days=80))
    save(memory, OTHER, over=load(memory).revision, expires=lasting_store.clock() + QUARTER)
    lasting_store.clock.advance(timedelta(days=80))
    assert load(memory).record == OTHER
