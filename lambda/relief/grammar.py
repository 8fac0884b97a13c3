"""How a language joins words, tells the time and how fast it is spoken, as its content file says.

Nothing here knows a language: the words and the rules are data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any, Final

from relief.quick.records import dataclass

_OTHER: Final = "other"
"""Stands for every minute that has no form of its own."""


@dataclass(frozen=True, slots=True)
class Variation:
    """Another form of a joining word, for the sound of what follows it."""

    before: tuple[str, ...]
    """Beginnings of words that take this form, in lower case."""
    not_before: tuple[str, ...]
    """Longer beginnings that keep the usual one after all."""
    last: str

    def holds(self, word: str) -> bool:
        """Tell whether it is taken before a word."""
        heard = word.lower()
        return heard.startswith(self.before) and not heard.startswith(self.not_before)


@dataclass(frozen=True, slots=True)
class Joining:
    """How the last of several names is joined to the ``{others}``; it is ``{last}``."""

    last: str
    variations: tuple[Variation, ...]

    def before(self, word: str) -> str:
        """Give the template for a last name."""
        return next((each.last for each in self.variations if each.holds(word)), self.last)


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of the day, and how a ``{time}`` in it is said."""

    since: int
    """The hour at which it begins."""
    say: str
    again: str
    """How it is said after another time in the same part."""


@dataclass(frozen=True, slots=True)
class Clock:
    """How times on the clock are said."""

    hours: tuple[str, ...]
    """Twelve or twenty-four, from midnight on, as they stand alone."""
    numbers: tuple[str, ...]
    """The same, as they stand before the minutes in digits."""
    times: Mapping[str, str]
    """Templates by the minute, with ``{hour}``, ``{number}``, ``{next}`` and ``{minute}``."""
    parts: tuple[DayPart, ...]
    """In their order, from midnight on."""

    def template(self, at: time) -> str:
        """Give the template of a time."""
        return self.times.get(str(at.minute), self.times[_OTHER])

    def values(self, at: time) -> dict[str, str]:
        """Give what the template of a time is filled with."""
        after = at.hour + 1
        return {
            "hour": self.hours[at.hour % len(self.hours)],
            "number": self.numbers[at.hour % len(self.numbers)],
            "next": self.hours[after % len(self.hours)],
            "minute": f"{at.minute:02}",
        }

    def part(self, at: time) -> DayPart:
        """Give the part of the day that a time is in."""
        return next(part for part in reversed(self.parts) if part.since <= at.hour)


@dataclass(frozen=True, slots=True)
class Grammar:
    """What differs from language to language besides the words."""

    words_per_second: float
    """How fast Alexa speaks it at her normal rate, roughly."""
    between: str
    """What stands between names of a list, but for the last two."""
    choice: Joining
    """One, two or three."""
    series: Joining
    """One, two and three."""
    clock: Clock


def read_grammar(entry: Mapping[str, Any]) -> Grammar:
    """Read the grammar of a parsed content file."""
    return Grammar(
        words_per_second=entry["words_per_second"],
        between=entry["between"],
        choice=_joining(entry["choice"]),
        series=_joining(entry["series"]),
        clock=_clock(entry["clock"]),
    )


def _joining(entry: Mapping[str, Any]) -> Joining:
    return Joining(entry["last"], tuple(map(_variation, entry.get("variations", ()))))


def _variation(entry: Mapping[str, Any]) -> Variation:
    return Variation(tuple(entry["before"]), tuple(entry.get("not_before", ())), entry["last"])


def _clock(entry: Mapping[str, Any]) -> Clock:
    hours = tuple(entry["hours"])
    return Clock(hours, tuple(entry.get("numbers", hours)), entry["times"], _parts(entry["parts"]))


def _parts(entries: Sequence[Mapping[str, Any]]) -> tuple[DayPart, ...]:
    return tuple(
        DayPart(entry["from"], entry["say"], entry.get("again", entry["say"])) for entry in entries
    )
