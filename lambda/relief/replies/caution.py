"""Danger signs, and what hurts: whatever else goes on, these come first."""

from __future__ import annotations

from relief.content import Sign
from relief.domain.conversation import Asked
from relief.domain.question import Question
from relief.domain.routine import Place, on_skin, step_of
from relief.prompts import Prompt
from relief.quick.records import replace
from relief.replies.guiding import again, instead_of, return_question
from relief.replies.ice_cycle import cancel_all
from relief.replies.subject import Warned
from relief.replies.turn import Reply, Turn

EMERGENCY = "emergency"
_SAME_DAY = "same_day"
"""After this nobody should be asked to carry on with a routine, no more than in an emergency."""


def warn(turn: Turn, sign: Sign) -> Reply:
    """Say whom to call, then why; in an emergency nothing more, but whether it was heard right.

    What can wait for hours leaves somebody on the floor meanwhile, so there the session stays open.
    Danger signs that were being asked for, and ice that is on, go before the reason.
    """
    if sign.level == EMERGENCY:
        return _alarm(turn, turn.text(sign.call), turn.text(sign.why))
    signs, place = turn.signs_asked, turn.place
    if sign.level == _SAME_DAY:
        turn.change(place=None, asked=None, interrupted=None, checked=False)
        signs = signs and Asked(Question.DANGER_SIGNS)
    call = turn.text(sign.call)
    about = Warned(sign.level, call)
    if signs is not None and not turn.one_shot:
        return Reply((call,), signs, urgent=True, about=about)
    iced = place is not None and turn.place is None and on_skin(turn.routine_of(place), place)
    why = turn.say(Prompt.ICE_OFF_NOW) if iced else turn.text(sign.why)
    return Reply((call, why), again(turn), urgent=True, about=about)


def signs_present(turn: Turn, asked: Asked) -> Reply:
    """Answer a "yes" to the danger-sign check."""
    turn.change(asked=asked)
    call = turn.text(turn.content.levels[EMERGENCY])
    return _alarm(turn, call, turn.say(Prompt.SIGNS_YES))


def _alarm(turn: Turn, call: str, why: str) -> Reply:
    """Say whom to call and why; then whether it was heard right, where there was a word before.

    The routine is left at once, and nobody is asked back into it: who says nothing more, or says it
    twice, has it no more. Only who was misheard finds it again.
    """
    about = Warned(EMERGENCY, call)
    was, before = turn.conversation, turn.conversation.before
    settled = turn.one_shot or turn.asks(Question.HEARD_RIGHT)
    if not settled:
        back = was.asked or turn.signs_asked or return_question(turn)
        before = replace(was, asked=back, last=None, before=None)
    turn.change(place=None, asked=None, interrupted=None, checked=False, before=before)
    asked = None if settled else Asked(Question.HEARD_RIGHT)
    return Reply((call, why), asked, urgent=True, about=about)


def call_now(turn: Turn) -> Reply:
    """Say whom to call, and no more."""
    call = turn.text(turn.content.levels[EMERGENCY])
    return Reply((call,), urgent=True, about=Warned(EMERGENCY, call))


def check(turn: Turn, prompt: Prompt) -> Reply:
    """Ask for danger signs before anything else is done."""
    turn.change(checked=False)
    if turn.place is not None:
        turn.change(place=replace(turn.place, check=True))
    return Reply((turn.say(prompt),), Asked(Question.DANGER_SIGNS))


def stop_here(turn: Turn, place: Place, prompt: Prompt) -> Reply:
    """Stop at a place, and ask for danger signs; nothing goes on before they are answered."""
    turn.change(place=replace(place, check=True))
    return Reply((turn.say(prompt),), Asked(Question.HURT_SIGNS))


def make_easier(turn: Turn, place: Place) -> Reply:
    """Offer the gentler way: of the step, or else another routine, or else rest."""
    place = replace(place, check=False)
    step = step_of(turn.routine_of(place), place)
    if step.cold:
        return _end_ice(turn)
    easier = step.easier
    if easier and not place.easier:
        turn.change(place=replace(place, easier=True))
        return Reply((turn.say(Prompt.EASIER), turn.text(easier)), Asked(Question.BETTER))
    return gentler_routine(turn, place)


def _end_ice(turn: Turn) -> Reply:
    """Have ice that hurts taken off, and do not ask for it again."""
    cancelled = cancel_all(turn)
    turn.change(place=None)
    after = () if cancelled else (turn.say(Prompt.ICE_CANCEL_FAILED),)
    return Reply((turn.say(Prompt.ICE_HURTS), *after), Asked(Question.ANYTHING_ELSE))


def gentler_routine(turn: Turn, place: Place) -> Reply:
    """Leave a routine that does not do for a gentler one, or for rest."""
    turn.change(place=None)
    return instead_of(turn, place.routine)
