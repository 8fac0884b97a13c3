"""What a screen shows: one dataclass a kind. How it is drawn is another matter (``alexa/screens``).

A screen only adds: nothing stands on it that is not said as well, apart from labels, pictures,
sources and clocks. The reason to call for help is left to the voice, and so is all that was heard;
but a room can read what is asked and advised. All texts are plain, in the words of the locale.
"""

from __future__ import annotations

from collections.abc import Mapping

from relief.domain.conversation import Asked
from relief.quick.records import dataclass, field


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to touch. It does what saying it does."""

    label: str
    intent: str
    slots: Mapping[str, str] = field(default_factory=dict)
    """Ids by the name of the slot."""
    answers: Asked | None = None
    """The question that it answers, for yes and no: they mean nothing without."""
    main: bool = False
    """Whether it is what most people want here."""


@dataclass(frozen=True, slots=True)
class Countdown:
    """A clock that runs down by itself, in seconds."""

    label: str
    seconds: int
    """What is left when it begins to run."""
    starts_in: int = 0
    """How long it waits before that, while the words are said."""
    runs: bool = True
    """False where it is paused."""


@dataclass(frozen=True, slots=True)
class Home:
    """The first screen, and the one to come back to: what there is to do."""

    title: str
    text: str
    question: str
    choices: tuple[Choice, ...]
    notice: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question that is not about a step: what was said, what is asked, and the answers."""

    title: str
    text: str
    question: str
    choices: tuple[Choice, ...]
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A part of an answer, with its sources."""

    title: str
    text: str
    question: str
    choices: tuple[Choice, ...]
    heading: str
    """What stands above the sources."""
    sources: tuple[str, ...]
    """The title of each."""
    reviewed: str


@dataclass(frozen=True, slots=True)
class Line:
    """A step among others."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Guide:
    """A step of a routine, or several that are read on."""

    title: str
    progress: str
    """Which step it is, and of how many."""
    text: str
    """Empty where several are read on."""
    question: str
    """Empty where it is the usual one: whether to go on."""
    choices: tuple[Choice, ...]
    picture: str | None = None
    countdown: Countdown | None = None
    steps: tuple[Line, ...] = ()
    """Those that are read on."""


@dataclass(frozen=True, slots=True)
class Positions:
    """The routines there are, each to touch, and what answers the question."""

    title: str
    question: str
    rows: tuple[Choice, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Ice:
    """How long till the ice comes off, or goes on again."""

    title: str
    countdown: Countdown
    text: str
    question: str
    choices: tuple[Choice, ...]
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class Danger:
    """Whom to call. Why is left to the voice: it would tell of the person's health."""

    title: str
    number: str
    """Empty where there is none that is sure."""
    text: str
    level: str
    question: str = ""
    """What is asked besides: in an emergency, whether it was heard right."""
    choices: tuple[Choice, ...] = ()
    """What answers it."""


@dataclass(frozen=True, slots=True)
class Goodbye:
    """The last words."""

    title: str
    text: str


Screen = Home | Query | Answer | Guide | Positions | Ice | Danger | Goodbye
