"""How long a turn may take: Alexa waits eight seconds for an answer, we answer within six."""

from __future__ import annotations

import time
from typing import Final

from relief.ports import Stopwatch

LONGEST_TURN: Final = 6.0
"""Seconds."""
MEMORY_CALL: Final = 1.2
"""Seconds that one call of the memory may take."""


class Deadline:
    """The end of one turn. Nothing is begun that might go on past it."""

    def __init__(self, clock: Stopwatch = time.monotonic) -> None:
        """Begin the turn now, on a clock that gives seconds and only goes forward."""
        self._clock = clock
        self._end = clock() + LONGEST_TURN

    def allows(self, seconds: float) -> bool:
        """Tell whether something that may take so long can be begun now."""
        return self._clock() + seconds <= self._end
