"""What took long to make is kept on disk until what it was made from changes."""

from pathlib import Path

import pytest

from simulator.keepsake import kept


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "local-alexa"


class Maker:
    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> list[int]:
        self.made += 1
        return [self.made]


def test_it_is_made_once() -> None:
    make = Maker()
    assert [kept("tea", "leaves", make, list) for _ in range(3)] == [[1], [1], [1]]


def test_it_is_made_anew_from_something_else() -> None:
    make = Maker()
    kept("tea", "leaves", make, list)
    assert kept("tea", "other leaves", make, list) == [2]
    assert kept("tea", "leaves", make, list) == [1]


@pytest.mark.parametrize("content", [b"", b"half a pick", b"\x80\x04K\x01."])
def test_what_cannot_be_read_or_is_something_else_is_made_anew(cache: Path, content: bytes) -> None:
    make = Maker()
    kept("tea", "leaves", make, list)
    next(cache.iterdir()).write_bytes(content)
    assert kept("tea", "leaves", make, list) == [2]
    assert kept("tea", "leaves", make, list) == [2]


def test_where_nothing_can_be_written_it_is_made_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    make = Maker()
    assert [kept("tea", "leaves", make, list) for _ in range(2)] == [[1], [2]]


def test_only_the_newest_few_of_a_name_are_kept(cache: Path) -> None:
    make = Maker()
    for leaves in ("green", "black", "white", "red", "yellow"):
        kept("tea", leaves, make, list)
    assert len(list(cache.glob("tea-*.pickle"))) == 3
    assert all(path.suffix == ".pickle" for path in cache.iterdir())
