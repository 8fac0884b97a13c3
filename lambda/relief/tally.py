"""What happened in one request: counted and timed, without a word about the person.

The counts become metrics: sums over everybody. Their names are those that the deployment's alarms
are made for.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import Final

REQUESTS: Final = "Requests"
FALLBACKS: Final = "Fallbacks"
"""Requests that nobody understood."""
DANGER_REPLIES: Final = "DangerReplies"
"""Replies that told somebody to seek help. Which sign it was is not kept anywhere."""
REMINDERS_SET: Final = "RemindersSet"
REMINDER_FAILURES: Final = "ReminderFailures"
"""Times that reminders could not be set, or cancelled, because the service failed or throttled; a
permission that is missing, or a device without reminders, is no failure."""
MEMORY_FAILURES: Final = "MemoryFailures"
"""Times that the memory could not be read or written."""
FAILURES: Final = "Failures"
"""Requests in which something raised, so that no more than an apology could be said."""

METRICS: Final = frozenset(
    {
        REQUESTS,
        FALLBACKS,
        DANGER_REPLIES,
        REMINDERS_SET,
        REMINDER_FAILURES,
        MEMORY_FAILURES,
        FAILURES,
    }
)

MEMORY: Final = "memory_ms"
SERVICES: Final = "services_ms"
"""Milliseconds that were spent waiting for them."""


class Tally:
    """The counts and times of one request."""

    def __init__(self) -> None:
        """Begin with a request that was understood."""
        self.counts = {REQUESTS: 1, FALLBACKS: 0}
        self.times: dict[str, float] = {}


_current: ContextVar[Tally | None] = ContextVar("tally", default=None)


def begin() -> Tally:
    """Begin to count for the request that this thread answers now."""
    tally = Tally()
    _current.set(tally)
    return tally


def count(metric: str, number: int = 1) -> None:
    """Count something; outside of a request nothing is counted."""
    tally = _current.get()
    if tally is not None:
        tally.counts[metric] = tally.counts.get(metric, 0) + number


class timed:  # noqa: N801 - it reads as what it does
    """Adds the time that its block takes to a part of the request."""

    def __init__(self, part: str, clock: Callable[[], float] = time.perf_counter) -> None:
        """Take the part, and a clock in seconds."""
        self._part = part
        self._clock = clock

    def __enter__(self) -> None:
        self._began = self._clock()

    def __exit__(self, *error: object) -> None:
        tally = _current.get()
        if tally is not None:
            took = (self._clock() - self._began) * 1000
            tally.times[self._part] = tally.times.get(self._part, 0.0) + took
