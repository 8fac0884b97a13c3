"""What is kept of a person between sessions: nothing about health.

Amazon's health policy rejects collecting it, and nobody on the floor agreed to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from relief.content import Routine
from relief.domain.pace import Pace, read_pace
from relief.domain.plain import Plain
from relief.domain.routine import Place, read_place

VERSION: Final = 1


class Notice(StrEnum):
    """A notice that a person hears once."""

    GENERAL_INFORMATION = "general_information"


@dataclass(frozen=True, slots=True)
class Record:
    """The memory of one user."""

    place: Place | None = None
    pace: Pace = Pace.NORMAL
    heard: frozenset[Notice] = frozenset()

    def to_json(self) -> Plain:
        """Give the record as plain JSON."""
        return {
            "version": VERSION,
            "place": None if self.place is None else self.place.to_json(),
            "pace": self.pace.value,
            "heard": sorted(self.heard),
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
        heard=frozenset(notice for notice in Notice if notice.value in names),
    )
