"""What is kept of a person between sessions: nothing about health.

Amazon's health policy rejects collecting it, and nobody on the floor agreed to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from relief.content import Routine
from relief.domain.ice import Cycle, read_cycle
from relief.domain.pace import Pace, read_pace
from relief.domain.plain import Plain, read_time, write_time
from relief.domain.routine import Place, read_place
from relief.quick.names import StrEnum
from relief.quick.records import dataclass

VERSION: Final = 2
"""1 held the place, the pace and the notices; 2 adds ice reminders and refused permissions.

Every field is read for itself and may be absent, so an older record needs no conversion, and a
newer one, met after a rollback, loses only what is not known here.
"""

ASK_AGAIN_AFTER: Final = timedelta(days=7)
"""How long a refused permission is left in peace."""


class Notice(StrEnum):
    """A notice that a person hears once."""

    GENERAL_INFORMATION = "general_information"
    ICE_CAUTION = "ice_caution"


_NOTICES: Final = tuple(Notice)


@dataclass(frozen=True, slots=True)
class Record:
    """The memory of one user."""

    place: Place | None = None
    pace: Pace = Pace.NORMAL
    heard: frozenset[Notice] = frozenset()
    ice: Cycle | None = None
    """The ice reminders that are set."""
    cold: datetime | None = None
    """When ice went on the skin in a routine that was left since, or for a plan that may be set."""
    iced: bool = False
    """Whether the routine was left with that ice on the skin; till that it comes off is said."""
    strays: datetime | None = None
    """Until when reminders may go off that nobody can name: their making was not answered."""
    reminders_refused: datetime | None = None
    timers_refused: datetime | None = None
    """When the permission was last refused: for a week it is not asked for again."""

    def to_json(self) -> Plain:
        """Give the record as plain JSON, without what is absent."""
        record: Plain = {
            "version": VERSION,
            "place": self.place and self.place.to_json(),
            "pace": self.pace.value,
            "heard": sorted(self.heard),
            "ice": self.ice and self.ice.to_json(),
            "cold": self.cold and write_time(self.cold),
            "iced": self.iced or None,
            "strays": self.strays and write_time(self.strays),
            "reminders_refused": self.reminders_refused and write_time(self.reminders_refused),
            "timers_refused": self.timers_refused and write_time(self.timers_refused),
        }
        return {name: value for name, value in record.items() if value is not None}


def read_record(data: object, routines: Mapping[str, Routine]) -> Record:
    """Read a record from its JSON form; what is malformed or unknown is absent."""
    if not isinstance(data, dict):
        return Record()
    present = {name: read(data[name], routines) for name, read in _READ.items() if name in data}
    return Record(**present)


def _read_heard(data: object) -> frozenset[Notice]:
    names = data if isinstance(data, list) else ()
    return frozenset([notice for notice in _NOTICES if notice in names])


_READ: Final[Mapping[str, Callable[[object, Mapping[str, Routine]], Any]]] = {
    "place": read_place,
    "pace": lambda data, _: read_pace(data),
    "heard": lambda data, _: _read_heard(data),
    "ice": lambda data, _: read_cycle(data),
    "cold": lambda data, _: read_time(data),
    "iced": lambda data, _: data is True,
    "strays": lambda data, _: read_time(data),
    "reminders_refused": lambda data, _: read_time(data),
    "timers_refused": lambda data, _: read_time(data),
}
"""How each field is read. Few are there, and few requests have more to spare than time."""


def may_ask_again(refused: datetime | None, now: datetime) -> bool:
    """Tell whether a permission may be asked for: not within a week of a refusal."""
    return refused is None or now - refused >= ASK_AGAIN_AFTER
