"""The keys that Alexa signs with, each known by a certificate chain that holds."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from threading import BoundedSemaphore
from typing import Final

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


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key, and the time for which its chain holds."""

    key: RSAPublicKey
    since: datetime
    until: datetime


class SigningKeys:
    """Gives the key that belongs to an address. Keeps what held, and never what did not."""

    def __init__(
        self, fetch: Fetch, roots: Store, clock: Clock, *, most_fetches: int = MOST_FETCHES
    ) -> None:
        """Take a way to fetch a chain, the roots that it must lead to, and a clock."""
        self._fetch = fetch
        self._roots = roots
        self._clock = clock
        self._fetching = BoundedSemaphore(most_fetches)
        self._kept = lru_cache(maxsize=MOST_KEPT)(self._load)

    def key(self, address: str) -> RSAPublicKey:
        """Give the key of an address that was checked. Raises RefusedError."""
        found = self._kept(address)
        if not found.since <= self._clock() <= found.until:
            # A new chain may lie at the address of the old one.
            self._kept.cache_clear()
            found = self._kept(address)
        return found.key

    def _load(self, address: str) -> SigningKey:
        chain = _read(self._fetched(address))
        return _signing_key(chain, self._roots, self._clock())

    def _fetched(self, address: str) -> bytes:
        if not self._fetching.acquire(blocking=False):
            raise RefusedError("certificate: too many at once")
        try:
            return self._fetch(address)
        except ChainUnavailableError:
            raise RefusedError("certificate: not fetched") from None
        finally:
            self._fetching.release()


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
