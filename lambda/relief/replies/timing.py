"""A timer that tells when a rest is over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from relief.alexa.consent import ask_for
from relief.alexa.services import (
    TIMERS,
    Announcement,
    DeviceUnsupportedError,
    PermissionMissingError,
    ServiceError,
)
from relief.domain.conversation import Asked
from relief.domain.question import Question
from relief.domain.record import may_ask_again
from relief.domain.routine import Place, time_left
from relief.prompts import Prompt
from relief.quick.records import replace
from relief.replies.turn import Reply, Turn

PURPOSE: Final = "timer"
"""What travels with the question for the permission; the place is remembered elsewhere."""

_REFUSALS: Final[Mapping[type[ServiceError], Prompt]] = {
    PermissionMissingError: Prompt.TIMER_DENIED,
    DeviceUnsupportedError: Prompt.TIMER_UNSUPPORTED,
}
"""What is said when the service refuses; anything else failed."""


def set_timer(turn: Turn, place: Place, *, may_ask: bool = True) -> Reply:
    """Set a timer for what is left of the rest; say so, and let the person rest.

    ``may_ask`` tells whether to ask for the permission where it is missing.
    """
    routine = turn.routine_of(place)
    left = time_left(routine, place, turn.now)
    if not left:
        return Reply((turn.say(Prompt.HOLD_OVER),), Asked(Question.HOLD))
    said = Announcement(turn.say(Prompt.REMINDER_REST_OVER), turn.locale)
    try:
        token = turn.services.set_timer(left, routine.title, said)
    except PermissionMissingError as error:
        if may_ask and may_ask_again(turn.memory.record.timers_refused, turn.now):
            return Reply((turn.say(Prompt.TIMER_PERMISSION),), directive=ask_for(TIMERS, PURPOSE))
        return _refuse(turn, error, place)
    except ServiceError as error:
        return _refuse(turn, error, place)
    turn.change(place=replace(place, timer=token))
    return Reply((turn.say(Prompt.TIMER_SET, span=turn.span(left)),))


def decline_timer(turn: Turn) -> Reply:
    """Rest without a timer; it is not offered again in this session."""
    turn.change(no_timer=True)
    return Reply((), Asked(Question.HOLD))


def no_timer(turn: Turn, place: Place, prompt: Prompt) -> Reply:
    """Say that no timer was set, and the words that set one without this skill."""
    turn.change(no_timer=True)
    left = time_left(turn.routine_of(place), place, turn.now)
    if not left:
        return Reply((turn.say(Prompt.HOLD_OVER),), Asked(Question.HOLD))
    return Reply((turn.say(prompt, span=turn.span(left)),), Asked(Question.HOLD))


def _refuse(turn: Turn, error: ServiceError, place: Place) -> Reply:
    return no_timer(turn, place, _REFUSALS.get(type(error), Prompt.TIMER_FAILED))
