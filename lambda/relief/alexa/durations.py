"""Lengths of time as Alexa delivers them: AMAZON.DURATION is ISO 8601, such as PT1H30M."""

from __future__ import annotations

import re
from typing import Final

_DURATION: Final = (
    r"P(?:(?P<days>\d{1,4})D)?"
    r"(?:T(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,6})M)?(?:(?P<seconds>\d{1,6})S)?)?"
)
_MINUTES: Final = {"days": 24 * 60.0, "hours": 60.0, "minutes": 1.0, "seconds": 1 / 60}


def read_minutes(duration: str | None) -> int | None:
    """Read a length in whole minutes, rounded up; None where there is none to read."""
    match = re.fullmatch(_DURATION, duration or "")
    if match is None:
        return None
    parts = {name: int(value) for name, value in match.groupdict().items() if value}
    minutes = sum(_MINUTES[name] * count for name, count in parts.items())
    return -int(-minutes // 1) if minutes else None
