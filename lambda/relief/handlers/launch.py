"""Opening the skill."""

from __future__ import annotations

from datetime import timedelta

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.utils import is_request_type

from relief.domain.conversation import Asked
from relief.domain.question import Question
from relief.domain.record import Notice
from relief.domain.routine import MOST_COLD, Place, cold_left, on_skin, step_of, time_left
from relief.handlers.base import TurnHandler
from relief.prompts import Prompt
from relief.replies.guiding import offer
from relief.replies.ice_cycle import about_ice, running, status
from relief.replies.strays import may_be_strays, sweep
from relief.replies.turn import Reply, Turn


class LaunchHandler(TurnHandler):
    """Open back spasm relief."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Tell whether the skill is being opened."""
        return bool(_IS_LAUNCH(handler_input))

    def answer(self, turn: Turn) -> Reply:
        """Say the notice the first time; later be short, and take up where the person left."""
        first = turn.memory.hear(Notice.GENERAL_INFORMATION)
        notice = (turn.say(Prompt.NOTICE),) if first else ()
        iced = _still_on(turn)
        ice = (status(turn),) if running(turn) is not None else ()
        if turn.place is not None:
            back = _welcome_back(turn, turn.place, ice_told=bool(ice))
            say = (*notice, *iced, *ice, *back)
            return Reply(say, Asked(Question.CARRY_ON), about=about_ice(turn))
        if ice:
            say = (*notice, *iced, *ice)
            return Reply(say, Asked(Question.ANYTHING_ELSE), about=about_ice(turn))
        if first:
            return Reply((turn.say(Prompt.WELCOME_FIRST), *iced), Asked(Question.IN_PAIN))
        left = turn.memory.record.place
        if left is not None:
            turn.memory.change(place=None)
            return offer(turn, left.routine, Prompt.WELCOME_STALE)
        return Reply((turn.say(Prompt.WELCOME_AGAIN), *iced), Asked(Question.IN_PAIN))


_IS_LAUNCH = is_request_type("LaunchRequest")


def _still_on(turn: Turn) -> tuple[str, ...]:
    """Say once that ice which a routine was left with comes off, and that stray reminders are gone.

    Of ice that the reminders tell of, or the place in a routine, those say more.
    """
    unsure = may_be_strays(turn)
    found = sweep(turn).found
    strays = (turn.say(Prompt.ICE_STRAYS),) if found else ()
    iced = turn.memory.record.iced
    if iced:
        turn.memory.change(iced=False)
    place, since = turn.place, turn.ice_since()
    on = place is not None and on_skin(turn.routine_of(place), place)
    if since is None or on or running(turn) is not None or not (iced or unsure):
        return strays
    left = MOST_COLD - (turn.now - since)
    if iced or left <= timedelta():
        return (*strays, turn.say(Prompt.ICE_STILL_ON))
    return (*strays, turn.say(Prompt.ICE_OFF_IN, span=turn.span(left)))


def _welcome_back(turn: Turn, place: Place, *, ice_told: bool) -> tuple[str, ...]:
    """Say where the person was, and what is left of a rest; of ice, if that is not told yet."""
    routine = turn.routine_of(place)
    if ice_told and step_of(routine, place).cold:
        return (turn.say(Prompt.WELCOME_PLACE, step=place.step + 1, routine=routine.title),)
    ice_left = None if ice_told else cold_left(routine, place, turn.now)
    if ice_left is not None and not ice_left:
        return (turn.say(Prompt.ICE_ENOUGH),)
    left = time_left(routine, place, turn.now)
    if left:
        return (turn.say(Prompt.WELCOME_HOLD, span=turn.span(left), routine=routine.title),)
    off = () if ice_left is None else (turn.say(Prompt.ICE_OFF_IN, span=turn.span(ice_left)),)
    if left is None:
        back = turn.say(Prompt.WELCOME_PLACE, step=place.step + 1, routine=routine.title)
    else:
        back = turn.say(Prompt.WELCOME_HOLD_OVER, routine=routine.title)
    return (back, *off)
