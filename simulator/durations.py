"""Lengths of time in English: "half an hour", "an hour and a half", "20 minutes"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

_UNITS = {
    "Y": (("year", "years", "yr", "yrs"), 365 * 86400),
    "M": (("month", "months"), 30 * 86400),
    "W": (("week", "weeks", "wk", "wks"), 7 * 86400),
    "D": (("day", "days"), 86400),
    "TH": (("hour", "hours", "hr", "hrs", "h"), 3600),
    "TM": (("minute", "minutes", "min", "mins", "m"), 60),
    "TS": (("second", "seconds", "sec", "secs", "s", "2nd", "2nds"), 1),
}
"""Designator of ISO 8601 ("T" where it stands among the times): words, and length in seconds.

"2nd" is what the word "second" looks like once number words are digits.
"""
_UNIT_OF = {word: unit for unit, (words, _) in _UNITS.items() for word in words}
_PARTS = {
    ("half", "a"): Fraction(1, 2),
    ("half", "an"): Fraction(1, 2),
    ("a", "half"): Fraction(1, 2),
    ("half",): Fraction(1, 2),
    ("a", "quarter", "of", "an"): Fraction(1, 4),
    ("a", "quarter", "of", "a"): Fraction(1, 4),
    ("quarter", "of", "an"): Fraction(1, 4),
    ("quarter", "of", "a"): Fraction(1, 4),
    ("quarter",): Fraction(1, 4),
    ("3", "quarters", "of", "an"): Fraction(3, 4),
    ("3", "quarters", "of", "a"): Fraction(3, 4),
    ("a", "couple", "of"): Fraction(2),
    ("a", "couple"): Fraction(2),
    ("couple", "of"): Fraction(2),
    ("a",): Fraction(1),
    ("an",): Fraction(1),
}
_TAILS = {
    ("and", "a", "half"): Fraction(1, 2),
    ("and", "half"): Fraction(1, 2),
    ("and", "a", "quarter"): Fraction(1, 4),
    ("and", "3", "quarters"): Fraction(3, 4),
}


_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})?")
"""More digits than that are no length of time that anyone means."""
_ISO = re.compile(
    r"P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9})S)?)?"
)
_SPOKEN = (("hour", 3600), ("minute", 60), ("second", 1))


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as Alexa gives it to a skill, and as arithmetic wants it."""

    iso: str
    """ISO 8601, in the units that were said: "PT20M", "PT1H30M", "P2W"."""

    length: timedelta
    """The same; a month counts 30 days, a year 365."""


def parse(keys: Sequence[str]) -> Duration | None:
    """Read the keys of a whole phrase; None where it is anything but a length of time."""
    rest = tuple(keys)
    amounts: dict[str, Fraction] = {}
    while rest:
        piece = _piece(rest)
        if piece is None:
            return None
        amount, unit, rest = piece
        amounts[unit] = amounts.get(unit, Fraction(0)) + amount
        if rest[:1] == ("and",) and len(rest) > 1:
            rest = rest[1:]
    return _duration(amounts) if amounts else None


def _piece(words: tuple[str, ...]) -> tuple[Fraction, str, tuple[str, ...]] | None:
    """Read "two and a half minutes" or "an hour and a half" off the front."""
    amount, rest = _amount(words)
    if amount is None:
        return None
    tail, after = _longest(_TAILS, rest)
    if tail is not None and after[:1] and after[0] in _UNIT_OF:
        return amount + tail, _UNIT_OF[after[0]], after[1:]
    if not rest or rest[0] not in _UNIT_OF:
        return None
    unit, rest = _UNIT_OF[rest[0]], rest[1:]
    tail, after = _longest(_TAILS, rest)
    if tail is not None and not (after and after[0] in _UNIT_OF):
        return amount + tail, unit, after
    return amount, unit, rest


def _amount(words: tuple[str, ...]) -> tuple[Fraction | None, tuple[str, ...]]:
    part, rest = _longest(_PARTS, words)
    if part is None and words and _NUMBER.fullmatch(words[0]):
        return Fraction(words[0]), words[1:]
    return part, rest


def _longest(
    table: dict[tuple[str, ...], Fraction], words: tuple[str, ...]
) -> tuple[Fraction | None, tuple[str, ...]]:
    """Return what the longest entry at the front of `words` stands for, and the words after it."""
    for size in range(4, 0, -1):
        if len(words) >= size and words[:size] in table:
            return table[words[:size]], words[size:]
    return None, words


def _duration(amounts: dict[str, Fraction]) -> Duration | None:
    """Carry fractions down to smaller units ("half an hour" is PT30M) and write both forms."""
    units = list(_UNITS)
    seconds = sum(amount * _UNITS[unit][1] for unit, amount in amounts.items())
    for unit, smaller in pairwise(units):
        amount = amounts.get(unit, Fraction(0))
        left = amount - int(amount)
        if left:
            amounts[unit] = Fraction(int(amount))
            carried = left * _UNITS[unit][1] / _UNITS[smaller][1]
            amounts[smaller] = amounts.get(smaller, Fraction(0)) + carried
    dates, times = "", ""
    for unit in units:
        amount = amounts.get(unit, Fraction(0))
        if amount:
            written = f"{float(amount):g}" if amount.denominator > 1 else str(amount)
            if unit.startswith("T"):
                times += written + unit[1]
            else:
                dates += written + unit
    iso = "P" + dates + ("T" + times if times else "")
    try:
        length = timedelta(seconds=float(seconds))
    except OverflowError:
        return None
    return Duration("PT0S" if iso == "P" else iso, length)


def from_iso(text: str) -> Duration | None:
    """Read "PT20M"; None for what is no ISO 8601 duration of weeks to seconds."""
    found = _ISO.fullmatch(text)
    if found is None or not any(found.groups()):
        return None
    weeks, days, hours, minutes, seconds = (int(number or 0) for number in found.groups())
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return Duration(text, length)


def to_iso(length: timedelta) -> str:
    """Write a length of time in hours, minutes and seconds."""
    parts = zip("HMS", _divided(length), strict=True)
    return "PT" + ("".join(f"{count}{unit}" for unit, count in parts if count) or "0S")


def spoken(length: timedelta) -> str:
    """Say a length of time: "1 hour and 5 minutes"."""
    said = [
        f"{count} {name}{'' if count == 1 else 's'}"
        for (name, _), count in zip(_SPOKEN, _divided(length), strict=True)
        if count
    ]
    return " and ".join(filter(None, (", ".join(said[:-1]), *said[-1:]))) or "no time"


def _divided(length: timedelta) -> list[int]:
    """Divide into hours, minutes and whole seconds."""
    left, counts = int(length.total_seconds()), []
    for _, seconds in _SPOKEN:
        count, left = divmod(left, seconds)
        counts.append(count)
    return counts
