"""The fetcher, with servers that answer as told, late, or not at all."""

import pytest
from cryptography.x509.verification import Store

from relief.alexa.api_client import MOST_BYTES, Timeouts, UrllibApiClient
from tests.unit.relief_edges.servers import Reply, Silence, refusing, scripted
from webservice.fetching import (
    ChainFetcher,
    ChainUnavailableError,
    trusted_roots,
    trusting_context,
)

PATH = "/echo.api/echo-api-cert.pem"
CHAIN = b"-----BEGIN CERTIFICATE-----\n"


@pytest.fixture
def fetch() -> ChainFetcher:
    return ChainFetcher(UrllibApiClient(Timeouts(connect=5, read=5, budget=10)))


def test_gives_what_is_there(fetch: ChainFetcher) -> None:
    with scripted(Reply(200, CHAIN)) as server:
        assert fetch(server.address + PATH) == CHAIN
    assert [(asked.method, asked.path) for asked in server.asked] == [("GET", PATH)]


@pytest.mark.parametrize("status", [204, 403, 404])
def test_any_other_status_is_nothing(status: int, fetch: ChainFetcher) -> None:
    with scripted(Reply(status, CHAIN)) as server, pytest.raises(ChainUnavailableError):
        fetch(server.address + PATH)


def test_no_redirect_is_followed(fetch: ChainFetcher) -> None:
    with scripted(Reply(200, CHAIN)) as elsewhere:
        away = (("Location", elsewhere.address + PATH),)
        with scripted(Reply(302, CHAIN, away)) as server, pytest.raises(ChainUnavailableError):
            fetch(server.address + PATH)
    assert not elsewhere.asked


def test_more_than_any_chain_is_long_is_not_read(fetch: ChainFetcher) -> None:
    with (
        scripted(Reply(200, b"x" * (MOST_BYTES + 1))) as server,
        pytest.raises(ChainUnavailableError),
    ):
        fetch(server.address + PATH)


def test_silence_ends_in_time() -> None:
    fetch = ChainFetcher(UrllibApiClient(Timeouts(connect=5, read=5, budget=0.05)))
    with scripted(Silence()) as server, pytest.raises(ChainUnavailableError):
        fetch(server.address + PATH)


def test_nobody_there_is_nothing(fetch: ChainFetcher) -> None:
    with refusing() as address, pytest.raises(ChainUnavailableError):
        fetch(address + PATH)


def test_the_roots_can_be_read_and_tls_trusts_as_many() -> None:
    assert isinstance(trusted_roots(), Store)
    assert len(trusting_context().get_ca_certs()) > 50
