"""Lengths of time that a text names, in digits or words."""

import re
from dataclasses import dataclass
from typing import Final

_SMALL: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES: Final[dict[str, float]] = {
    **{word: float(value) for value, word in enumerate(_SMALL)},
    **{word: 20.0 + 10 * index for index, word in enumerate(_TENS)},
    "a": 1.0,
    "an": 1.0,
    "half": 0.5,
    "quarter": 0.25,
}
_SECONDS: Final = {"sec": 1, "min": 60, "hou": 3600}

_NUMBER: Final = (
    r"(?:\d+(?:\.\d+)?"
    rf"|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_SMALL[1:10])}))?"
    rf"|{'|'.join(sorted(_SMALL, key=len, reverse=True))}"
    r"|(?:a )?half(?: an?)?|(?:a )?quarter of an?|an?)"
)
_DURATION: Final = re.compile(
    r"(?P<limit>\b(?:up to|at most|no more than|no longer than) )?"
    rf"\b(?P<low>{_NUMBER})(?: ?(?:to|or|-|\u2013) ?(?P<high>{_NUMBER}))?(?P<half> and a half)?"
    r"[ -]+(?P<unit>seconds?|secs?|minutes?|mins?|hours?)\b(?P<more> and a half)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in a text; ``low`` and ``high`` are the same unless it is a range."""

    low: float
    """Seconds; 0 where the text says "up to"."""
    high: float
    """Seconds."""
    start: int
    end: int


def durations(text: str) -> list[Duration]:
    """Give the seconds, minutes and hours that a plain text names, in their order."""
    return [_read(found) for found in _DURATION.finditer(text)]


def _read(found: re.Match[str]) -> Duration:
    unit = _SECONDS[found["unit"][:3].lower()]
    half = 0.5 if found["half"] or found["more"] else 0.0
    low = _value(found["low"])
    high = low if found["high"] is None else _value(found["high"])
    return Duration(
        0.0 if found["limit"] else (low + half) * unit,
        (high + half) * unit,
        found.start(),
        found.end(),
    )


def _value(number: str) -> float:
    if number[0].isdigit():
        return float(number)
    parts = re.split(r"[- ]", number.lower())
    for fraction in ("half", "quarter"):
        if fraction in parts:
            return _VALUES[fraction]
    return sum(_VALUES[part] for part in parts)
