"""What a turn is about, as far as the state does not tell: the replies say it for the screen."""

from __future__ import annotations

from relief.content import Topic
from relief.quick.records import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """A part of an answer."""

    topic: Topic
    part: int


@dataclass(frozen=True, slots=True)
class Warned:
    """A danger: how urgent it is, and whom to call."""

    level: str
    call: str
    """SSML, in the words of the locale."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The routines there are."""


@dataclass(frozen=True, slots=True)
class Iced:
    """The ice reminders that are set."""


Subject = Told | Warned | Listed | Iced
