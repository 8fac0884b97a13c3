"""What Amazon wants every endpoint to check: who sent it, when, and for which skill.

The signature comes first, for until it holds nothing else in a request means anything.
"""

import base64
import binascii
from abc import abstractmethod
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from ask_sdk_webservice_support.verifier import AbstractVerifier
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from relief.ports import Clock
from relief.skill import application_id
from webservice.address import certificate_address
from webservice.envelope import Envelope
from webservice.refusal import RefusedError
from webservice.signing_keys import SigningKeys

CHAIN_HEADER: Final = "SignatureCertChainUrl"
SIGNATURE_HEADER: Final = "Signature-256"

TOLERANCE: Final = timedelta(seconds=150)


class Check(AbstractVerifier):
    """One of the SDK's verifiers, told of an Envelope where it has a request of its own."""

    def verify(
        self,
        headers: Mapping[str, str],
        serialized_request_env: str,
        deserialized_request_env: Any,
    ) -> None:
        """Raise RefusedError unless the request passes."""
        self.check(headers, deserialized_request_env)

    @abstractmethod
    def check(self, headers: Mapping[str, str], envelope: Envelope) -> None:
        """Raise RefusedError unless the request passes."""


class SignatureCheck(Check):
    """The body is signed, byte for byte, with a key that is Amazon's."""

    def __init__(self, keys: SigningKeys) -> None:
        self._keys = keys

    def check(self, headers: Mapping[str, str], envelope: Envelope) -> None:
        """Raise RefusedError unless the signature holds."""
        claimed, encoded = headers.get(CHAIN_HEADER), headers.get(SIGNATURE_HEADER)
        if not claimed or not encoded:
            raise RefusedError("header missing")
        key = self._keys.key(certificate_address(claimed))
        try:
            signature = base64.b64decode(encoded, validate=True)
            # The text was decoded strictly, so that these are the very bytes that were sent.
            key.verify(signature, envelope.text.encode(), PKCS1v15(), SHA256())
        except (InvalidSignature, binascii.Error, ValueError):
            raise RefusedError("signature") from None


class TimestampCheck(Check):
    """The request was made just now, so that nobody sends again what they overheard."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def check(self, headers: Mapping[str, str], envelope: Envelope) -> None:
        """Raise RefusedError unless it was."""
        age = self._clock() - _time(envelope.of_request("timestamp"))
        if not -TOLERANCE <= age <= TOLERANCE:
            raise RefusedError("timestamp")


class SkillIdCheck(Check):
    """The request is for this skill: Alexa signs those for every other just the same."""

    def __init__(self, skill_id: str) -> None:
        self._skill_id = skill_id

    def check(self, headers: Mapping[str, str], envelope: Envelope) -> None:
        """Raise RefusedError unless it is."""
        if application_id(envelope.event) != self._skill_id:
            raise RefusedError("skill id")


def _time(text: object) -> datetime:
    """Read an aware time of ISO 8601. Raises RefusedError."""
    try:
        time = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        time = None
    if time is None or time.tzinfo is None:
        raise RefusedError("timestamp")
    return time
