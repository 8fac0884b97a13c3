"""What the rules must know of a language: its words, as data, and how hard it is to read.

A rule stands in its own module and knows no language; what it looks for stands here. A new
language is one more module beside this one, listed in ``checks.tongues``.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A formula that tells how hard texts are to read, and where it is too hard."""

    syllables: Callable[[str], int]
    """Counts the syllables of a word; at least 1."""
    score: Callable[[float, float], float]
    """Takes the words of a sentence and the syllables of a word, both on average."""
    limit: float
    """What an eleven-year-old follows, or an adult in pain."""
    more_is_harder: bool
    fewest: int
    """Words that it takes; a shorter text is judged among all texts alone."""
    told: str
    """How a score is told, filled with ``score`` and ``limit``: "reads at grade …"."""

    def is_over(self, score: float) -> bool:
        """Tell whether a score is beyond the limit."""
        return score > self.limit if self.more_is_harder else score < self.limit

    def tell(self, score: float) -> str:
        """Say a score beside its limit."""
        return self.told.format(score=score, limit=self.limit)


@dataclass(frozen=True, slots=True)
class Lengths:
    """How lengths of time are written."""

    pattern: re.Pattern[str]
    """Groups ``low``, ``high`` (of a range) and ``unit``; ``limit`` where only the most is named;
    ``half`` and ``more`` for a half added before and after the unit."""
    numbers: Mapping[str, float]
    fractions: Mapping[str, float]
    """Words that are a number by themselves, whatever stands beside them."""
    units: Mapping[str, int]
    """Seconds, by the first three letters."""


@dataclass(frozen=True, slots=True)
class Safety:
    """What a voice must not say to a person in pain, and words that make it harmless."""

    amount: re.Pattern[str]
    """An amount of a medicine."""
    medicine: re.Pattern[str]
    how_often: re.Pattern[str]
    """How often something is taken; a dose where a medicine is named."""
    cure: re.Pattern[str]
    """A promise."""
    diagnoses: tuple[re.Pattern[str], ...]
    """Ways to tell people what they have."""
    negation: re.Pattern[str]
    conditional: re.Pattern[str]
    """Words before "you have" that only suppose it."""
    ice: re.Pattern[str]
    gap: re.Pattern[str]
    """Words of the time without ice."""
    clause: re.Pattern[str]
    """Where a clause ends."""
    medical: re.Pattern[str]
    """Words that a reminder doesn't say into the room."""
    call: re.Pattern[str]
    """The word for calling on the telephone."""


@dataclass(frozen=True, slots=True)
class Steps:
    """How a step tells what to do."""

    command: re.Pattern[str]
    """A verb at the head of a sentence or clause, as its only group."""
    then: re.Pattern[str]
    """A word that joins a second action."""
    stay: re.Pattern[str]
    """Words, up to the length of time, that tell to stay for it."""


@dataclass(frozen=True, slots=True)
class Listening:
    """What people say to Alexa herself, or what she takes as said to her."""

    letters: str
    """Letters of an invocation name, for a pattern."""
    accents: Mapping[int, str]
    """Letters whose accent may be left out or misheard, for `str.translate`."""
    launch: frozenset[str]
    """Words that start a skill."""
    connecting: frozenset[str]
    """Words that connect a skill's name to a request."""
    built_in: Mapping[str, tuple[str, ...]]
    """What Alexa understands for a built-in intent without a sample."""
    called: str
    """A pattern of how the skill is called: ``{name}`` is its name, the only group the request."""
    connector: re.Pattern[str]
    """What may connect the request, at its beginning."""
    open: str
    """How to call the skill, filled with ``name``."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language, as far as rules look at words."""

    measure: Measure
    endings: str
    """A pattern of what may follow a name: plural, possessive."""
    needs: str
    """What is said before the things to have ready, as the prompt does, filled with ``needs``."""
    opening: Mapping[str, str]
    """Marks that must open what another one closes: each closing mark with its opening one."""
    lengths: Lengths
    safety: Safety
    steps: Steps
    listening: Listening
    disclaimers: Mapping[str, str]
    """What every description in the store says: words, and what they mean."""
