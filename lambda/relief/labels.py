"""The keys of the words on screens in the content file, and what each is filled with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from relief.quick.names import StrEnum


class Label(StrEnum):
    """Every word on a screen that is not said as well. The checker holds the file to these."""

    TITLE = "title"
    NOTICE = "notice"

    # To touch
    YES = "yes"
    NO = "no"
    NEXT = "next"
    BACK = "back"
    REPEAT = "repeat"
    WAIT = "wait"
    CARRY_ON = "carry_on"
    START = "start"
    NOT_NOW = "not_now"
    MORE = "more"
    NAME_MORE = "name_more"
    MENU = "menu"
    SET_TIMER = "set_timer"
    SET_REMINDERS = "set_reminders"
    ONE_MORE_ROUND = "one_more_round"
    CANCEL_REMINDERS = "cancel_reminders"
    REST_POSITION = "rest_position"
    ALL_POSITIONS = "all_positions"
    ASK_QUESTION = "ask_question"
    ICE = "ice"
    BED = "bed"
    FLOOR = "floor"
    CHAIR = "chair"

    # Headings
    POSITIONS = "positions"
    STEP_OF = "step_of"
    STEPS_OF = "steps_of"
    TIME_LEFT = "time_left"
    PAUSED = "paused"
    ICE_OFF_IN = "ice_off_in"
    ICE_ON_IN = "ice_on_in"
    ROUNDS_LEFT = "rounds_left"
    SAFETY_CHECK = "safety_check"
    SOURCES = "sources"
    REVIEWED = "reviewed"
    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    APPOINTMENT = "appointment"

    # Months
    JANUARY = "january"
    FEBRUARY = "february"
    MARCH = "march"
    APRIL = "april"
    MAY = "may"
    JUNE = "june"
    JULY = "july"
    AUGUST = "august"
    SEPTEMBER = "september"
    OCTOBER = "october"
    NOVEMBER = "november"
    DECEMBER = "december"


MONTHS: Final = (
    *(Label.JANUARY, Label.FEBRUARY, Label.MARCH, Label.APRIL, Label.MAY, Label.JUNE),
    *(Label.JULY, Label.AUGUST, Label.SEPTEMBER, Label.OCTOBER, Label.NOVEMBER, Label.DECEMBER),
)
"""In their order."""

LABEL_PLACEHOLDERS: Final[Mapping[Label, frozenset[str]]] = {
    label: frozenset() for label in Label
} | {
    Label.STEP_OF: frozenset({"step", "steps"}),
    Label.STEPS_OF: frozenset({"first", "last", "steps"}),
    Label.ROUNDS_LEFT: frozenset({"rounds"}),
    Label.REVIEWED: frozenset({"day", "month", "year"}),
}
"""What the code fills in, besides the regional words that any text may use."""
