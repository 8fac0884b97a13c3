"""The keys of the prompts in the content file, and what each is filled with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from relief.quick.names import StrEnum


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
    CHECK_REST = "check_rest"
    SIGNS_YES = "signs_yes"
    SIGNS_NO = "signs_no"
    SIGNS_UNSURE = "signs_unsure"
    MISHEARD = "misheard"

    # Routines
    INTRO = "intro"
    NEEDS = "needs"
    NEEDS_NOTHING = "needs_nothing"
    NEEDS_GENERAL = "needs_general"
    NOT_FOR_GENERAL = "not_for_general"
    LENGTH = "length"
    LENGTH_GENERAL = "length_general"
    HOLD_BACK = "hold_back"
    HOLD_LEFT = "hold_left"
    HOLD_OVER = "hold_over"
    NO_HOLD = "no_hold"
    NO_ROUTINE = "no_routine"
    NOT_BEGUN = "not_begun"
    FIRST_STEP = "first_step"
    WHICH_STEP = "which_step"
    NO_SUCH_STEP = "no_such_step"
    PAUSED = "paused"
    WAITING = "waiting"
    IN_POSITION = "in_position"
    NO_HURRY = "no_hurry"
    STOPPED_AT = "stopped_at"
    REST_CLOSE = "rest_close"
    KEEP_GOING = "keep_going"
    LEAVING = "leaving"
    LEFT = "left"
    NEITHER = "neither"
    OTHER_PLACES = "other_places"
    STAY_PUT = "stay_put"
    AS_YOU_ARE = "as_you_are"
    STAY = "stay"
    EASED = "eased"
    EASED_HERE = "eased_here"
    ROUTINES = "routines"
    ROUTINE_UNKNOWN = "routine_unknown"

    # That hurts
    HURTS = "hurts"
    HURTS_ANYWHERE = "hurts_anywhere"
    HURTS_ICED = "hurts_iced"
    CANNOT = "cannot"
    EASIER = "easier"
    EASIER_ROUTINE = "easier_routine"
    NO_EASIER = "no_easier"
    BETTER = "better"

    # Answers
    TOPIC_UNKNOWN = "topic_unknown"
    NO_MORE = "no_more"
    ASK_AWAY = "ask_away"

    # Ice reminders
    ICE_CAUTION = "ice_caution"
    ICE_CAUTION_SHORT = "ice_caution_short"
    ICE_HURTS = "ice_hurts"
    ICE_HALF_SET = "ice_half_set"
    ICE_UNSURE = "ice_unsure"
    ICE_UNSURE_TIMER = "ice_unsure_timer"
    ICE_UNSURE_OLD = "ice_unsure_old"
    ICE_UNKNOWN = "ice_unknown"
    ICE_STRAYS = "ice_strays"
    ICE_STILL_ON = "ice_still_on"
    ICE_ENOUGH = "ice_enough"
    ICE_NOT_FOR_YOU = "ice_not_for_you"
    ICE_PLAN = "ice_plan"
    ICE_PLAN_LONG = "ice_plan_long"
    ICE_TOO_LONG = "ice_too_long"
    ICE_TOO_MANY = "ice_too_many"
    ICE_SET = "ice_set"
    ICE_SET_LONG = "ice_set_long"
    ICE_NOT_SET = "ice_not_set"
    ICE_RUNNING = "ice_running"
    ICE_KEPT = "ice_kept"
    ICE_OLD_STAY = "ice_old_stay"
    ICE_BY_HAND = "ice_by_hand"
    ICE_OFF_NOW = "ice_off_now"
    ICE_ON_AFTER = "ice_on_after"
    ICE_OFF_IN = "ice_off_in"
    ICE_ON_IN = "ice_on_in"
    ICE_NONE = "ice_none"
    ICE_STILL_SET = "ice_still_set"
    ICE_CANCELLED = "ice_cancelled"
    ICE_CANCEL_FAILED = "ice_cancel_failed"
    ICE_PERMISSION = "ice_permission"
    ICE_DENIED = "ice_denied"
    ICE_UNANSWERED = "ice_unanswered"
    ICE_UNSUPPORTED = "ice_unsupported"
    ICE_THROTTLED = "ice_throttled"
    ICE_SWITCHED_OFF = "ice_switched_off"
    ICE_LIMIT = "ice_limit"
    ICE_OUT_OF_ORDER = "ice_out_of_order"
    REMINDER_OFF = "reminder_off"
    REMINDER_ON = "reminder_on"

    # Timers for a rest
    TIMER_SET = "timer_set"
    TIMER_PERMISSION = "timer_permission"
    TIMER_DENIED = "timer_denied"
    TIMER_UNANSWERED = "timer_unanswered"
    TIMER_UNSUPPORTED = "timer_unsupported"
    TIMER_FAILED = "timer_failed"
    REMINDER_REST_OVER = "reminder_rest_over"

    # Memory
    FORGET = "forget"
    FORGOTTEN = "forgotten"
    FORGET_FAILED = "forget_failed"
    NOT_FORGOTTEN = "not_forgotten"
    MEMORY_DOWN = "memory_down"

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
    CLEAR_ANSWER = "clear_answer"
    TROUBLE = "trouble"

    # Lengths of time, said within other prompts
    SPAN_SECONDS = "span_seconds"
    SPAN_MINUTE = "span_minute"
    SPAN_MINUTES = "span_minutes"
    SPAN_HOUR = "span_hour"
    SPAN_HOURS = "span_hours"
    OFF_AT = "off_at"
    ON_AT = "on_at"
    OFF_AFTER = "off_after"
    ON_AFTER = "on_after"


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
    Prompt.NOT_BEGUN: frozenset({"routine"}),
    Prompt.NEEDS: frozenset({"needs"}),
    Prompt.LENGTH: frozenset({"routine", "steps", "span"}),
    Prompt.HOLD_LEFT: frozenset({"span"}),
    Prompt.WHICH_STEP: frozenset({"step", "steps", "routine"}),
    Prompt.NO_SUCH_STEP: frozenset({"steps", "routine"}),
    Prompt.STOPPED_AT: frozenset({"step"}),
    Prompt.ROUTINES: frozenset({"routines"}),
    Prompt.ROUTINE_UNKNOWN: frozenset({"routine"}),
    Prompt.TOPIC_UNKNOWN: frozenset({"topic"}),
    Prompt.FALLBACK_FIRST: _HINTS,
    Prompt.FALLBACK_SECOND: _HINTS,
    Prompt.FALLBACK_THIRD: _HINTS,
    Prompt.ICE_PLAN: frozenset({"moments"}),
    Prompt.ICE_PLAN_LONG: frozenset({"moments", "rounds", "last"}),
    Prompt.ICE_SET: frozenset({"moments"}),
    Prompt.ICE_SET_LONG: frozenset({"moments", "rounds", "last"}),
    Prompt.ICE_TOO_MANY: frozenset({"rounds"}),
    Prompt.ICE_BY_HAND: frozenset({"span"}),
    Prompt.ICE_UNSURE_TIMER: frozenset({"span"}),
    Prompt.ICE_OFF_IN: frozenset({"span"}),
    Prompt.ICE_ON_IN: frozenset({"span"}),
    Prompt.TIMER_SET: frozenset({"span"}),
    Prompt.TIMER_DENIED: frozenset({"span"}),
    Prompt.TIMER_UNANSWERED: frozenset({"span"}),
    Prompt.TIMER_UNSUPPORTED: frozenset({"span"}),
    Prompt.TIMER_FAILED: frozenset({"span"}),
    Prompt.SPAN_HOURS: frozenset({"count"}),
    Prompt.OFF_AT: frozenset({"time"}),
    Prompt.ON_AT: frozenset({"time"}),
    Prompt.OFF_AFTER: frozenset({"span"}),
    Prompt.ON_AFTER: frozenset({"span"}),
    Prompt.SPAN_SECONDS: frozenset({"count"}),
    Prompt.SPAN_MINUTES: frozenset({"count"}),
}
"""What the code fills in, besides the regional words that any text may use."""
