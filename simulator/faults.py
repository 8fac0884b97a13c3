"""What can be wrong with a service, to be tried on purpose."""

import threading
from collections.abc import Mapping

from simulator.api import RefusedError

SLOW = "slow"
REFUSED = "refused"
UNANSWERED = "unanswered"
_STATUSES: Mapping[str, tuple[str, str]] = {
    "400": ("BAD_REQUEST", "reminders and timers are switched off"),
    "401": ("UNAUTHORIZED", "the token is not valid"),
    "403": ("DEVICE_NOT_SUPPORTED", "the device has no such thing"),
    "404": ("NOT_FOUND", "there is nothing here"),
    "429": ("TOO_MANY_REQUESTS", "too many requests"),
    "500": ("INTERNAL_ERROR", "something went wrong"),
    "503": ("SERVICE_UNAVAILABLE", "the service is down"),
    "504": ("DEVICE_OFFLINE", "the device cannot be reached"),
}
KINDS = (*_STATUSES, SLOW, UNANSWERED, REFUSED)
"""Every fault: a status that all calls get, no answer in time (with nothing done, or with all done
that was asked for), nobody listening."""


class Faults:
    """Which service fails, and how."""

    def __init__(self, slow: float) -> None:
        """`slow`: how many seconds a slow service takes."""
        self._slow = slow
        self._faults: dict[str, str] = {}
        self._later: dict[str, tuple[int, str]] = {}
        """By service, how many calls go well before one fails, and how that fails."""
        self._lock = threading.Lock()
        self._over = threading.Event()

    @property
    def refuses(self) -> bool:
        """Whether nobody listens."""
        return REFUSED in self._faults.values()

    def set(self, service: str, kind: str | None) -> None:
        """Let a service fail from now on, or work again."""
        with self._lock:
            self._later.pop(service, None)
            self._faults.pop(service, None)
            if kind is not None:
                self._faults[service] = _checked(kind, KINDS)

    def set_later(self, service: str, calls: int, kind: str) -> None:
        """Let a service work for so many calls, and fail at the next one only."""
        with self._lock:
            self._later[service] = (calls, _checked(kind, (*_STATUSES, SLOW)))

    def end(self) -> None:
        """Let nobody wait any longer."""
        self._over.set()

    def strike(self, service: str) -> None:
        """Raise RefusedError if the service fails; after a while, and with nothing done, if slow.

        A client that has no patience left never learns whether something was done. Here nothing
        was, so that what happens next is the same each time.
        """
        kind = self._now(service)
        if kind == SLOW:
            raise self._too_late()
        if kind is not None and kind in _STATUSES:
            raise RefusedError(int(kind), *_STATUSES[kind])

    def lose(self, service: str) -> None:
        """Raise RefusedError, after a while, if the answer to what was done gets lost."""
        if self._faults.get(service) == UNANSWERED:
            raise self._too_late()

    def _too_late(self) -> RefusedError:
        self._over.wait(self._slow)
        return RefusedError(504, "TIMEOUT", "the service took too long")

    def _now(self, service: str) -> str | None:
        """Return how this call fails, None if it does not; counts the calls."""
        with self._lock:
            calls, kind = self._later.pop(service, (None, None))
            if kind is not None and calls:
                self._later[service] = (calls - 1, kind)
                kind = None
            return self._faults.get(service, kind)


def _checked(kind: str, kinds: tuple[str, ...]) -> str:
    if kind not in kinds:
        raise ValueError(f"{kind!r} is no fault here; there are {', '.join(kinds)}")
    return kind
