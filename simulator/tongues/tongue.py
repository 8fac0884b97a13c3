"""What Alexa must know of a language to hear it and to answer in it: its words, as data.

What does something with them stands in its own module and knows no language. A new language is one
more module beside this one, listed in ``simulator.tongues``, and a file of what people ask Alexa
herself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

Words = tuple[str, ...]
"""Words in their order, as keys of tokens."""

Phrases = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Writing:
    """How words are written that compare equal."""

    numbers_as: str
    """The language as text2num names it, which turns number words into digits."""
    numbers: Mapping[str, str]
    """Number words that it doesn't know, or not as they are needed here."""
    one: frozenset[str]
    """Articles that mean 1 where a number must stand, and nothing elsewhere: "una silla"."""
    no_numbers: frozenset[str]
    """Other words that it takes for numbers, and that are none."""
    ordinals: Phrases
    """What follows the digits of an ordinal: "th"."""
    signs: Mapping[str, str]
    """Signs that are said as words."""
    accents: Mapping[int, str]
    """Letters whose accent falls away, as `str.translate` takes them."""
    contractions: Mapping[Words, str]
    """Two words by the key of the one that they are often said as, without its apostrophe."""
    irregular: Mapping[str, str]
    """Other keys that stand for the same."""
    plurals: Mapping[str, str]
    """Endings, the first that fits counts, and what stands in their place in the singular."""
    no_plurals: Phrases
    """Endings of words that look like plurals."""
    articles: frozenset[str]
    """What stands before a slot's words, and is none of them."""
    fillers: frozenset[str]
    """What people say around the words that matter; taken off where a sample then fits."""


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """How lengths of time are said, as keys of tokens; and how they are said back."""

    units: Mapping[str, Words]
    """By the designator of ISO 8601 ("TM": minutes; "T" where it stands among the times)."""
    parts: Mapping[Words, Fraction]
    """Words that stand for a number: "half an"."""
    tails: Mapping[Words, Fraction]
    """Words that add to one: "and a half"."""
    joint: str
    """The word between one unit and the next."""
    said: tuple[tuple[str, str], ...]
    """Hour, minute and second: one, and several."""
    nothing: str
    """No time at all."""


@dataclass(frozen=True, slots=True, eq=False)
class Calling:
    """How a skill is called by its name."""

    wake_word: str
    openers: frozenset[str]
    """What may stand before the wake word."""
    polite: frozenset[str]
    requests: frozenset[Words]
    """"can you", before the verb."""
    verbs: tuple[Words, ...]
    determiners: frozenset[str]
    """What may stand before the name."""
    nouns: frozenset[str]
    """What may follow it: "skill"."""
    connectors: frozenset[str]
    """What connects the name with a request after it."""
    connectors_before: frozenset[str]
    """What connects a request with the name after it."""
    open: str
    """How to open a skill, filled with ``name``."""


@dataclass(frozen=True, slots=True, eq=False)
class Consent:
    """How Alexa asks for a permission, and what answers her."""

    question: str
    """Filled with ``skill`` and ``purpose``."""
    purposes: Mapping[str, str]
    """What permissions are for: "reminders", "timers", and "" for any other."""
    joint: str
    """Between two purposes."""
    yes: Phrases
    no: Phrases
    fillers: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Alerts:
    """How people ask Alexa herself about reminders and timers, and what she answers."""

    kinds: Mapping[str, str]
    """Words, and whether they mean a "reminder" or a "timer"."""
    cancel: frozenset[str]
    set: frozenset[str]
    tell: frozenset[str]
    names: Mapping[str, tuple[str, str, str]]
    """Of each kind: one of it, several, and none of it."""
    several: Mapping[str, str]
    """Of each kind: what several are called."""
    ask: str
    """How to ask what there is, filled with ``kinds``."""
    cancelled: str
    """Filled with ``counted``."""
    told: str
    """Filled with ``counted`` and ``told``."""
    none: str
    """Filled with ``none``."""
    left: str
    """Filled with ``left``."""
    at: str
    """Filled with ``time``, and ``day`` where it isn't today."""
    on_day: str
    clock: str
    """As `datetime.strftime` takes it; `I` is the hour of twelve, `H` that of twenty-four."""
    days: Phrases
    """From Monday."""
    started: str
    """Filled with ``length``."""
    refused: str
    """Filled with ``why``."""
    no_length: str


@dataclass(frozen=True, slots=True, eq=False)
class Sayings:
    """What Alexa says herself."""

    does_not_know: str
    done: str
    skill_problem: str
    reminder: str
    """Before what is to be reminded of, filled with ``text``."""
    timer_over: str
    named_timer_over: str
    """Filled with ``name``."""
    stops: frozenset[str]
    """What ends a session with a skill that has no answer to it."""


@dataclass(frozen=True, slots=True, eq=False)
class Offers:
    """How texts tell what can be said, as patterns; case aside."""

    breaks: str
    """What stands between the parts of a list."""
    hint: str
    """Up to where a sentence that tells what to say begins to tell it."""
    open_question: str
    """The beginning of a question that yes and no do not answer, or what it has in it."""


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """A language, as far as Alexa hears and speaks it."""

    code: str
    """Its two letters."""
    writing: Writing
    measures: Measures
    calling: Calling
    consent: Consent
    alerts: Alerts
    sayings: Sayings
    offers: Offers
    standard: Mapping[str, Phrases]
    """The phrases that she brings to a model, by her standard intents."""
    examples: Mapping[str, Phrases]
    """Things that one may say for her own slot types, to learn from."""
    elsewhere: Path = field(init=False)
    """What people ask Alexa herself, a line each: what a skill should not take for its own."""

    def __post_init__(self) -> None:
        """Find the file that goes with the language."""
        path = Path(__file__).parent / "elsewhere" / f"{self.code}.txt"
        object.__setattr__(self, "elsewhere", path)
