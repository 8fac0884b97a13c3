"""The answer to a permission that was asked for by voice. It comes in a session of its own."""

from __future__ import annotations

from ask_sdk_core.handler_input import HandlerInput

from relief.alexa.consent import Answer, Consent, card_for, read_consent
from relief.alexa.services import REMINDERS, TIMERS
from relief.domain.conversation import Asked
from relief.domain.ice import Proposal
from relief.domain.question import Question
from relief.handlers.base import TurnHandler
from relief.prompts import Prompt
from relief.replies.icing import not_set, read_token, set_ice
from relief.replies.timing import PURPOSE, no_timer, set_timer
from relief.replies.turn import Reply, Turn


class ConsentHandler(TurnHandler):
    """Alexa tells what the person said to the permission."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Tell whether the request is such an answer."""
        return read_consent(handler_input.request_envelope.request) is not None

    def answer(self, turn: Turn) -> Reply:
        """Do what the permission was asked for, or say another way."""
        consent = read_consent(turn.request)
        if consent is not None and consent.token == PURPOSE:
            return _for_timer(turn, consent)
        proposal = None if consent is None else read_token(consent.token)
        if consent is None or proposal is None:
            return Reply((turn.say(Prompt.NO_QUESTION),), Asked(Question.MENU))
        return _for_ice(turn, consent, proposal)


def _for_ice(turn: Turn, consent: Consent, proposal: Proposal) -> Reply:
    if consent.answer is Answer.ACCEPTED:
        turn.memory.change(reminders_refused=None)
        return set_ice(turn, proposal, may_ask=False)
    denied = consent.answer is Answer.DENIED
    if denied:
        turn.memory.change(reminders_refused=turn.now)
    reply = not_set(turn, Prompt.ICE_DENIED if denied else Prompt.ICE_UNANSWERED, proposal)
    return _with_card(reply, consent, REMINDERS)


def _for_timer(turn: Turn, consent: Consent) -> Reply:
    place = turn.place
    if place is None:
        return Reply((turn.say(Prompt.NO_ROUTINE),), Asked(Question.MENU))
    if consent.answer is Answer.ACCEPTED:
        turn.memory.change(timers_refused=None)
        return set_timer(turn, place, may_ask=False)
    denied = consent.answer is Answer.DENIED
    if denied:
        turn.memory.change(timers_refused=turn.now)
    reply = no_timer(turn, place, Prompt.TIMER_DENIED if denied else Prompt.TIMER_UNANSWERED)
    return _with_card(reply, consent, TIMERS)


def _with_card(reply: Reply, consent: Consent, scope: str) -> Reply:
    """Put the permission into the app as well, unless Alexa did; nobody needs to go there."""
    card = None if consent.card_thrown else card_for(scope)
    return Reply(reply.say, reply.asked, card=card)
