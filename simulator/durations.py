"""Lengths of time as they are said: "half an hour", "an hour and a half", "20 minutes"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from simulator.tongues import ENGLISH, Tongue
from simulator.tongues.tongue import Measures, Words

_SECONDS = {
    "Y": 365 * 86400,
    "M": 30 * 86400,
    "W": 7 * 86400,
    "D": 86400,
    "TH": 3600,
    "TM": 60,
    "TS": 1,
}
"""By designator of ISO 8601 ("T" where it stands among the times)."""
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})?")
"""More digits than that are no length of time that anyone means."""
_ISO = re.compile(
    r"P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9})S)?)?"
)
_DIVISIONS = (3600, 60, 1)
"""Seconds of an hour, a minute and a second."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as Alexa gives it to a skill, and as arithmetic wants it."""

    iso: str
    """ISO 8601, in the units that were said: "PT20M", "PT1H30M", "P2W"."""

    length: timedelta
    """The same; a month counts 30 days, a year 365."""


def parse(keys: Sequence[str], tongue: Tongue = ENGLISH) -> Duration | None:
    """Read the keys of a whole phrase; None where it is anything but a length of time."""
    measures = tongue.measures
    rest = tuple(keys)
    amounts: dict[str, Fraction] = {}
    while rest:
        piece = _piece(rest, measures)
        if piece is None:
            return None
        amount, unit, rest = piece
        amounts[unit] = amounts.get(unit, Fraction(0)) + amount
        if rest[:1] == (measures.joint,) and len(rest) > 1:
            rest = rest[1:]
    return _duration(amounts) if amounts else None


def _piece(words: Words, measures: Measures) -> tuple[Fraction, str, Words] | None:
    """Read "two and a half minutes" or "an hour and a half" off the front."""
    units = _units(measures)
    amount, rest = _amount(words, measures)
    if amount is None and words[0] in units and _longest(measures.tails, words[1:])[0]:
        amount = Fraction(1)  # "hour and a half"
    if amount is None:
        return None
    tail, after = _longest(measures.tails, rest)
    if tail is not None and after[:1] and after[0] in units:
        return amount + tail, units[after[0]], after[1:]
    if not rest or rest[0] not in units:
        return None
    unit, rest = units[rest[0]], rest[1:]
    tail, after = _longest(measures.tails, rest)
    if tail is not None and not (after and after[0] in units):
        return amount + tail, unit, after
    return amount, unit, rest


@lru_cache(maxsize=16)
def _units(measures: Measures) -> Mapping[str, str]:
    """Return each word for a unit, with its designator."""
    return {word: unit for unit, words in measures.units.items() for word in words}


def _amount(words: Words, measures: Measures) -> tuple[Fraction | None, Words]:
    part, rest = _longest(measures.parts, words)
    if part is None and words and _NUMBER.fullmatch(words[0]):
        return Fraction(words[0]), words[1:]
    return part, rest


def _longest(table: Mapping[Words, Fraction], words: Words) -> tuple[Fraction | None, Words]:
    """Return what the longest entry at the front of `words` stands for, and the words after it."""
    for size in range(4, 0, -1):
        if len(words) >= size and words[:size] in table:
            return table[words[:size]], words[size:]
    return None, words


def _duration(amounts: dict[str, Fraction]) -> Duration | None:
    """Carry fractions down to smaller units ("half an hour" is PT30M) and write both forms."""
    units = list(_SECONDS)
    seconds = sum(amount * _SECONDS[unit] for unit, amount in amounts.items())
    for unit, smaller in pairwise(units):
        amount = amounts.get(unit, Fraction(0))
        left = amount - int(amount)
        if left:
            amounts[unit] = Fraction(int(amount))
            carried = left * Fraction(_SECONDS[unit], _SECONDS[smaller])
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


def spoken(length: timedelta, tongue: Tongue = ENGLISH) -> str:
    """Say a length of time: "1 hour and 5 minutes"."""
    measures = tongue.measures
    parts = [
        f"{count} {one if count == 1 else several}"
        for (one, several), count in zip(measures.said, _divided(length), strict=True)
        if count
    ]
    joint = f" {measures.joint} "
    return joint.join(filter(None, (", ".join(parts[:-1]), *parts[-1:]))) or measures.nothing


def _divided(length: timedelta) -> list[int]:
    """Divide into hours, minutes and whole seconds."""
    left, counts = int(length.total_seconds()), []
    for seconds in _DIVISIONS:
        count, left = divmod(left, seconds)
        counts.append(count)
    return counts
