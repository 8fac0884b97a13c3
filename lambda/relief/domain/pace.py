"""How fast the skill speaks, from slowest to fastest."""

from __future__ import annotations

from relief.domain.plain import read_choice
from relief.quick.names import StrEnum


class Pace(StrEnum):
    """A rate of speech, in the order of speed."""

    SLOWEST = "slowest"
    SLOW = "slow"
    NORMAL = "normal"
    FAST = "fast"

    @property
    def rate(self) -> float:
        """Give the rate as a factor, 1.0 for normal. Alexa takes 0.2 and more."""
        return _RATES[self]

    def slower(self) -> Pace:
        """Give the next slower pace; the slowest stays."""
        return _ORDER[max(_ORDER.index(self) - 1, 0)]

    def faster(self) -> Pace:
        """Give the next faster pace; the fastest stays."""
        return _ORDER[min(_ORDER.index(self) + 1, len(_ORDER) - 1)]


_ORDER = tuple(Pace)
_RATES = {Pace.SLOWEST: 0.7, Pace.SLOW: 0.85, Pace.NORMAL: 1.0, Pace.FAST: 1.15}


def read_pace(value: object) -> Pace:
    """Read a pace; anything unknown is the normal one."""
    return read_choice(Pace, value) or Pace.NORMAL
