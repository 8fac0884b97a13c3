"""A clock that stands still until it is moved, and calls what falls due on the way."""

import heapq
import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


@dataclass(order=True)
class Appointment:
    """Something that happens when the clock reaches a moment; `cancel` takes it off the list."""

    due: datetime
    order: int
    action: Callable[[], None] = field(compare=False)
    cancelled: bool = field(default=False, compare=False)

    def cancel(self) -> None:
        """Never call the action; harmless after it was called."""
        self.cancelled = True


class Clock:
    """The time of the simulated world, shared by Alexa, her services and the skill.

    Real time does not move it: typing takes no time, speaking and waiting do, so that a
    conversation runs the same way each time.
    """

    def __init__(self, start: datetime | None = None) -> None:
        """Start at `start`, which must be aware; the real time without it."""
        start = datetime.now(UTC) if start is None else start
        if start.tzinfo is None:
            raise ValueError("a clock starts at an aware datetime")
        self._now = start.astimezone(UTC)
        self._order = itertools.count()
        self._appointments: list[Appointment] = []
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """Return the simulated time, aware, in UTC."""
        return self._now

    def after(self, delay: timedelta, action: Callable[[], None]) -> Appointment:
        """Call `action` once, `delay` from now, when the clock is moved that far.

        Any thread may ask for this; the action is called in the one that moves the clock.
        """
        appointment = Appointment(self._now + delay, next(self._order), action)
        with self._lock:
            heapq.heappush(self._appointments, appointment)
        return appointment

    def advance(self, step: timedelta) -> None:
        """Move on by `step`, stopping at each appointment on the way in its order.

        An action may itself move the clock (speaking takes time); the step then ends where it
        was meant to, or later if the action went past it.
        """
        if step < timedelta(0):
            raise ValueError("a clock only moves forward")
        target = self._now + step
        while (appointment := self._next(target)) is not None:
            if not appointment.cancelled:
                self._now = max(self._now, appointment.due)
                appointment.action()
        self._now = max(self._now, target)

    def _next(self, target: datetime) -> Appointment | None:
        """Take the first appointment up to `target` off the list."""
        with self._lock:
            if self._appointments and self._appointments[0].due <= target:
                return heapq.heappop(self._appointments)
        return None
