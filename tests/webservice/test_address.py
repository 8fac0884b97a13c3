"""The address of the certificate: Amazon's examples, and what else somebody may think of."""

import pytest

from webservice.address import certificate_address
from webservice.refusal import RefusedError

ADDRESS = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem"


@pytest.mark.parametrize(
    "claimed",
    [
        ADDRESS,
        "https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/./echo-api-cert.pem",
        "https://s3.amazonaws.com/other/../echo.api/echo-api-cert.pem",
        "HTTPS://S3.AmazonAWS.com/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api//echo-api-cert.pem",
    ],
)
def test_amazons_address_is_fetched_in_its_plainest_form(claimed: str) -> None:
    assert certificate_address(claimed) == ADDRESS


@pytest.mark.parametrize(
    ("claimed", "reason"),
    [
        ("http://s3.amazonaws.com/echo.api/echo-api-cert.pem", "scheme"),
        ("ftp://s3.amazonaws.com/echo.api/echo-api-cert.pem", "scheme"),
        ("//s3.amazonaws.com/echo.api/echo-api-cert.pem", "scheme"),
        ("file:///echo.api/echo-api-cert.pem", "scheme"),
        ("nothing at all", "characters"),
        ("https://notamazon.com/echo.api/echo-api-cert.pem", "host"),
        ("https://s3.amazonaws.com.notamazon.com/echo.api/echo-api-cert.pem", "host"),
        ("https://s3.amazonaws.com@notamazon.com/echo.api/echo-api-cert.pem", "host"),
        ("https://notamazon.com#@s3.amazonaws.com/echo.api/echo-api-cert.pem", "host"),
        ("https://notamazon.com\\@s3.amazonaws.com\\/echo.api/echo-api-cert.pem", "host"),
        ("https://somebody:secret@s3.amazonaws.com/echo.api/echo-api-cert.pem", "parts"),
        ("https://s3.amazonaws.com:/echo.api/echo-api-cert.pem", "port"),
        ("https://@s3.amazonaws.com/echo.api/echo-api-cert.pem", "parts"),
        ("https://s3.amazonaws.com/echo.api/echo-api-cert.pem?x=1", "parts"),
        ("https://s3.amazonaws.com/echo.api/echo-api-cert.pem#y", "parts"),
        ("https://s3.amazonaws.com/echo.api/echo-api\n-cert.pem", "characters"),
        ("https://s3.amazonaws.com/echo.api/echo-api\t-cert.pem", "characters"),
        ("https:///echo.api/echo-api-cert.pem", "host"),
        ("https://s3.amazonaws.com:563/echo.api/echo-api-cert.pem", "port"),
        ("https://s3.amazonaws.com:0/echo.api/echo-api-cert.pem", "port"),
        ("https://s3.amazonaws.com/invalid.path/echo-api-cert.pem", "path"),
        ("https://s3.amazonaws.com/EcHo.aPi/echo-api-cert.pem", "path"),
        ("https://s3.amazonaws.com/echo.api/../invalid.path/echo-api-cert.pem", "path"),
        ("https://s3.amazonaws.com/echo.api/%2e%2e/invalid.path/echo-api-cert.pem", "path"),
        ("https://s3.amazonaws.com/echo.api/..%2finvalid.path/echo-api-cert.pem", "path"),
        ("https://s3.amazonaws.com/echo.api/..\\invalid.path\\echo-api-cert.pem", "path"),
        ("https://s3.amazonaws.com//echo.api/echo-api-cert.pem", "path"),
        ("https://s3.amazonaws.com/echo.api.evil/echo-api-cert.pem", "path"),
        ("https://s3.amazonaws.com/echo.api/", "path"),
        ("https://s3.amazonaws.com/echo.api/a b", "characters"),
        ("https://s3.amazonaws.com", "path"),
    ],
)
def test_any_other_address_is_refused(claimed: str, reason: str) -> None:
    with pytest.raises(RefusedError) as refused:
        certificate_address(claimed)
    assert refused.value.reason == f"certificate address: {reason}"


@pytest.mark.parametrize("claimed", ["https://[/x", "https://s3.amazonaws.com:https/echo.api/x"])
def test_what_is_no_address_is_refused(claimed: str) -> None:
    with pytest.raises(RefusedError, match="certificate address"):
        certificate_address(claimed)
