"""What is remembered of the person, read at most once a turn and written only if it changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from relief.content import Routine
from relief.deadline import MEMORY_CALL, Deadline
from relief.domain.ice import merge
from relief.domain.record import Notice, Record, read_record
from relief.ports import Kept, Memory, MemoryConflictError, MemoryUnavailableError
from relief.quick.records import replace
from relief.tally import MEMORY, MEMORY_FAILURES, count, timed

KEPT_FOR: Final = timedelta(days=90)
"""A user who has not been back for this long is forgotten."""


def expiry(now: datetime) -> datetime:
    """Give when what is written now is forgotten: at the midnight (UTC) after ``KEPT_FOR``.

    Only the day: a time would tell when the person was here, and lead from a line in the log to
    them.
    """
    last = (now + KEPT_FOR).astimezone(UTC)
    return last.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


class Recollection:
    """The memory of one user during one turn. Where memory fails, it only forgets."""

    def __init__(
        self,
        memory: Memory,
        user_id: str | None,
        routines: Mapping[str, Routine],
        deadline: Deadline,
    ) -> None:
        """Take the store, the user (None where the request names none) and the known routines."""
        self._memory = memory
        self._user_id = user_id
        self._routines = routines
        self._deadline = deadline
        self._kept: Kept | None = None
        self._loaded: Record | None = None
        self._record: Record | None = None
        self._changes: dict[str, Any] = {}
        self._heard: frozenset[Notice] = frozenset()
        self.failed = False
        """Whether the store could not be reached in this turn."""

    @property
    def record(self) -> Record:
        """What is remembered, with this turn's changes; read when first needed."""
        if self._record is None:
            self._record = self._changed()
        return self._record

    def _changed(self) -> Record:
        if self._loaded is None:
            self._loaded = self._load()
        if not self._changes and not self._heard:
            return self._loaded
        heard = self._loaded.heard | self._heard
        return replace(self._loaded, heard=heard, **self._changes)

    def change(self, **changes: Any) -> None:
        """Remember this from now on."""
        self._changes |= changes
        self._record = None

    def hear(self, notice: Notice) -> bool:
        """Take note that a notice is heard now; tell whether it is for the first time."""
        first = notice not in self.record.heard
        if first:
            self._heard |= {notice}
            self._record = None
        return first

    def forget(self) -> bool:
        """Keep nothing of the user; tell whether that was done."""
        self._loaded, self._kept, self._record = Record(), None, None
        self._changes, self._heard = {}, frozenset()
        # Who was forgotten is nobody any more: nothing of this turn may be kept after it.
        user_id, self._user_id = self._user_id, None
        try:
            if user_id is not None:
                with timed(MEMORY):
                    self._memory.forget(user_id)
        except MemoryUnavailableError:
            self._fail()
        return not self.failed

    def save(self, now: datetime) -> None:
        """Write what this turn changed, over what another device may have written meanwhile."""
        changed = bool(self._changes or self._heard)
        if self._user_id is None or not changed or self.record == self._loaded:
            return
        try:
            self._write(self._user_id, now)
        except MemoryConflictError:
            now_kept = self._load()
            if self.failed:
                return
            before, self._loaded = self._loaded, now_kept
            self._merge_ice(before, now_kept)
            self._record = None
            self._write_again(self._user_id, now)
        except MemoryUnavailableError:
            self._fail()

    def _merge_ice(self, before: Record | None, now: Record) -> None:
        """Keep the reminders of both devices: the token of none may be lost."""
        ours = self._changes.get("ice")
        if ours is not None:
            self._changes["ice"] = merge(None if before is None else before.ice, ours, now.ice)

    def _write_again(self, user_id: str, now: datetime) -> None:
        try:
            self._write(user_id, now)
        except (MemoryConflictError, MemoryUnavailableError):
            self._fail()

    def _write(self, user_id: str, now: datetime) -> None:
        if self.failed or not self._deadline.allows(MEMORY_CALL):
            raise MemoryUnavailableError
        over = None if self._kept is None else self._kept.revision
        with timed(MEMORY):
            self._memory.save(user_id, self.record.to_json(), over=over, expires=expiry(now))

    def _fail(self) -> None:
        self.failed = True
        count(MEMORY_FAILURES)

    def _load(self) -> Record:
        if self._user_id is None:
            return Record()
        try:
            if not self._deadline.allows(MEMORY_CALL):
                raise MemoryUnavailableError
            with timed(MEMORY):
                self._kept = self._memory.load(self._user_id)
        except MemoryUnavailableError:
            self._fail()
            return Record()
        return read_record(self._kept and self._kept.record, self._routines)
