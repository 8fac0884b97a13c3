"""Any Chromium that is on this machine: the system's, or one that Playwright has fetched."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

NAMES: Final = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
"""What it is called, and where it is on a Mac."""
ADVICE: Final = "apt-get install chromium, or .venv/bin/python -m playwright install chromium"
_FOLDERS: Final = (".cache/ms-playwright", "Library/Caches/ms-playwright")
"""Where Playwright keeps its own, below the home folder."""
_INSIDE: Final = ("chrome-linux*/chrome", "chrome-mac*/*.app/Contents/MacOS/*")


def find() -> Path | None:
    """Give the program, None where there is none."""
    for name in NAMES:
        found = shutil.which(name)
        if found is not None:
            return Path(found)
    return next(iter(_fetched()), None)


def _fetched() -> Iterator[Path]:
    """Yield what Playwright has fetched, the newest first."""
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    for folder in [Path(named)] if named else [Path.home() / name for name in _FOLDERS]:
        for version in sorted(folder.glob("chromium-*"), key=_number, reverse=True):
            for inside in _INSIDE:
                yield from (found for found in version.glob(inside) if os.access(found, os.X_OK))


def _number(version: Path) -> int:
    """Give the number of a build, which may have grown by a digit since the last."""
    number = version.name.rpartition("-")[2]
    return int(number) if number.isdecimal() else 0
