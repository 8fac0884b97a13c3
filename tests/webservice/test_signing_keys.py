"""The certificate chain: what must hold of it, and for how long it is kept."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta
from threading import Event, Thread

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

from tests.support.project import MONDAY_NOON
from tests.webservice import authority
from tests.webservice.authority import CHAIN_URL, YEAR, Authority, leaf, signing_key
from tests.webservice.conftest import MovedClock, Shelf
from webservice.fetching import ChainUnavailableError, trusted_roots
from webservice.refusal import RefusedError
from webservice.signing_keys import MOST_FAILED, MOST_KEPT, SigningKeys

SECOND = timedelta(seconds=1)
Make = Callable[[Authority, Authority], bytes]
"""Makes a chain of the root and the intermediate."""


@pytest.fixture
def keys(shelf: Shelf, root: Authority, clock: MovedClock) -> SigningKeys:
    return SigningKeys(shelf, root.store, clock)


@pytest.fixture
def authorities(root: Authority, middle: Authority) -> tuple[Authority, Authority]:
    return root, middle


def other_root_chain(root: Authority, middle: Authority) -> bytes:
    stranger = authority.root()
    return leaf(stranger) + stranger.pem


def forged_chain(root: Authority, middle: Authority) -> bytes:
    """Give a leaf of somebody who calls himself what the true one is called."""
    return leaf(authority.intermediate(authority.root(), "Intermediate")) + middle.pem


def leaf_as_authority(root: Authority, middle: Authority) -> bytes:
    """Give a leaf that was certified by a mere leaf."""
    key = ec.generate_private_key(ec.SECP256R1())
    above = leaf(middle, key=key)
    return leaf(Authority(authority.read(above), key)) + above + middle.pem


def short_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 1024)  # noqa: S505 - so it is refused


CLIENT_ALONE = (ExtendedKeyUsageOID.CLIENT_AUTH,)

WRONG: list[tuple[str, Make]] = [
    ("date", lambda _, middle: leaf(middle, until=MONDAY_NOON - SECOND) + middle.pem),
    ("date", lambda _, middle: leaf(middle, since=MONDAY_NOON + SECOND) + middle.pem),
    ("name", lambda _, middle: leaf(middle, names=("api.amazon.com",)) + middle.pem),
    ("name", lambda _, middle: leaf(middle, names=("*.amazon.com",)) + middle.pem),
    ("name", lambda _, middle: leaf(middle, names=()) + middle.pem),
    ("name", lambda _, middle: middle.pem + leaf(middle)),
    ("chain", other_root_chain),
    ("chain", lambda _, middle: leaf(middle)),
    ("chain", forged_chain),
    ("chain", leaf_as_authority),
    (
        "chain",
        lambda root, _: (
            leaf(old := authority.intermediate(root, until=MONDAY_NOON - SECOND)) + old.pem
        ),
    ),
    (
        "key",
        lambda _, middle: leaf(middle, key=ec.generate_private_key(ec.SECP256R1())) + middle.pem,
    ),
    ("key", lambda _, middle: leaf(middle, key=short_key()) + middle.pem),
    ("use", lambda _, middle: leaf(middle, signs=False) + middle.pem),
    ("use", lambda _, middle: leaf(middle, purposes=()) + middle.pem),
    ("chain", lambda _, middle: leaf(middle, purposes=CLIENT_ALONE) + middle.pem),
    ("unreadable", lambda _, middle: b""),
    ("unreadable", lambda _, middle: b"<Error><Code>NoSuchKey</Code></Error>"),
    ("unreadable", lambda _, middle: leaf(middle)[:-40]),
]


def test_a_chain_that_holds_gives_its_key(keys: SigningKeys) -> None:
    assert keys.key(CHAIN_URL) == signing_key().public_key()


def test_a_chain_whose_key_is_for_any_use_is_taken(
    keys: SigningKeys, shelf: Shelf, middle: Authority
) -> None:
    shelf.chains[CHAIN_URL] = leaf(middle, signs=None) + middle.pem
    assert keys.key(CHAIN_URL)


def test_a_root_may_certify_directly_and_more_than_is_needed_may_be_sent(
    keys: SigningKeys, shelf: Shelf, root: Authority, middle: Authority
) -> None:
    shelf.chains[CHAIN_URL] = leaf(root) + root.pem + authority.root("Another").pem
    assert keys.key(CHAIN_URL) == signing_key().public_key()


@pytest.mark.parametrize(("reason", "make"), WRONG)
def test_a_chain_that_does_not_hold_is_refused_and_not_kept(
    reason: str,
    make: Make,
    keys: SigningKeys,
    shelf: Shelf,
    authorities: tuple[Authority, Authority],
) -> None:
    good_chain = shelf.chains[CHAIN_URL]
    shelf.chains[CHAIN_URL] = make(*authorities)
    with pytest.raises(RefusedError) as refused:
        keys.key(CHAIN_URL)
    assert refused.value.reason == f"certificate: {reason}"
    shelf.chains[CHAIN_URL] = good_chain
    assert keys.key(CHAIN_URL)


def test_a_chain_is_fetched_once(keys: SigningKeys, shelf: Shelf) -> None:
    for _ in range(5):
        keys.key(CHAIN_URL)
    assert shelf.fetched == [CHAIN_URL]


def test_what_cannot_be_fetched_is_refused_and_tried_again_after_some_seconds(
    keys: SigningKeys, shelf: Shelf, good_chain: bytes, clock: MovedClock
) -> None:
    shelf.chains.clear()
    for fetched in (1, 2):
        for _ in range(3):
            with pytest.raises(RefusedError, match="not fetched"):
                keys.key(CHAIN_URL)
        assert len(shelf.fetched) == fetched
        clock.advance(seconds=5)
    shelf.chains[CHAIN_URL] = good_chain
    assert keys.key(CHAIN_URL)
    assert len(shelf.fetched) == 3


def test_only_so_many_addresses_that_failed_are_known(keys: SigningKeys, shelf: Shelf) -> None:
    addresses = [f"{CHAIN_URL}.{number}" for number in range(MOST_FAILED + 1)]
    for address in (*addresses, addresses[-1], addresses[0]):
        with pytest.raises(RefusedError, match="not fetched"):
            keys.key(address)
    assert shelf.fetched == [*addresses, addresses[0]]


def test_no_more_than_a_few_chains_are_kept(
    keys: SigningKeys, shelf: Shelf, good_chain: bytes
) -> None:
    addresses = [f"{CHAIN_URL}.{number}" for number in range(MOST_KEPT + 1)]
    for address in addresses:
        shelf.chains[address] = good_chain
        keys.key(address)
    keys.key(addresses[-1])
    assert shelf.fetched == addresses
    keys.key(addresses[0])
    assert shelf.fetched == [*addresses, addresses[0]]


def test_a_kept_chain_is_refused_once_it_has_expired(keys: SigningKeys, clock: MovedClock) -> None:
    keys.key(CHAIN_URL)
    clock.now = MONDAY_NOON + YEAR
    assert keys.key(CHAIN_URL)
    clock.advance(seconds=1)
    with pytest.raises(RefusedError, match="date"):
        keys.key(CHAIN_URL)


def test_a_kept_chain_is_refused_once_any_part_of_it_has_expired(
    keys: SigningKeys, shelf: Shelf, root: Authority, clock: MovedClock
) -> None:
    soon = authority.intermediate(root, until=MONDAY_NOON + SECOND)
    shelf.chains[CHAIN_URL] = leaf(soon) + soon.pem
    assert keys.key(CHAIN_URL)
    clock.advance(seconds=2)
    with pytest.raises(RefusedError, match="chain"):
        keys.key(CHAIN_URL)


def test_a_chain_that_took_the_place_of_one_that_expired_is_taken(
    keys: SigningKeys, shelf: Shelf, middle: Authority, clock: MovedClock
) -> None:
    keys.key(CHAIN_URL)
    shelf.chains[CHAIN_URL] = leaf(middle, until=MONDAY_NOON + 2 * YEAR) + middle.pem
    clock.now = MONDAY_NOON + YEAR + SECOND
    for _ in range(3):
        assert keys.key(CHAIN_URL)
    assert len(shelf.fetched) == 2


def test_unknown_addresses_cannot_keep_a_known_key_waiting(
    root: Authority, clock: MovedClock, good_chain: bytes
) -> None:
    started, going_on = Event(), Event()

    def fetch(address: str) -> bytes:
        if address != CHAIN_URL:
            started.set()
            assert going_on.wait(timeout=10)
            raise ChainUnavailableError
        return good_chain

    keys = SigningKeys(fetch, root.store, clock, most_fetches=1, patience=0)
    keys.key(CHAIN_URL)
    refusals: list[str] = []

    def ask(address: str = "unknown") -> None:
        try:
            keys.key(address)
        except RefusedError as error:
            refusals.append(error.reason)

    slow = Thread(target=ask)
    slow.start()
    assert started.wait(timeout=10)
    ask("unknown too")
    assert refusals == ["certificate: too many at once"]
    assert keys.key(CHAIN_URL)
    going_on.set()
    slow.join()
    ask()
    assert refusals[1:] == ["certificate: not fetched"] * 2


class Held:
    """A shelf from which nothing comes until somebody lets it."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.asked, self.let = Event(), Event()

    def __call__(self, address: str) -> bytes:
        self.asked.set()
        assert self.let.wait(timeout=10)
        return self.shelf(address)


def test_two_who_ask_for_one_unknown_address_fetch_it_once(
    shelf: Shelf, root: Authority, clock: MovedClock
) -> None:
    held = Held(shelf)
    keys = SigningKeys(held, root.store, clock)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(keys.key, CHAIN_URL)
        assert held.asked.wait(timeout=10)
        second = pool.submit(keys.key, CHAIN_URL)
        wait([second], timeout=0.2)
        held.let.set()
        assert first.result(timeout=10) == second.result(timeout=10)
    assert shelf.fetched == [CHAIN_URL]


def test_who_comes_while_others_fetch_waits_for_a_turn(
    shelf: Shelf, root: Authority, clock: MovedClock
) -> None:
    held = Held(shelf)
    keys = SigningKeys(held, root.store, clock, most_fetches=1, patience=10)
    with ThreadPoolExecutor(2) as pool:
        junk = pool.submit(keys.key, "unknown")
        assert held.asked.wait(timeout=10)
        good = pool.submit(keys.key, CHAIN_URL)
        wait([good], timeout=0.2)
        held.let.set()
        assert good.result(timeout=10) == signing_key().public_key()
        with pytest.raises(RefusedError, match="not fetched"):
            junk.result(timeout=10)


def test_a_chain_is_fetched_again_after_a_day_and_kept_where_nothing_comes(
    keys: SigningKeys, shelf: Shelf, clock: MovedClock
) -> None:
    keys.key(CHAIN_URL)
    chain = shelf.chains.pop(CHAIN_URL)
    clock.advance(days=1)
    for _ in range(3):
        assert keys.key(CHAIN_URL)
    assert len(shelf.fetched) == 2
    shelf.chains[CHAIN_URL] = chain
    clock.advance(minutes=5)
    for _ in range(3):
        assert keys.key(CHAIN_URL)
    assert len(shelf.fetched) == 3


def test_a_chain_that_was_withdrawn_is_refused_after_a_day(
    keys: SigningKeys, shelf: Shelf, middle: Authority, clock: MovedClock
) -> None:
    keys.key(CHAIN_URL)
    shelf.chains[CHAIN_URL] = leaf(middle, names=("api.amazon.com",)) + middle.pem
    clock.advance(days=1)
    with pytest.raises(RefusedError, match="name"):
        keys.key(CHAIN_URL)


def test_the_tests_authority_is_none_of_those_that_are_trusted_by_default(
    shelf: Shelf, clock: MovedClock
) -> None:
    keys = SigningKeys(shelf, trusted_roots(), clock)
    with pytest.raises(RefusedError, match="chain"):
        keys.key(CHAIN_URL)
