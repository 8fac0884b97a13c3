"""How a routine is chosen: from a list, or by where the person is."""

from __future__ import annotations

from relief.domain.conversation import Asked
from relief.domain.question import Question
from relief.intents import Slot
from relief.prompts import Prompt
from relief.quick.records import replace
from relief.replies.guiding import ELSEWHERE, start, stays_put
from relief.replies.subject import Listed
from relief.replies.telling import tell
from relief.replies.turn import Reply, Turn

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
    return where(turn)


def told_surface(turn: Turn) -> str | None:
    """Give where the person says they are, None where they name no place that is known."""
    told = turn.slot(Slot.SURFACE).id
    return told if told in turn.content.starting_points else None


def where(turn: Turn) -> Reply:
    """Ask where the person is, unless they told in this session.

    Whose answer names no place hears what else there is; at last they stay where they are.
    """
    surface = turn.conversation.surface
    if surface is not None:
        return start_on(turn, surface)
    asked = turn.conversation.asked
    times = asked.part + 1 if asked is not None and asked.question is Question.SURFACE else 0
    if times > _MOST_ASKED:
        return start_on(turn, ELSEWHERE)
    say = (turn.say(Prompt.OTHER_PLACES),) if times else ()
    return Reply(say, Asked(Question.SURFACE, part=times))


def start_on(turn: Turn, surface: str) -> Reply:
    """Start the routine that suits where the person is, and keep in mind where that is."""
    turn.change(surface=surface)
    reply = start(turn, turn.content.routines[turn.content.starting_points[surface]])
    if stays_put(turn) and reply.asked is not None and reply.asked.question is Question.READY:
        return replace(reply, say=(turn.say(Prompt.STAY_PUT), *reply.say))
    return reply


def get_up(turn: Turn) -> Reply:
    """Lead up from where the person said they are: by a routine, or by the answer there is."""
    if turn.signs_asked is not None:
        return Reply((), turn.signs_asked)
    up = turn.content.starting_points["up"]
    way = turn.content.ways_up.get(turn.conversation.surface or "")
    if way is not None and way.topic is not None:
        return tell(turn, turn.content.topics[way.topic], way.part)
    return start(turn, turn.content.routines[up if way is None else way.routine or up])


_MOST_ASKED = 2
"""How many times more than once somebody is asked where they are."""
