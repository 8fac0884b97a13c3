"""Someone tells of a danger sign, or of pain."""

from __future__ import annotations

from collections.abc import Collection

from relief.content import Content
from relief.domain.conversation import Asked
from relief.domain.question import ABOUT_ROUTINE, ABOUT_SIGNS, Question
from relief.handlers.base import IntentHandler
from relief.intents import Intent
from relief.prompts import Prompt
from relief.quick.records import replace
from relief.replies.caution import check, stop_here, warn
from relief.replies.choosing import start_on, told_surface, where
from relief.replies.guiding import ELSEWHERE, again, instead_of
from relief.replies.ice_cycle import cancel_all, may_be_on, running
from relief.replies.turn import Reply, Turn


class DangerHandler(IntentHandler):
    """Someone tells of a danger sign."""

    def names(self, content: Content) -> Collection[str]:
        """Give the danger intents of the content."""
        return content.sign_of_intent

    def answer(self, turn: Turn) -> Reply:
        """Warn."""
        return warn(turn, turn.content.sign_of_intent[turn.intent or ""])


class HurtsHandler(IntentHandler):
    """That hurts, or: I can't do that."""

    intents = (Intent.THAT_HURTS, Intent.CANNOT_DO)

    def answer(self, turn: Turn) -> Reply:
        """Stop, promise the easier way, and ask for danger signs."""
        hurts = turn.intent == Intent.THAT_HURTS
        asked = turn.conversation.asked
        if not hurts and asked and asked.routine and turn.asks(*ABOUT_ROUTINE):
            if not asked.part and asked.routine == turn.content.starting_points[ELSEWHERE]:
                return Reply((turn.say(Prompt.AS_YOU_ARE),), replace(asked, part=1))
            return instead_of(turn, asked.routine)
        if not hurts and turn.asks(Question.SURFACE):
            return start_on(turn, ELSEWHERE)
        if turn.place is None:
            iced = may_be_on(turn) or running(turn) is not None
            if iced:
                cancel_all(turn)
            checked = check(turn, Prompt.HURTS_ICED if iced else Prompt.HURTS_ANYWHERE)
            offered = asked.routine if asked and turn.asks(*ABOUT_ROUTINE) else None
            return replace(checked, asked=Asked(Question.DANGER_SIGNS, routine=offered))
        return stop_here(turn, turn.place, Prompt.HURTS if hurts else Prompt.CANNOT)


class DeniesSignHandler(IntentHandler):
    """Someone says that one of the signs is not there. That says nothing of the others."""

    intents = (Intent.DENIES_SIGN,)

    def answer(self, turn: Turn) -> Reply:
        """Ask for the others too."""
        checks = turn.asks(*ABOUT_SIGNS)
        prompt = Prompt.CHECK_REST if checks else Prompt.SIGNS_NO
        return Reply((turn.say(prompt),), again(turn))


class InPainHandler(IntentHandler):
    """Someone says that their back hurts now."""

    intents = (Intent.IN_PAIN,)

    def answer(self, turn: Turn) -> Reply:
        """Ask for danger signs, then find a position."""
        if turn.place is not None and not turn.one_shot:
            return stop_here(turn, turn.place, Prompt.HURTS)
        if turn.asks(Question.SURFACE):
            # They were asked for danger signs just now; what they need is a position.
            surface = told_surface(turn)
            return where(turn) if surface is None else start_on(turn, surface)
        return check(turn, Prompt.SORRY_PAIN)
