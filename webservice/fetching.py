"""Fetching a certificate chain, and whom to trust."""

import ssl
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Final

import certifi
from ask_sdk_model.services import ApiClient, ApiClientRequest
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509 import load_pem_x509_certificates
from cryptography.x509.verification import Store

from relief.alexa.api_client import AlexaServiceUnreachableError

Fetch = Callable[[str], bytes]
"""Gives what is at an address. Raises ChainUnavailableError."""

_OK: Final = 200


class ChainUnavailableError(Exception):
    """Nothing came from the address in time, or no certificates."""


class ChainFetcher:
    """Fetches with the client of Alexa's services.

    That one keeps to its budget of time and of bytes, and follows no redirect, which could lead
    away from the address that was checked.
    """

    def __init__(self, client: ApiClient) -> None:
        self._client = client

    def __call__(self, address: str) -> bytes:
        """Give what is at an address; raises ChainUnavailableError."""
        try:
            answer = self._client.invoke(ApiClientRequest(url=address, method="GET"))
        except AlexaServiceUnreachableError:
            raise ChainUnavailableError from None
        if answer.status_code != _OK:
            raise ChainUnavailableError
        return answer.body.encode()


def trusted_roots() -> Store:
    """Give the roots that browsers trust, the same on every machine."""
    text = Path(certifi.where()).read_bytes()
    with warnings.catch_warnings():
        # One root among them has a serial number that today's rules would not allow.
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)
        return Store(load_pem_x509_certificates(text))


def trusting_context() -> ssl.SSLContext:
    """Give TLS that trusts the same roots."""
    return ssl.create_default_context(cafile=certifi.where())
