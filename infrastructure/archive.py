"""Makes an archive that is the same, byte by byte, whenever and wherever the same zlib makes it.

Another zlib may pack the same files into other bytes. Storing them unpacked would be the same with
any, but nearly three times as large, which every cold start would have to fetch.
"""

import zipfile
import zlib
from pathlib import Path
from typing import Final

PACKER: Final = f"zlib {zlib.ZLIB_RUNTIME_VERSION}"
"""What packs it here."""
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The first that a zip file can hold."""
_READABLE: Final = 0o100644 << 16
_UNIX: Final = 3


def write(folder: Path, archive: Path) -> None:
    """Write all files of a folder into a zip file, in the order of their names."""
    archive.unlink(missing_ok=True)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as written:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            written.writestr(entry, path.read_bytes())
