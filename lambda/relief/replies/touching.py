"""What there is to touch on a screen: each does what saying it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from relief.domain.conversation import Asked
from relief.domain.question import Question
from relief.domain.routine import Place, mark
from relief.domain.screen import Choice
from relief.intents import IN_SIGHT, Intent, Slot
from relief.labels import Label
from relief.replies.plain_words import label_of
from relief.replies.turn import Turn

Maker = Callable[[Turn, Asked], tuple[Choice, ...]]


def choices_for(turn: Turn, asked: Asked | None) -> tuple[Choice, ...]:
    """Give what answers a question; after the last word, the way back to the menu."""
    if asked is None:
        return (Choice(label_of(turn, Label.MENU), Intent.WHAT_CAN_YOU_DO),)
    return _CHOICES.get(asked.question, _yes_no())(turn, asked)


def _yes_no(yes: Label = Label.YES, no: Label = Label.NO) -> Maker:
    return lambda turn, asked: (
        Choice(label_of(turn, no), Intent.NO, answers=asked),
        Choice(label_of(turn, yes), Intent.YES, answers=asked, main=True),
    )


def _even(turn: Turn, asked: Asked) -> tuple[Choice, ...]:
    """Give yes and no side by side, neither of them suggested."""
    return (
        Choice(label_of(turn, Label.YES), Intent.YES, answers=asked),
        Choice(label_of(turn, Label.NO), Intent.NO, answers=asked),
    )


def _menu(turn: Turn, asked: Asked) -> tuple[Choice, ...]:
    return (
        Choice(label_of(turn, Label.REST_POSITION), Intent.START_ROUTINE, main=True),
        Choice(label_of(turn, Label.ALL_POSITIONS), Intent.LIST_ROUTINES),
        Choice(label_of(turn, Label.ASK_QUESTION), Intent.ASK_QUESTION),
        Choice(label_of(turn, Label.ICE), Intent.ICE_REMINDER),
    )


def _in_pain(turn: Turn, asked: Asked) -> tuple[Choice, ...]:
    return (*_even(turn, asked), *_menu(turn, asked)[2:])


def _surfaces(turn: Turn, asked: Asked) -> tuple[Choice, ...]:
    return tuple(
        Choice(label_of(turn, label), Intent.CHOOSE_SURFACE, {Slot.SURFACE.value: label.value})
        for label in (Label.BED, Label.FLOOR, Label.CHAIR)
    )


def step_choices(turn: Turn, asked: Asked | None, place: Place) -> tuple[Choice, ...]:
    """Give back, repeat and next; an offer comes before them, and going on after a pause."""
    if asked is not None and asked.question is Question.BETTER:
        return _even(turn, asked)
    sight = {IN_SIGHT: mark(place)}
    back = Choice(label_of(turn, Label.BACK), Intent.PREVIOUS, sight)
    again = Choice(label_of(turn, Label.REPEAT), Intent.REPEAT)
    following = Choice(label_of(turn, Label.NEXT), Intent.NEXT, sight, main=True)
    if place.paused:
        following = Choice(label_of(turn, Label.CARRY_ON), Intent.RESUME, sight, main=True)
    offer = _OFFERS.get(asked.question) if asked else None
    if offer is None:
        return (back, again, following)
    return (back, Choice(label_of(turn, offer), Intent.YES, answers=asked), following)


def reading_choices(turn: Turn, place: Place) -> tuple[Choice, ...]:
    """Give what there is to touch while steps are read on."""
    return (
        Choice(label_of(turn, Label.WAIT), Intent.PAUSE),
        Choice(label_of(turn, Label.NEXT), Intent.NEXT, {IN_SIGHT: mark(place)}, main=True),
    )


def ice_choices(turn: Turn) -> tuple[Choice, ...]:
    """Give what can be done with the reminders that are set."""
    return (
        Choice(label_of(turn, Label.CANCEL_REMINDERS), Intent.CANCEL_ICE),
        Choice(label_of(turn, Label.ONE_MORE_ROUND), Intent.ONE_MORE_ROUND),
    )


_OFFERS: Final[Mapping[Question, Label]] = {
    Question.HOLD_TIMER: Label.SET_TIMER,
    Question.ICE_OFFER: Label.SET_REMINDERS,
}

_CHOICES: Final[Mapping[Question, Maker]] = {
    Question.IN_PAIN: _in_pain,
    Question.MENU: _menu,
    Question.ANYTHING_ELSE: _menu,
    Question.DANGER_SIGNS: _even,
    Question.HURT_SIGNS: _even,
    Question.ICE_CAUTION: _even,
    Question.FORGET: _even,
    Question.SURFACE: _surfaces,
    Question.READY: _yes_no(Label.START, Label.NOT_NOW),
    Question.TRY_ROUTINE: _yes_no(Label.START, Label.NOT_NOW),
    Question.CARRY_ON: _yes_no(Label.CARRY_ON, Label.NOT_NOW),
    Question.BACK_TO_ROUTINE: _yes_no(Label.CARRY_ON, Label.NOT_NOW),
    Question.MORE: _yes_no(Label.MORE, Label.NOT_NOW),
    Question.MORE_ROUTINES: _yes_no(Label.NAME_MORE, Label.BACK),
    Question.ICE_CONFIRM: _yes_no(Label.SET_REMINDERS, Label.NOT_NOW),
    # Who was misheard goes back; nobody needs to touch that an emergency was heard right.
    Question.HEARD_RIGHT: lambda turn, asked: (
        Choice(label_of(turn, Label.BACK), Intent.NO, answers=asked),
    ),
    Question.WHAT_QUESTION: lambda turn, asked: (
        Choice(label_of(turn, Label.NOT_NOW), Intent.NO, answers=asked),
    ),
}
"""What answers each question; yes and no, where it is not here."""
