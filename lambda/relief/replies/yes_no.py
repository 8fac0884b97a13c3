"""What "yes" and "no" mean: each answers the one question that is open, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from relief.domain.conversation import Asked
from relief.domain.ice import Plan, Proposal
from relief.domain.question import Question
from relief.domain.routine import Place, on_skin, pause
from relief.intents import Intent
from relief.prompts import Prompt
from relief.quick.records import replace
from relief.replies.caution import (
    EMERGENCY,
    call_now,
    check,
    gentler_routine,
    make_easier,
    signs_present,
)
from relief.replies.choosing import list_routines, where
from relief.replies.forgetting import forget
from relief.replies.guiding import (
    ask_signs,
    begin_routine,
    go_on,
    instead_of,
    introduce,
    leave,
    offer,
    return_question,
    start,
    step_question,
    take_up,
)
from relief.replies.ice_cycle import cancel_ice
from relief.replies.icing import caution_passed, keep_as_is, propose, set_ice, start_ice
from relief.replies.telling import tell
from relief.replies.timing import decline_timer, set_timer
from relief.replies.turn import Reply, Turn

Answer = Callable[[Turn, Asked], Reply]


def affirm(turn: Turn) -> Reply:
    """Answer the open question with yes."""
    return _answer(turn, _YES)


def deny(turn: Turn) -> Reply:
    """Answer the open question with no."""
    return _answer(turn, _NO)


def settle(turn: Turn) -> Reply | None:
    """Answer what is said after an emergency was heard; None where its own handler does.

    It leads back only where it says that something else was meant. Whatever else is said hears
    once more whom to call, twice at most.
    """
    asked = turn.conversation.asked
    sign = turn.content.sign_of_intent.get(turn.intent or "")
    if turn.intent in _ANSWERS or (sign is not None and sign.level == EMERGENCY):
        return None
    if turn.intent in _TAKES_BACK:
        return deny(turn)
    if turn.intent in _ENDS or asked is None or asked.part:
        return call_now(turn)
    return replace(call_now(turn), asked=replace(asked, part=1))


def _answer(turn: Turn, answers: Mapping[Question, Answer]) -> Reply:
    asked = turn.conversation.asked
    if asked is None:
        return Reply((turn.say(Prompt.NO_QUESTION),), Asked(Question.MENU))
    # It is answered now: nothing should lead back to it.
    turn.change(asked=None)
    return answers[asked.question](turn, asked)


def _say(prompt: Prompt, question: Question | None) -> Answer:
    """Say a prompt and ask a question; without a question the session closes."""
    return lambda turn, asked: Reply(
        (turn.say(prompt),), None if question is None else Asked(question)
    )


def _ask(question: Question) -> Answer:
    return lambda turn, asked: Reply((), Asked(question))


def _here(answer: Callable[[Turn, Place], Reply]) -> Answer:
    """Answer from the place in the routine."""

    def answer_here(turn: Turn, asked: Asked) -> Reply:
        if turn.place is None:
            return Reply((turn.say(Prompt.NO_ROUTINE),), Asked(Question.MENU))
        return answer(turn, turn.place)

    return answer_here


def _signs_absent(turn: Turn, asked: Asked) -> Reply:
    turn.change(checked=True)
    if turn.place is not None:
        turn.change(place=replace(turn.place, check=False))
    if asked.routine:
        return introduce(turn, turn.content.routines[asked.routine])
    if turn.conversation.surface is not None:
        return where(turn)
    return Reply((turn.say(Prompt.SIGNS_NO),), Asked(Question.SURFACE))


def _where_again(turn: Turn, asked: Asked) -> Reply:
    turn.change(asked=asked)
    return where(turn)


def _start(turn: Turn, asked: Asked) -> Reply:
    return start(turn, turn.content.routines[asked.routine or ""])


def _begin(turn: Turn, asked: Asked) -> Reply:
    return begin_routine(turn, turn.content.routines[asked.routine or ""])


def _more(turn: Turn, asked: Asked) -> Reply:
    return tell(turn, turn.content.topics[asked.topic or ""], asked.part)


def _back(turn: Turn, asked: Asked) -> Reply:
    return _ask_anew(turn, turn.conversation.interrupted or Asked(Question.ANYTHING_ELSE))


def _not_back(turn: Turn, asked: Asked) -> Reply:
    """Leave what was interrupted, unless it asks for danger signs: those are asked for anew."""
    return Reply((), turn.signs_asked or Asked(Question.ANYTHING_ELSE))


def _ask_anew(turn: Turn, waiting: Asked) -> Reply:
    """Ask a question that something came between; a plan is told with the times of now."""
    if waiting.question is Question.ICE_CONFIRM and waiting.ice is not None:
        return propose(turn, waiting.ice)
    return Reply((), waiting)


def _misheard(turn: Turn, asked: Asked) -> Reply:
    """Go back to where the person was when an emergency was heard."""
    before = turn.conversation.before
    if before is not None:
        turn.change(place=before.place, interrupted=before.interrupted, checked=before.checked)
        if before.place is not None and on_skin(turn.routine_of(before.place), before.place):
            turn.memory.change(iced=False)
    back = _ask_anew(turn, (before and before.asked) or return_question(turn))
    return replace(back, say=(turn.say(Prompt.MISHEARD), *back.say))


def _no_hurry(turn: Turn, place: Place) -> Reply:
    turn.change(place=pause(place, turn.now))
    return Reply((turn.say(Prompt.NO_HURRY),), Asked(Question.PAUSED))


def _after(prompt: Prompt) -> Answer:
    """Say a prompt, and go back to where the person was."""
    return lambda turn, asked: Reply((turn.say(prompt),), return_question(turn))


def _without_ice(turn: Turn, asked: Asked) -> Reply:
    """Leave the ice, and a routine that is about it."""
    place = turn.place
    if place is not None and turn.routine_of(place).uses_ice and not place.check:
        turn.change(place=None)
    return Reply((turn.say(Prompt.ICE_NOT_FOR_YOU),), return_question(turn))


def _no_routine(turn: Turn, asked: Asked) -> Reply:
    """Go back to the routine that the list came between; else to the menu."""
    back = return_question(turn)
    return Reply((), Asked(Question.MENU) if back.question is Question.ANYTHING_ELSE else back)


def _drop(turn: Turn, asked: Asked) -> Reply:
    if turn.must_check:
        return ask_signs()
    turn.change(place=None)
    return Reply((), Asked(Question.MENU))


_YES: Final[Mapping[Question, Answer]] = {
    Question.IN_PAIN: lambda turn, asked: check(turn, Prompt.SORRY_PAIN),
    Question.MENU: _ask(Question.MENU),
    Question.DANGER_SIGNS: signs_present,
    Question.HURT_SIGNS: signs_present,
    Question.HEARD_RIGHT: lambda turn, asked: call_now(turn),
    Question.SURFACE: _where_again,
    Question.READY: _begin,
    Question.NEXT_STEP: _here(go_on),
    Question.HOLD: _here(go_on),
    Question.PAUSED: _here(take_up),
    Question.CARRY_ON: _here(take_up),
    Question.BACK_TO_ROUTINE: _here(take_up),
    Question.BETTER: _here(
        lambda turn, place: Reply((turn.say(Prompt.BETTER),), step_question(turn, place))
    ),
    Question.LEAVE: _here(leave),
    Question.TRY_ROUTINE: _start,
    Question.MORE: _more,
    Question.MORE_ROUTINES: lambda turn, asked: list_routines(turn, asked.part),
    Question.BACK: _back,
    Question.WHAT_QUESTION: _ask(Question.WHAT_QUESTION),
    Question.ANYTHING_ELSE: _ask(Question.MENU),
    Question.HOLD_TIMER: _here(set_timer),
    Question.ICE_CAUTION: lambda turn, asked: caution_passed(turn, asked.ice or Proposal()),
    Question.ICE_OFFER: lambda turn, asked: start_ice(turn, Plan()),
    Question.ICE_CONFIRM: lambda turn, asked: set_ice(turn, asked.ice or Proposal()),
    Question.ICE_REPLACE: lambda turn, asked: propose(turn, asked.ice or Proposal()),
    Question.ICE_CANCEL: lambda turn, asked: cancel_ice(turn),
    Question.FORGET: lambda turn, asked: forget(turn),
}

_NO: Final[Mapping[Question, Answer]] = {
    Question.IN_PAIN: _ask(Question.MENU),
    Question.MENU: _say(Prompt.GOODBYE, None),
    Question.DANGER_SIGNS: _signs_absent,
    Question.HURT_SIGNS: _here(make_easier),
    Question.HEARD_RIGHT: _misheard,
    Question.SURFACE: lambda turn, asked: offer(
        turn, turn.content.starting_points["chair"], Prompt.NEITHER
    ),
    Question.READY: lambda turn, asked: instead_of(turn, asked.routine or ""),
    Question.NEXT_STEP: _here(_no_hurry),
    Question.HOLD: _say(Prompt.REST_CLOSE, None),
    Question.PAUSED: _say(Prompt.REST_CLOSE, None),
    Question.CARRY_ON: _drop,
    Question.BACK_TO_ROUTINE: _drop,
    Question.BETTER: _here(gentler_routine),
    Question.LEAVE: _here(
        lambda turn, place: Reply((turn.say(Prompt.STAY),), step_question(turn, place))
    ),
    Question.TRY_ROUTINE: lambda turn, asked: Reply((), return_question(turn)),
    Question.MORE: lambda turn, asked: Reply((), return_question(turn)),
    Question.MORE_ROUTINES: _no_routine,
    Question.BACK: _not_back,
    Question.WHAT_QUESTION: lambda turn, asked: Reply((), return_question(turn)),
    Question.ANYTHING_ELSE: _say(Prompt.GOODBYE, None),
    Question.HOLD_TIMER: lambda turn, asked: decline_timer(turn),
    Question.ICE_CAUTION: _without_ice,
    Question.ICE_OFFER: _here(lambda turn, place: Reply((), Asked(Question.NEXT_STEP))),
    Question.ICE_CONFIRM: lambda turn, asked: keep_as_is(turn, asked.ice or Proposal()),
    Question.ICE_REPLACE: lambda turn, asked: keep_as_is(turn, asked.ice or Proposal()),
    Question.ICE_CANCEL: _say(Prompt.GOODBYE, None),
    Question.FORGET: _after(Prompt.NOT_FORGOTTEN),
}

_ANSWERS: Final = frozenset(
    {
        *(Intent.YES, Intent.NO, Intent.MAYBE, Intent.OKAY, Intent.HELP, Intent.REPEAT),
        *(Intent.SLOWER, Intent.FASTER, Intent.NORMAL_SPEED),
    }
)
"""What has an answer of its own to whether an emergency was heard right."""

_TAKES_BACK: Final = frozenset(
    {
        *(Intent.CANCEL, Intent.PREVIOUS, Intent.RESUME, Intent.BACK_TO_ROUTINE),
        Intent.DENIES_SIGN,
    }
)
"""What says that no emergency was meant: cancel that, go back, carry on, I have no chest pain."""

_ENDS: Final = frozenset({Intent.STOP, Intent.NAVIGATE_HOME, Intent.THANKS})
