"""Every question that the skill asks, and what holds for some of them.

Who adds a question looks through the lists below, and puts it into each that it belongs to.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from relief.quick.names import StrEnum


class Question(StrEnum):
    """Every question the skill asks. Its words stand in the content file under the same name."""

    IN_PAIN = "in_pain"
    MENU = "menu"
    DANGER_SIGNS = "danger_signs"
    """The danger-sign check; "no" goes on to the routine it was asked for, or to the surface."""
    HURT_SIGNS = "hurt_signs"
    """The same check in a routine, after "that hurts"; "no" goes on to the easier way."""
    HEARD_RIGHT = "heard_right"
    """Was it an emergency that was told of? Only who says that it was not is led back."""
    SURFACE = "surface"
    READY = "ready"
    NEXT_STEP = "next_step"
    HOLD = "hold"
    """At a long hold: go on already?"""
    PAUSED = "paused"
    CARRY_ON = "carry_on"
    """Go on with the routine where it was left in another session?"""
    BACK_TO_ROUTINE = "back_to_routine"
    """Go on with the routine that another matter came between?"""
    BETTER = "better"
    """Is the easier way more comfortable?"""
    LEAVE = "leave"
    """Shall we come out of the position?"""
    TRY_ROUTINE = "try_routine"
    MORE = "more"
    """Hear the next part of an answer?"""
    MORE_ROUTINES = "more_routines"
    BACK = "back"
    """Go back to the question that was interrupted?"""
    WHAT_QUESTION = "what_question"
    ANYTHING_ELSE = "anything_else"
    HOLD_TIMER = "hold_timer"
    """Set a timer for this rest?"""
    ICE_CAUTION = "ice_caution"
    """Is ice all right for you? Asked once, before the first plan."""
    ICE_OFFER = "ice_offer"
    """Set reminders for the ice that was just put on?"""
    ICE_CONFIRM = "ice_confirm"
    """Set these reminders? Only an explicit yes to this creates any."""
    ICE_REPLACE = "ice_replace"
    """Replace the reminders that are set?"""
    ICE_CANCEL = "ice_cancel"
    """Cancel the reminders that are set, as something was to be cancelled?"""
    FORGET = "forget"
    """Forget everything that is kept?"""


PART_OF: Final[Mapping[str, str]] = {
    **dict.fromkeys((Question.IN_PAIN, Question.MENU, Question.ANYTHING_ELSE), "menu"),
    **dict.fromkeys((Question.DANGER_SIGNS, Question.HURT_SIGNS, Question.HEARD_RIGHT), "check"),
    **dict.fromkeys((Question.MORE, Question.WHAT_QUESTION, Question.BACK), "answer"),
    **dict.fromkeys(
        (
            Question.ICE_CAUTION,
            Question.ICE_OFFER,
            Question.ICE_CONFIRM,
            Question.ICE_REPLACE,
            Question.ICE_CANCEL,
        ),
        "ice",
    ),
    **dict.fromkeys((Question.FORGET,), "memory"),
    **dict.fromkeys(
        (
            Question.SURFACE,
            Question.READY,
            Question.NEXT_STEP,
            Question.HOLD,
            Question.HOLD_TIMER,
            Question.PAUSED,
            Question.CARRY_ON,
            Question.BACK_TO_ROUTINE,
            Question.BETTER,
            Question.LEAVE,
            Question.TRY_ROUTINE,
            Question.MORE_ROUTINES,
        ),
        "routine",
    ),
}
"""The part of the skill that a question belongs to: coarse enough to tell nothing of a person."""

ABOUT_ROUTINE: Final = frozenset({Question.READY, Question.TRY_ROUTINE})
"""Questions that are about a routine, and name it."""

ABOUT_TOPIC: Final = frozenset({Question.MORE})
"""Questions that are about an answer, and name it."""

ABOUT_ICE: Final = frozenset({Question.ICE_CAUTION, Question.ICE_CONFIRM, Question.ICE_REPLACE})
"""Questions that are about an ice plan, and hold it."""

ABOUT_SIGNS: Final = frozenset({Question.DANGER_SIGNS, Question.HURT_SIGNS})
"""The danger-sign checks: open until they are answered, whatever is said."""

IN_ROUTINE: Final = frozenset(
    {
        Question.NEXT_STEP,
        Question.HOLD,
        Question.HOLD_TIMER,
        Question.ICE_OFFER,
        Question.PAUSED,
        Question.CARRY_ON,
        Question.BACK_TO_ROUTINE,
        Question.HURT_SIGNS,
        Question.BETTER,
        Question.LEAVE,
    }
)
"""Questions that mean nothing without a place."""

UNDER_WAY: Final = IN_ROUTINE - {Question.CARRY_ON, Question.BACK_TO_ROUTINE}
"""Questions of a routine that the person is in the middle of."""

NEEDS_CLEAR_ANSWER: Final = (
    Question.ICE_CAUTION,
    Question.ICE_CONFIRM,
    Question.ICE_REPLACE,
    Question.ICE_CANCEL,
    Question.FORGET,
)
"""Questions that only an explicit yes answers with yes."""

NOT_CARRIED_ON: Final = (
    Question.IN_PAIN,
    Question.MENU,
    Question.SURFACE,
    Question.LEAVE,
    Question.WHAT_QUESTION,
    Question.ANYTHING_ELSE,
    Question.HOLD_TIMER,
    Question.ICE_OFFER,
    Question.ICE_CAUTION,
    Question.ICE_CONFIRM,
    Question.ICE_REPLACE,
    Question.ICE_CANCEL,
    Question.FORGET,
)
"""Questions to which "carry on" is no yes."""

LEADS_IN: Final = ABOUT_ROUTINE | {Question.DANGER_SIGNS}
"""Questions that lead into the routine they are about."""

WAITING: Final = (
    Question.DANGER_SIGNS,
    Question.HURT_SIGNS,
    Question.SURFACE,
    Question.READY,
    Question.TRY_ROUTINE,
    Question.ICE_CAUTION,
    Question.ICE_CONFIRM,
    Question.ICE_REPLACE,
    Question.FORGET,
)
"""Questions that an interlude must not lose."""

ASKED_INSTEAD: Final = frozenset({Question.TRY_ROUTINE, Question.LEAVE})
"""Questions that an answer put in the place of another: there is nothing to go back to."""

KEEPS_INTERRUPTED: Final = frozenset({Question.MORE, Question.BACK, Question.WHAT_QUESTION})
"""Questions over which one that was interrupted is not forgotten."""

BROUGHT_BACK: Final = frozenset(
    {
        Question.IN_PAIN,
        Question.DANGER_SIGNS,
        Question.HURT_SIGNS,
        Question.HEARD_RIGHT,
        Question.CARRY_ON,
        Question.BACK_TO_ROUTINE,
        Question.BETTER,
        Question.LEAVE,
        Question.TRY_ROUTINE,
        Question.MORE,
        Question.MORE_ROUTINES,
        Question.WHAT_QUESTION,
        Question.HOLD_TIMER,
        Question.ICE_CAUTION,
        Question.ICE_OFFER,
        Question.ICE_CONFIRM,
        Question.ICE_REPLACE,
    }
)
"""Questions that a touch may answer after their session: none that undoes what cannot be redone,
and each looks for itself whether it is out of date."""

AT_HOME: Final = frozenset({Question.IN_PAIN, Question.MENU, Question.ANYTHING_ELSE})
"""Questions at which the first screen is shown."""

AT_STEP: Final = frozenset(
    {
        Question.NEXT_STEP,
        Question.HOLD,
        Question.HOLD_TIMER,
        Question.ICE_OFFER,
        Question.PAUSED,
        Question.BETTER,
    }
)
"""Questions at which the step stays in sight."""

ASKED_BY_TOUCH: Final = frozenset({Question.NEXT_STEP, Question.HOLD, Question.PAUSED})
"""Questions that the things to touch ask well enough."""
