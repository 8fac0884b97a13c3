"""Memory in one JSON file, for the simulator and for a server of one's own without a table.

The file maps the id of a user to ``record`` (what is kept), ``revision`` (one more with every
write) and ``expires`` (ISO 8601). It is replaced whole, so that a crash leaves the old or the new.
Not for two processes at once: nothing locks it.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from relief import log
from relief.domain.plain import Plain, read_int, read_time, write_time
from relief.ports import Clock, Kept, MemoryConflictError, MemoryUnavailableError

SET_ASIDE: Final = ".unreadable"
"""What a file's name ends in that could not be read, so that nothing in it is lost."""

UNCOUNTED: Final = 0
"""The revision of an entry that has none, or none to count on from."""

Users = dict[str, Any]


class UnreadableFileError(Exception):
    """The file is no JSON object, or what it holds of a user is none."""


class FileMemory:
    """Keeps records in a file, which need not be there at first."""

    def __init__(self, path: Path, *, clock: Clock = lambda: datetime.now(UTC)) -> None:
        """Take the file and the clock by which records expire."""
        self._path = path
        self._clock = clock

    def load(self, user_id: str) -> Kept | None:
        """Give what is kept of a user, None where nothing is, or only what has expired."""
        users = self._current()
        if user_id not in users:
            return None
        return Kept(_read_record(users[user_id]), _read_revision(users[user_id]))

    def save(self, user_id: str, record: Plain, *, over: int | None, expires: datetime) -> None:
        """Keep this of a user, until it expires; see relief.ports.Memory."""
        users = self._current()
        revision = _read_revision(users[user_id]) if user_id in users else None
        if revision != over:
            raise MemoryConflictError
        kept = {
            "record": record,
            "revision": (over or UNCOUNTED) + 1,
            "expires": write_time(expires),
        }
        self._write({**users, user_id: kept})

    def forget(self, user_id: str) -> None:
        """Keep nothing of a user."""
        users = self._read()
        if user_id in users:
            del users[user_id]
            self._write(users)

    def _current(self) -> Users:
        """Read what is kept of everyone and has not expired."""
        now = self._clock()
        users = self._read()
        return {user_id: kept for user_id, kept in users.items() if not _is_expired(kept, now)}

    def _read(self) -> Users:
        try:
            text = self._path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise _unavailable(error) from error
        users = _parse(text)
        if users is None:
            self._set_aside()
            return {}
        return users

    def _set_aside(self) -> None:
        """Rename the file; a new one takes its place at the next write."""
        log.failed("memory", UnreadableFileError())
        try:
            self._path.replace(self._path.with_name(self._path.name + SET_ASIDE))
        except OSError as error:
            raise _unavailable(error) from error

    def _write(self, users: Users) -> None:
        text = json.dumps(users, indent=2)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            _replace(self._path, text)
        except OSError as error:
            raise _unavailable(error) from error


def _replace(path: Path, text: str) -> None:
    """Put a text in the place of a file, all or nothing. Raises OSError."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with open(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _parse(text: bytes) -> Users | None:
    """Read the file's text, None where it is no JSON object."""
    try:
        users = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return users if isinstance(users, dict) else None


def _unavailable(error: OSError) -> MemoryUnavailableError:
    """Log an error, and give the port's."""
    log.failed("memory", error)
    return MemoryUnavailableError(type(error).__name__)


def _part(kept: object, key: str) -> object:
    return kept.get(key) if isinstance(kept, Mapping) else None


def _is_expired(kept: object, now: datetime) -> bool:
    expires = read_time(_part(kept, "expires"))
    return expires is not None and expires <= now


def _read_revision(kept: object) -> int:
    return max(read_int(_part(kept, "revision")) or UNCOUNTED, UNCOUNTED)


def _read_record(kept: object) -> Plain:
    record = _part(kept, "record")
    if isinstance(record, dict):
        return record
    log.failed("memory", UnreadableFileError())
    return {}
