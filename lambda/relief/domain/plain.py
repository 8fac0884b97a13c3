"""Plain JSON, and reading it without trust: what is malformed is read as absent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Final, TypeVar

from relief.quick.names import StrEnum

_CREDIBLE_YEARS: Final = range(2020, 2100)

Choice = TypeVar("Choice", bound=StrEnum)

Plain = dict[str, object]
"""A JSON object of strings, numbers, booleans, null, lists and objects."""


def read_int(value: object) -> int | None:
    """Read a whole number; booleans are none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def read_str(value: object) -> str | None:
    """Read a text."""
    return value if isinstance(value, str) else None


def read_choice(kind: type[Choice], value: object) -> Choice | None:
    """Read one of the values of an enumeration."""
    return _members(kind).get(value) if isinstance(value, str) else None


@cache
def _members(kind: type[Choice]) -> Mapping[str, Choice]:
    return {member.value: member for member in kind}


def read_time(value: object) -> datetime | None:
    """Read an aware time in ISO 8601, in UTC; a time of another century is taken as malformed."""
    if not isinstance(value, str):
        return None
    try:
        time = datetime.fromisoformat(value)
    except ValueError:
        return None
    return time.astimezone(UTC) if time.tzinfo and time.year in _CREDIBLE_YEARS else None


def write_time(time: datetime) -> str:
    """Write an aware time in ISO 8601, in UTC."""
    return time.astimezone(UTC).isoformat()
