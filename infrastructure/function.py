"""Makes the function's folder: the skill, its pinned dependencies, and their bytecode."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from infrastructure.pruning import prune

ROOT: Final = Path(__file__).resolve().parents[1]
SOURCES: Final = ROOT / "lambda"
LOCK: Final = SOURCES / "requirements.txt"
WHEELS: Final = ROOT / ".venv" / "wheels"
TASK_ROOT: Final = "/var/task"
"""Where Lambda unpacks the function: what tracebacks name."""

_NOT_DEPLOYED: Final = frozenset({"requirements.txt", "content.schema.json"})
"""For setting up, and for editors."""
_DEPLOYED: Final = frozenset({".py", ".json"})

# Only wheels that run anywhere: what is packaged on a laptop runs on Lambda's processor, too.
_ANYWHERE: Final = ("--only-binary=:all:", "--implementation=py", "--abi=none", "--platform=any")
_PINNED: Final = (*_ANYWHERE, "--no-deps", "--require-hashes", f"--requirement={LOCK}")


class UnknownFileError(Exception):
    """Something lies among the sources that is neither code nor data; the message names it."""


def make(folder: Path, version: str, compiler: str | None, wheels: Path = WHEELS) -> None:
    """Make the folder anew, for a Python version such as "3.13".

    Without a compiler (the path of such a Python) there is no bytecode in it.
    """
    shutil.rmtree(folder, ignore_errors=True)
    kept = fetch(wheels)
    local = ["--no-index", f"--find-links={kept}", "--no-compile", f"--target={folder}"]
    _pip("install", *_PINNED, f"--python-version={version}", *local)
    prune(folder)
    copy_sources(SOURCES, folder)
    if compiler:
        _compile(folder, compiler)


def fetch(wheels: Path = WHEELS) -> Path:
    """Give the folder with what the lock pins; pip refuses what has another hash.

    It is kept, so that the network is needed only when the lock has changed.
    """
    kept = wheels / hashlib.sha256(LOCK.read_bytes()).hexdigest()[:16]
    if not kept.is_dir():
        fetched = wheels / f"{kept.name}.{os.getpid()}"
        _pip("download", *_PINNED, f"--dest={fetched}")
        _take(fetched, kept)
    return kept


def _take(fetched: Path, kept: Path) -> None:
    """Put a folder into its place, unless somebody else was sooner."""
    try:
        fetched.rename(kept)
    except OSError:
        shutil.rmtree(fetched)


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq", *arguments]
    subprocess.run(command, check=True)  # noqa: S603 - pip, with arguments of our own


def copy_sources(sources: Path, folder: Path) -> None:
    """Copy the skill's code and data. Raises UnknownFileError for anything else among them."""
    for path in sorted(sources.rglob("*")):
        inside = path.relative_to(sources)
        hidden = any(part.startswith((".", "__pycache__")) for part in inside.parts)
        if path.is_dir() or hidden or path.name in _NOT_DEPLOYED:
            continue
        if path.suffix not in _DEPLOYED:
            raise UnknownFileError(f"lambda/{inside}: neither code (.py) nor data (.json)")
        target = folder / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def _compile(folder: Path, compiler: str) -> None:
    """Compile everything, so that no cold start has to.

    Bytecode with an unchecked hash is loaded without a look at its source. The fixed seed gives the
    same bytes each time: sets of constants are written in the order of their hashes.
    """
    paths = ["-s", str(folder), "-p", TASK_ROOT]
    how = ["-q", "-f", "--invalidation-mode", "unchecked-hash"]
    # The SDK's docstrings hold backslashes that newer versions warn of.
    python = [compiler, "-S", "-W", "ignore::SyntaxWarning"]
    subprocess.run(  # noqa: S603 - an interpreter that was asked for its version before
        [*python, "-m", "compileall", *how, *paths, str(folder)],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
