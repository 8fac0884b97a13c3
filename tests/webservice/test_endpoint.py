"""The endpoint: what Alexa sends is answered, and all else gets 400 and one line in the log."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest

from relief.alexa.api_client import UrllibApiClient
from relief.bootstrap import build_skill
from simulator import envelope
from simulator.envelope import Echo
from tests.support.project import MONDAY_NOON
from tests.unit.relief_edges.servers import Reply, scripted
from tests.webservice import authority
from tests.webservice.authority import CHAIN_URL, Authority, leaf, signed
from tests.webservice.conftest import ECHO, Endpoint, MovedClock, Shelf, request_body
from webservice.app import MOST_BYTES, create_app
from webservice.fetching import ChainFetcher
from webservice.signing_keys import SigningKeys

Logged = Callable[[], list[dict[str, Any]]]
BODY = request_body()
SECRET = "my legs are numb"  # noqa: S105 - nothing that opens anything


def without(name: str) -> dict[str, str]:
    return {header: value for header, value in signed(BODY).items() if header != name}


def at(url: str) -> dict[str, str]:
    return signed(BODY, url)


def timed(**away: float) -> bytes:
    return request_body(time=MONDAY_NOON + timedelta(**away))


def changed(**fields: Any) -> bytes:
    """Give the opening with other fields in its request; None leaves one out."""
    request = {**envelope.launch("en-US", MONDAY_NOON), **fields}
    return request_body({key: value for key, value in request.items() if value is not None})


def event_of_account(**away: float) -> bytes:
    time = (MONDAY_NOON + timedelta(**away)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return changed(type="AlexaSkillEvent.SkillDisabled", timestamp=time)


def assert_refused(endpoint: Endpoint, answer: Any, logged: Logged, reason: str) -> None:
    assert answer.status_code == 400
    assert answer.data == b""
    assert logged() == [{"refused": reason}]
    assert endpoint.answered == 0


def test_a_good_request_is_answered_as_the_skill_answers(
    endpoint: Endpoint, logged: Logged
) -> None:
    answer = endpoint.post(BODY)
    assert answer.status_code == 200
    assert answer.content_type == "application/json"
    assert "Back Spasm Relief" in json.loads(answer.data)["response"]["outputSpeech"]["ssml"]
    assert [line["request"] for line in logged()] == ["LaunchRequest"]


def test_a_chain_is_fetched_over_http(
    root: Authority, clock: MovedClock, good_chain: bytes
) -> None:
    with scripted(Reply(200, good_chain)) as server:
        fetch = ChainFetcher(UrllibApiClient())
        keys = SigningKeys(
            lambda address: fetch(address.replace("https://s3.amazonaws.com", server.address)),
            root.store,
            clock,
        )
        app = create_app(build_skill(clock=clock), keys=keys, clock=clock, skill_id=None)
        for _ in range(3):
            answer = app.test_client().post("/", data=BODY, headers=signed(BODY))
            assert answer.status_code == 200
    assert [asked.path for asked in server.asked] == ["/echo.api/echo-api-cert-12.pem"]


HEADERS: list[tuple[str, Mapping[str, str]]] = [
    ("header missing", {}),
    ("header missing", without("SignatureCertChainUrl")),
    ("header missing", without("Signature-256")),  # SHA-1 is all there is
    ("header missing", {**signed(BODY), "Signature-256": ""}),
    ("signature", {**signed(BODY), "Signature-256": signed(BODY)["Signature"]}),
    ("signature", {**signed(BODY), "Signature-256": signed(BODY + b" ")["Signature-256"]}),
    ("signature", {**signed(BODY), "Signature-256": "c29tZXRoaW5n"}),
    ("signature", {**signed(BODY), "Signature-256": "not base 64!"}),
    ("signature", {**signed(BODY), "Signature-256": "ünfein"}),
    ("signature", {**signed(BODY), "Signature-256": "!" + signed(BODY)["Signature-256"]}),
    ("certificate address: scheme", at(CHAIN_URL.replace("https", "http"))),
    ("certificate address: host", at(CHAIN_URL.replace("s3.amazonaws.com", "evil.example"))),
    ("certificate address: port", at(CHAIN_URL.replace(".com/", ".com:8443/"))),
    ("certificate address: path", at(CHAIN_URL.replace("echo.api", "echo"))),
    ("certificate address: path", at(CHAIN_URL.replace("api/", "api/../evil/"))),
    ("certificate: not fetched", at(CHAIN_URL + ".old")),
]


@pytest.mark.parametrize(("reason", "headers"), HEADERS)
def test_wrong_headers_are_refused(
    reason: str, headers: Mapping[str, str], endpoint: Endpoint, logged: Logged
) -> None:
    assert_refused(endpoint, endpoint.post(BODY, headers), logged, reason)


@pytest.mark.parametrize(
    ("reason", "make"),
    [
        ("date", lambda middle: leaf(middle, until=MONDAY_NOON - timedelta(seconds=1))),
        ("date", lambda middle: leaf(middle, since=MONDAY_NOON + timedelta(seconds=1))),
        ("name", lambda middle: leaf(middle, names=("api.amazon.com",))),
        ("chain", lambda middle: leaf(authority.intermediate(authority.root()))),
        ("chain", lambda middle: leaf(authority.root())),
    ],
)
def test_a_chain_that_does_not_hold_is_refused(
    reason: str,
    make: Callable[[Authority], bytes],
    endpoint: Endpoint,
    middle: Authority,
    logged: Logged,
) -> None:
    endpoint.shelf.chains[CHAIN_URL] = make(middle) + middle.pem
    assert_refused(endpoint, endpoint.post(BODY), logged, f"certificate: {reason}")


@pytest.mark.parametrize(
    "body",
    [
        BODY.replace(b"LaunchRequest", b"launchRequest"),
        BODY + b"\n",
        BODY[:-1],
        b"",
        json.dumps(json.loads(BODY), indent=1).encode(),
        b"\xef\xbb\xbf" + BODY,
    ],
)
def test_a_body_that_is_not_byte_for_byte_what_was_signed_is_refused(
    body: bytes, endpoint: Endpoint, logged: Logged
) -> None:
    assert_refused(endpoint, endpoint.post(body, signed(BODY)), logged, "signature")


@pytest.mark.parametrize("text", ["äöü €", "🦴", "\ufeff", "\u2028", "e\u0301"])
def test_a_body_beyond_ascii_is_taken_as_it_is(text: str, endpoint: Endpoint) -> None:
    body = json.dumps({**json.loads(BODY), "more": text}, ensure_ascii=False).encode()
    assert endpoint.post(body).status_code == 200


@pytest.mark.parametrize(
    ("reason", "body"),
    [
        ("timestamp", timed(seconds=151)),
        ("timestamp", timed(seconds=-151)),
        ("timestamp", timed(days=365)),
        ("timestamp", changed(timestamp=None)),
        ("timestamp", changed(timestamp="yesterday")),
        ("timestamp", changed(timestamp="2026-03-02T12:00:00")),
        ("timestamp", changed(timestamp=1772452800)),
        ("timestamp", event_of_account(seconds=151)),
        ("timestamp", event_of_account(seconds=-151)),
        ("timestamp", b"[]"),
        ("timestamp", b'{"request": []}'),
        ("skill id", request_body(echo=replace(ECHO, application_id="amzn1.ask.skill.other"))),
        ("skill id", json.dumps({"request": json.loads(BODY)["request"]}).encode()),
        ("no JSON", b"what is this"),
        ("no JSON", b""),
        ("no JSON", b"[" * 100_000),
        ("no UTF-8", b"\xff" + BODY),
        ("too long", b" " * (MOST_BYTES + 1 - len(BODY)) + BODY),
    ],
)
def test_what_is_signed_but_stale_or_not_for_this_skill_or_no_request_is_refused(
    reason: str, body: bytes, endpoint: Endpoint, logged: Logged
) -> None:
    assert_refused(endpoint, endpoint.post(body), logged, reason)


@pytest.mark.parametrize(
    "body",
    [
        timed(seconds=150),
        timed(seconds=-150),
        event_of_account(),
        event_of_account(seconds=-150),
        changed(type="Request.YoungerThanThis"),
        b" " * (MOST_BYTES - len(BODY)) + BODY,
    ],
)
def test_what_is_just_within_the_limits_is_answered(body: bytes, endpoint: Endpoint) -> None:
    assert endpoint.post(body).status_code == 200
    assert endpoint.answered == 1


def test_a_body_that_does_not_tell_its_length_is_not_read_without_end(
    endpoint: Endpoint, logged: Logged
) -> None:
    stream = BytesIO(b" " * (4 * MOST_BYTES))
    answer = endpoint.client.post(
        "/",
        input_stream=stream,
        headers=signed(BODY),
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert_refused(endpoint, answer, logged, "too long")
    assert stream.tell() <= 2 * MOST_BYTES


FORMS = ("multipart/form-data; boundary=x", "application/x-www-form-urlencoded")


@pytest.mark.parametrize("form", FORMS)
def test_no_body_is_read_as_a_form(form: str, endpoint: Endpoint, logged: Logged) -> None:
    empty = {**signed(b""), "Content-Type": form}
    part = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n'
    assert_refused(endpoint, endpoint.post(part, empty), logged, "signature")
    assert endpoint.post(BODY, {**signed(BODY), "Content-Type": form}).status_code == 200


def test_nothing_unsigned_is_read_as_json(endpoint: Endpoint, logged: Logged) -> None:
    assert_refused(endpoint, endpoint.post(b"[" * 1000, signed(BODY)), logged, "signature")


def test_nothing_of_a_refused_request_is_logged(
    endpoint: Endpoint, caplog: pytest.LogCaptureFixture
) -> None:
    body = changed(more=SECRET)
    url = CHAIN_URL.replace("12", SECRET.replace(" ", "-"))
    for headers in ({}, signed(BODY), signed(body, url), {**signed(body), "Signature-256": SECRET}):
        assert endpoint.post(body, headers).status_code == 400
    assert endpoint.post(changed(more=SECRET, timestamp=SECRET)).status_code == 400
    assert endpoint.post(SECRET.encode()).status_code == 400
    logged = " ".join(f"{record.getMessage()} {record.exc_info}" for record in caplog.records)
    for private in (SECRET, "numb", ECHO.user_id, ECHO.device_id, ECHO.application_id):
        assert private not in logged


def test_every_skill_is_answered_where_none_is_named(
    root: Authority, shelf: Shelf, clock: MovedClock
) -> None:
    keys = SigningKeys(shelf, root.store, clock)
    app = create_app(build_skill(clock=clock), keys=keys, clock=clock, skill_id=None)
    body = request_body(echo=Echo.named("someone", "another-skill"))
    assert app.test_client().post("/", data=body, headers=signed(body)).status_code == 200


def test_an_error_of_our_own_is_logged_by_its_name(
    root: Authority, clock: MovedClock, logged: Logged
) -> None:
    def fetch(address: str) -> bytes:
        raise RuntimeError(SECRET)

    keys = SigningKeys(fetch, root.store, clock)
    app = create_app(build_skill(clock=clock), keys=keys, clock=clock, skill_id=None)
    answer = app.test_client().post("/", data=BODY, headers=signed(BODY))
    assert answer.status_code == 500
    assert [(line["part"], line["error"]) for line in logged()] == [("web", "RuntimeError")]
    assert SECRET not in str(logged()) + answer.text


def test_whoever_watches_is_told_that_all_is_well(endpoint: Endpoint, logged: Logged) -> None:
    answer = endpoint.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok")
    assert not logged()


@pytest.mark.parametrize(("path", "status"), [("/", 405), ("/static/x", 404), ("/wp-login", 404)])
def test_there_is_nothing_else(path: str, status: int, endpoint: Endpoint, logged: Logged) -> None:
    assert endpoint.get(path).status_code == status
    assert not logged()
