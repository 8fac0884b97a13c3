"""Opening the skill."""

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.utils import is_request_type

from relief.domain.conversation import Asked, Question
from relief.domain.record import Notice
from relief.domain.routine import Place, time_left
from relief.handlers.base import TurnHandler
from relief.prompts import Prompt
from relief.replies.guiding import offer
from relief.replies.turn import Reply, Turn


class LaunchHandler(TurnHandler):
    """Open back spasm relief."""

    subject = "launch"

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Tell whether the skill is being opened."""
        return bool(is_request_type("LaunchRequest")(handler_input))

    def answer(self, turn: Turn) -> Reply:
        """Say the notice the first time; later be short, and take up where the person left."""
        if turn.memory.hear(Notice.GENERAL_INFORMATION):
            return Reply((turn.say(Prompt.WELCOME_FIRST),), Asked(Question.IN_PAIN))
        if turn.place is not None:
            return Reply((_welcome_back(turn, turn.place),), Asked(Question.CARRY_ON))
        left = turn.memory.record.place
        if left is not None:
            return offer(turn, left.routine, Prompt.WELCOME_STALE)
        return Reply((turn.say(Prompt.WELCOME_AGAIN),), Asked(Question.IN_PAIN))


def _welcome_back(turn: Turn, place: Place) -> str:
    """Say where the person was, and what is left of a rest."""
    routine = turn.routine_of(place)
    left = time_left(routine, place, turn.now)
    if left is None:
        return turn.say(Prompt.WELCOME_PLACE, step=place.step + 1, routine=routine.title)
    if not left:
        return turn.say(Prompt.WELCOME_HOLD_OVER, routine=routine.title)
    return turn.say(Prompt.WELCOME_HOLD, span=turn.span(left), routine=routine.title)
