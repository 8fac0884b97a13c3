"""What of the dependencies is left out of the function: nothing that it ever loads.

A smaller archive is fetched and unpacked sooner at a cold start, and botocore lists the folder of
its services whenever a client is made: four hundred are in it, one is used. ``tests/package`` holds
a conversation with what is left, and nothing else to import from.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

LEFT_OUT: Final = (
    # Made for an installation or an editor, not for running.
    "*.dist-info",
    "bin",
    "**/py.typed",
    # The SDK's own HTTP client and what it stands on: the skill has its own.
    "ask_sdk_core/api_client.py",
    "requests",
    "charset_normalizer",
    "idna",
    # Trusted roots for requests; botocore carries its own, and Alexa's services get the system's.
    "certifi",
    # Parts of botocore for its own tests and for DynamoDB's pages, waiters and examples.
    "botocore/stub.py",
    "botocore/data/dynamodb/2011-12-05",
    "botocore/data/dynamodb/*/examples-1.json",
    "botocore/data/dynamodb/*/paginators-1.json",
    "botocore/data/dynamodb/*/waiters-2.json",
    # Recurring dates, Windows, and a second copy of the time zones.
    "dateutil/easter.py",
    "dateutil/rrule.py",
    "dateutil/tzwin.py",
    "dateutil/zoneinfo",
    "tzdata/zones",
    # HTTP in a browser, through SOCKS, and through another library for TLS.
    "urllib3/contrib/emscripten",
    "urllib3/contrib/pyopenssl.py",
    "urllib3/contrib/socks.py",
)
"""Patterns of paths, from the folder that the dependencies are installed into."""

SERVICES: Final = "botocore/data"
SERVICE: Final = "dynamodb"


class NothingPrunedError(Exception):
    """A pattern matches nothing any more; the message says which."""


def prune(folder: Path) -> None:
    """Delete what is left out. Raises NothingPrunedError where a pattern is out of date."""
    found = {pattern: sorted(folder.glob(pattern)) for pattern in LEFT_OUT}
    for pattern, paths in found.items():
        if not paths:
            raise NothingPrunedError(f"{pattern}: nothing like it is installed")
        _delete(paths)
    services = (path for path in (folder / SERVICES).iterdir() if path.is_dir())
    _delete(path for path in services if path.name != SERVICE)


def _delete(paths: Iterable[Path]) -> None:
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
