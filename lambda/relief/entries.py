"""Entries of a file that are made into objects when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

_Made = TypeVar("_Made")


class Entries(Mapping[str, _Made]):
    """Entries by their ids. Each is made when it is first asked for."""

    def __init__(self, raw: Mapping[str, Any], make: Callable[[Any], _Made]) -> None:
        """Take the entries as they were read, and what makes one of them."""
        self._raw = raw
        self._make = make
        self._made: dict[str, _Made] = {}

    def __getitem__(self, key: str) -> _Made:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(self._raw[key])
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def __contains__(self, key: object) -> bool:
        return key in self._raw
