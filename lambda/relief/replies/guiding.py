"""What the handlers say of routines: how one is offered, begun, gone through and left."""

from __future__ import annotations

from relief.alexa.speech import silence
from relief.content import Routine, Topic
from relief.domain.conversation import Asked
from relief.domain.question import ABOUT_ICE, ASKED_INSTEAD, LEADS_IN, WAITING, Question
from relief.domain.reading import PAUSE, Reading, read_on, stretch
from relief.domain.record import may_ask_again
from relief.domain.routine import (
    Place,
    begin,
    ice_off,
    is_long_hold,
    next_place,
    on_skin,
    resume,
    step_of,
    time_left,
    way_out,
)
from relief.prompts import Prompt
from relief.quick.records import replace
from relief.replies.turn import Reply, Turn

ELSEWHERE = "elsewhere"
"""The starting point of those who can only stay where they are."""
ANYWHERE = "any"
"""Where a routine is done that needs no certain place."""


def stays_put(turn: Turn) -> bool:
    """Tell whether the person can do nothing but stay where they said they are."""
    surface, starts = turn.conversation.surface, turn.content.starting_points
    return surface is not None and starts[surface] == starts.get(ELSEWHERE)


def start(turn: Turn, routine: Routine) -> Reply:
    """Start a routine; the danger signs are asked for before the first one of a session."""
    if turn.must_check:
        return ask_signs()
    if not turn.conversation.checked:
        asked = Asked(Question.DANGER_SIGNS, routine=routine.id)
        return Reply((turn.say(Prompt.CHECK_FIRST),), asked)
    return introduce(turn, routine)


def ask_signs() -> Reply:
    """Ask for the danger signs that were not answered yet; nothing goes on before they are."""
    return Reply((), Asked(Question.HURT_SIGNS))


def introduce(turn: Turn, routine: Routine) -> Reply:
    """Tell what a routine needs and whom it is not for, and ask whether to begin.

    How to use ice safely may just be asked. So who wants it after that hears whom it is not for.
    """
    if routine.uses_ice:
        rule_in(turn, routine.id)
    elsewhere = withhold(turn, routine)
    if elsewhere is not None:
        return elsewhere
    cycle = turn.memory.record.ice
    rests_until = cycle.goes_on(turn.now) if cycle else turn.now
    if rests_until > turn.now and routine.uses_ice:
        waits = turn.say(Prompt.ICE_ON_IN, span=turn.span(rests_until - turn.now))
        return Reply((waits,), return_question(turn))
    say = [turn.say(Prompt.INTRO, routine=routine.title)]
    if routine.needs:
        say.append(turn.say(Prompt.NEEDS, needs=turn.text(routine.needs)))
    say.append(turn.text(routine.not_for))
    return Reply(tuple(say), Asked(Question.READY, routine=routine.id))


def begin_routine(turn: Turn, routine: Routine) -> Reply:
    """Say the first step."""
    left = turn.place if turn.place is not None and turn.place.routine != routine.id else None
    iced = left is not None and on_skin(turn.routine_of(left), left)
    off = (turn.say(Prompt.ICE_OFF_NOW),) if iced else ()
    return say_step(turn, first_place(turn, routine), *off)


def first_place(turn: Turn, routine: Routine) -> Place:
    """Stand at the first step, with the time that ice is on the skin already.

    Who has to stay put where they are begins what is done anywhere the easier way: as they are.
    """
    place = begin(routine, turn.now, turn.place, turn.ice_since())
    anywhere = turn.content.starting_points.get(ELSEWHERE) == routine.id
    return replace(place, easier=True) if anywhere and stays_put(turn) else place


def say_step(turn: Turn, place: Place, *before: str) -> Reply:
    """Go to a place and say its step, after anything that comes before it."""
    if place.check:
        return ask_signs()
    routine = turn.routine_of(place)
    elsewhere = withhold(turn, routine) if place.step < routine.leave_from else None
    if elsewhere is not None:
        return elsewhere
    off = ice_off(routine, place, turn.now)
    if off is not None:
        place, before = off, (turn.say(Prompt.ICE_ENOUGH),)
    turn.change(place=place)
    step = step_of(routine, place)
    words = turn.text(step.easier if place.easier and step.easier else step.say)
    if is_long_hold(step):
        return Reply((*before, words, turn.say(Prompt.HOLD_BACK)), step_question(turn, place))
    paced = (silence(step.hold),) if step.hold else ()
    return Reply((*before, words, *paced), step_question(turn, place))


def read_steps(turn: Turn, place: Place) -> Reply:
    """Read on from a place in one reply, with a pause after each step to do it in.

    With ice on the skin nothing is read on: its time is told step by step.
    """
    routine = turn.routine_of(place)
    if place.check or place.cold is not None or routine.id in turn.conversation.ruled_out:
        return say_step(turn, place)
    say = [turn.say(Prompt.KEEP_GOING)]
    for index in stretch(routine, place.step, turn.speed):
        step = routine.steps[index]
        long = is_long_hold(step)
        after = turn.say(Prompt.HOLD_BACK) if long else silence(max(step.hold, PAUSE))
        say += (turn.text(step.say), after)
    end = read_on(routine, place, turn.now, turn.speed)
    turn.change(place=end, reading=Reading(place.step, turn.now))
    return Reply(tuple(say), step_question(turn, end))


def step_question(turn: Turn, place: Place) -> Asked:
    """Give the question that stands at a step."""
    if place.check:
        return Asked(Question.HURT_SIGNS)
    if place.paused:
        return Asked(Question.PAUSED)
    step = step_of(turn.routine_of(place), place)
    if step.offers_ice and offers_reminders(turn):
        return Asked(Question.ICE_OFFER)
    if not is_long_hold(step):
        return Asked(Question.NEXT_STEP)
    return Asked(Question.HOLD_TIMER if offers_timer(turn, place) else Question.HOLD)


def offers_reminders(turn: Turn) -> bool:
    """Tell whether to offer ice reminders: not while some are set, nor soon after a refusal."""
    record = turn.memory.record
    if not turn.services.available or (record.ice and record.ice.ahead(turn.now)):
        return False
    return may_ask_again(record.reminders_refused, turn.now)


def offers_timer(turn: Turn, place: Place) -> bool:
    """Tell whether to offer a timer: not twice, nor where one was declined or lately refused."""
    if place.timer or turn.conversation.no_timer or not turn.services.available:
        return False
    return may_ask_again(turn.memory.record.timers_refused, turn.now)


def go_on(turn: Turn, place: Place) -> Reply:
    """Say the next step, or finish."""
    if place.check:
        return ask_signs()
    routine = turn.routine_of(place)
    following = next_place(routine, place, turn.now)
    return finish(turn, routine) if following is None else say_step(turn, following)


def take_up(turn: Turn, place: Place) -> Reply:
    """Go on with a routine where it was left: with what is left of a rest, or after it."""
    if place.check:
        return ask_signs()
    routine = turn.routine_of(place)
    place = resume(routine, place, turn.now)
    left = time_left(routine, place, turn.now)
    withheld = routine.id in turn.conversation.ruled_out and place.step < routine.leave_from
    if withheld or left is None or ice_off(routine, place, turn.now) is not None:
        return say_step(turn, place)
    turn.change(place=place)
    if not left:
        return go_on(turn, place)
    asked = step_question(turn, place)
    return Reply((turn.say(Prompt.HOLD_LEFT, span=turn.span(left)),), asked)


def leave(turn: Turn, place: Place) -> Reply:
    """Say how to come out of the position; at the first step there is none to come out of."""
    if place.check:
        return ask_signs()
    if place.step == 0:
        turn.change(place=None)
        return Reply((turn.say(Prompt.LEFT),), Asked(Question.ANYTHING_ELSE))
    out = way_out(turn.routine_of(place), place, turn.now)
    return say_step(turn, out, turn.say(Prompt.LEAVING))


def finish(turn: Turn, routine: Routine) -> Reply:
    """End a routine that was gone through; offer what comes after it, if anything does.

    Who came out of a position at the end of it may be anywhere.
    """
    rests = routine.stay or routine.next_routine or routine.surface == ANYWHERE
    turn.change(place=None, surface=turn.conversation.surface if rests else None)
    asked = Asked(Question.ANYTHING_ELSE)
    if routine.next_routine:
        asked = Asked(Question.TRY_ROUTINE, routine=routine.next_routine)
    return Reply((turn.text(routine.finish),), asked)


def offer(turn: Turn, routine_id: str, prompt: Prompt) -> Reply:
    """Offer a routine instead of the one at hand."""
    routine = turn.content.routines[routine_id]
    asked = Asked(Question.TRY_ROUTINE, routine=routine_id)
    return Reply((turn.say(prompt, routine=routine.title),), asked)


def instead_of(turn: Turn, routine_id: str) -> Reply:
    """Offer the gentler routine to someone who cannot begin one, or to rest as they are."""
    gentler = gentler_than(turn, routine_id)
    if gentler:
        return offer(turn, gentler, Prompt.EASIER_ROUTINE)
    return Reply((turn.say(Prompt.NO_EASIER),), Asked(Question.ANYTHING_ELSE))


def again(turn: Turn) -> Asked | None:
    """Give the question that is open, once more; a one-shot request leaves none open."""
    return None if turn.one_shot else turn.conversation.asked or return_question(turn)


def return_question(turn: Turn) -> Asked:
    """Give the question to ask after an interlude, so that nobody loses the thread."""
    waiting = turn.conversation.asked if turn.asks(*WAITING) else turn.conversation.interrupted
    if waiting is not None:
        turn.change(interrupted=waiting)
        return waiting if waiting.question in ASKED_INSTEAD else Asked(Question.BACK)
    return Asked(Question.ANYTHING_ELSE if turn.place is None else Question.BACK_TO_ROUTINE)


def rule_out(turn: Turn, topic: Topic) -> None:
    """Lead nobody into a routine that the subject speaks against, nor further on in it.

    What is asked after the answer is whether to come out of it, or to do another one.
    """
    against = turn.content.speaks_against.get(topic.id, frozenset())
    place = turn.place if turn.place is not None and turn.place.routine in against else None
    if not against:
        return
    all_of_them = against.union(turn.conversation.ruled_out)
    turn.change(ruled_out=tuple(each for each in turn.content.routines if each in all_of_them))
    if place is not None and turn.one_shot:
        turn.change(place=None)
    for waiting in (turn.conversation.asked, turn.conversation.interrupted):
        if waiting is not None and _leads_into(turn, waiting) in against:
            _ask_instead(turn, waiting, topic)
            return
    if place is not None and not place.check and not turn.one_shot:
        turn.change(asked=None, interrupted=Asked(Question.LEAVE))


def rule_in(turn: Turn, routine_id: str) -> None:
    """Let a routine be led into again: somebody heard whom it is not for, and decides."""
    left = tuple(each for each in turn.conversation.ruled_out if each != routine_id)
    if left != turn.conversation.ruled_out:
        turn.change(ruled_out=left)


def _leads_into(turn: Turn, asked: Asked) -> str | None:
    """Tell which routine a yes to a question would lead into."""
    if asked.question in ABOUT_ICE:
        return turn.content.starting_points["ice"]
    return asked.routine if asked.question in LEADS_IN else None


def _ask_instead(turn: Turn, asked: Asked, topic: Topic) -> None:
    """Put a question that leads elsewhere in the place of one that leads into what is ruled out."""
    ruled_out = turn.conversation.ruled_out
    instead = topic.routine if topic.routine not in ruled_out else None
    if instead is None and asked.routine:
        instead = gentler_than(turn, asked.routine)
    if asked.question is Question.DANGER_SIGNS:
        turn.change(asked=None, interrupted=replace(asked, routine=instead))
        return
    offered = None if instead is None else Asked(Question.TRY_ROUTINE, routine=instead)
    turn.change(asked=None, interrupted=offered)


def gentler_than(turn: Turn, routine_id: str) -> str | None:
    """Give the next gentler routine that nothing speaks against; None where there is none."""
    gentler = turn.content.routines[routine_id].easier_routine
    while gentler and gentler in turn.conversation.ruled_out:
        gentler = turn.content.routines[gentler].easier_routine
    return gentler


def withhold(turn: Turn, routine: Routine) -> Reply | None:
    """Lead out of a routine that is ruled out, or offer another; None where nothing speaks against.

    Its way out is never withheld.
    """
    if routine.id not in turn.conversation.ruled_out:
        return None
    here = turn.place
    if here is not None and here.routine == routine.id and here.step:
        return Reply((), Asked(Question.LEAVE))
    if here is not None and here.routine == routine.id:
        turn.change(place=None)
    return instead_of(turn, routine.id)
