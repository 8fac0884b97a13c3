"""The services that a skill calls at the `apiEndpoint` of its requests, served over real HTTP.

Reminders, timers, and the time zone of the device. Amazon's own simulator has none of them. Errors
and their order: a fault that was set, the token, the permission, the path, the body.
"""

import re
from collections.abc import Callable
from types import TracebackType
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from simulator.accounts import REMINDERS, TIMERS, Account, Alert, Device
from simulator.api import Answer, Call, RefusedError
from simulator.clock import Clock
from simulator.envelope import Echo
from simulator.faults import Faults
from simulator.reminders import Reminders
from simulator.server import Server
from simulator.timers import Timers

SLOW = 3.0
"""Seconds that a slow service takes: longer than a skill that must answer in 8 can wait."""
SERVICES = ("reminders", "timers", "settings")

_PATH = re.compile(
    r"/v1/alerts/(?P<service>reminders|timers)(?:/(?P<id>[^/]+)(?:/(?P<verb>pause|resume))?)?"
    r"|/v2/devices/(?P<device>[^/]+)/(?P<settings>settings)/(?P<name>[\w.]+)"
)
_TIME_ZONE = "System.timeZone"
_SETTINGS_CODES = {401: "INVALID_TOKEN", 404: "INVALID_KEY", 504: "DEVICE_UNREACHABLE"}


class Owned:
    """One account with its alerts."""

    def __init__(self, account: Account, clock: Clock) -> None:
        """Start without alerts."""
        self.account = account
        self.reminders = Reminders(account, clock)
        self.timers = Timers(account, clock)


class LocalServices:
    """Everything at the endpoint, for any number of users, skills and devices. Close it."""

    def __init__(self, clock: Clock, *, slow: float = SLOW, zone: ZoneInfo | None = None) -> None:
        """`slow` in seconds of real time; `zone`: where all devices are, whatever their locale."""
        self._clock = clock
        self._zone = zone
        self._faults = Faults(slow)
        self._owned: dict[tuple[str, str], Owned] = {}
        self._devices: dict[str, Device] = {}
        self._server: Server | None = Server(self._answer)
        self._endpoint = self._server.address

    @property
    def endpoint(self) -> str:
        """The address to call, without a slash at its end; another after it refused for a while."""
        return self._endpoint

    def __enter__(self) -> "LocalServices":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop listening, and let nobody wait; harmless when done before."""
        self._faults.end()
        self._stop()

    def fail(self, service: str, kind: str | None) -> None:
        """Let "reminders", "timers" or "settings" fail from now on; None: work again.

        Kinds as in `faults`. "refused" takes the whole endpoint away, as all share it. Raises
        ValueError for what is no service or no fault.
        """
        self._faults.set(_known(service), kind)
        if self._faults.refuses:
            self._stop()
        elif self._server is None:
            self._server = Server(self._answer)
            self._endpoint = self._server.address

    def fail_after(self, service: str, calls: int, kind: str) -> None:
        """Let a service answer so many calls, fail at the next one only, and work again.

        "refused" is none of the kinds here. Raises ValueError as `fail` does.
        """
        self._faults.set_later(_known(service), calls, kind)

    def enable(
        self, echo: Echo, *, in_session: Callable[[], bool], tell: Callable[[Alert], None]
    ) -> Device:
        """Let a skill use the services on a device: see `Device` for what is asked and told."""
        account = self.of(echo.user_id, echo.application_id).account
        device = Device(account, echo.device_id, in_session, tell, own_zone=self._zone)
        self._devices[device.token] = device
        return device

    def of(self, user_id: str, application_id: str) -> Owned:
        """Return the alerts of one user's use of one skill."""
        key = (user_id, application_id)
        if key not in self._owned:
            self._owned[key] = Owned(Account(user_id, application_id), self._clock)
        return self._owned[key]

    def all_of(self, user_id: str) -> list[Owned]:
        """Return the alerts of one user, whatever skill set them."""
        return [owned for (owner, _), owned in self._owned.items() if owner == user_id]

    def _stop(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.close()

    def _answer(self, call: Call) -> Answer:
        """Answer a call, in the thread that it came in."""
        found = _PATH.fullmatch(urlsplit(call.path).path)
        if found is None:
            return RefusedError(404, "NOT_FOUND", "there is no such service").answer()
        service = found["service"] or found["settings"]
        try:
            self._faults.strike(service)
            device = self._devices.get(call.token)
            if device is None:
                raise RefusedError(401, "INVALID_BEARER_TOKEN", "the token is not valid")
            with device.account.lock:
                answer = Answer(body=self._serve(service, call, found, device))
            self._faults.lose(service)
            return answer
        except RefusedError as refused:
            return (refused if service != "settings" else _of_settings(refused)).answer()

    def _serve(self, service: str, call: Call, found: re.Match[str], device: Device) -> object:
        owned = self.of(device.account.user_id, device.account.application_id)
        target = None if found["id"] is None else unquote(found["id"])
        if service == "settings":
            return _setting(call.method, unquote(found["device"]), found["name"], device)
        if service == "reminders":
            device.account.demand(REMINDERS)
            if found["verb"] is not None:
                raise RefusedError(404, "NOT_FOUND", "reminders cannot be paused")
            return _reminder(call, target, owned.reminders, device)
        device.account.demand(TIMERS)
        return _timer(call, target, found["verb"], owned.timers, device)


def _known(service: str) -> str:
    if service not in SERVICES:
        raise ValueError(f"{service!r} is no service; there are {', '.join(SERVICES)}")
    return service


def _of_settings(refused: RefusedError) -> RefusedError:
    """Return the error with a code of that service, which has only a few."""
    code = _SETTINGS_CODES.get(refused.status, "UNKNOWN_ERROR")
    return RefusedError(refused.status, code, refused.message)


def _setting(method: str, device_id: str, name: str, device: Device) -> object:
    if method != "GET":
        raise _not_allowed(method)
    if device_id != device.device_id:
        raise RefusedError(403, "DEVICE_ACCESS_DENIED", "the token is not for that device")
    if name != _TIME_ZONE:
        raise RefusedError(404, "NOT_FOUND", "there is no such setting here")
    return device.zone.key


def _reminder(call: Call, token: str | None, reminders: Reminders, device: Device) -> object:
    if token is None:
        if call.method == "POST":
            return reminders.create(call.body, device)
        if call.method == "GET":
            return reminders.all()
    elif call.method == "GET":
        return reminders.get(token).as_json()
    elif call.method == "PUT":
        return reminders.update(token, call.body, device)
    elif call.method == "DELETE":
        reminders.delete(token)
        return None
    raise _not_allowed(call.method)


def _timer(
    call: Call, timer_id: str | None, verb: str | None, timers: Timers, device: Device
) -> object:
    if timer_id is None:
        return _timers(call, timers, device)
    if verb is not None:
        if call.method != "POST":
            raise _not_allowed(call.method)
        change = timers.pause if verb == "pause" else timers.resume
        return change(timer_id, device)
    if call.method == "GET":
        return timers.get(timer_id).as_json()
    if call.method == "DELETE":
        timers.delete(timer_id)
        return None
    raise _not_allowed(call.method)


def _timers(call: Call, timers: Timers, device: Device) -> object:
    if call.method == "POST":
        return timers.create(call.body, device)
    if call.method == "GET":
        return timers.all()
    if call.method == "DELETE":
        timers.delete_all()
        return None
    raise _not_allowed(call.method)


def _not_allowed(method: str) -> RefusedError:
    return RefusedError(405, "METHOD_NOT_ALLOWED", f"{method} is not possible here")
