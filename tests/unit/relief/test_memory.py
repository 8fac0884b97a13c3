"""Memory that lives and dies with the process."""

import pytest

from relief.alexa.memory import MOST_USERS, InProcessMemory
from relief.domain.plain import Plain
from relief.ports import MemoryConflictError
from tests.support.project import MONDAY_NOON


def keep(memory: InProcessMemory, user: str, record: Plain) -> None:
    """Keep a record over whatever is kept."""
    kept = memory.load(user)
    over = None if kept is None else kept.revision
    memory.save(user, record, over=over, expires=MONDAY_NOON)


def kept(memory: InProcessMemory, user: str) -> Plain | None:
    found = memory.load(user)
    return None if found is None else found.record


def test_nothing_is_kept_of_a_stranger() -> None:
    assert InProcessMemory().load("someone") is None


def test_each_user_has_a_record_of_their_own() -> None:
    memory = InProcessMemory()
    keep(memory, "someone", {"a": 1})
    keep(memory, "another", {"a": 2})
    assert kept(memory, "someone") == {"a": 1}
    assert kept(memory, "another") == {"a": 2}


def test_what_is_kept_replaces_what_was_kept() -> None:
    memory = InProcessMemory()
    keep(memory, "someone", {"a": 1, "b": 1})
    keep(memory, "someone", {"a": 2})
    assert kept(memory, "someone") == {"a": 2}


def test_two_memories_share_nothing() -> None:
    keep(InProcessMemory(), "someone", {"a": 1})
    assert InProcessMemory().load("someone") is None


def test_changing_what_was_saved_or_loaded_does_not_change_what_is_kept() -> None:
    memory = InProcessMemory()
    saved: Plain = {"heard": ["a"]}
    keep(memory, "someone", saved)
    saved["heard"] = []
    loaded = kept(memory, "someone")
    assert loaded == {"heard": ["a"]}
    loaded.clear()
    assert kept(memory, "someone") == {"heard": ["a"]}


def test_what_no_store_could_keep_is_refused_here_too() -> None:
    with pytest.raises(TypeError):
        keep(InProcessMemory(), "someone", {"a": object()})


@pytest.mark.parametrize("over", [None, 0, 2])
def test_a_write_over_another_revision_than_the_kept_one_is_refused(over: int | None) -> None:
    memory = InProcessMemory()
    keep(memory, "someone", {"a": 1})
    with pytest.raises(MemoryConflictError):
        memory.save("someone", {"a": 2}, over=over, expires=MONDAY_NOON)
    assert kept(memory, "someone") == {"a": 1}


def test_a_write_over_what_was_forgotten_is_refused() -> None:
    memory = InProcessMemory()
    keep(memory, "someone", {"a": 1})
    read = memory.load("someone")
    assert read is not None
    memory.forget("someone")
    with pytest.raises(MemoryConflictError):
        memory.save("someone", {"a": 2}, over=read.revision, expires=MONDAY_NOON)


def test_whoever_is_forgotten_is_a_stranger() -> None:
    memory = InProcessMemory()
    keep(memory, "someone", {"a": 1})
    keep(memory, "another", {"a": 2})
    memory.forget("someone")
    memory.forget("a stranger")
    assert kept(memory, "someone") is None
    assert kept(memory, "another") == {"a": 2}
    keep(memory, "someone", {"a": 3})
    assert kept(memory, "someone") == {"a": 3}


def full_memory() -> InProcessMemory:
    memory = InProcessMemory()
    for number in range(MOST_USERS):
        keep(memory, str(number), {})
    return memory


def test_only_so_many_users_are_kept_and_the_oldest_goes_first() -> None:
    memory = full_memory()
    keep(memory, "one more", {})
    assert kept(memory, "0") is None
    assert kept(memory, "1") == {}
    assert kept(memory, str(MOST_USERS - 1)) == {}
    assert kept(memory, "one more") == {}


def test_whoever_was_seen_lately_is_kept() -> None:
    memory = full_memory()
    memory.load("0")
    keep(memory, "1", {"seen": True})
    keep(memory, "one more", {})
    keep(memory, "yet one more", {})
    assert kept(memory, "0") == {}
    assert kept(memory, "1") == {"seen": True}
    assert kept(memory, "2") is None
    assert kept(memory, "3") is None
    assert kept(memory, "4") == {}


def test_saving_for_a_user_who_is_kept_drops_nobody() -> None:
    memory = full_memory()
    keep(memory, str(MOST_USERS - 1), {"seen": True})
    assert kept(memory, "0") == {}
