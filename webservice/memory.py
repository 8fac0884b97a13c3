"""A memory for many threads."""

from datetime import datetime
from threading import Lock

from relief.domain.plain import Plain
from relief.ports import Kept, Memory


class OneAtATime:
    """Lets one thread at a time into a memory that knows of no others."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._lock = Lock()

    def load(self, user_id: str) -> Kept | None:
        """See relief.ports.Memory."""
        with self._lock:
            return self._memory.load(user_id)

    def save(self, user_id: str, record: Plain, *, over: int | None, expires: datetime) -> None:
        """See relief.ports.Memory."""
        with self._lock:
            self._memory.save(user_id, record, over=over, expires=expires)

    def forget(self, user_id: str) -> None:
        """See relief.ports.Memory."""
        with self._lock:
            self._memory.forget(user_id)
