"""The state of a conversation: what "yes" and "no" answer, where the person is, what was said last.

It travels in the session attributes as plain JSON. Whatever comes back malformed is read as absent,
so that the worst a broken state can do is to forget.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from relief.content import Content
from relief.domain.ice import Proposal, read_proposal
from relief.domain.pace import Pace, read_pace
from relief.domain.plain import Plain, read_choice, read_int, read_str
from relief.domain.question import ABOUT_ICE, ABOUT_ROUTINE, ABOUT_TOPIC, IN_ROUTINE, Question
from relief.domain.reading import Reading, read_reading
from relief.domain.routine import Place, read_place
from relief.quick.names import StrEnum
from relief.quick.records import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that "yes" and "no" would answer now, and what it is about."""

    question: Question
    routine: str | None = None
    topic: str | None = None
    part: int = 0
    """Which part of an answer or of a list comes next."""
    ice: Proposal | None = None
    """The ice plan that is proposed."""

    def to_json(self) -> Plain:
        """Give the question as plain JSON."""
        return {
            "question": self.question.value,
            "routine": self.routine,
            "topic": self.topic,
            "part": self.part,
            "ice": None if self.ice is None else self.ice.to_json(),
        }


MOST_SAID: Final = 7000
"""Characters of one reply; Amazon takes 8000, tags and all."""

NAMED_IN_FULL: Final = 2
"""How many times all the danger signs of a check are named; later they are named in short."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said last, ready to be said again: SSML without the rate of speech."""

    speech: str
    reprompt: str | None = None

    def to_json(self) -> Plain:
        """Give it as plain JSON."""
        return {"speech": self.speech, "reprompt": self.reprompt}


class MemoryState(StrEnum):
    """Whether the place can be kept between sessions, and whether the person knows."""

    WORKS = "works"
    FAILED = "failed"
    TOLD = "told"


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
    before: Conversation | None = None
    """Where the person was when an emergency was heard; left as soon as that is settled."""
    ruled_out: tuple[str, ...] = ()
    """The routines that something speaks against that came up in this session."""
    told: str | None = None
    """The topic that was told of just now: "how long" asks about that."""
    named: int = 0
    """How many times in a row the danger signs that are being asked for were named."""
    surface: str | None = None
    """Where the person said they are, by the id of a starting point; for this session alone."""
    checked: bool = False
    """Whether the danger signs were asked for in this session."""
    no_timer: bool = False
    """Whether a timer was declined in this session."""
    memory: MemoryState = MemoryState.WORKS
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
            "before": self.before and self.before.to_json(),
            "ruled_out": list(self.ruled_out) or None,
            "told": self.told,
            "named": self.named or None,
            "surface": self.surface,
            "checked": self.checked,
            "no_timer": self.no_timer,
            "memory": self.memory.value,
            "fallbacks": self.fallbacks,
            "turns": self.turns,
            "pace": self.pace.value,
        }
        return {key: value for key, value in state.items() if value is not None}


_NOTHING_YET: Final = Conversation()


def read_conversation(data: object, content: Content) -> Conversation:
    """Read the state from its JSON form; what is malformed or unknown to the content is absent."""
    if not isinstance(data, dict) or not data:
        return _NOTHING_YET
    place = read_place(data.get("place"), content.routines)
    return Conversation(
        asked=_read_asked(data.get("asked"), place, content),
        interrupted=_read_asked(data.get("interrupted"), place, content),
        place=place,
        reading=_read_reading(data.get("reading"), place),
        last=_read_said(data.get("last")),
        before=_read_before(data.get("before"), content),
        ruled_out=_read_routines(data.get("ruled_out"), content),
        told=_read_id(data.get("told"), content.topics),
        named=_read_count(data.get("named")),
        surface=_read_id(data.get("surface"), content.starting_points),
        checked=data.get("checked") is True,
        no_timer=data.get("no_timer") is True,
        memory=read_choice(MemoryState, data.get("memory")) or MemoryState.WORKS,
        fallbacks=_read_count(data.get("fallbacks")),
        turns=_read_count(data.get("turns")),
        pace=read_pace(data.get("pace")),
    )


def read_asked(written: str | None, place: Place | None, content: Content) -> Asked | None:
    """Read a question from JSON, for a person who is at a place; None where it is none."""
    try:
        return _read_asked(json.loads(written or "null"), place, content)
    except (ValueError, RecursionError):
        return None


def _read_asked(data: object, place: Place | None, content: Content) -> Asked | None:
    if not isinstance(data, dict):
        return None
    question = read_choice(Question, data.get("question"))
    if question is None:
        return None
    asked = Asked(
        question,
        routine=_read_id(data.get("routine"), content.routines),
        topic=_read_id(data.get("topic"), content.topics),
        part=_read_count(data.get("part")),
        ice=read_proposal(data.get("ice")),
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
    return asked.question not in ABOUT_ICE or asked.ice is not None


def _read_reading(data: object, place: Place | None) -> Reading | None:
    reading = read_reading(data)
    return reading if reading and place and reading.first <= place.step else None


def _read_before(data: object, content: Content) -> Conversation | None:
    """Read what an emergency came upon: an open question, and nothing before that."""
    if not isinstance(data, dict):
        return None
    before = read_conversation({**data, "before": None}, content)
    return None if before.asked is None else before


def _read_said(data: object) -> Said | None:
    if not isinstance(data, dict):
        return None
    speech, reprompt = read_str(data.get("speech")), read_str(data.get("reprompt"))
    if not speech or not _is_sayable(speech) or not _is_sayable(reprompt or ""):
        return None
    return Said(speech, reprompt)


TAGS: Final = frozenset({"break", "say-as", "emphasis", "sub", "p", "s"})
"""What the words of the skill are marked up with."""


def _is_sayable(ssml: str) -> bool:
    """Tell whether this is something that the skill may say, as the inside of ``<speak>``."""
    if len(ssml) > MOST_SAID or "<!" in ssml or "<?" in ssml:
        return False
    if ssml.isprintable() and "<" not in ssml and ">" not in ssml and "&" not in ssml:
        return True
    # Imported here: there is nothing to read when the skill is opened. No declarations get here.
    import pyexpat  # noqa: PLC0415

    tags: list[str] = []
    parser = pyexpat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda tag, attributes: tags.append(tag)
    try:
        parser.Parse(f"<speak>{ssml}</speak>", True)
    except (pyexpat.ExpatError, ValueError):
        return False
    return TAGS.issuperset(tags[1:])


def _read_id(value: object, known: Mapping[str, object]) -> str | None:
    return value if isinstance(value, str) and value in known else None


def _read_routines(value: object, content: Content) -> tuple[str, ...]:
    named = value if isinstance(value, list) else []
    return tuple(routine for routine in content.routines if routine in named)


def _read_count(value: object) -> int:
    number = read_int(value)
    return 0 if number is None else max(number, 0)
