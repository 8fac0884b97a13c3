"""What the skill needs from outside, as it sees it. ``bootstrap`` is handed one of each."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from relief.content import Library
from relief.domain.plain import Plain
from relief.quick.records import dataclass

Clock = Callable[[], datetime]
"""Gives the time now, aware."""
Stopwatch = Callable[[], float]
"""Gives seconds from any beginning, and only goes forward: for how long something takes."""


class MemoryUnavailableError(Exception):
    """The memory cannot be read or written now."""


class MemoryConflictError(Exception):
    """Another device of the household has written since this one read."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a memory holds of a user."""

    record: Plain
    revision: int
    """Counts the writes, so that a later one can tell whether another came between."""


class Memory(Protocol):
    """What is kept between sessions, one plain JSON object per user.

    Every method raises MemoryUnavailableError where the store cannot be reached in time.
    """

    def load(self, user_id: str) -> Kept | None:
        """Give what is kept of a user, None where nothing is."""

    def save(self, user_id: str, record: Plain, *, over: int | None, expires: datetime) -> None:
        """Keep this of a user, until it expires.

        ``over`` is the revision that was read, None where nothing was kept. Raises
        MemoryConflictError where that is no longer what is kept.
        """

    def forget(self, user_id: str) -> None:
        """Keep nothing of a user."""


@dataclass(frozen=True, slots=True)
class Ports:
    """The outside, as one skill is given it."""

    library: Library
    clock: Clock
    memory: Memory
    has_services: bool = False
    """Whether Alexa's services can be called: reminders, timers, settings."""
    stopwatch: Stopwatch = time.monotonic
    """By which a turn knows how much of its time is left."""
