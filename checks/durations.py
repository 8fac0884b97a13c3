"""Lengths of time that a text names, in digits or words."""

import re
from dataclasses import dataclass

from checks.tongues.tongue import Lengths


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in a text; ``low`` and ``high`` are the same unless it is a range."""

    low: float
    """Seconds; 0 where the text says "up to"."""
    high: float
    """Seconds."""
    start: int
    end: int


def durations(text: str, lengths: Lengths) -> list[Duration]:
    """Give the seconds, minutes and hours that a plain text names, in their order."""
    return [_read(found, lengths) for found in lengths.pattern.finditer(text)]


def _read(found: re.Match[str], lengths: Lengths) -> Duration:
    unit = lengths.units[found["unit"][:3].lower()]
    half = 0.5 if found["half"] or found["more"] else 0.0
    low = _value(found["low"], lengths)
    high = low if found["high"] is None else _value(found["high"], lengths)
    return Duration(
        0.0 if found["limit"] else (low + half) * unit,
        (high + half) * unit,
        found.start(),
        found.end(),
    )


def _value(number: str, lengths: Lengths) -> float:
    if number[0].isdigit():
        return float(number.replace(",", "."))
    parts = re.split(r"[- ]", number.lower())
    for part in parts:
        if part in lengths.fractions:
            return lengths.fractions[part]
    return sum(lengths.numbers[part] for part in parts)
