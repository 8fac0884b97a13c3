"""The ice reminders that are set: what comes next, and cancelling them."""

from __future__ import annotations

from datetime import datetime

from relief.domain.ice import Cycle, Move
from relief.domain.routine import on_skin
from relief.prompts import Prompt
from relief.quick.records import replace
from relief.replies.guiding import return_question
from relief.replies.strays import may_be_strays, sweep
from relief.replies.subject import Iced
from relief.replies.turn import Reply, Turn


def running(turn: Turn) -> Cycle | None:
    """Give the ice reminders that are still to come."""
    cycle = turn.memory.record.ice
    return cycle if cycle is not None and cycle.ahead(turn.now) else None


def until(turn: Turn) -> datetime | None:
    """Give when the reminders that are set end, None where there are none."""
    cycle = running(turn)
    return None if cycle is None else cycle.until


def status(turn: Turn) -> str:
    """Say when the ice comes off, or goes on again."""
    cycle = running(turn)
    upcoming = cycle and cycle.next_moment(turn.now)
    if not upcoming:
        unknown = turn.memory.failed or may_be_strays(turn)
        told = turn.say(Prompt.ICE_UNKNOWN if unknown else Prompt.ICE_NONE)
        return f"{told} {turn.say(Prompt.ICE_STILL_ON)}" if may_be_on(turn) else told
    span = turn.span(upcoming.at - turn.now)
    if upcoming.move is Move.ON:
        return turn.say(Prompt.ICE_ON_IN, span=span)
    off = turn.say(Prompt.ICE_OFF_IN, span=span)
    last = cycle is None or cycle.rounds_ahead(turn.now) == 1
    return off if last else f"{off} {turn.say(Prompt.ICE_ON_AFTER)}"


def about_ice(turn: Turn) -> Iced | None:
    """Give what a reply with the status is about: None where no reminders are set."""
    return None if running(turn) is None else Iced()


def may_be_on(turn: Turn) -> bool:
    """Tell whether ice may be on the skin, by the reminders or by a routine."""
    cycle, place = turn.memory.record.ice, turn.place
    upcoming = cycle and cycle.next_moment(turn.now)
    if upcoming and upcoming.move is Move.OFF:
        return True
    if place is not None and on_skin(turn.routine_of(place), place):
        return True
    return turn.memory.record.iced and turn.ice_since() is not None


def cancel_ice(turn: Turn) -> Reply:
    """Cancel the reminders that are still to come. One that is gone already is cancelled too."""
    question = None if turn.one_shot else return_question(turn)
    if running(turn) is None and not may_be_strays(turn):
        return Reply((status(turn),), question)
    if cancel_all(turn):
        return Reply((turn.say(Prompt.ICE_CANCELLED),), question)
    return Reply((turn.say(Prompt.ICE_CANCEL_FAILED), turn.say(Prompt.ICE_OFF_NOW)), question)


def cancel_all(turn: Turn) -> bool:
    """Cancel the reminders that are still to come; tell whether all are gone."""
    swept = sweep(turn)
    cycle = running(turn)
    if cycle is None:
        return not swept.left
    left = cancel_cycle(turn, cycle)
    turn.memory.change(ice=replace(cycle, cancelled=True) if left is None else left)
    return left is None and not swept.left


def cancel_cycle(turn: Turn, cycle: Cycle) -> Cycle | None:
    """Cancel what is still to come; give the cycle of what could not be cancelled."""
    tokens = [alarm.token for alarm in cycle.ahead(turn.now)]
    gone = turn.services.cancel_reminders(tokens)
    past = frozenset(alarm.token for alarm in cycle.alarms) - frozenset(tokens)
    return cycle.without(gone | past)
