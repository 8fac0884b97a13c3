"""Keeping what took long to make, on disk, until what it was made from changes."""

import contextlib
import hashlib
import os
import pickle
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Made = TypeVar("Made")

_FOLDER = "local-alexa"
_KEPT = 3
"""How many of a name are kept."""
_DIGEST = "[0-9a-f]" * 64


def kept(name: str, made_from: str, make: Callable[[], Made], kind: type[Made]) -> Made:
    """Return what was made before from the same, else make it and keep it.

    `made_from` is everything that it depends on, as text. Where nothing can be read or written it
    is made each time. The newest few of a name are kept, as there may be several checkouts, in the
    user's own cache folder: pickles, so as trustworthy as the user's other programs.
    """
    digest = hashlib.sha256(made_from.encode()).hexdigest()
    name = re.sub(r"[^a-z]+", "-", name.lower())
    path = _cache() / f"{name}-{digest}.pickle"
    found = _read(path)
    if isinstance(found, kind):
        return found
    made = make()
    with contextlib.suppress(OSError):
        _write(path, made)
        for older in sorted(path.parent.glob(f"{name}-{_DIGEST}.pickle"), key=_age)[_KEPT:]:
            older.unlink(missing_ok=True)
    return made


def _age(path: Path) -> float:
    return -path.stat().st_mtime


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / _FOLDER


def _read(path: Path) -> object:
    try:
        return pickle.loads(path.read_bytes())  # noqa: S301 - written below, by this user
    except Exception:
        # Whatever is wrong with it, from absent to half-written: it is made anew.
        return None


def _write(path: Path, made: object) -> None:
    """Write it whole or not at all: another process may be reading, or writing the same."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as partial:
        try:
            pickle.dump(made, partial)
            partial.close()
            Path(partial.name).replace(path)
        finally:
            Path(partial.name).unlink(missing_ok=True)
