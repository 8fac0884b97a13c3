"""Keeping what took long to make, on disk, until what it was made from changes."""

import contextlib
import hashlib
import os
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Made = TypeVar("Made")

_FOLDER = "local-alexa"


def kept(name: str, made_from: str, make: Callable[[], Made], kind: type[Made]) -> Made:
    """Return what was made before from the same, else make it and keep it.

    `made_from` is everything that it depends on, as text. Where nothing can be read or written it
    is made each time. Only the newest of a name is kept, in the user's own cache folder: a pickle,
    so as trustworthy as the user's other programs.
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
        for older in path.parent.glob(f"{name}-*.pickle"):
            if older != path:
                older.unlink()
    return made


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
    """Write it whole or not at all: another process may be reading."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = path.with_suffix(f".{os.getpid()}")
    partial.write_bytes(pickle.dumps(made))
    partial.replace(path)
