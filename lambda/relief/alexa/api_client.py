"""HTTP to Alexa's own services (reminders, timers, settings), as the SDK's clients ask for it.

The SDK's client sets no timeout, and brings ``requests`` along. This one answers within a
budget of time, whatever the other side does. What it sends holds a token of the user and what it
asks for holds ids, so nothing of a request, nor of an error about it, is in its own errors.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, urlsplit

from ask_sdk_model.services import ApiClient, ApiClientRequest, ApiClientResponse

from relief.alexa.patience import within
from relief.quick.records import dataclass

if TYPE_CHECKING:
    import ssl
    from http.client import HTTPConnection

BUDGET: Final = 1.5
"""Seconds for one call, with its retry: Alexa itself waits eight for the whole turn."""
CONNECT_TIMEOUT: Final = 0.5
READ_TIMEOUT: Final = 1.2
PAUSE: Final = 0.2
"""Seconds before the retry, unless the service names its own."""
LEAST_FOR_RETRY: Final = 0.5
"""Seconds that must be left for a retry: a shorter one would likely end not knowing what it did."""
MOST_BYTES: Final = 256 * 1024
"""No answer of these services comes near this."""

_REPEATABLE: Final = frozenset({"GET", "HEAD", "PUT", "DELETE"})
"""Methods that do the same done twice (RFC 9110, 9.2.2)."""
_TOO_MANY: Final = 429
_SERVER_ERROR: Final = 500
_LOOPBACK: Final = (ip_network("127.0.0.0/8"), ip_network("::1/128"))


class AlexaServiceUnreachableError(Exception):
    """No whole answer came from the service. The message is the kind of the cause, no more."""

    def __init__(self, cause: str, *, sent: bool) -> None:
        super().__init__(cause)
        self.sent = sent
        """Whether the service may have received the request, and done what it asks."""


class UntrustedEndpointError(AlexaServiceUnreachableError):
    """The address is no https one, and no http one of this very machine; nothing was sent."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long to wait, in seconds."""

    connect: float = CONNECT_TIMEOUT
    """For each address of the host, TLS included."""
    read: float = READ_TIMEOUT
    """For each part of the answer."""
    budget: float = BUDGET
    """For everything that one call does: names, connections, answers, pause and retry."""


class UrllibApiClient(ApiClient):
    """Sends requests with the standard library. Gives every status back as an answer.

    Follows no redirect, for the request carries a token. Retries once where the budget allows: a
    request that was throttled (429) or surely not sent, and, if it does the same done
    twice, one that met a server error or lost its answer. Never anything else, for a reminder made
    twice is worse than none.
    """

    def __init__(
        self,
        timeouts: Timeouts | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        """Take the timeouts, a clock in seconds, a way to wait, and whom TLS trusts."""
        self._timeouts = timeouts or Timeouts()
        self._clock = clock
        self._sleep = sleep
        self._trust = trust

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        """Send a request. Raises AlexaServiceUnreachableError where no answer came.

        The SDK's service clients wrap that into a ServiceException of status 500, whose
        ``__context__`` it is.
        """
        call = _read_call(request)
        deadline = self._clock() + self._timeouts.budget
        try:
            answer = self._attempt(call, deadline)
        except AlexaServiceUnreachableError as error:
            if not _may_repeat_unanswered(call, error) or not self._pause(PAUSE, deadline):
                raise
        else:
            if not _may_repeat_answered(call, answer):
                return answer
            if not self._pause(_wanted_pause(answer.headers), deadline):
                return answer
        return self._attempt(call, deadline)

    def _pause(self, seconds: float | None, deadline: float) -> bool:
        """Wait before a retry; tell whether there is time for both."""
        if seconds is None or self._clock() + seconds + LEAST_FOR_RETRY > deadline:
            return False
        self._sleep(seconds)
        return True

    def _attempt(self, call: _Call, deadline: float) -> ApiClientResponse:
        left = deadline - self._clock()
        attempt = _Attempt(call, self._timeouts, self._trust)
        try:
            return within(left, attempt.run)
        except TimeoutError:
            attempt.abandoned = True
            raise AlexaServiceUnreachableError("TimeoutError", sent=attempt.sent) from None


@dataclass(frozen=True, slots=True, repr=False)
class _Call:
    """A request, ready to be sent. It has no representation, for it holds a token and ids."""

    method: str
    address: SplitResult
    headers: Mapping[str, str]
    body: bytes | None

    @property
    def repeatable(self) -> bool:
        return self.method in _REPEATABLE

    @property
    def target(self) -> str:
        path, query = self.address.path or "/", self.address.query
        return f"{path}?{query}" if query else path


@dataclass(slots=True, repr=False)
class _Attempt:
    """One try. It runs in a thread of its own, for looking up a name knows no timeout."""

    call: _Call
    timeouts: Timeouts
    trust: ssl.SSLContext | None
    sent: bool = False
    """Whether anything of the request may have left."""
    abandoned: bool = False
    """Whether nobody waits any longer, so that it must not be sent."""

    def run(self) -> ApiClientResponse:
        """Connect, send, read. Raises AlexaServiceUnreachableError, and nothing else."""
        try:
            connection = self._connection()
            try:
                connection.connect()
                connection.sock.settimeout(self.timeouts.read)
                return self._exchange(connection)
            finally:
                connection.close()
        except AlexaServiceUnreachableError:
            raise
        except Exception as error:
            # Its message, and its own causes, may hold a header or the path.
            raise AlexaServiceUnreachableError(type(error).__name__, sent=self.sent) from None

    def _connection(self) -> HTTPConnection:
        # Imported here, for few turns need them, and every cold start would pay.
        from http.client import HTTPConnection, HTTPSConnection  # noqa: PLC0415

        address, timeout = self.call.address, self.timeouts.connect
        host = address.hostname or ""
        if address.scheme == "https":
            trust = self.trust or _system_trust()
            return HTTPSConnection(host, address.port, timeout=timeout, context=trust)
        return HTTPConnection(host, address.port, timeout=timeout)

    def _exchange(self, connection: HTTPConnection) -> ApiClientResponse:
        # In this order: if nobody has seen `sent` when giving up, this sees `abandoned`.
        self.sent = True
        if self.abandoned:
            raise AlexaServiceUnreachableError("TimeoutError", sent=False)
        call = self.call
        connection.request(call.method, call.target, body=call.body, headers=call.headers)
        with connection.getresponse() as response:
            body = response.read(MOST_BYTES + 1)
            if len(body) > MOST_BYTES:
                raise AlexaServiceUnreachableError("answer too long", sent=True)
            if response.length:
                raise AlexaServiceUnreachableError("answer cut short", sent=True)
            return ApiClientResponse(
                headers=response.getheaders(),
                body=body.decode("utf-8", errors="replace"),
                status_code=response.status,
            )


@cache
def _system_trust() -> ssl.SSLContext:
    """Trust whom the machine trusts. Kept, for reading all their certificates takes a while."""
    import ssl  # noqa: PLC0415 - see above

    return ssl.create_default_context()


def _read_call(request: ApiClientRequest) -> _Call:
    """Read a request of the SDK. Raises UntrustedEndpointError for an address not to be called."""
    address = _trusted(request.url or "")
    headers: dict[str, str] = {}
    for name, value in request.headers or []:
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return _Call(request.method.upper(), address, headers, _bytes(request.body))


def _trusted(url: str) -> SplitResult:
    try:
        address = urlsplit(url)
        host, _ = address.hostname, address.port
    except ValueError:
        raise UntrustedEndpointError("no address", sent=False) from None
    if not host:
        raise UntrustedEndpointError("no address", sent=False)
    if address.scheme == "https" or (address.scheme == "http" and _is_loopback(host)):
        return address
    raise UntrustedEndpointError("not https", sent=False)


def _is_loopback(host: str) -> bool:
    try:
        found = ip_address(host)
    except ValueError:
        return host == "localhost"
    return any(found in network for network in _LOOPBACK)


def _bytes(body: object) -> bytes | None:
    """Give a body as it is sent: the SDK's serializer makes plain objects, not text."""
    if body is None or body == "":
        return None
    return (body if isinstance(body, str) else json.dumps(body)).encode()


def _may_repeat_unanswered(call: _Call, error: AlexaServiceUnreachableError) -> bool:
    return call.repeatable or not error.sent


def _may_repeat_answered(call: _Call, answer: ApiClientResponse) -> bool:
    status = answer.status_code
    return status == _TOO_MANY or (call.repeatable and status >= _SERVER_ERROR)


def _wanted_pause(headers: Sequence[tuple[str, str]]) -> float | None:
    """Give the pause that an answer asks for, ours where it asks none, None where it's unclear."""
    wanted = {name.lower(): value for name, value in headers}.get("retry-after")
    if wanted is None:
        return PAUSE
    return float(wanted) if wanted.isascii() and wanted.isdigit() else None
