"""Memory that lives and dies with the process: for tests, and where no table is set."""

from __future__ import annotations

import json
from collections import OrderedDict
from datetime import datetime
from typing import Final

from relief.domain.plain import Plain
from relief.ports import Kept, MemoryConflictError

MOST_USERS: Final = 10_000
"""How many users are kept; the one not seen for longest goes first."""

_JSON: Final = json.JSONDecoder()


class InProcessMemory:
    """Keeps records as JSON, as any real store would. It forgets by number, not by time."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[str, int]] = OrderedDict()

    def load(self, user_id: str) -> Kept | None:
        """Give what is kept of a user, None where nothing is."""
        if user_id not in self._kept:
            return None
        self._kept.move_to_end(user_id)
        text, revision = self._kept[user_id]
        record, _ = _JSON.raw_decode(text)
        return Kept(record, revision)

    def save(self, user_id: str, record: Plain, *, over: int | None, expires: datetime) -> None:
        """Keep this of a user; raises MemoryConflictError where another write came between."""
        _, revision = self._kept.get(user_id, ("", None))
        if revision != over:
            raise MemoryConflictError
        self._kept[user_id] = (json.dumps(record), (revision or 0) + 1)
        self._kept.move_to_end(user_id)
        if len(self._kept) > MOST_USERS:
            self._kept.popitem(last=False)

    def forget(self, user_id: str) -> None:
        """Keep nothing of a user."""
        self._kept.pop(user_id, None)
