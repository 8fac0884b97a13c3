"""What people say to the skill: samples with their slots filled in, and phrases matched."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from math import prod
from typing import Any, Final, NamedTuple

from checks.tongues.tongue import Tongue

Model = Mapping[str, Any]
"""A parsed interaction model."""

MOST_FILLED: Final = 20_000
"""A sample with more fillings than this is compared by its slot types alone."""

MOST_WORDS: Final = 4
"""Words that fill one of Amazon's own slots: "half an hour", "twenty five minutes"."""

BUILT_IN: Final = frozenset(
    {
        "AMAZON.CancelIntent",
        "AMAZON.FallbackIntent",
        "AMAZON.HelpIntent",
        "AMAZON.LoopOffIntent",
        "AMAZON.LoopOnIntent",
        "AMAZON.NavigateHomeIntent",
        "AMAZON.NextIntent",
        "AMAZON.NoIntent",
        "AMAZON.PauseIntent",
        "AMAZON.PreviousIntent",
        "AMAZON.RepeatIntent",
        "AMAZON.ResumeIntent",
        "AMAZON.SelectIntent",
        "AMAZON.ShuffleOffIntent",
        "AMAZON.ShuffleOnIntent",
        "AMAZON.StartOverIntent",
        "AMAZON.StopIntent",
        "AMAZON.YesIntent",
    }
)
"""Intents that Amazon's "Standard Built-in Intents" page lists: they need no sample."""

_SLOT: Final = re.compile(r"\{(\w+)\}")


class Filled(NamedTuple):
    """A sample with its slots filled in."""

    text: str
    ids: tuple[str | None, ...]
    """The id of the value in each slot; None where the sample keeps the slot's type."""


@cache
def normal(text: str) -> str:
    """Give a phrase as Alexa compares it: lower case, single spaces, no end marks.

    Every rule asks it of every sample, and the locales of a language share nearly all of theirs.
    """
    return re.sub(r"[\s]+", " ", re.sub(r"[?!¿¡,]|\.$", " ", text.lower())).strip()


def slots_of(sample: str) -> list[str]:
    """Give the names of a sample's slots, in their order."""
    return _SLOT.findall(sample)


@dataclass(frozen=True)
class Language:
    """The language model of a locale."""

    model: Model
    tongue: Tongue

    @cached_property
    def _body(self) -> Mapping[str, Any]:
        body: Mapping[str, Any] = self.model["interactionModel"]["languageModel"]
        return body

    @property
    def invocation(self) -> str:
        """The name that people call the skill by."""
        return str(self._body.get("invocationName", ""))

    @property
    def intents(self) -> Sequence[Mapping[str, Any]]:
        """All intents, as they stand in the model."""
        intents: Sequence[Mapping[str, Any]] = self._body.get("intents", [])
        return intents

    @property
    def types(self) -> Sequence[Mapping[str, Any]]:
        """All custom slot types."""
        types: Sequence[Mapping[str, Any]] = self._body.get("types", [])
        return types

    @cached_property
    def values(self) -> Mapping[str, tuple[tuple[str, str | None], ...]]:
        """The words of each custom slot type, each with the id of its value."""
        return {
            kind["name"]: tuple(
                (normal(word), value.get("id"))
                for value in kind.get("values", [])
                for word in (value["name"]["value"], *value["name"].get("synonyms", []))
            )
            for kind in self.types
        }

    def ids(self, kind: str) -> frozenset[str]:
        """Give the ids of a custom slot type's values; none where there is no such type."""
        return frozenset(value for _, value in self.values.get(kind, ()) if value is not None)

    def samples(self) -> Iterator[tuple[Mapping[str, Any], str]]:
        """Give each sample with its intent."""
        for intent in self.intents:
            for sample in intent.get("samples", []):
                yield intent, sample

    def fillings(self, intent: Mapping[str, Any], sample: str) -> Iterator[Filled]:
        """Give a sample once with the types of its slots, then with each of their values."""
        used = self._kinds(intent, sample)
        parts = _SLOT.split(normal(sample))[::2]
        types = [f"{{{kind}}}" for kind in used]
        (typed,) = _filled(parts, [[name] for name in types])
        yield Filled(typed, (None,) * len(used))
        values = [
            self.values.get(kind, ((name, None),)) for kind, name in zip(used, types, strict=True)
        ]
        if used and self.count(intent, sample) <= MOST_FILLED:
            texts = _filled(parts, [[text for text, _ in pairs] for pairs in values])
            ids = product(*([value for _, value in pairs] for pairs in values))
            yield from map(Filled, texts, ids)

    def count(self, intent: Mapping[str, Any], sample: str) -> int:
        """Count the words that a sample's slots take."""
        return prod(len(self.values.get(kind, "1")) for kind in self._kinds(intent, sample))

    def heard(self, intent: Mapping[str, Any], sample: str) -> list[str]:
        """Give the texts of a sample's fillings, in their order, accents left out.

        Some two thousand in a fifth of a millisecond.
        """
        accents = self.tongue.listening.accents
        used = self._kinds(intent, sample)
        parts = _SLOT.split(normal(sample).translate(accents))[::2]
        types = [[f"{{{kind}}}".translate(accents)] for kind in used]
        words = [self._heard.get(kind, name) for kind, name in zip(used, types, strict=True)]
        texts = _filled(parts, types)
        if used and self.count(intent, sample) <= MOST_FILLED:
            texts += _filled(parts, words)
        return texts

    @cached_property
    def _heard(self) -> Mapping[str, Sequence[str]]:
        """The words of each custom slot type, accents left out."""
        accents = self.tongue.listening.accents
        return {
            kind: [word.translate(accents) for word, _ in pairs]
            for kind, pairs in self.values.items()
        }

    def understands(self, phrase: str) -> bool:
        """Tell whether a phrase is a sample, with any values in its slots, or a built-in phrase."""
        said = normal(phrase)
        if said in self._built_in or said in self._plain:
            return True
        return any(self._fits(said, parts, kinds) for parts, kinds in self._patterns)

    @cached_property
    def _built_in(self) -> frozenset[str]:
        names = [intent["name"] for intent in self.intents]
        phrases = self.tongue.listening.built_in
        return frozenset(phrase for name in names for phrase in phrases.get(name, ()))

    @cached_property
    def _plain(self) -> frozenset[str]:
        """The samples without a slot."""
        return frozenset(normal(sample) for _, sample in self.samples() if "{" not in sample)

    @cached_property
    def _patterns(self) -> tuple[tuple[Sequence[str], Sequence[str]], ...]:
        """The samples with slots, each as the parts around these, and their types."""
        return tuple(
            (_SLOT.split(normal(sample))[::2], self._kinds(intent, sample))
            for intent, sample in self.samples()
            if "{" in sample
        )

    def by_values(self, phrase: str) -> str:
        """Give a phrase with the id of the value for the words of each slot value in it."""
        words, given = phrase.split(), []
        while words:
            longest = min(self._longest_value.get(words[0], 0), len(words))
            ends = range(longest, 0, -1)
            end = next((end for end in ends if " ".join(words[:end]) in self._named), 0)
            given.append(self._named[" ".join(words[:end])] if end else words[0])
            words = words[end or 1 :]
        return " ".join(given)

    @cached_property
    def _named(self) -> Mapping[str, str]:
        """What each word for a value stands for; of two types, the first."""
        return {
            word: f"<{kind} {value}>"
            for kind, pairs in reversed(list(self.values.items()))
            for word, value in pairs
        }

    @cached_property
    def _longest_value(self) -> Mapping[str, int]:
        """How many words the longest value has that begins with a word."""
        longest: dict[str, int] = {}
        for words in map(str.split, self._named):
            if words:
                longest[words[0]] = max(longest.get(words[0], 0), len(words))
        return longest

    def _kinds(self, intent: Mapping[str, Any], sample: str) -> list[str]:
        """Give the types of a sample's slots, in their order."""
        if "{" not in sample:
            return []
        kinds = {slot["name"]: slot["type"] for slot in intent.get("slots", [])}
        return [kinds.get(name, name) for name in slots_of(sample)]

    def _fits(self, said: str, parts: Sequence[str], kinds: Sequence[str]) -> bool:
        """Tell whether what is said is these parts with words of these types between them."""
        if not kinds:
            return said == parts[0]
        if not said.startswith(parts[0]):
            return False
        rest = said[len(parts[0]) :]
        return any(
            self._is_word(rest[:end], kinds[0]) and self._fits(rest[end:], parts[1:], kinds[1:])
            for end in range(1, len(rest) + 1)
        )

    def _is_word(self, text: str, kind: str) -> bool:
        """Tell whether a text can fill a slot; a slot of Amazon's own takes a few words."""
        if kind in self._words:
            return text in self._words[kind]
        return text == text.strip() and len(text.split()) <= MOST_WORDS

    @cached_property
    def _words(self) -> Mapping[str, frozenset[str]]:
        return {kind: frozenset(word for word, _ in pairs) for kind, pairs in self.values.items()}


def _filled(parts: Sequence[str], choices: Sequence[Sequence[str]]) -> list[str]:
    """Put every choice of words between the parts of a sample; the last changes first."""
    texts = [parts[0]]
    for part, words in zip(parts[1:], choices, strict=True):
        texts = [text + word + part for text in texts for word in words]
    return texts
