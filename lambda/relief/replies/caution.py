"""Danger signs, and what hurts: whatever else goes on, these come first."""

from __future__ import annotations

from relief.content import Sign
from relief.domain.conversation import Asked, Question
from relief.domain.routine import Place, step_of
from relief.prompts import Prompt
from relief.quick.records import replace
from relief.replies.guiding import again, instead_of
from relief.replies.ice_cycle import cancel_all
from relief.replies.subject import Warned
from relief.replies.turn import Reply, Turn

EMERGENCY = "emergency"
_ENDS_ROUTINE = frozenset({EMERGENCY, "same_day"})
"""Levels after which nobody should be asked to carry on with a routine."""


def warn(turn: Turn, sign: Sign) -> Reply:
    """Say whom to call, then why; in an emergency nothing more.

    What can wait for hours leaves somebody on the floor meanwhile, so there the session stays open.
    Danger signs that were being asked for, and ice that is on, go before the reason.
    """
    signs, place = turn.signs_asked, turn.place
    if sign.level in _ENDS_ROUTINE:
        turn.change(place=None, asked=None, interrupted=None, checked=False)
        signs = signs and Asked(Question.DANGER_SIGNS)
    call = turn.text(sign.call)
    about = Warned(sign.level, call)
    if sign.level == EMERGENCY:
        return Reply((call, turn.text(sign.why)), urgent=True, about=about)
    if signs is not None and not turn.one_shot:
        return Reply((call,), signs, urgent=True, about=about)
    iced = place is not None and place.cold is not None and turn.place is None
    why = turn.say(Prompt.ICE_OFF_NOW) if iced else turn.text(sign.why)
    return Reply((call, why), again(turn), urgent=True, about=about)


def signs_present(turn: Turn) -> Reply:
    """Answer a "yes" to the danger-sign check."""
    turn.change(place=None)
    call = turn.text(turn.content.levels[EMERGENCY])
    say = (call, turn.say(Prompt.SIGNS_YES))
    return Reply(say, urgent=True, about=Warned(EMERGENCY, call))


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
