"""What waits to begin, when the person is in no position: an open check first, then a routine."""

from __future__ import annotations

from relief.domain.conversation import Asked
from relief.domain.question import ABOUT_ROUTINE, Question
from relief.prompts import Prompt
from relief.replies.guiding import again
from relief.replies.turn import Reply, Turn
from relief.replies.yes_no import affirm


def waiting_start(turn: Turn) -> Asked | None:
    """Give the start that is offered, or was offered before another matter came between."""
    for asked in (turn.conversation.asked, turn.conversation.interrupted):
        if asked is not None and asked.question in ABOUT_ROUTINE:
            return asked
    return None


def begin_what_waits(turn: Turn) -> Reply | None:
    """Begin the routine that waits, but never past danger signs; None where nothing waits."""
    if turn.signs_asked is not None:
        return Reply((), turn.signs_asked)
    start = waiting_start(turn)
    if start is None:
        return None
    turn.change(asked=start)
    return affirm(turn)


def nowhere(turn: Turn) -> Reply:
    """Say that there is no position to move in, and name the way on."""
    if turn.signs_asked is not None:
        return Reply((), turn.signs_asked)
    start = waiting_start(turn)
    if start is not None and start.question is Question.READY:
        title = turn.content.routines[start.routine or ""].title
        return Reply((turn.say(Prompt.NOT_BEGUN, routine=title),), start)
    interrupted = turn.conversation.interrupted
    where = interrupted is not None and interrupted.question is Question.SURFACE
    asked = start or (interrupted if where else again(turn))
    if asked is None or asked.question in _NAMES_NO_WAY_ON:
        asked = Asked(Question.MENU)
    return Reply((turn.say(Prompt.NO_ROUTINE),), asked)


_NAMES_NO_WAY_ON = frozenset({Question.ANYTHING_ELSE, Question.BACK, Question.WHAT_QUESTION})
"""Questions that help nobody who looks for a position."""
