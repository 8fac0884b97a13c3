"""Moving about in a routine: next, back, wait, from the top, just keep going."""

from __future__ import annotations

import re
from abc import abstractmethod

from relief.domain.conversation import Asked
from relief.domain.question import (
    ABOUT_SIGNS,
    IN_ROUTINE,
    NEEDS_CLEAR_ANSWER,
    NOT_CARRIED_ON,
    Question,
)
from relief.domain.routine import (
    Place,
    go_to,
    ice_off,
    next_place,
    pause,
    previous_place,
    resume,
    time_left,
    with_ice_off,
)
from relief.handlers.base import IntentHandler
from relief.intents import Intent, Slot
from relief.prompts import Prompt
from relief.replies.choosing import start_on, told_surface, where
from relief.replies.guiding import (
    again,
    begin_routine,
    first_place,
    go_on,
    read_steps,
    say_step,
    step_question,
    take_up,
)
from relief.replies.guiding import start as start_routine
from relief.replies.ice_cycle import about_ice, running, status
from relief.replies.turn import Reply, Turn
from relief.replies.waiting import begin_what_waits, nowhere, waiting_start
from relief.replies.yes_no import affirm


class MoveHandler(IntentHandler):
    """A movement. While danger signs are being asked for, nothing moves."""

    def answer(self, turn: Turn) -> Reply:
        """Move, unless the danger-sign check stands first."""
        if turn.asks(*ABOUT_SIGNS):
            return Reply((), turn.conversation.asked)
        return self.stay(turn) if turn.is_late else self.move(turn)

    def stay(self, turn: Turn) -> Reply:
        """Tell where the person is, who touched a screen of another place."""
        asked = turn.conversation.asked
        if turn.place is None or (asked is not None and asked.question not in IN_ROUTINE):
            return Reply((), asked or Asked(Question.MENU))
        return say_step(turn, turn.place)

    def move(self, turn: Turn) -> Reply:
        """Move from the place the person is at; without one, say so."""
        if turn.asks(*NEEDS_CLEAR_ANSWER):
            return Reply((turn.say(Prompt.CLEAR_ANSWER),), turn.conversation.asked)
        return nowhere(turn) if turn.place is None else self.move_from(turn, turn.place)

    @abstractmethod
    def move_from(self, turn: Turn, place: Place) -> Reply:
        """Move from a place."""


class NextHandler(MoveHandler):
    """Next."""

    intents = (Intent.NEXT,)

    def move(self, turn: Turn) -> Reply:
        """Take up an offer that "next" accepts."""
        if turn.asks(Question.READY, Question.TRY_ROUTINE, Question.MORE_ROUTINES):
            return affirm(turn)
        if turn.place is None and turn.asks(Question.MORE, Question.BACK):
            return affirm(turn)
        if turn.place is None and running(turn) is not None:
            return Reply((status(turn),), again(turn), about=about_ice(turn))
        return super().move(turn)

    def move_from(self, turn: Turn, place: Place) -> Reply:
        """Say the next step."""
        return go_on(turn, place)


class InPositionHandler(IntentHandler):
    """Someone tells what they did: I rolled over, my feet are flat, he's on his side."""

    intents = (Intent.IN_POSITION,)

    def answer(self, turn: Turn) -> Reply:
        """Go on, where that is what was asked for; praise in a rest; else ask once more."""
        asked, place = turn.conversation.asked, turn.place
        surface = told_surface(turn) if place is None else None
        if turn.signs_asked is not None:
            turn.change(surface=surface or turn.conversation.surface)
            return Reply((), turn.signs_asked)
        if surface is not None and (asked is None or asked.question in _WHERE):
            return start_on(turn, surface)
        if place is not None and (asked is None or asked.question in _BESIDE):
            asked = step_question(turn, place)
        asked = asked or Asked(Question.IN_PAIN)
        if asked.question in NEEDS_CLEAR_ANSWER:
            return Reply((turn.say(Prompt.CLEAR_ANSWER),), asked)
        if asked.question in _IN_POSITION_FOR:
            turn.change(asked=asked)
            return affirm(turn)
        if asked.question is Question.SURFACE:
            return where(turn)
        return Reply((turn.say(Prompt.IN_POSITION),) if asked.question in _RESTS else (), asked)


_RESTS = frozenset({Question.HOLD, Question.HOLD_TIMER, Question.ICE_OFFER})
"""Questions of a rest, which begins when somebody is in position."""

_IN_POSITION_FOR = frozenset(
    {
        Question.READY,
        Question.NEXT_STEP,
        Question.PAUSED,
        Question.CARRY_ON,
        Question.BACK_TO_ROUTINE,
    }
)
"""Questions whether to go on, which whoever is in position has answered."""

_BESIDE = frozenset(
    {Question.MORE, Question.BACK, Question.WHAT_QUESTION, Question.ANYTHING_ELSE, Question.MENU}
)
"""Questions beside a routine: who tells of a step meanwhile is back in it."""

_WHERE = _BESIDE | {Question.SURFACE, Question.IN_PAIN}
"""Questions at which somebody who tells where they are wants a position there."""


class PreviousHandler(MoveHandler):
    """Back."""

    intents = (Intent.PREVIOUS,)

    def move_from(self, turn: Turn, place: Place) -> Reply:
        """Say the step before; at the first, say it again."""
        before = previous_place(turn.routine_of(place), place, turn.now)
        if before is None:
            return say_step(turn, place, turn.say(Prompt.FIRST_STEP))
        return say_step(turn, before)


class GoToStepHandler(MoveHandler):
    """Go to step three."""

    intents = (Intent.GO_TO_STEP,)

    def move_from(self, turn: Turn, place: Place) -> Reply:
        """Say the step of that number, or how many there are."""
        number = _number(turn, Slot.STEP, Slot.ORDINAL)
        return _go_to(turn, place, None if number is None else number - 1)


class MoveStepsHandler(MoveHandler):
    """Skip two steps, or go back two."""

    intents = (Intent.SKIP_STEPS, Intent.BACK_STEPS)

    def move_from(self, turn: Turn, place: Place) -> Reply:
        """Say the step that is so many on or back, or how many there are."""
        number = _number(turn, Slot.COUNT)
        count = 1 if number is None else number
        way = count if turn.intent == Intent.SKIP_STEPS else -count
        return _go_to(turn, place, place.step + way)


def _go_to(turn: Turn, place: Place, step: int | None) -> Reply:
    """Say a step by its index from 0, or how many there are."""
    routine = turn.routine_of(place)
    there = None if step is None else go_to(routine, place, step, turn.now)
    if there is not None:
        return say_step(turn, with_ice_off(routine, place, there, turn.now))
    steps = len(routine.steps)
    say = turn.say(Prompt.NO_SUCH_STEP, routine=routine.title, steps=steps)
    return Reply((say,), step_question(turn, place))


def _number(turn: Turn, *slots: Slot) -> int | None:
    """Read the first number heard: Alexa gives "3" for a number and "3rd" for an ordinal."""
    for slot in slots:
        digits = re.search(r"\d{1,4}", turn.slot(slot).words or "")
        if digits:
            return int(digits[0])
    return None


class StartOverHandler(MoveHandler):
    """From the top."""

    intents = (Intent.START_OVER,)

    def move(self, turn: Turn) -> Reply:
        """Tell once more of a routine that was about to begin."""
        start = None if turn.asks(*NEEDS_CLEAR_ANSWER) else waiting_start(turn)
        free = turn.asks(Question.READY) or (turn.place is None and turn.signs_asked is None)
        if free and start is not None and start.routine:
            return start_routine(turn, turn.content.routines[start.routine])
        return super().move(turn)

    def move_from(self, turn: Turn, place: Place) -> Reply:
        """Begin the routine again."""
        return begin_routine(turn, turn.routine_of(place))


class PauseHandler(MoveHandler):
    """Wait."""

    intents = (Intent.PAUSE,)

    def answer(self, turn: Turn) -> Reply:
        """Wait: at the step last spoken, or with the question that is open."""
        asked = turn.conversation.asked
        waits = asked is None or asked.question in IN_ROUTINE - {Question.HURT_SIGNS}
        if turn.place is not None and waits:
            return self.move_from(turn, turn.place)
        return Reply((turn.say(Prompt.WAITING),), asked or Asked(Question.MENU))

    def move_from(self, turn: Turn, place: Place) -> Reply:
        """Stop the clock and keep the place."""
        turn.change(place=pause(place, turn.now))
        stopped = turn.say(Prompt.STOPPED_AT, step=place.step + 1)
        say = stopped if turn.was_reading else turn.say(Prompt.PAUSED)
        return Reply((say,), Asked(Question.PAUSED))


class ResumeHandler(MoveHandler):
    """Carry on."""

    intents = (Intent.RESUME,)

    def move(self, turn: Turn) -> Reply:
        """Accept what was asked; else go on from the place."""
        if not turn.asks(*NOT_CARRIED_ON) and turn.conversation.asked:
            return affirm(turn)
        return super().move(turn)

    def move_from(self, turn: Turn, place: Place) -> Reply:
        """Go on where the person left."""
        return take_up(turn, place)


class BackToRoutineHandler(MoveHandler):
    """Back to my routine."""

    intents = (Intent.BACK_TO_ROUTINE,)

    def move(self, turn: Turn) -> Reply:
        """Begin what was about to begin, where the person is in no position yet."""
        if turn.place is None and not turn.asks(*NEEDS_CLEAR_ANSWER):
            return begin_what_waits(turn) or super().move(turn)
        return super().move(turn)

    def move_from(self, turn: Turn, place: Place) -> Reply:
        """Go on where the person left."""
        return take_up(turn, place)


class KeepGoingHandler(MoveHandler):
    """Just keep going."""

    intents = (Intent.KEEP_GOING,)

    def move(self, turn: Turn) -> Reply:
        """Read on from the first step of a routine that was about to begin."""
        asked = turn.conversation.asked
        if asked and asked.question is Question.READY and asked.routine:
            routine = turn.content.routines[asked.routine]
            return read_steps(turn, first_place(turn, routine))
        return super().move(turn)

    def move_from(self, turn: Turn, place: Place) -> Reply:
        """Read on: from this step where it was not heard yet, else from the next."""
        routine = turn.routine_of(place)
        if ice_off(routine, place, turn.now) is not None:
            return say_step(turn, place)
        unheard = turn.asks(Question.PAUSED, Question.CARRY_ON, Question.BACK_TO_ROUTINE)
        if unheard and time_left(routine, place, turn.now):
            return take_up(turn, place)
        if unheard and time_left(routine, place, turn.now) is None:
            return read_steps(turn, resume(routine, place, turn.now))
        following = next_place(routine, place, turn.now)
        return go_on(turn, place) if following is None else read_steps(turn, following)
