"""Where a certificate may be fetched from: of all addresses in the world, Amazon's own."""

import posixpath
import re
from typing import Final
from urllib.parse import urlsplit

from webservice.refusal import RefusedError

HOST: Final = "s3.amazonaws.com"
PORT: Final = 443
PLAIN: Final = re.compile(r"[!-~]*")
"""Printed ASCII: a line break or a tab would be dropped without a word."""
PATH: Final = re.compile(r"/echo\.api/[A-Za-z0-9._/-]+")
"""Plain characters only: an escaped dot or slash could mean something else to the server."""


def certificate_address(claimed: str) -> str:
    """Give the address to fetch, put together anew from the parts that were checked.

    Raises RefusedError for any that is not in Amazon's folder.
    """
    if not PLAIN.fullmatch(claimed):
        raise RefusedError("certificate address: characters")
    try:
        parts = urlsplit(claimed)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise RefusedError("certificate address") from None
    if parts.scheme != "https":
        raise RefusedError("certificate address: scheme")
    if host != HOST:
        raise RefusedError("certificate address: host")
    if parts.username is not None or parts.query or parts.fragment:
        raise RefusedError("certificate address: parts")
    if port not in (None, PORT) or parts.netloc.endswith(":"):
        raise RefusedError("certificate address: port")
    path = posixpath.normpath(parts.path)
    if not PATH.fullmatch(path):
        raise RefusedError("certificate address: path")
    return f"https://{HOST}{path}"
