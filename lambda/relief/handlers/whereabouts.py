"""Where am I: how long is left, and which step is this."""

from __future__ import annotations

from abc import abstractmethod

from relief.domain.routine import Place, time_left
from relief.handlers.base import IntentHandler
from relief.intents import Intent
from relief.prompts import Prompt
from relief.replies.guiding import again, step_question
from relief.replies.ice_cycle import about_ice, running, status
from relief.replies.subject import Subject
from relief.replies.telling import follow_up
from relief.replies.turn import Reply, Turn


class WhereaboutsHandler(IntentHandler):
    """Tells something of the place; a one-shot request is told it and closes."""

    def answer(self, turn: Turn) -> Reply:
        """Tell it; without a place, say so."""
        if turn.place is None:
            say, asked = self.tell_without(turn), again(turn)
        else:
            say = self.tell(turn, turn.place)
            asked = turn.conversation.asked or step_question(turn, turn.place)
        return Reply((say,), None if turn.one_shot else asked, about=self.about(turn))

    def tell_without(self, turn: Turn) -> str:
        """Tell what there is to tell without a place."""
        return turn.say(Prompt.NO_ROUTINE)

    def about(self, turn: Turn) -> Subject | None:
        """Give what it is about, where the place does not tell."""
        return None

    @abstractmethod
    def tell(self, turn: Turn, place: Place) -> str:
        """Tell it of a place."""


class TimeLeftHandler(WhereaboutsHandler):
    """How long left."""

    intents = (Intent.TIME_LEFT,)

    def answer(self, turn: Turn) -> Reply:
        """Tell it of what runs down; where nothing does, of what was told just before."""
        place = turn.place
        rests = place is not None and time_left(turn.routine_of(place), place, turn.now) is not None
        told = None if rests or running(turn) is not None else follow_up(turn)
        return told or super().answer(turn)

    def tell_without(self, turn: Turn) -> str:
        """Tell how long the ice stays on, if it is on."""
        return super().tell_without(turn) if running(turn) is None else status(turn)

    def tell(self, turn: Turn, place: Place) -> str:
        """Tell what is left of a rest."""
        left = time_left(turn.routine_of(place), place, turn.now)
        if left is None:
            return turn.say(Prompt.NO_HOLD) if running(turn) is None else status(turn)
        if not left:
            return turn.say(Prompt.HOLD_OVER)
        return turn.say(Prompt.HOLD_LEFT, span=turn.span(left))

    def about(self, turn: Turn) -> Subject | None:
        """Tell of the ice, where nothing else runs down."""
        place = turn.place
        rests = place is not None and time_left(turn.routine_of(place), place, turn.now) is not None
        return None if rests else about_ice(turn)


class WhichStepHandler(WhereaboutsHandler):
    """Which step is this."""

    intents = (Intent.WHICH_STEP,)

    def tell(self, turn: Turn, place: Place) -> str:
        """Tell the number of the step, and of how many."""
        routine = turn.routine_of(place)
        return turn.say(
            Prompt.WHICH_STEP,
            step=place.step + 1,
            steps=len(routine.steps),
            routine=routine.title,
        )
