"""How a routine is chosen: from a list, or by where the person is."""

from __future__ import annotations

from relief.domain.conversation import Asked
from relief.domain.question import Question
from relief.prompts import Prompt
from relief.replies.guiding import start
from relief.replies.subject import Listed
from relief.replies.turn import Reply, Turn

ELSEWHERE = "elsewhere"
"""The starting point of those who can only stay where they are."""

NAMES_A_BREATH = 4
"""How many titles are named at once."""


def list_routines(turn: Turn, part: int = 0) -> Reply:
    """Name some routines and ask whether to name more; the list goes round."""
    titles = [routine.title for routine in turn.content.routines.values()]
    breaths = -(-len(titles) // NAMES_A_BREATH)
    first = part % breaths * NAMES_A_BREATH
    named = turn.any_of(titles[first : first + NAMES_A_BREATH])
    asked = Asked(Question.MORE_ROUTINES, part=part + 1)
    return Reply((turn.say(Prompt.ROUTINES, routines=named),), asked, about=Listed())


def find_routine(turn: Turn) -> Reply:
    """Find the routine that suits where the person is; the danger signs are asked for first."""
    if not turn.conversation.checked:
        return Reply((turn.say(Prompt.CHECK_FIRST),), Asked(Question.DANGER_SIGNS))
    return Reply((), Asked(Question.SURFACE))


def start_on(turn: Turn, surface: str) -> Reply:
    """Start the routine that suits where the person is."""
    return start(turn, turn.content.routines[turn.content.starting_points[surface]])
