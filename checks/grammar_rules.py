"""The grammar of a content file: what joins names, and how the time is told, fits together."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from checks import wording
from checks.book import Book
from checks.finding import Finding, at

_HALF_DAY: Final = 12
_DAY: Final = 24
_OF_TIMES: Final = frozenset({"hour", "number", "next", "minute"})
_DIGITS: Final = "other"
"""Stands for all minutes that aren't written out, so their digits must be said."""


def names_are_joined(book: Book) -> Iterator[Finding]:
    """Every way to join names has room for the others and for the last."""
    for key in ("choice", "series"):
        joining = book.content["grammar"][key]
        where = at("grammar", key)
        yield from _filled(joining["last"], {"others", "last"}, at(where, "last"))
        for number, variation in enumerate(joining.get("variations", ()), 1):
            place = at(where, f"variation {number}", "last")
            yield from _filled(variation["last"], {"others", "last"}, place)


def hours_are_complete(book: Book) -> Iterator[Finding]:
    """Every hour of the day, or of half a day, has its words."""
    clock = book.content["grammar"]["clock"]
    for key in (key for key in ("hours", "numbers") if key in clock):
        if len(clock[key]) not in {_HALF_DAY, _DAY}:
            yield Finding(
                at("grammar", "clock", key),
                f"there are {len(clock[key])} hours.",
                "Give twelve of them, or twenty-four, from midnight on.",
            )
        for hour in clock[key]:
            yield from _filled(hour, set(), at("grammar", "clock", key))


def times_are_told(book: Book) -> Iterator[Finding]:
    """Every time names its hour, and its minute where that isn't written out."""
    times: Mapping[str, str] = book.content["grammar"]["clock"]["times"]
    for key, text in times.items():
        where, used = at("grammar", "clock", "times", key), set(wording.placeholders(text))
        for name in sorted(used - _OF_TIMES):
            yield Finding(
                where,
                f"nothing is known to put in for {{{name}}}.",
                "Here you can use: {hour}, {minute}, {next}, {number}.",
            )
        if not used & {"hour", "number", "next"}:
            yield Finding(where, "it doesn't say the hour.", "Add {hour}, {number} or {next}.")
        if key == _DIGITS and "minute" not in used:
            yield Finding(where, "it doesn't say the minute.", "Add {minute}.")


def parts_cover_the_day(book: Book) -> Iterator[Finding]:
    """Parts of the day begin at midnight and follow each other; each says its time."""
    parts: list[Mapping[str, Any]] = book.content["grammar"]["clock"]["parts"]
    begins = [part["from"] for part in parts]
    if begins[0] != 0 or begins != sorted(set(begins)):
        yield Finding(
            at("grammar", "clock", "parts"),
            "they don't begin at 0, or don't follow each other.",
            "Let the first begin at 0, and each of the others later than the one before.",
        )
    for number, part in enumerate(parts, 1):
        for key in (key for key in ("say", "again") if key in part):
            yield from _filled(part[key], {"time"}, at("grammar", "clock", f"part {number}", key))


def _filled(text: str, names: set[str], where: str) -> Iterator[Finding]:
    """Hold a text to these placeholders, and to words without markup."""
    wanted = ", ".join(f"{{{name}}}" for name in sorted(names)) or "none"
    if sorted(wording.placeholders(text)) != sorted(names):
        yield Finding(where, "its words in braces aren't right.", f"It must have: {wanted}.")
    if "<" in text:
        yield Finding(where, "it has a tag.", "Write it in plain words.")
