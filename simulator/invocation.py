"""Words that Alexa hears herself: her name, and the ways to invoke a skill by its name.

Forms: Amazon's "Understand How Users Invoke Custom Skills"; their words are the language's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from simulator.text import Token
from simulator.tongues import ENGLISH, Tongue
from simulator.tongues.tongue import Calling

_MOST_SLIPS = 1


@dataclass(frozen=True, slots=True)
class Launch:
    """The skill is opened without saying what for."""


@dataclass(frozen=True, slots=True)
class OneShot:
    """The skill is asked for something in the same breath."""

    phrasings: tuple[tuple[Token, ...], ...]
    """What it is asked, likeliest reading first: without the connecting word, then with it."""


def without_wake_word(spoken: Sequence[Token], tongue: Tongue = ENGLISH) -> tuple[Token, ...]:
    """Strip "alexa" or "hey alexa" off the front."""
    start = 1 if len(spoken) > 1 and spoken[0].key in tongue.calling.openers else 0
    if len(spoken) > start and spoken[start].key == tongue.calling.wake_word:
        return tuple(spoken[start + 1 :])
    return tuple(spoken)


def parse(
    spoken: Sequence[Token], name: Sequence[str], *, in_session: bool, tongue: Tongue = ENGLISH
) -> Launch | OneShot | None:
    """Return how `spoken` (without the wake word) invokes the skill called `name`, if it does.

    Inside a session only the forms that start with a verb count: "what helps with tea time" is
    then a question for the skill like any other.
    """
    calling = tongue.calling
    rest = _after_verb(spoken, tuple(name), calling)
    if rest is not None:
        return _invoked(rest, calling)
    if in_session:
        return None
    polite = _without(spoken, calling.polite)
    if _is_name(polite, name):
        return Launch()
    size = len(name)
    words, connector, named = polite[: -size - 1], polite[-size - 1 : -size], polite[-size:]
    if words and _is_name(named, name) and connector[0].key in calling.connectors_before:
        return OneShot((words,))
    return None


def _after_verb(
    spoken: Sequence[Token], name: tuple[str, ...], calling: Calling
) -> tuple[Token, ...] | None:
    """Return what follows "open (the) <name> (skill)", or None where it isn't said."""
    words = _without(spoken, calling.polite)
    for request in calling.requests:
        if _keys(words[: len(request)]) == request:
            words = _drop_first(words[len(request) :], calling.polite)
            break
    for verb in calling.verbs:
        if _keys(words[: len(verb)]) == verb:
            rest = _drop_first(words[len(verb) :], calling.determiners)
            if _is_name(rest[: len(name)], name):
                return _drop_first(rest[len(name) :], calling.nouns)
    return None


def _invoked(rest: tuple[Token, ...], calling: Calling) -> Launch | OneShot:
    if not rest:
        return Launch()
    after = _drop_first(rest, calling.connectors)
    if not after:
        return Launch()
    return OneShot((after,) if after == rest else (after, rest))


def _without(spoken: Sequence[Token], words: frozenset[str]) -> tuple[Token, ...]:
    """Strip `words` off both ends."""
    start, end = 0, len(spoken)
    while start < end and spoken[start].key in words:
        start += 1
    while end > start and spoken[end - 1].key in words:
        end -= 1
    return tuple(spoken[start:end])


def _drop_first(spoken: tuple[Token, ...], words: frozenset[str]) -> tuple[Token, ...]:
    return spoken[1:] if spoken and spoken[0].key in words else spoken


def _is_name(spoken: Sequence[Token], name: Sequence[str]) -> bool:
    """Tell whether this is the name, one letter off included: as good as heard right."""
    if len(spoken) != len(name):
        return False
    return OSA.distance(" ".join(_keys(spoken)), " ".join(name)) <= _MOST_SLIPS


def _keys(spoken: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.key for token in spoken)
