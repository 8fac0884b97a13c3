"""Makes an archive that is the same, byte by byte, whenever and wherever it is made."""

import zipfile
from pathlib import Path
from typing import Final

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
