"""What a classifier is taught with and asked about."""

from dataclasses import dataclass
from typing import NamedTuple


class Named(NamedTuple):
    """Words of a sentence that name a slot value."""

    first: int
    """Index of the first word."""
    end: int
    """Index one past the last word."""
    type: str
    """The slot type that knows them."""
    value: str = ""
    """The id of the value; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of an utterance, and where they name a slot value."""

    words: tuple[str, ...]
    """Their keys, as `text.keys` gives them."""

    names: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence that is known to mean an intent."""

    sentence: Sentence
    intent: str
