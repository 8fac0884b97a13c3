"""A second classifier, which shares nothing with the simulator's but the interaction model.

The simulator matches samples, mends spelling, names slot values, and separates intents by support
vectors. This one knows no grammar at all: a logistic regression for each intent, on pieces of the
raw text. What both understand is the model's merit, not a classifier's.
"""

import re
from collections.abc import Iterator, Mapping

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]
from sklearn.pipeline import FeatureUnion, make_union  # type: ignore[import-untyped]

from simulator.model import Intent, InteractionModel
from tests.understanding.hearing import Heard
from tests.understanding.regression import learn

_LETTERS = (2, 5)
"""Lengths of the groups of letters within words."""
_WORDS = (1, 2)
_RAREST_LETTERS = 3
"""Groups of letters in fewer lessons are left out."""
_RESTRAINT = 1e-6
"""How much large weights cost; the less, the more samples are trusted."""
_ROUNDS = 8
"""How often each sample is gone through."""
_SLOT = re.compile(r"\{(\w+)\}")
_EXAMPLES = 3
"""How many values each slot is learnt with."""
_MEASURES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "AMAZON.NUMBER": ("two", "three", "five", "ten"),
        "AMAZON.Ordinal": ("second", "third", "fifth"),
        "AMAZON.DURATION": ("ten minutes", "a quarter of an hour", "fifteen minutes"),
    },
    "es": {
        "AMAZON.NUMBER": ("dos", "tres", "cinco", "diez"),
        "AMAZON.Ordinal": ("segundo", "tercer", "quinto"),
        "AMAZON.DURATION": ("diez minutos", "un cuarto de hora", "quince minutos"),
    },
}
"""By language."""


class Independent:
    """Learns the samples of one model; then hears."""

    def __init__(self, model: InteractionModel) -> None:
        """Learn: ten seconds for a model of thirty thousand samples."""
        self._measures = _MEASURES[model.locale.partition("-")[0]]
        self._values = {
            name: {word: value.id for value in values for word in (value.name, *value.synonyms)}
            for name, values in model.types.items()
        }
        self._slots = {
            intent.name: {slot.name: slot.type for slot in intent.slots} for intent in model.intents
        }
        lessons = [
            (text, intent.name)
            for intent in model.intents
            for sample in intent.samples
            for text in self._said(intent, sample)
        ]
        self._features = _features()
        known = self._features.fit_transform([text for text, _ in lessons])
        self._learnt = learn(known, [name for _, name in lessons], _RESTRAINT, _ROUNDS)

    def hear(self, utterance: str) -> Heard:
        """Give the likeliest intent, and the custom slot values that the utterance names."""
        found = self._features.transform([utterance])
        # By feature: what a sentence has few of is looked up at once, and nothing else is added.
        scores = found.data @ self._learnt.slopes[found.indices] + self._learnt.offsets
        name = self._learnt.intents[int(scores.argmax())]
        found = {slot: self._named(kind, utterance) for slot, kind in self._slots[name].items()}
        return Heard(name, {slot: value for slot, value in found.items() if value})

    def _said(self, intent: Intent, sample: str) -> Iterator[str]:
        """Give a sample with some values in its slots: with all, where it is nothing else."""
        kinds = {slot.name: slot.type for slot in intent.slots}
        alone = _SLOT.fullmatch(sample)
        if alone:
            yield from self._values.get(kinds[alone[1]], ())
        for turn in range(_EXAMPLES if _SLOT.search(sample) else 1):
            filled = {name: self._example(kind, sample, turn) for name, kind in kinds.items()}
            yield _SLOT.sub(lambda slot, filled=filled: filled[slot[1]], sample)  # type: ignore[misc]

    def _example(self, kind: str, sample: str, turn: int) -> str:
        """Give some value of a slot type, chosen by the sample so that all have their turn."""
        words = list(self._values.get(kind, ())) or self._measures[kind]
        return words[(sum(map(ord, sample)) * _EXAMPLES + turn) % len(words)]

    def _named(self, kind: str, utterance: str) -> str | None:
        """Give the id of the longest value of a type that an utterance names."""
        said = f" {utterance} "
        named = [word for word in self._values.get(kind, ()) if f" {word} " in said]
        return self._values[kind][max(named, key=len)] if named else None


def _features() -> FeatureUnion:
    """Weigh groups of letters and words; in half the precision, which is a quarter quicker."""
    letters = TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=_LETTERS,
        sublinear_tf=True,
        min_df=_RAREST_LETTERS,
        dtype=np.float32,
    )
    words = TfidfVectorizer(
        ngram_range=_WORDS,
        sublinear_tf=True,
        tokenizer=str.split,
        token_pattern=None,
        dtype=np.float32,
    )
    return make_union(letters, words)
