"""Reminders that may be set though nobody knows their tokens: their making was not answered."""

from __future__ import annotations

from collections.abc import Sequence

from relief.alexa.services import ServiceError
from relief.domain.ice import Moment
from relief.quick.records import dataclass
from relief.replies.turn import Turn


@dataclass(frozen=True, slots=True)
class Swept:
    """What came of looking for them."""

    found: bool = False
    """Whether any were set."""
    left: bool = False
    """Whether some may be set still."""


def expect_strays(turn: Turn, moments: Sequence[Moment]) -> None:
    """Remember that reminders of these moments may be set."""
    before, last = turn.memory.record.strays, moments[-1].at
    turn.memory.change(strays=last if before is None else max(before, last))


def may_be_strays(turn: Turn) -> bool:
    """Tell whether reminders may still go off that nobody knows of."""
    until = turn.memory.record.strays
    return until is not None and until > turn.now


def sweep(turn: Turn) -> Swept:
    """Cancel the skill's reminders that belong to no plan that is remembered, if there may be any.

    Where they cannot be had now, the next chance is taken.
    """
    if not may_be_strays(turn):
        return Swept()
    try:
        ahead = turn.services.reminders_ahead()
    except ServiceError:
        return Swept(left=True)
    cycle = turn.memory.record.ice
    known = frozenset(alarm.token for alarm in cycle.alarms) if cycle else frozenset()
    strays = sorted(ahead - known)
    left = len(turn.services.cancel_reminders(strays)) < len(strays) if strays else False
    if not left:
        turn.memory.change(strays=None)
    return Swept(bool(strays), left)
