"""Danger signs, and what hurts: whatever else goes on, these come first."""

from dataclasses import replace

from relief.content import Sign
from relief.domain.conversation import Asked, Question
from relief.domain.routine import Place, step_of
from relief.prompts import Prompt
from relief.replies.guiding import instead_of
from relief.replies.icing import cancel_all, running
from relief.replies.turn import Reply, Turn

EMERGENCY = "emergency"
_ENDS_ROUTINE = frozenset({EMERGENCY, "same_day"})
"""Levels after which nobody should be asked to carry on with a routine."""


def warn(turn: Turn, sign: Sign) -> Reply:
    """Say whom to call, then why, and nothing more."""
    if sign.level in _ENDS_ROUTINE:
        turn.change(place=None)
    return Reply((turn.text(sign.call), turn.text(sign.why)))


def signs_present(turn: Turn) -> Reply:
    """Answer a "yes" to the danger-sign check."""
    turn.change(place=None)
    return Reply((turn.text(turn.content.levels[EMERGENCY]), turn.say(Prompt.SIGNS_YES)))


def check(turn: Turn, prompt: Prompt) -> Reply:
    """Ask for danger signs before anything else is done."""
    return Reply((turn.say(prompt),), Asked(Question.DANGER_SIGNS))


def make_easier(turn: Turn, place: Place) -> Reply:
    """Offer the gentler way: of the step, or else another routine, or else rest."""
    step = step_of(turn.routine_of(place), place)
    easier = step.easier
    if step.cold and easier:
        return _end_ice(turn, easier)
    if easier and not place.easier:
        turn.change(place=replace(place, easier=True))
        return Reply((turn.say(Prompt.EASIER), turn.text(easier)), Asked(Question.BETTER))
    return gentler_routine(turn, place)


def _end_ice(turn: Turn, take_off: str) -> Reply:
    """Have ice that hurts taken off, and do not ask for it again."""
    stopped = running(turn) is not None and cancel_all(turn)
    turn.change(place=None)
    after = (turn.say(Prompt.ICE_CANCELLED),) if stopped else ()
    return Reply((turn.text(take_off), *after), Asked(Question.ANYTHING_ELSE))


def gentler_routine(turn: Turn, place: Place) -> Reply:
    """Leave a routine that does not do for a gentler one, or for rest."""
    turn.change(place=None)
    return instead_of(turn, place.routine)
