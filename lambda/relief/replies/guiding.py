"""What the handlers say of routines: how one is offered, begun, gone through and left."""

from relief.alexa.speech import silence
from relief.content import Routine
from relief.domain.conversation import Asked, Question
from relief.domain.reading import PAUSE, Reading, read_on, stretch
from relief.domain.routine import (
    Place,
    begin,
    is_long_hold,
    next_place,
    resume,
    step_of,
    time_left,
    way_out,
)
from relief.prompts import Prompt
from relief.replies.turn import Reply, Turn


def start(turn: Turn, routine: Routine) -> Reply:
    """Start a routine; the danger signs are asked for before the first one of a session."""
    if not turn.conversation.checked:
        asked = Asked(Question.DANGER_SIGNS, routine=routine.id)
        return Reply((turn.say(Prompt.CHECK_FIRST),), asked)
    return introduce(turn, routine)


def introduce(turn: Turn, routine: Routine) -> Reply:
    """Tell what a routine needs and whom it is not for, and ask whether to begin."""
    say = [turn.say(Prompt.INTRO, routine=routine.title)]
    if routine.needs:
        say.append(turn.say(Prompt.NEEDS, needs=turn.text(routine.needs)))
    say.append(turn.text(routine.not_for))
    return Reply(tuple(say), Asked(Question.READY, routine=routine.id))


def begin_routine(turn: Turn, routine: Routine) -> Reply:
    """Say the first step."""
    return say_step(turn, begin(routine, turn.now))


def say_step(turn: Turn, place: Place, *before: str) -> Reply:
    """Go to a place and say its step, after anything that comes before it."""
    turn.change(place=place)
    routine = turn.routine_of(place)
    step = step_of(routine, place)
    words = turn.text(step.easier if place.easier and step.easier else step.say)
    if is_long_hold(step):
        return Reply((*before, words, turn.say(Prompt.HOLD_BACK)), Asked(Question.HOLD))
    paced = (silence(step.hold),) if step.hold else ()
    return Reply((*before, words, *paced), step_question(turn, place))


def read_steps(turn: Turn, place: Place) -> Reply:
    """Read on from a place in one reply, with a pause after each step to do it in."""
    routine = turn.routine_of(place)
    pace = turn.conversation.pace.rate
    say = [turn.say(Prompt.KEEP_GOING)]
    for index in stretch(routine, place.step, pace):
        step = routine.steps[index]
        long = is_long_hold(step)
        after = turn.say(Prompt.HOLD_BACK) if long else silence(max(step.hold, PAUSE))
        say += (turn.text(step.say), after)
    end = read_on(routine, place.step, turn.now, pace)
    turn.change(place=end, reading=Reading(place.step, turn.now))
    return Reply(tuple(say), step_question(turn, end))


def step_question(turn: Turn, place: Place) -> Asked:
    """Give the question that stands at a step."""
    if place.paused:
        return Asked(Question.PAUSED)
    long = is_long_hold(step_of(turn.routine_of(place), place))
    return Asked(Question.HOLD if long else Question.NEXT_STEP)


def go_on(turn: Turn, place: Place) -> Reply:
    """Say the next step, or finish."""
    routine = turn.routine_of(place)
    following = next_place(routine, place, turn.now)
    return finish(turn, routine) if following is None else say_step(turn, following)


def take_up(turn: Turn, place: Place) -> Reply:
    """Go on with a routine where it was left: with what is left of a rest, or after it."""
    place = resume(place, turn.now)
    left = time_left(turn.routine_of(place), place, turn.now)
    if left is None:
        return say_step(turn, place)
    turn.change(place=place)
    if not left:
        return go_on(turn, place)
    return Reply((turn.say(Prompt.HOLD_LEFT, span=turn.span(left)),), Asked(Question.HOLD))


def leave(turn: Turn, place: Place) -> Reply:
    """Say how to come out of the position."""
    out = way_out(turn.routine_of(place), place, turn.now)
    return say_step(turn, out, turn.say(Prompt.LEAVING))


def finish(turn: Turn, routine: Routine) -> Reply:
    """End a routine that was gone through."""
    turn.change(place=None)
    return Reply((turn.text(routine.finish),), Asked(Question.ANYTHING_ELSE))


def offer(turn: Turn, routine_id: str, prompt: Prompt) -> Reply:
    """Offer a routine instead of the one at hand."""
    routine = turn.content.routines[routine_id]
    asked = Asked(Question.TRY_ROUTINE, routine=routine_id)
    return Reply((turn.say(prompt, routine=routine.title),), asked)


def instead_of(turn: Turn, routine_id: str) -> Reply:
    """Offer the gentler routine to someone who cannot begin one, or to rest as they are."""
    gentler = turn.content.routines[routine_id].easier_routine
    if gentler:
        return offer(turn, gentler, Prompt.EASIER_ROUTINE)
    return Reply((turn.say(Prompt.NO_EASIER),), Asked(Question.ANYTHING_ELSE))


def again(turn: Turn) -> Asked | None:
    """Give the question that is open, once more; a one-shot request leaves none open."""
    return None if turn.one_shot else turn.conversation.asked or return_question(turn)


def return_question(turn: Turn) -> Asked:
    """Give the question to ask after an interlude, so that nobody loses the thread."""
    waiting = turn.conversation.asked if turn.asks(*_WAITING) else turn.conversation.interrupted
    if waiting is not None:
        turn.change(interrupted=waiting)
        return Asked(Question.BACK)
    return Asked(Question.ANYTHING_ELSE if turn.place is None else Question.BACK_TO_ROUTINE)


_WAITING = (Question.DANGER_SIGNS, Question.HURT_SIGNS, Question.SURFACE, Question.READY)
"""Questions that an interlude must not lose."""
