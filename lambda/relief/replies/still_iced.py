"""Ice that may be on the skin since an earlier session, to be told of when the skill is opened."""

from __future__ import annotations

from datetime import timedelta

from relief.domain.routine import MOST_COLD, on_skin
from relief.prompts import Prompt
from relief.replies.ice_cycle import running
from relief.replies.strays import sweep
from relief.replies.turn import Turn


def still_on(turn: Turn) -> tuple[str, ...]:
    """Say once that ice which a routine was left with comes off, and that stray reminders are gone.

    Of ice that the reminders tell of, or the place in a routine, those say more.
    """
    found = sweep(turn).found
    strays = (turn.say(Prompt.ICE_STRAYS),) if found else ()
    iced = turn.memory.record.iced
    if iced:
        turn.memory.change(iced=False)
    place, since = turn.place, turn.ice_since()
    on = place is not None and on_skin(turn.routine_of(place), place)
    if since is None or on or running(turn) is not None or not (iced or found):
        return strays
    left = MOST_COLD - (turn.now - since)
    if iced or left <= timedelta():
        return (*strays, turn.say(Prompt.ICE_STILL_ON))
    return (*strays, turn.say(Prompt.ICE_OFF_IN, span=turn.span(left)))
