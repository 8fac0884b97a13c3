"""A memory in a file: what it looks like, and what happens to one that is broken."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from relief.alexa.file_memory import SET_ASIDE, FileMemory
from relief.ports import Kept, MemoryConflictError, MemoryUnavailableError
from tests.support.project import MONDAY_NOON
from tests.unit.relief_edges.conftest import MovedClock

LATER = MONDAY_NOON + timedelta(days=90)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "memory.json"


@pytest.fixture
def memory(path: Path, clock: MovedClock) -> FileMemory:
    return FileMemory(path, clock=clock)


def test_the_file_can_be_read_by_people(path: Path, memory: FileMemory) -> None:
    memory.save("someone", {"pace": "slow"}, over=None, expires=LATER)
    assert json.loads(path.read_text("utf-8")) == {
        "someone": {
            "record": {"pace": "slow"},
            "revision": 1,
            "expires": "2026-05-31T12:00:00+00:00",
        }
    }


def test_a_folder_that_is_not_there_is_made(tmp_path: Path, clock: MovedClock) -> None:
    memory = FileMemory(tmp_path / "new" / "memory.json", clock=clock)
    memory.save("someone", {"pace": "slow"}, over=None, expires=LATER)
    assert memory.load("someone") == Kept({"pace": "slow"}, 1)


def test_nothing_is_left_beside_the_file(path: Path, memory: FileMemory) -> None:
    memory.save("someone", {"pace": "slow"}, over=None, expires=LATER)
    memory.save("someone", {"pace": "fast"}, over=1, expires=LATER)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("text", ["", "{", "[]", '"someone"', "[" * 100_000, "\udcff"])
def test_an_unreadable_file_is_set_aside(path: Path, memory: FileMemory, text: str) -> None:
    broken = text.encode(errors="surrogateescape")
    path.write_bytes(broken)
    assert memory.load("someone") is None
    memory.save("someone", {"pace": "slow"}, over=None, expires=LATER)
    assert memory.load("someone") == Kept({"pace": "slow"}, 1)
    assert path.with_name(path.name + SET_ASIDE).read_bytes() == broken


@pytest.mark.parametrize(
    ("entry", "revision"),
    [
        (None, 0),
        ("text", 0),
        ({"record": "slow", "revision": 7}, 7),
        ({"record": [], "revision": "7"}, 0),
        ({"revision": -7}, 0),
        ({"revision": True, "expires": "soon"}, 0),
    ],
)
def test_an_unreadable_entry_counts_as_empty_and_is_mended_by_the_next_write(
    path: Path, memory: FileMemory, entry: Any, revision: int
) -> None:
    path.write_text(json.dumps({"someone": entry}))
    assert memory.load("someone") == Kept({}, revision)
    with pytest.raises(MemoryConflictError):
        memory.save("someone", {"pace": "slow"}, over=None, expires=LATER)
    memory.save("someone", {"pace": "slow"}, over=revision, expires=LATER)
    assert memory.load("someone") == Kept({"pace": "slow"}, revision + 1)


@pytest.mark.parametrize("entry", [None, {"expires": "2020-01-01T00:00:00+00:00"}])
def test_an_entry_is_forgotten_whatever_it_is(path: Path, memory: FileMemory, entry: Any) -> None:
    path.write_text(json.dumps({"someone": entry}))
    memory.forget("someone")
    assert json.loads(path.read_text("utf-8")) == {}


def test_what_has_expired_leaves_the_file_with_the_next_write(
    path: Path, memory: FileMemory, clock: MovedClock
) -> None:
    memory.save("someone", {"pace": "slow"}, over=None, expires=LATER)
    clock.advance(timedelta(days=91))
    memory.save("another", {}, over=None, expires=LATER + timedelta(days=90))
    assert list(json.loads(path.read_text("utf-8"))) == ["another"]


def test_a_file_that_cannot_be_read_is_unavailable(tmp_path: Path, clock: MovedClock) -> None:
    with pytest.raises(MemoryUnavailableError, match="IsADirectoryError"):
        FileMemory(tmp_path, clock=clock).load("someone")


def test_a_file_that_cannot_be_written_is_unavailable(path: Path, clock: MovedClock) -> None:
    path.write_text("{}")
    memory = FileMemory(path / "memory.json", clock=clock)
    with pytest.raises(MemoryUnavailableError, match="NotADirectoryError"):
        memory.save("someone", {"pace": "slow"}, over=None, expires=LATER)


def test_an_unreadable_file_that_cannot_be_set_aside_is_left_alone(
    path: Path, memory: FileMemory
) -> None:
    path.write_text("{")
    path.with_name(path.name + SET_ASIDE).mkdir()
    with pytest.raises(MemoryUnavailableError, match="IsADirectoryError"):
        memory.load("someone")
    assert path.read_text() == "{"


def test_a_write_that_fails_leaves_the_file_and_nothing_else(
    path: Path, memory: FileMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(source: str, target: Path) -> None:
        raise OSError("No space left on device")

    memory.save("someone", {"pace": "slow"}, over=None, expires=LATER)
    with monkeypatch.context() as patch:
        patch.setattr("os.replace", no_space)
        with pytest.raises(MemoryUnavailableError, match="OSError"):
            memory.save("someone", {"pace": "fast"}, over=1, expires=LATER)
    assert memory.load("someone") == Kept({"pace": "slow"}, 1)
    assert list(path.parent.iterdir()) == [path]
