"""Ice, and when to take it off."""

from relief.domain.conversation import Asked, Question
from relief.handlers.base import IntentHandler
from relief.intents import Intent
from relief.prompts import Prompt
from relief.replies.turn import Reply, Turn


class IceReminderHandler(IntentHandler):
    """Remind me to take the ice off."""

    subject = "ice"
    intents = (Intent.ICE_REMINDER,)

    def answer(self, turn: Turn) -> Reply:
        """Say the words that set a timer without this skill, and offer to guide the ice."""
        say = (turn.say(Prompt.ICE_BY_HAND),)
        asked = Asked(Question.TRY_ROUTINE, routine=turn.content.starting_points["ice"])
        return Reply(say, None if turn.one_shot else asked)
