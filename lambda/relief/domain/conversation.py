"""The state of a conversation: what "yes" and "no" answer, where the person is, what was said last.

It travels in the session attributes as plain JSON. Whatever comes back malformed is read as absent,
so that the worst a broken state can do is to forget.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from relief.content import Content
from relief.domain.pace import Pace, read_pace
from relief.domain.plain import Plain, read_int, read_str
from relief.domain.reading import Reading, read_reading
from relief.domain.routine import Place, read_place


class Question(StrEnum):
    """Every question the skill asks. Its words stand in the content file under the same name."""

    IN_PAIN = "in_pain"
    MENU = "menu"
    DANGER_SIGNS = "danger_signs"
    """The danger-sign check; "no" goes on to the routine it was asked for, or to the surface."""
    HURT_SIGNS = "hurt_signs"
    """The same check in a routine, after "that hurts"; "no" goes on to the easier way."""
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


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that "yes" and "no" would answer now, and what it is about."""

    question: Question
    routine: str | None = None
    topic: str | None = None
    part: int = 0
    """Which part of an answer or of a list comes next."""

    def to_json(self) -> Plain:
        """Give the question as plain JSON."""
        return {
            "question": self.question.value,
            "routine": self.routine,
            "topic": self.topic,
            "part": self.part,
        }


ABOUT_ROUTINE: Final = frozenset({Question.READY, Question.TRY_ROUTINE})
ABOUT_TOPIC: Final = frozenset({Question.MORE})
IN_ROUTINE: Final = frozenset(
    {
        Question.NEXT_STEP,
        Question.HOLD,
        Question.PAUSED,
        Question.CARRY_ON,
        Question.BACK_TO_ROUTINE,
        Question.HURT_SIGNS,
        Question.BETTER,
        Question.LEAVE,
    }
)
"""Questions that mean nothing without a place."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said last, ready to be said again: SSML without the rate of speech."""

    speech: str
    reprompt: str | None = None

    def to_json(self) -> Plain:
        """Give it as plain JSON."""
        return {"speech": self.speech, "reprompt": self.reprompt}


@dataclass(frozen=True, slots=True)
class Conversation:
    """Everything that one turn leaves to the next."""

    asked: Asked | None = None
    interrupted: Asked | None = None
    """A question that another matter came between, to go back to."""
    place: Place | None = None
    reading: Reading | None = None
    """Set while several steps are read on in one reply."""
    last: Said | None = None
    checked: bool = False
    """Whether the danger signs were asked for in this session."""
    fallbacks: int = 0
    """How many times in a row nothing was understood."""
    turns: int = 0
    pace: Pace = Pace.NORMAL

    def to_json(self) -> Plain:
        """Give the state as plain JSON, without what is absent."""
        state: Plain = {
            "asked": self.asked and self.asked.to_json(),
            "interrupted": self.interrupted and self.interrupted.to_json(),
            "place": self.place and self.place.to_json(),
            "reading": self.reading and self.reading.to_json(),
            "last": self.last and self.last.to_json(),
            "checked": self.checked,
            "fallbacks": self.fallbacks,
            "turns": self.turns,
            "pace": self.pace.value,
        }
        return {key: value for key, value in state.items() if value is not None}


def read_conversation(data: object, content: Content) -> Conversation:
    """Read the state from its JSON form; what is malformed or unknown to the content is absent."""
    if not isinstance(data, dict):
        return Conversation()
    place = read_place(data.get("place"), content.routines)
    return Conversation(
        asked=_read_asked(data.get("asked"), place, content),
        interrupted=_read_asked(data.get("interrupted"), place, content),
        place=place,
        reading=_read_reading(data.get("reading"), place),
        last=_read_said(data.get("last")),
        checked=data.get("checked") is True,
        fallbacks=_read_count(data.get("fallbacks")),
        turns=_read_count(data.get("turns")),
        pace=read_pace(data.get("pace")),
    )


def _read_asked(data: object, place: Place | None, content: Content) -> Asked | None:
    if not isinstance(data, dict):
        return None
    try:
        question = Question(data.get("question"))  # type: ignore[arg-type]
    except ValueError:
        return None
    asked = Asked(
        question,
        routine=_read_id(data.get("routine"), content.routines),
        topic=_read_id(data.get("topic"), content.topics),
        part=_read_count(data.get("part")),
    )
    return asked if _makes_sense(asked, place, content) else None


def _makes_sense(asked: Asked, place: Place | None, content: Content) -> bool:
    """Tell whether a question has what it is about."""
    if asked.question in IN_ROUTINE:
        return place is not None
    if asked.question in ABOUT_ROUTINE:
        return asked.routine is not None
    if asked.question in ABOUT_TOPIC:
        return asked.topic is not None and asked.part < len(content.topics[asked.topic].parts)
    return True


def _read_reading(data: object, place: Place | None) -> Reading | None:
    reading = read_reading(data)
    return reading if reading and place and reading.first <= place.step else None


def _read_said(data: object) -> Said | None:
    if not isinstance(data, dict):
        return None
    speech = read_str(data.get("speech"))
    return None if not speech else Said(speech, read_str(data.get("reprompt")))


def _read_id(value: object, known: Mapping[str, object]) -> str | None:
    return value if isinstance(value, str) and value in known else None


def _read_count(value: object) -> int:
    number = read_int(value)
    return 0 if number is None else min(max(number, 0), 1_000_000)
