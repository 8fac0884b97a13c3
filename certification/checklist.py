"""The checklist as it is written in ``checklist.yaml``, as objects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

_OF_LIST: Final = frozenset({"parts", "items"})
_OF_PART: Final = frozenset({"id", "title", "source"})
_OF_ITEM: Final = frozenset({"id", "title", "tests", "by_hand", "to_do_while", "how"})


class ChecklistError(ValueError):
    """The checklist is not written as it should be; tells where."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that Amazon asks for."""

    id: str
    """Its part and its own name: ``policy.disclaimer``."""
    title: str
    tests: tuple[str, ...] = ()
    """The tests that prove it: node ids of pytest. That of a parametrized test stands for all its
    cases, an open bracket for those whose name begins so."""
    by_hand: tuple[str, ...] = ()
    """The steps that a person must take."""
    to_do_while: tuple[tuple[str, str], ...] = ()
    """Files, and a text that stands in them until the owner has done their part."""
    how: str = ""
    """What the owner does about it."""

    @property
    def part(self) -> str:
        """The id of the part that it belongs to."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Part:
    """A page of Amazon's."""

    id: str
    title: str
    source: str
    """Its address."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """All of it, in order."""

    parts: tuple[Part, ...]
    items: tuple[Item, ...]

    @property
    def tests(self) -> tuple[str, ...]:
        """Every test that is named, once."""
        return tuple(dict.fromkeys(test for item in self.items for test in item.tests))


def read(written: Any) -> Checklist:
    """Read a parsed checklist; raises ChecklistError."""
    entries = _entry(written, _OF_LIST, "the checklist")
    parts = tuple(Part(**_entry(part, _OF_PART, "a part")) for part in entries["parts"])
    items = tuple(_item(_entry(item, _OF_ITEM, "an item")) for item in entries["items"])
    ids = [item.id for item in items]
    for item in items:
        if ids.count(item.id) > 1:
            raise ChecklistError(f"{item.id} stands twice")
        if item.part not in {part.id for part in parts}:
            raise ChecklistError(f"{item.id}: there is no part {item.part}")
        if not (item.tests or item.by_hand or item.to_do_while):
            raise ChecklistError(f"{item.id}: nothing says how it is checked")
    return Checklist(parts, items)


def _entry(written: Any, known: frozenset[str], name: str) -> Mapping[str, Any]:
    if not isinstance(written, dict) or not written.keys() <= known:
        odd = sorted(set(written) - known) if isinstance(written, dict) else written
        raise ChecklistError(f"{name} has something unknown: {odd}")
    return written


def _item(entry: Mapping[str, Any]) -> Item:
    lists: dict[str, Sequence[str]] = {key: entry.get(key, ()) for key in ("tests", "by_hand")}
    return Item(
        id=entry["id"],
        title=entry["title"],
        tests=tuple(lists["tests"]),
        by_hand=tuple(lists["by_hand"]),
        to_do_while=tuple(entry.get("to_do_while", {}).items()),
        how=entry.get("how", ""),
    )
