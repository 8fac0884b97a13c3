"""The keys that Alexa signs with, each known by a certificate chain that holds."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import BoundedSemaphore, Lock
from typing import Final, TypeVar

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509 import (
    Certificate,
    DNSName,
    ExtendedKeyUsage,
    KeyUsage,
    SubjectAlternativeName,
    load_pem_x509_certificates,
)
from cryptography.x509.oid import ExtendedKeyUsageOID
from cryptography.x509.verification import PolicyBuilder, Store

from relief.ports import Clock
from webservice.fetching import ChainUnavailableError, Fetch
from webservice.refusal import RefusedError

SIGNER: Final = "echo-api.amazon.com"
SHORTEST: Final = 2048
"""Bits of a key."""
MOST_KEPT: Final = 8
"""Amazon uses one chain at a time, and another after a year or so."""
MOST_FETCHES: Final = 8
"""At once: half of the server's threads, so that requests signed with a known key get through
while somebody sends one unknown address after the other."""


MOST_WAITING: Final = 12
"""Requests that wait for a key at once: some threads are left for those whose key is known."""
PATIENCE: Final = 2.0
"""Seconds that a request waits until it may fetch, while others do."""
DAY: Final = timedelta(days=1)
"""After this a chain is fetched again, for Amazon may have withdrawn it."""
RETRY: Final = timedelta(minutes=5)
"""After this that is tried again, where nothing came."""
FORGIVEN: Final = timedelta(seconds=5)
"""For this long an address from which nothing came is not tried again."""
MOST_FAILED: Final = 64
"""Such addresses that are known at once."""


_NOTHING_CAME: Final = "certificate: not fetched"


class UnfetchedError(RefusedError):
    """There is no chain to look at."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key, and the time for which its chain holds."""

    key: RSAPublicKey
    since: datetime
    until: datetime
    again: datetime
    """When its chain is to be fetched again."""

    def holds(self, now: datetime) -> bool:
        """Tell whether its chain has not expired."""
        return self.since <= now <= self.until


class SigningKeys:
    """Gives the key that belongs to an address. Keeps what held, and never what did not."""

    def __init__(
        self,
        fetch: Fetch,
        roots: Store,
        clock: Clock,
        *,
        most_fetches: int = MOST_FETCHES,
        patience: float = PATIENCE,
    ) -> None:
        """Take a way to fetch a chain, the roots that it must lead to, and a clock."""
        self._fetch = fetch
        self._roots = roots
        self._clock = clock
        self._patience = patience
        self._fetching = BoundedSemaphore(most_fetches)
        self._waiting = BoundedSemaphore(MOST_WAITING)
        self._lock = Lock()
        self._kept: dict[str, SigningKey] = {}
        self._failed: dict[str, datetime] = {}
        self._loading: dict[str, Future[SigningKey]] = {}

    def key(self, address: str) -> RSAPublicKey:
        """Give the key of an address that was checked. Raises RefusedError."""
        now = self._clock()
        kept = self._kept.get(address)
        if kept is not None and not kept.holds(now):
            kept = None
        if kept is not None and now < kept.again:
            return kept.key
        if kept is None and now < self._failed.get(address, now):
            raise UnfetchedError(_NOTHING_CAME)
        try:
            return self._load_once(address).key
        except UnfetchedError:
            if kept is None:
                raise
            self._keep(address, replace(kept, again=now + RETRY))
            return kept.key

    def _load_once(self, address: str) -> SigningKey:
        """Load a key, or wait for the thread that does so already."""
        if not self._waiting.acquire(blocking=False):
            raise UnfetchedError("certificate: too many at once")
        try:
            with self._lock:
                loading = self._loading.get(address)
                if loading is None:
                    mine = self._loading[address] = Future()
            if loading is not None:
                return loading.result()
            self._load_for_all(address, mine)
            return mine.result()
        finally:
            self._waiting.release()

    def _load_for_all(self, address: str, loading: "Future[SigningKey]") -> None:
        try:
            found = self._load(address)
            self._keep(address, found)
            loading.set_result(found)
        except BaseException as error:
            # Whoever waits must hear of it, whatever it is.
            loading.set_exception(error)
        finally:
            with self._lock:
                del self._loading[address]

    def _keep(self, address: str, found: SigningKey) -> None:
        with self._lock:
            _put(self._kept, address, found, MOST_KEPT)

    def _load(self, address: str) -> SigningKey:
        chain = _read(self._fetched(address))
        return _signing_key(chain, self._roots, self._clock())

    def _fetched(self, address: str) -> bytes:
        if not self._fetching.acquire(timeout=self._patience):
            raise UnfetchedError("certificate: too many at once")
        try:
            return self._fetch(address)
        except ChainUnavailableError:
            with self._lock:
                _put(self._failed, address, self._clock() + FORGIVEN, MOST_FAILED)
            raise UnfetchedError(_NOTHING_CAME) from None
        finally:
            self._fetching.release()


_Kept = TypeVar("_Kept")


def _put(kept: dict[str, _Kept], address: str, found: _Kept, most: int) -> None:
    """Keep something of an address; the oldest makes room."""
    kept.pop(address, None)
    while len(kept) >= most:
        del kept[next(iter(kept))]
    kept[address] = found


def _read(text: bytes) -> Sequence[Certificate]:
    with _refusing("certificate: unreadable"):
        return load_pem_x509_certificates(text)


def _signing_key(chain: Sequence[Certificate], roots: Store, now: datetime) -> SigningKey:
    """Give the key of a chain's first certificate. Raises RefusedError unless all of it holds."""
    leaf, *others = chain
    if not leaf.not_valid_before_utc <= now <= leaf.not_valid_after_utc:
        raise RefusedError("certificate: date")
    # In full: the verifier below would take a wildcard too.
    if SIGNER not in _names(leaf):
        raise RefusedError("certificate: name")
    verifier = PolicyBuilder().store(roots).time(now).build_server_verifier(DNSName(SIGNER))
    with _refusing("certificate: chain"):
        path = verifier.verify(leaf, others)
    if not _may_sign(leaf):
        raise RefusedError("certificate: use")
    key = leaf.public_key()
    if not isinstance(key, RSAPublicKey) or key.key_size < SHORTEST:
        raise RefusedError("certificate: key")
    return SigningKey(
        key,
        since=max(certificate.not_valid_before_utc for certificate in path),
        until=min(certificate.not_valid_after_utc for certificate in path),
        again=now + DAY,
    )


def _may_sign(leaf: Certificate) -> bool:
    """Tell whether a key is for signing, and for servers; without a word on signing it may."""
    with _refusing("certificate: use"):
        uses = {use.oid: use.value for use in leaf.extensions}
    usage, purposes = uses.get(KeyUsage.oid), uses.get(ExtendedKeyUsage.oid)
    signs = not isinstance(usage, KeyUsage) or usage.digital_signature
    return (
        signs
        and isinstance(purposes, ExtendedKeyUsage)
        and ExtendedKeyUsageOID.SERVER_AUTH in purposes
    )


def _names(leaf: Certificate) -> Sequence[str]:
    with _refusing("certificate: name"):
        names = leaf.extensions.get_extension_for_class(SubjectAlternativeName).value
        return names.get_values_for_type(DNSName)


@contextmanager
def _refusing(reason: str) -> Iterator[None]:
    """Refuse whatever fails in here: what strangers put into certificates fails in many ways."""
    try:
        yield
    except Exception:
        raise RefusedError(reason) from None
