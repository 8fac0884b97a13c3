"""The keys of the prompts in the content file, and what each is filled with."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Prompt(StrEnum):
    """Every prompt that the code says. The checker holds the content file to exactly these."""

    # Opening and closing
    WELCOME_FIRST = "welcome_first"
    WELCOME_AGAIN = "welcome_again"
    WELCOME_PLACE = "welcome_place"
    WELCOME_HOLD = "welcome_hold"
    WELCOME_HOLD_OVER = "welcome_hold_over"
    WELCOME_STALE = "welcome_stale"
    NOTICE = "notice"
    CAPABILITIES = "capabilities"
    THANKS = "thanks"
    GOODBYE = "goodbye"

    # Danger signs
    SORRY_PAIN = "sorry_pain"
    CHECK_FIRST = "check_first"
    SIGNS_YES = "signs_yes"
    SIGNS_NO = "signs_no"
    SIGNS_UNSURE = "signs_unsure"

    # Routines
    INTRO = "intro"
    NEEDS = "needs"
    NEEDS_NOTHING = "needs_nothing"
    NEEDS_GENERAL = "needs_general"
    NOT_FOR_GENERAL = "not_for_general"
    HOLD_BACK = "hold_back"
    HOLD_LEFT = "hold_left"
    HOLD_OVER = "hold_over"
    NO_HOLD = "no_hold"
    NO_ROUTINE = "no_routine"
    FIRST_STEP = "first_step"
    WHICH_STEP = "which_step"
    NO_SUCH_STEP = "no_such_step"
    PAUSED = "paused"
    WAITING = "waiting"
    NO_HURRY = "no_hurry"
    STOPPED_AT = "stopped_at"
    REST_CLOSE = "rest_close"
    KEEP_GOING = "keep_going"
    LEAVING = "leaving"
    STAY = "stay"
    EASED = "eased"
    EASED_HERE = "eased_here"
    ROUTINES = "routines"
    ROUTINE_UNKNOWN = "routine_unknown"
    LAST_OF_LIST = "last_of_list"

    # That hurts
    HURTS = "hurts"
    HURTS_ANYWHERE = "hurts_anywhere"
    CANNOT = "cannot"
    EASIER = "easier"
    EASIER_ROUTINE = "easier_routine"
    NO_EASIER = "no_easier"
    BETTER = "better"

    # Answers
    TOPIC_UNKNOWN = "topic_unknown"
    NO_MORE = "no_more"
    ASK_AWAY = "ask_away"
    ICE_BY_HAND = "ice_by_hand"

    # Manner of speech
    SLOWER = "slower"
    FASTER = "faster"
    NORMAL_SPEED = "normal_speed"
    SLOWEST = "slowest"
    FASTEST = "fastest"

    # Not understood
    FALLBACK_FIRST = "fallback_first"
    FALLBACK_SECOND = "fallback_second"
    FALLBACK_THIRD = "fallback_third"
    FALLBACK_CLOSE = "fallback_close"
    NO_QUESTION = "no_question"
    TROUBLE = "trouble"

    # Lengths of time, said within other prompts
    SPAN_SECONDS = "span_seconds"
    SPAN_MINUTE = "span_minute"
    SPAN_MINUTES = "span_minutes"


_HINTS: Final = frozenset({"first", "second"})

QUESTION_PLACEHOLDERS: Final = frozenset({"routine"})
"""What any question is filled with: the title of the routine that it is about."""

PLACEHOLDERS: Final[Mapping[Prompt, frozenset[str]]] = {
    prompt: frozenset() for prompt in Prompt
} | {
    Prompt.WELCOME_PLACE: frozenset({"step", "routine"}),
    Prompt.WELCOME_HOLD: frozenset({"span", "routine"}),
    Prompt.WELCOME_HOLD_OVER: frozenset({"routine"}),
    Prompt.WELCOME_STALE: frozenset({"routine"}),
    Prompt.INTRO: frozenset({"routine"}),
    Prompt.NEEDS: frozenset({"needs"}),
    Prompt.HOLD_LEFT: frozenset({"span"}),
    Prompt.WHICH_STEP: frozenset({"step", "steps", "routine"}),
    Prompt.NO_SUCH_STEP: frozenset({"steps", "routine"}),
    Prompt.STOPPED_AT: frozenset({"step"}),
    Prompt.ROUTINES: frozenset({"routines"}),
    Prompt.ROUTINE_UNKNOWN: frozenset({"routine"}),
    Prompt.LAST_OF_LIST: frozenset({"others", "last"}),
    Prompt.EASIER_ROUTINE: frozenset({"routine"}),
    Prompt.TOPIC_UNKNOWN: frozenset({"topic"}),
    Prompt.FALLBACK_FIRST: _HINTS,
    Prompt.FALLBACK_SECOND: _HINTS,
    Prompt.FALLBACK_THIRD: _HINTS,
    Prompt.SPAN_SECONDS: frozenset({"count"}),
    Prompt.SPAN_MINUTES: frozenset({"count"}),
}
"""What the code fills in, besides the regional words that any text may use."""
