"""The icons that the manifest names are there, as PNG files of the size that the store asks for.

Amazon's page "Define Skill Store Details". In the source they stand in ``assets/``, which goes into
the skill package as it is.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from checks.finding import Finding
from checks.manifest import Manifest, listings, place

SIZES: Final = {"smallIconUri": 108, "largeIconUri": 512}
_IN_PACKAGE: Final = "file://"
_HEAD: Final = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def check(manifest: Manifest, root: Path) -> Iterator[Finding]:
    """Give the findings of a manifest (what stands under "manifest") in a project's folder."""
    for locale, listing in listings(manifest).items():
        for key, size in SIZES.items():
            address = str(listing.get(key, ""))
            if not address.startswith(_IN_PACKAGE):
                continue
            found = _size(root / address.removeprefix(_IN_PACKAGE))
            if found != (size, size):
                told = (
                    "there is no such PNG file"
                    if found is None
                    else "it is {} by {}".format(*found)
                )
                yield Finding(
                    place(f"publishingInformation.locales.{locale}.{key}"),
                    f"{address}: {told}.",
                    f"Put a PNG of {size} by {size} pixels there: `make icons` draws ours.",
                )


def _size(path: Path) -> tuple[int, int] | None:
    """Give the width and height of a PNG file; None where there is none."""
    try:
        head = path.read_bytes()[: len(_HEAD) + 8]
    except OSError:
        return None
    if len(head) < len(_HEAD) + 8 or not head.startswith(_HEAD):
        return None
    width, height = struct.unpack(">II", head[len(_HEAD) :])
    return width, height
