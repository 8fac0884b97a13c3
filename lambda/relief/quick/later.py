"""A JSON object whose parts are read when somebody asks for them.

An intent brings its slots, each with what entity resolution made of it: seven objects of the SDK's
a slot, of which a handler asks for one or none. To everybody else it is a ``dict`` of what was
read: a test goes through all that a ``dict`` can do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Later(dict[str, Any]):
    """Maps each name to what is read from its JSON, null to None."""

    __slots__ = ("_left", "_read")

    def __init__(self, raw: dict[str, Any], read: Callable[[Any], Any]) -> None:
        """Take the JSON object, and what reads one of its parts."""
        super().__init__(raw)
        self._left = set(raw)
        self._read = read

    def __getitem__(self, name: str) -> Any:
        part = super().__getitem__(name)
        if name in self._left:
            part = None if part is None else self._read(part)
            super().__setitem__(name, part)
            self._left.remove(name)
        return part

    def get(self, name: str, default: Any = None) -> Any:
        """Give one of the parts, or the default where there is none of the name."""
        return self[name] if name in self else default  # noqa: SIM401 - this is what it stands for

    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        """Have whoever copies it get a plain ``dict``."""
        return dict, ({**self},)

    def _read_all(self) -> None:
        """Read what is left; from then on it is like any other."""
        for name in tuple(self._left):
            self[name]


def _after_reading(name: str) -> Callable[..., Any]:
    method = getattr(dict, name)

    def called(self: Later, *values: Any, **named: Any) -> Any:
        self._read_all()
        return method(self, *values, **named)

    return called


for _name in (
    *("__iter__", "items", "values", "copy", "__eq__", "__ne__", "__or__", "__ror__", "__repr__"),
    *("__setitem__", "__delitem__", "__ior__"),
    *("clear", "pop", "popitem", "setdefault", "update"),
):
    setattr(Later, _name, _after_reading(_name))
