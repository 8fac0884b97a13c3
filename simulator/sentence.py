"""What a classifier is taught with and asked about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of an utterance, and where they name a slot value."""

    words: tuple[str, ...]
    """Their keys, as `text.keys` gives them."""

    names: tuple[tuple[int, int, str], ...] = ()
    """Spans of words and the slot type that knows them: first, one past the last, type."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence that is known to mean an intent."""

    sentence: Sentence
    intent: str
