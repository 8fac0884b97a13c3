"""Forget me."""

from __future__ import annotations

from relief.domain.conversation import Asked
from relief.domain.question import Question
from relief.handlers.base import IntentHandler
from relief.intents import Intent
from relief.prompts import Prompt
from relief.replies.turn import Reply, Turn


class ForgetMeHandler(IntentHandler):
    """Someone wants to be forgotten."""

    intents = (Intent.FORGET_ME,)

    def answer(self, turn: Turn) -> Reply:
        """Say what is kept, and ask; an open question for danger signs comes first."""
        if turn.place is None and turn.signs_asked is not None:
            return Reply((), turn.signs_asked)
        return Reply((turn.say(Prompt.FORGET),), Asked(Question.FORGET))
