"""The web service with an authority of the tests' own, a clock that is moved, and a shelf of
certificates in the place of Amazon's."""

import json
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from relief.bootstrap import build_skill
from simulator import envelope
from simulator.envelope import Echo, Session
from tests.support.checked_skill import LIBRARY
from tests.support.project import MONDAY_NOON, SKILL_NAME, manifest
from tests.webservice import authority
from tests.webservice.authority import CHAIN_URL, Authority, signed
from webservice.app import create_app
from webservice.fetching import ChainUnavailableError
from webservice.signing_keys import SigningKeys

ECHO = Echo.named("someone", SKILL_NAME)


class MovedClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = MONDAY_NOON

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **length: float) -> None:
        self.now += timedelta(**length)


class Shelf:
    """What lies at which address; what is fetched is taken note of."""

    def __init__(self) -> None:
        self.chains: dict[str, bytes] = {}
        self.fetched: list[str] = []

    def __call__(self, address: str) -> bytes:
        self.fetched.append(address)
        if address not in self.chains:
            raise ChainUnavailableError
        return self.chains[address]


class Endpoint:
    """The endpoint, as Alexa and others reach it. Counts the requests that reach the skill."""

    def __init__(self, shelf: Shelf, root: Authority, clock: MovedClock) -> None:
        self.clock = clock
        self.shelf = shelf
        self.answered = 0
        skill = build_skill(library=LIBRARY, clock=clock)

        def counting(event: object) -> object:
            self.answered += 1
            return skill(event)

        app = create_app(
            counting,
            keys=SigningKeys(shelf, root.store, clock),
            clock=clock,
            skill_id=ECHO.application_id,
        )
        self.client: FlaskClient = app.test_client()

    def post(self, body: bytes, headers: Mapping[str, str] | None = None) -> TestResponse:
        """Send a body, rightly signed unless other headers are given."""
        return self.client.post(
            "/", data=body, headers=signed(body) if headers is None else headers
        )

    def get(self, path: str) -> TestResponse:
        return self.client.get(path)


def request_body(
    request: Mapping[str, Any] | None = None, echo: Echo = ECHO, time: datetime = MONDAY_NOON
) -> bytes:
    """Give the body of a request, the opening of the skill unless another is given."""
    asked = envelope.launch("en-US", time) if request is None else request
    return json.dumps(envelope.envelope(asked, Session(), echo, manifest())).encode()


@pytest.fixture(scope="session")
def root() -> Authority:
    return authority.root()


@pytest.fixture(scope="session")
def middle(root: Authority) -> Authority:
    return authority.intermediate(root)


@pytest.fixture(scope="session")
def good_chain(middle: Authority) -> bytes:
    return authority.leaf(middle) + middle.pem


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def shelf(good_chain: bytes) -> Shelf:
    shelf = Shelf()
    shelf.chains[CHAIN_URL] = good_chain
    return shelf


@pytest.fixture
def endpoint(shelf: Shelf, root: Authority, clock: MovedClock) -> Endpoint:
    return Endpoint(shelf, root, clock)


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Callable[[], list[dict[str, Any]]]:
    """Give every line that was logged by anybody, each of which has to be JSON."""
    caplog.set_level(logging.DEBUG)
    return lambda: [json.loads(record.getMessage()) for record in caplog.records]
