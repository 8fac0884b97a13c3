"""The client of Alexa's services, against servers that answer as told, late, or not at all."""

import datetime
import json
import logging
import socket
import ssl
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.services import (
    ApiClientRequest,
    ApiClientResponse,
    ApiConfiguration,
    ServiceException,
)
from ask_sdk_model.services.reminder_management import (
    ReminderManagementServiceClient,
    ReminderRequest,
    ReminderResponse,
    Trigger,
    TriggerType,
)
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from relief.alexa import api_client
from relief.alexa.api_client import (
    AlexaServiceUnreachableError,
    Timeouts,
    UntrustedEndpointError,
    UrllibApiClient,
)
from relief.alexa.patience import within
from tests.unit.relief_edges.servers import (
    LOOPBACK,
    Asked,
    Reply,
    Script,
    Silence,
    dripping,
    refusing,
    scripted,
)

PATH = "/v1/alerts/reminders"
TOKEN = "Bearer ONLY-FOR-ALEXA"  # noqa: S105 - opens nothing
OK = Reply(200, b'{"alertToken": "1"}')
ERROR = Reply(500, b'{"code": "INTERNAL"}')
REPEATABLE = ("GET", "PUT", "DELETE")


class PassingTime:
    """A time that passes only while the client waits between two tries."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pauses: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds


@pytest.fixture
def passing() -> PassingTime:
    return PassingTime()


@pytest.fixture
def client(passing: PassingTime) -> UrllibApiClient:
    return UrllibApiClient(clock=passing.clock, sleep=passing.sleep)


@pytest.fixture(autouse=True)
def nothing_private_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.DEBUG)
    yield
    assert "ONLY-FOR-ALEXA" not in caplog.text


def impatient(**timeouts: float) -> UrllibApiClient:
    """Give a client that waits only so long, and in real time."""
    return UrllibApiClient(Timeouts(**timeouts))


def request(method: str, address: str, body: object = None, path: str = PATH) -> ApiClientRequest:
    """Give a request as the SDK's service clients make it: the body is no text, but an object."""
    made = ApiClientRequest(
        headers=[("Content-type", "application/json"), ("Authorization", TOKEN)],
        url=address + path,
        method=method,
    )
    made.body = body  # type: ignore[assignment]  # the SDK says text, and makes none
    return made


def unreachable(client: UrllibApiClient, asked: ApiClientRequest) -> AlexaServiceUnreachableError:
    """Hold that nothing came back, and that the error tells nothing of the request."""
    with pytest.raises(AlexaServiceUnreachableError) as failure:
        client.invoke(asked)
    told = "".join(traceback.format_exception(failure.value))
    assert "ONLY-FOR-ALEXA" not in told
    assert PATH not in told
    return failure.value


def methods(server: Script) -> list[str]:
    return [asked.method for asked in server.asked]


# Sending and receiving


def test_a_request_is_sent_as_it_is_asked_for(client: UrllibApiClient) -> None:
    with scripted(OK) as server:
        client.invoke(request("POST", server.address, {"é": 1}, f"{PATH}?a=1&b=%2F"))
    (asked,) = server.asked
    assert (asked.method, asked.path) == ("POST", f"{PATH}?a=1&b=%2F")
    assert json.loads(asked.body) == {"é": 1}
    assert asked.headers["Authorization"] == TOKEN
    assert asked.headers["Content-type"] == "application/json"


def test_a_body_of_text_is_sent_as_it_is(client: UrllibApiClient) -> None:
    with scripted(OK) as server:
        client.invoke(request("POST", server.address, '{"é": 1}'))
    assert server.asked[0].body == '{"é": 1}'.encode()


def test_a_request_without_path_is_for_the_root(client: UrllibApiClient) -> None:
    with scripted(OK) as server:
        client.invoke(request("GET", server.address, path=""))
    assert server.asked[0].path == "/"


def test_a_header_given_twice_is_sent_with_both_values(client: UrllibApiClient) -> None:
    with scripted(OK) as server:
        asked = request("GET", server.address)
        asked.headers = [("Accept", "a"), ("Accept", "b")]
        client.invoke(asked)
    assert server.asked[0].headers["Accept"] == "a, b"


def test_an_answer_is_given_back_whole(client: UrllibApiClient) -> None:
    with scripted(Reply(201, '{"a": "é"}'.encode(), (("X-Amzn-RequestId", "7"),))) as server:
        answer = client.invoke(request("POST", server.address, {}))
    assert isinstance(answer, ApiClientResponse)
    assert (answer.status_code, answer.body) == (201, '{"a": "é"}')
    assert ("X-Amzn-RequestId", "7") in answer.headers


@pytest.mark.parametrize("status", [204, 301, 302, 307, 400, 401, 403, 404, 409])
@pytest.mark.parametrize("method", [*REPEATABLE, "POST"])
def test_any_status_is_an_answer(
    client: UrllibApiClient, passing: PassingTime, method: str, status: int
) -> None:
    with scripted(Reply(status, b"")) as server:
        assert client.invoke(request(method, server.address)).status_code == status
    assert (methods(server), passing.pauses) == ([method], [])


def test_a_body_that_is_no_text_is_still_an_answer(client: UrllibApiClient) -> None:
    with scripted(Reply(200, b"\xff")) as server:
        assert client.invoke(request("GET", server.address)).body == "\ufffd"


def test_a_redirect_is_not_followed(client: UrllibApiClient) -> None:
    with scripted(OK) as elsewhere:
        moved = Reply(302, b"", (("Location", elsewhere.address),))
        with scripted(moved) as server:
            assert client.invoke(request("GET", server.address)).status_code == 302
    assert elsewhere.asked == []


# Trying again


@pytest.mark.parametrize("method", [*REPEATABLE, "POST"])
def test_a_throttled_request_is_tried_again(
    client: UrllibApiClient, passing: PassingTime, method: str
) -> None:
    with scripted(Reply(429), OK) as server:
        assert client.invoke(request(method, server.address)).status_code == 200
    assert (methods(server), passing.pauses) == ([method] * 2, [api_client.PAUSE])


def test_a_throttled_request_is_tried_again_only_once(client: UrllibApiClient) -> None:
    with scripted(Reply(429)) as server:
        assert client.invoke(request("POST", server.address)).status_code == 429
    assert len(server.asked) == 2


@pytest.mark.parametrize("wanted", ["0", "1"])
def test_the_service_says_how_long_to_wait(
    client: UrllibApiClient, passing: PassingTime, wanted: str
) -> None:
    with scripted(Reply(429, headers=(("retry-after", wanted),)), OK) as server:
        assert client.invoke(request("POST", server.address)).status_code == 200
    assert passing.pauses == [float(wanted)]


@pytest.mark.parametrize("wanted", ["3", "60", "9" * 5000, "Fri, 31 Dec 2027 23:59:59 GMT", "-1"])
def test_a_wait_that_does_not_fit_is_not_begun(
    client: UrllibApiClient, passing: PassingTime, wanted: str
) -> None:
    with scripted(Reply(429, headers=(("Retry-After", wanted),)), OK) as server:
        assert client.invoke(request("POST", server.address)).status_code == 429
    assert (len(server.asked), passing.pauses) == (1, [])


@pytest.mark.parametrize("status", [500, 502, 503, 504])
@pytest.mark.parametrize("method", REPEATABLE)
def test_a_server_error_is_tried_again_where_that_does_no_harm(
    client: UrllibApiClient, passing: PassingTime, method: str, status: int
) -> None:
    with scripted(Reply(status), OK) as server:
        assert client.invoke(request(method, server.address)).status_code == 200
    assert (methods(server), passing.pauses) == ([method] * 2, [api_client.PAUSE])


def test_a_creation_is_not_tried_again_after_a_server_error(client: UrllibApiClient) -> None:
    with scripted(ERROR, OK) as server:
        answer = client.invoke(request("POST", server.address))
    assert (answer.status_code, answer.body) == (500, '{"code": "INTERNAL"}')
    assert len(server.asked) == 1


def test_a_server_error_twice_is_the_answer(client: UrllibApiClient) -> None:
    with scripted(ERROR) as server:
        assert client.invoke(request("GET", server.address)).status_code == 500
    assert len(server.asked) == 2


@pytest.mark.parametrize("method", [*REPEATABLE, "POST"])
def test_a_refused_connection_is_tried_again(
    client: UrllibApiClient, passing: PassingTime, method: str
) -> None:
    with refusing() as address:
        error = unreachable(client, request(method, address))
    assert str(error) == "ConnectionRefusedError"
    assert not error.sent
    assert passing.pauses == [api_client.PAUSE]


def test_a_service_that_comes_up_meanwhile_is_reached(
    passing: PassingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = socket.create_connection
    refused: list[object] = []

    def refuse_first(*args: object, **options: object) -> socket.socket:
        if not refused:
            refused.append(args)
            raise ConnectionRefusedError
        return connect(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "create_connection", refuse_first)
    client = UrllibApiClient(clock=passing.clock, sleep=passing.sleep)
    with scripted(OK) as server:
        assert client.invoke(request("POST", server.address)).status_code == 200
    assert len(server.asked) == 1


# Slow, broken, endless


def test_a_creation_whose_answer_is_late_is_not_tried_again(passing: PassingTime) -> None:
    client = UrllibApiClient(Timeouts(read=0.01), clock=passing.clock, sleep=passing.sleep)
    with scripted(Silence()) as server:
        error = unreachable(client, request("POST", server.address))
        server.until_asked(1)
    assert (str(error), error.sent) == ("TimeoutError", True)
    assert len(server.asked) == 1


def test_a_late_answer_is_asked_for_again_where_that_does_no_harm(passing: PassingTime) -> None:
    client = UrllibApiClient(Timeouts(read=0.05), clock=passing.clock, sleep=passing.sleep)
    with scripted(Silence(), OK) as server:
        assert client.invoke(request("GET", server.address)).status_code == 200
    assert len(server.asked) == 2


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_slow_service_ends_with_the_budget(method: str) -> None:
    client = impatient(read=10, budget=0.02)
    with scripted(Silence()) as server:
        began = time.monotonic()
        error = unreachable(client, request(method, server.address))
        assert time.monotonic() - began < 0.5
        server.until_asked(1)
    assert (str(error), error.sent) == ("TimeoutError", True)
    assert len(server.asked) == 1


def test_an_answer_that_drips_in_ends_with_the_budget() -> None:
    with dripping(b"x", pause=0.005) as address:
        began = time.monotonic()
        error = unreachable(impatient(budget=0.03), request("GET", address))
        assert time.monotonic() - began < 0.5
    assert error.sent


def test_a_retry_that_would_hardly_have_time_is_not_begun(passing: PassingTime) -> None:
    budget = api_client.PAUSE + api_client.LEAST_FOR_RETRY - 0.01
    client = UrllibApiClient(Timeouts(budget=budget), clock=passing.clock, sleep=passing.sleep)
    with scripted(ERROR, OK) as server:
        assert client.invoke(request("GET", server.address)).status_code == 500
    assert passing.pauses == []


def test_a_request_nobody_waits_for_any_longer_is_never_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, found, lost = threading.Event(), threading.Event(), socket.getaddrinfo
    tries: list[threading.Thread] = []

    def slowly(*args: object, **options: object) -> object:
        tries.append(threading.current_thread())
        begun.set()
        found.wait()
        return lost(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", slowly)
    with scripted(OK) as server:
        error = unreachable(impatient(budget=0.01), request("POST", server.address))
        assert (str(error), error.sent) == ("TimeoutError", False)
        begun.wait()
        found.set()
        for thread in tries:
            thread.join()
    assert len(tries) == 1
    assert server.asked == []


@pytest.mark.parametrize(("method", "tries"), [("GET", 2), ("POST", 1)])
def test_an_answer_cut_short_is_none(client: UrllibApiClient, method: str, tries: int) -> None:
    with scripted(Reply(200, b'{"alert', length=100)) as server:
        error = unreachable(client, request(method, server.address))
    assert (str(error), error.sent) == ("answer cut short", True)
    assert len(server.asked) == tries


def test_the_longest_answer_is_taken(client: UrllibApiClient) -> None:
    with scripted(Reply(200, b"x" * api_client.MOST_BYTES)) as server:
        answer = client.invoke(request("GET", server.address))
    assert len(answer.body) == api_client.MOST_BYTES


def test_a_longer_answer_is_not(client: UrllibApiClient) -> None:
    with scripted(Reply(200, b"x" * (api_client.MOST_BYTES + 1))) as server:
        error = unreachable(client, request("POST", server.address))
    assert str(error) == "answer too long"


def test_what_cannot_be_sent_is_not_told(client: UrllibApiClient) -> None:
    with scripted(OK) as server:
        asked = request("POST", server.address)
        asked.headers = [("Authorization", f"{TOKEN}\nX: 1")]
        assert str(unreachable(client, asked)) == "ValueError"
    assert server.asked == []


# Where to


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Note every try to find or to reach a host, and let none succeed."""
    tried: list[object] = []

    def refuse(*args: object, **options: object) -> None:
        tried.append(args)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    return tried


@pytest.mark.parametrize(
    "address",
    [
        "http://api.amazonalexa.com",
        "http://10.0.0.1",
        "http://128.0.0.1",
        "http://0.0.0.0",
        "http://[2001:db8::1]",
        "http://localhost.example",
        "http://127.0.0.1.example",
        "http://127.0.0.1@example.com",
        "ftp://127.0.0.1",
        "file://localhost",
        "https://",
        "https://api.amazonalexa.com:port",
        "http://[::1",
        "api.amazonalexa.com",
        "",
    ],
)
def test_an_address_that_is_not_safe_is_not_called(
    client: UrllibApiClient, no_network: list[object], address: str
) -> None:
    error = unreachable(client, request("GET", address))
    assert isinstance(error, UntrustedEndpointError)
    assert not error.sent
    assert no_network == []


@pytest.mark.parametrize(
    "address",
    [
        "https://api.amazonalexa.com",
        "https://10.0.0.1:8443",
        "http://127.0.0.1:1",
        "http://127.9.9.9",
        "http://[::1]",
        "http://localhost:8080",
        "HTTP://LOCALHOST",
    ],
)
def test_an_address_that_is_safe_is_called(
    client: UrllibApiClient, no_network: list[object], address: str
) -> None:
    assert str(unreachable(client, request("GET", address))) == "ConnectionRefusedError"
    assert len(no_network) == 2


def test_a_name_of_this_machine_is_found_at_any_of_its_addresses(client: UrllibApiClient) -> None:
    with scripted(OK) as server:
        named = server.address.replace(LOOPBACK, "localhost")
        assert client.invoke(request("GET", named)).status_code == 200


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a certificate and its key for this machine, that only tests trust."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("certificate") / "localhost.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


@contextmanager
def encrypted(certificate: Path, reply: Reply) -> Iterator[Script]:
    """Serve over https."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with scripted(reply, wrap=context) as server:
        yield server


def test_https_is_spoken_with_whom_we_trust(certificate: Path) -> None:
    trust = ssl.create_default_context(cafile=certificate)
    with encrypted(certificate, OK) as server:
        answer = UrllibApiClient(trust=trust).invoke(request("GET", server.address))
    assert (answer.status_code, answer.body) == (200, '{"alertToken": "1"}')


@pytest.mark.parametrize("host", ["localhost", LOOPBACK])
def test_https_is_not_spoken_with_anyone_else(
    certificate: Path, passing: PassingTime, host: str
) -> None:
    """Neither with a stranger, nor with a friend under another name."""
    trust = None if host == "localhost" else ssl.create_default_context(cafile=certificate)
    with encrypted(certificate, OK) as server:
        address = server.address.replace("localhost", host)
        client = UrllibApiClient(clock=passing.clock, sleep=passing.sleep, trust=trust)
        error = unreachable(client, request("POST", address))
    assert (str(error), error.sent) == ("SSLCertVerificationError", False)
    assert server.asked == []


# Under the SDK's own service client

Reminders = Callable[[str], ReminderManagementServiceClient]


@pytest.fixture
def reminders(client: UrllibApiClient) -> Reminders:
    def at(address: str) -> ReminderManagementServiceClient:
        configuration = ApiConfiguration(DefaultSerializer(), client, "ONLY-FOR-ALEXA", address)
        return ReminderManagementServiceClient(configuration)

    return at


REMINDER = ReminderRequest(trigger=Trigger(TriggerType.SCHEDULED_RELATIVE, offset_in_seconds=1200))


def test_the_sdk_creates_a_reminder_with_it(reminders: Reminders) -> None:
    with scripted(Reply(201, b'{"alertToken": "abc"}')) as server:
        created = reminders(server.address).create_reminder(REMINDER)
    assert created == ReminderResponse(alert_token="abc")  # noqa: S106 - opens nothing
    (asked,) = server.asked
    assert isinstance(asked, Asked)
    trigger = {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 1200}
    assert json.loads(asked.body) == {"trigger": trigger}
    assert (asked.method, asked.path, asked.headers["Authorization"]) == ("POST", PATH, TOKEN)


def test_the_sdk_deletes_a_reminder_with_it(reminders: Reminders) -> None:
    with scripted(Reply(200, b"")) as server:
        reminders(server.address).delete_reminder("a/b")
    assert methods(server) == ["DELETE"]
    assert server.asked[0].path == f"{PATH}/a%2Fb"


@pytest.mark.parametrize("status", [401, 403, 429, 500])
def test_the_sdk_tells_a_status_with_it(reminders: Reminders, status: int) -> None:
    reply = Reply(status, b'{"code": "WHY"}')
    with scripted(reply) as server, pytest.raises(ServiceException) as failure:
        reminders(server.address).create_reminder(REMINDER)
    assert failure.value.status_code == status


def test_the_sdk_hides_our_error_in_its_own(reminders: Reminders) -> None:
    with refusing() as address, pytest.raises(ServiceException) as failure:
        reminders(address).create_reminder(REMINDER)
    assert failure.value.status_code == 500
    assert isinstance(failure.value.__context__, AlexaServiceUnreachableError)
    assert not failure.value.__context__.sent


# Within a time


def test_what_is_in_time_is_given() -> None:
    assert within(1, lambda: 7) == 7


def test_what_goes_wrong_in_time_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        within(1, lambda: 1 // 0)


@pytest.mark.parametrize("seconds", [0.005, 0, -1])
def test_what_is_not_in_time_is_an_error(seconds: float) -> None:
    closing = threading.Event()
    with pytest.raises(TimeoutError):
        within(seconds, closing.wait)
    closing.set()
