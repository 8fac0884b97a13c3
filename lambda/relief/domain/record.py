"""What is kept of a person between sessions: nothing about health.

Amazon's health policy rejects collecting it, and nobody on the floor agreed to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

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
    """When ice went on the skin in a routine that was left since."""
    reminders_refused: datetime | None = None
    timers_refused: datetime | None = None
    """When the permission was last refused: for a week it is not asked for again."""

    def to_json(self) -> Plain:
        """Give the record as plain JSON."""
        return {
            "version": VERSION,
            "place": None if self.place is None else self.place.to_json(),
            "pace": self.pace.value,
            "heard": sorted(self.heard),
            "ice": None if self.ice is None else self.ice.to_json(),
            "cold": _write(self.cold),
            "reminders_refused": _write(self.reminders_refused),
            "timers_refused": _write(self.timers_refused),
        }


def read_record(data: object, routines: Mapping[str, Routine]) -> Record:
    """Read a record from its JSON form; what is malformed or unknown is absent."""
    if not isinstance(data, dict):
        return Record()
    heard = data.get("heard")
    names = heard if isinstance(heard, list) else []
    return Record(
        place=read_place(data.get("place"), routines),
        pace=read_pace(data.get("pace")),
        heard=frozenset([notice for notice in _NOTICES if notice in names]),
        ice=read_cycle(data.get("ice")),
        cold=read_time(data.get("cold")),
        reminders_refused=read_time(data.get("reminders_refused")),
        timers_refused=read_time(data.get("timers_refused")),
    )


def may_ask_again(refused: datetime | None, now: datetime) -> bool:
    """Tell whether a permission may be asked for: not within a week of a refusal."""
    return refused is None or now - refused >= ASK_AGAIN_AFTER


def _write(time: datetime | None) -> str | None:
    return None if time is None else write_time(time)
