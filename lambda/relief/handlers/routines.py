"""Choosing a routine, what it needs, and leaving it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from relief.content import Routine
from relief.domain.conversation import Asked
from relief.domain.question import ABOUT_ROUTINE, UNDER_WAY, Question
from relief.domain.reading import length
from relief.domain.routine import has_rested
from relief.handlers.base import IntentHandler
from relief.intents import Intent, Slot
from relief.prompts import Prompt
from relief.quick.records import replace
from relief.replies.choosing import find_routine, get_up, list_routines, start_on, told_surface
from relief.replies.guiding import ELSEWHERE, again, leave, start
from relief.replies.ice_cycle import about_ice, running, status
from relief.replies.telling import follow_up
from relief.replies.turn import Reply, Turn
from relief.replies.waiting import begin_what_waits
from relief.replies.yes_no import affirm


class StartRoutineHandler(IntentHandler):
    """A routine is asked for by name."""

    intents = (Intent.START_ROUTINE,)

    def answer(self, turn: Turn) -> Reply:
        """Start it; find one where none is named, and list some where the name is unknown.

        Behind a question that came between, "the exercise" is the one that waits.
        """
        heard = turn.slot(Slot.ROUTINE)
        routine = turn.content.routines.get(heard.id or "")
        if routine is not None:
            return _start_or_leave(turn, routine, heard.words or "")
        waits = turn.conversation.interrupted
        behind = waits is not None and waits.question in ABOUT_ROUTINE
        if heard.words is not None and turn.signs_asked is None and not behind:
            listed = list_routines(turn)
            quoted = heard.quotable
            unknown = (turn.say(Prompt.ROUTINE_UNKNOWN, routine=quoted),) if quoted else ()
            return replace(listed, say=(*unknown, *listed.say))
        return begin_what_waits(turn) or find_routine(turn)


def _start_or_leave(turn: Turn, routine: Routine, words: str) -> Reply:
    """Start a routine; getting up from a position begins with the way out of that position.

    Who just wants to get up does so from where they said they are, unless they name the routine.
    """
    if routine.id != turn.content.starting_points["up"]:
        return start(turn, routine)
    if turn.place is not None:
        return leave(turn, turn.place)
    return start(turn, routine) if words.casefold() == routine.title.casefold() else get_up(turn)


class ListRoutinesHandler(IntentHandler):
    """Someone asks what positions there are."""

    intents = (Intent.LIST_ROUTINES,)

    def answer(self, turn: Turn) -> Reply:
        """Name the first few; an open question for danger signs comes first."""
        return list_routines(turn) if turn.signs_asked is None else Reply((), turn.signs_asked)


class ChooseSurfaceHandler(IntentHandler):
    """Someone says where they are: bed, floor, chair, or where none of these is."""

    intents = (Intent.CHOOSE_SURFACE,)

    def answer(self, turn: Turn) -> Reply:
        """Start what suits the place; what suits any where it is none that we know.

        In a routine it tells how far the person has come: "I'm on the bed".
        """
        asked = turn.conversation.asked
        if turn.place is not None and asked is not None and asked.question in UNDER_WAY:
            return Reply((), asked)
        surface = told_surface(turn) or ELSEWHERE
        points = turn.content.starting_points
        begins = asked is not None and asked.question is Question.READY and asked.routine
        if surface == _CHAIR and begins == points["floor"]:
            # What is begun on the floor takes a chair: it is there, nobody wants to sit on it.
            return Reply((turn.say(Prompt.IN_POSITION),), asked)
        return start_on(turn, surface)


_CHAIR = "chair"


class LeavePositionHandler(IntentHandler):
    """Someone wants to come out of the position."""

    intents = (Intent.LEAVE_POSITION,)

    def answer(self, turn: Turn) -> Reply:
        """Go to the steps that lead out; without a place, to getting up from where they are."""
        if turn.place is not None:
            return leave(turn, turn.place)
        return get_up(turn)


class EasedHandler(IntentHandler):
    """Someone feels better."""

    intents = (Intent.EASED,)

    def answer(self, turn: Turn) -> Reply:
        """Be glad; offer the way out of a position to who has rested in it."""
        if turn.asks(Question.BETTER):
            return affirm(turn)
        place = turn.place
        if place is None:
            asked = turn.signs_asked or Asked(Question.ANYTHING_ELSE)
            return Reply((turn.say(Prompt.EASED),), asked)
        if turn.must_check or not has_rested(turn.routine_of(place), place):
            return Reply((turn.say(Prompt.EASED_HERE),), again(turn))
        return Reply((turn.say(Prompt.EASED_HERE),), Asked(Question.LEAVE))


class AboutRoutineHandler(IntentHandler):
    """Someone asks what the routine needs, whom it is not for, or how long it takes."""

    intents = (Intent.WHAT_DO_I_NEED, Intent.WHO_SHOULD_NOT, Intent.ROUTINE_LENGTH)

    def answer(self, turn: Turn) -> Reply:
        """Tell it of what was told just before, of the routine at hand, or in general."""
        told = follow_up(turn)
        if told is not None:
            return told
        routine = _at_hand(turn)
        if turn.intent == Intent.ROUTINE_LENGTH and routine is None and running(turn) is not None:
            return Reply((status(turn),), again(turn), about=about_ice(turn))
        return Reply((_ABOUT[turn.intent or ""](turn, routine),), again(turn))


def _needs(turn: Turn, routine: Routine | None) -> str:
    if routine is None:
        return turn.say(Prompt.NEEDS_GENERAL)
    if routine.needs is None:
        return turn.say(Prompt.NEEDS_NOTHING)
    return turn.say(Prompt.NEEDS, needs=turn.text(routine.needs))


def _who_should_not(turn: Turn, routine: Routine | None) -> str:
    return turn.say(Prompt.NOT_FOR_GENERAL) if routine is None else turn.text(routine.not_for)


def _length(turn: Turn, routine: Routine | None) -> str:
    if routine is None:
        return turn.say(Prompt.LENGTH_GENERAL)
    return turn.say(
        Prompt.LENGTH,
        routine=routine.title,
        steps=len(routine.steps),
        span=turn.span(length(routine, turn.speed)),
    )


_ABOUT: Mapping[str, Callable[[Turn, Routine | None], str]] = {
    Intent.WHAT_DO_I_NEED: _needs,
    Intent.WHO_SHOULD_NOT: _who_should_not,
    Intent.ROUTINE_LENGTH: _length,
}


def _at_hand(turn: Turn) -> Routine | None:
    """Give the routine that is talked of: the one offered, or the one the person is in."""
    asked, interrupted = turn.conversation.asked, turn.conversation.interrupted
    named = (asked and asked.routine) or (interrupted and interrupted.routine)
    about = named or (turn.place and turn.place.routine)
    return turn.content.routines[about] if about else None
