"""Memories that a test can look into, or that fail."""

from datetime import datetime

from relief.alexa.memory import InProcessMemory
from relief.domain.plain import Plain
from relief.ports import Kept, MemoryConflictError, MemoryUnavailableError


class WatchedMemory(InProcessMemory):
    """Memory that counts how often it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.loads = 0
        self.saves = 0
        self.expires: datetime | None = None

    def load(self, user_id: str) -> Kept | None:
        self.loads += 1
        return super().load(user_id)

    def save(self, user_id: str, record: Plain, *, over: int | None, expires: datetime) -> None:
        self.saves += 1
        self.expires = expires
        super().save(user_id, record, over=over, expires=expires)


class FailingMemory(WatchedMemory):
    """Memory that fails: in reading, writing or forgetting; by being down unless told otherwise."""

    def __init__(
        self,
        *,
        load: bool = False,
        save: bool = False,
        forget: bool = False,
        error: Exception | None = None,
    ) -> None:
        super().__init__()
        self._fails_to_forget = forget
        self._fails_to_load = load
        self._fails_to_save = save
        self._error = error or MemoryUnavailableError("the table is gone")

    def load(self, user_id: str) -> Kept | None:
        found = super().load(user_id)
        if self._fails_to_load:
            raise self._error
        return found

    def save(self, user_id: str, record: Plain, *, over: int | None, expires: datetime) -> None:
        if self._fails_to_save:
            self.saves += 1
            raise self._error
        super().save(user_id, record, over=over, expires=expires)

    def forget(self, user_id: str) -> None:
        if self._fails_to_forget:
            raise self._error
        super().forget(user_id)


class ContestedMemory(FailingMemory):
    """Memory into which another device writes before every write."""

    def __init__(self) -> None:
        super().__init__(save=True, error=MemoryConflictError("another device was quicker"))
