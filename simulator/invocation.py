"""Words that Alexa hears herself: her name, and the ways to invoke a skill by its name.

Forms: Amazon's "Understand How Users Invoke Custom Skills".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from simulator.text import Token

_WAKE_WORD = "alexa"
_MOST_SLIPS = 1
_OPENERS = {"hey", "ok", "okay"}
_POLITE = {"please", "just", "now"}
_REQUESTS = {("can", "you"), ("could", "you"), ("will", "you"), ("would", "you")}
_VERBS = (
    ("ask",), ("begin",), ("launch",), ("load",), ("open",), ("open", "up"), ("play",),
    ("resume",), ("run",), ("search",), ("speak", "to"), ("speak", "with"), ("start",),
    ("start", "up"), ("talk", "to"), ("talk", "with"), ("tell",), ("use",), ("enable",),
)  # fmt: skip
_DETERMINERS = {"my", "the"}
_NOUNS = {"skill", "app"}
_CONNECTORS = {"about", "and", "for", "if", "that", "then", "to", "whether", "with"}
_SUFFIX_CONNECTORS = {"by", "from", "in", "on", "through", "using", "with"}


@dataclass(frozen=True, slots=True)
class Launch:
    """The skill is opened without saying what for."""


@dataclass(frozen=True, slots=True)
class OneShot:
    """The skill is asked for something in the same breath."""

    phrasings: tuple[tuple[Token, ...], ...]
    """What it is asked, likeliest reading first: without the connecting word, then with it."""


def without_wake_word(spoken: Sequence[Token]) -> tuple[Token, ...]:
    """Strip "alexa" or "hey alexa" off the front."""
    start = 1 if len(spoken) > 1 and spoken[0].key in _OPENERS else 0
    if len(spoken) > start and spoken[start].key == _WAKE_WORD:
        return tuple(spoken[start + 1 :])
    return tuple(spoken)


def parse(
    spoken: Sequence[Token], name: Sequence[str], *, in_session: bool
) -> Launch | OneShot | None:
    """Return how `spoken` (without the wake word) invokes the skill called `name`, if it does.

    Inside a session only the forms that start with a verb count: "what helps with tea time" is
    then a question for the skill like any other.
    """
    rest = _after_verb(spoken, tuple(name))
    if rest is not None:
        return _invoked(rest)
    if in_session:
        return None
    polite = _without(spoken, _POLITE)
    if _is_name(polite, name):
        return Launch()
    size = len(name)
    words, connector, named = polite[: -size - 1], polite[-size - 1 : -size], polite[-size:]
    if words and _is_name(named, name) and connector[0].key in _SUFFIX_CONNECTORS:
        return OneShot((words,))
    return None


def _after_verb(spoken: Sequence[Token], name: tuple[str, ...]) -> tuple[Token, ...] | None:
    """Return what follows "open (the) <name> (skill)", or None where it isn't said."""
    words = _without(spoken, _POLITE)
    if _keys(words[:2]) in _REQUESTS:
        words = _drop_first(words[2:], _POLITE)
    for verb in _VERBS:
        if _keys(words[: len(verb)]) == verb:
            rest = _drop_first(words[len(verb) :], _DETERMINERS)
            if _is_name(rest[: len(name)], name):
                return _drop_first(rest[len(name) :], _NOUNS)
    return None


def _invoked(rest: tuple[Token, ...]) -> Launch | OneShot:
    if not rest:
        return Launch()
    after = _drop_first(rest, _CONNECTORS)
    if not after:
        return Launch()
    return OneShot((after,) if after == rest else (after, rest))


def _without(spoken: Sequence[Token], words: set[str]) -> tuple[Token, ...]:
    """Strip `words` off both ends."""
    start, end = 0, len(spoken)
    while start < end and spoken[start].key in words:
        start += 1
    while end > start and spoken[end - 1].key in words:
        end -= 1
    return tuple(spoken[start:end])


def _drop_first(spoken: tuple[Token, ...], words: set[str]) -> tuple[Token, ...]:
    return spoken[1:] if spoken and spoken[0].key in words else spoken


def _is_name(spoken: Sequence[Token], name: Sequence[str]) -> bool:
    """Tell whether this is the name, one letter off included: as good as heard right."""
    if len(spoken) != len(name):
        return False
    return OSA.distance(" ".join(_keys(spoken)), " ".join(name)) <= _MOST_SLIPS


def _keys(spoken: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.key for token in spoken)
