"""The Python that the package runs on in these tests: Lambda's own version, where it is found.

Where it is not, the package is made for the Python that runs the tests, and is run on that. Which
it was is said at the end of the tests.
"""

import atexit
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from infrastructure import interpreter
from infrastructure.__main__ import VERSION
from infrastructure.function import WHEELS
from tests.support import packaged
from tests.support.project import ROOT

CLIENT = ("awslambdaric", "simplejson", "snapshot-restore-py")
"""AWS's runtime client and what it stands on."""
LOCK = ROOT / "requirements-dev.txt"

notes: list[str] = []
"""What is to be said at the end: on which Python the package ran, and why."""


@dataclass(frozen=True)
class Python:
    """An interpreter that runs the package."""

    path: str
    version: str

    def package(self) -> Path:
        """Give the folder of the archive that was made for it, unpacked."""
        return packaged.function(self.version)


OWN = Python(sys.executable, packaged.VERSION)


def choose(environ: Mapping[str, str]) -> tuple[Python, str]:
    """Give a Python of Lambda's version, else the one that runs the tests; and say which it is."""
    found = interpreter.find(VERSION, environ)
    if found is None:
        return _own(f"no Python {VERSION} was found on the PATH or at pyenv")
    return Python(found, VERSION), f"the package ran on Python {VERSION}, as in Lambda: {found}"


@cache
def best() -> Python:
    """Give the best Python that this machine has for the package."""
    python, note = choose(os.environ)
    notes.append(note)
    return python


@cache
def best_with_client() -> tuple[Python, Path]:
    """Give the best Python for which there is AWS's runtime client, and a folder with that alone.

    The package must not see what else is installed. Skips the test where there is none at all.
    """
    python = best()
    if python.version != OWN.version:
        if client := fetch(python.version):
            return python, client
        python, note = _own(f"AWS's runtime client for Python {VERSION} could not be fetched")
        notes.append(f"under the emulator {note}")
    client = _installed()
    if client is None:
        pytest.skip("AWS's runtime client is not installed: there may be none for this system")
    return python, client


def fetch(version: str = VERSION) -> Path | None:
    """Give a folder with the client for a Python version, as the lock pins it; None without it.

    It is kept, so that the network is needed only when the lock has changed.
    """
    pinned = _pinned()
    digest = hashlib.sha256(f"{pinned}{sys.platform}".encode()).hexdigest()[:16]
    kept = WHEELS / f"client-{version}-{digest}"
    if not kept.is_dir():
        WHEELS.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=WHEELS, prefix="fetching-") as scratch:
            (Path(scratch) / "lock").write_text(pinned, encoding="utf-8")
            made = _install(Path(scratch), version)
            if made is None:
                return None
            if not kept.is_dir():
                made.rename(kept)
    return kept


def _install(scratch: Path, version: str) -> Path | None:
    """Install what a lock in a folder names; None where that cannot be had."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq", "install"]
    chosen = ["--only-binary=:all:", "--no-deps", "--no-compile", f"--python-version={version}"]
    lock, made = scratch / "lock", scratch / "made"
    where = ["--require-hashes", f"--requirement={lock}", f"--target={made}"]
    done = subprocess.run([*pip, *chosen, *where], capture_output=True, check=False)  # noqa: S603
    return made if done.returncode == 0 else None


def _pinned() -> str:
    """Give the part of the lock that names the client."""
    lock = LOCK.read_text("utf-8")
    found = [re.search(rf"^{name}==.*\n( +--hash=.*\n)+", lock, re.MULTILINE) for name in CLIENT]
    assert all(found), "the lock names the runtime client no more"
    return "".join(match[0] for match in found if match)


@cache
def _installed() -> Path | None:
    """Give a folder that holds, of all that the tests have installed, the client alone."""
    folder = Path(tempfile.mkdtemp(prefix="client-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in CLIENT:
        try:
            installed = distribution(name)
        except PackageNotFoundError:
            return None
        for part in {file.parts[0] for file in installed.files or ()}:
            if part not in ("..", "__pycache__") and not part.endswith(".dist-info"):
                (folder / part).symlink_to(Path(str(installed.locate_file(part))))
    return folder


def _own(why: str) -> tuple[Python, str]:
    return OWN, f"the package ran on Python {OWN.version}, not on Lambda's: {why}"
