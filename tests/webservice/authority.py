"""A certificate authority made on the spot, and whatever could be wrong with what it certifies."""

import base64
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from cryptography.x509.verification import Store

from tests.support.project import MONDAY_NOON

SIGNER = "echo-api.amazon.com"
CHAIN_URL = "https://s3.amazonaws.com/echo.api/echo-api-cert-12.pem"
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Authority:
    """A root or an intermediate: its certificate, and the key that it signs others with."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def until(self) -> datetime:
        return self.certificate.not_valid_after_utc

    @property
    def store(self) -> Store:
        return Store([self.certificate])


@cache
def signing_key() -> rsa.RSAPrivateKey:
    """Give the key that requests are signed with, made once, for making one takes a while."""
    return rsa.generate_private_key(65537, 2048)


def root(name: str = "Root") -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    return Authority(_authority(name, key, name, key), key)


def intermediate(
    issuer: Authority, name: str = "Intermediate", until: datetime | None = None
) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    issued_by = issuer.certificate.subject.rfc4514_string().removeprefix("CN=")
    return Authority(_authority(name, key, issued_by, issuer.key, until), key)


def leaf(
    issuer: Authority,
    *,
    names: tuple[str, ...] = (SIGNER,),
    since: datetime = MONDAY_NOON - YEAR,
    until: datetime = MONDAY_NOON + YEAR,
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | None = None,
    signs: bool | None = True,
    purposes: tuple[x509.ObjectIdentifier, ...] = (ExtendedKeyUsageOID.SERVER_AUTH,),
) -> bytes:
    """Certify a key for signing requests, as PEM. ``signs`` tells whether it may; None not."""
    builder = (
        _builder(SIGNER, since, until)
        .issuer_name(issuer.certificate.subject)
        .public_key((key or signing_key()).public_key())
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()),
            critical=False,
        )
    )
    if signs is not None:
        builder = builder.add_extension(_usage(digital_signature=signs), critical=True)
    if purposes:
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
    if names:
        alternatives = x509.SubjectAlternativeName([x509.DNSName(name) for name in names])
        builder = builder.add_extension(alternatives, critical=False)
    return builder.sign(issuer.key, SHA256()).public_bytes(Encoding.PEM)


def read(pem: bytes) -> x509.Certificate:
    return x509.load_pem_x509_certificate(pem)


def signed(body: bytes, url: str = CHAIN_URL) -> dict[str, str]:
    """Give the headers of a request, as Alexa sends them: the older signature is there too."""
    return {
        "Content-Type": "application/json; charset=utf-8",
        "SignatureCertChainUrl": url,
        "Signature": _signature(body, SHA1()),  # noqa: S303 - what Alexa still sends
        "Signature-256": _signature(body, SHA256()),
    }


def _signature(body: bytes, algorithm: SHA1 | SHA256) -> str:
    return base64.b64encode(signing_key().sign(body, PKCS1v15(), algorithm)).decode()


def _authority(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    issuer_name: str,
    issuer_key: ec.EllipticCurvePrivateKey,
    until: datetime | None = None,
) -> x509.Certificate:
    return (
        _builder(name, MONDAY_NOON - 9 * YEAR, until or MONDAY_NOON + 9 * YEAR)
        .issuer_name(_name(issuer_name))
        .public_key(key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(_usage(certifies=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()),
            critical=False,
        )
        .sign(issuer_key, SHA256())
    )


def _usage(*, digital_signature: bool = False, certifies: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=False,
        key_encipherment=not certifies,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certifies,
        crl_sign=certifies,
        encipher_only=False,
        decipher_only=False,
    )


def _builder(name: str, since: datetime, until: datetime) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(until)
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
