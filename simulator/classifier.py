"""A guess at the intent of a sentence that is no sample.

A linear support vector machine on TF-IDF weights of words, pairs of neighbours, letters and the
kinds of slot values that a sentence names: of what was measured on held-out samples (logistic
regression, kernel ridge, nearest neighbours) the best, and the quickest to learn. It answers only
when an intent is likelier than the fallback, and most of the words occur in the samples: that tells
a sentence about something else.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]
from sklearn.pipeline import FeatureUnion, Pipeline  # type: ignore[import-untyped]
from sklearn.preprocessing import Normalizer  # type: ignore[import-untyped]
from sklearn.svm import LinearSVC  # type: ignore[import-untyped]

from simulator.model import FALLBACK
from simulator.sentence import Lesson, Sentence
from simulator.text import singular

_SUREST = {"LOW": 2.2, "MEDIUM": 2.5, "HIGH": 2.9}
"""By fallback sensitivity: the score below which a sentence counts as not understood."""
_FAMILIARITY_WEIGHT = 2.0
_SLIP_PENALTY = 0.5
_LETTERS_WEIGHT = 0.7
_FALLBACK_WEIGHT = 1.7
_SOFTNESS = 5.0
_LETTER_GROUPS = (3, 4, 5)
_NUMBER = "#"
_TWO = 2


class Classifier:
    """Learns from lessons once, then guesses."""

    def __init__(self, lessons: Sequence[Lesson], sensitivity: str) -> None:
        """Learn; some lessons must teach the fallback, some other intents.

        `sensitivity` is the model's for the fallback: LOW, MEDIUM or HIGH.
        """
        words = TfidfVectorizer(analyzer=_word_features, sublinear_tf=True)
        letters = TfidfVectorizer(analyzer=_letter_features, sublinear_tf=True)
        self._machine = Pipeline(
            [
                (
                    "features",
                    FeatureUnion(
                        [("words", words), ("letters", letters)],
                        transformer_weights={"letters": _LETTERS_WEIGHT},
                    ),
                ),
                ("norm", Normalizer()),
                ("machine", LinearSVC(C=_SOFTNESS)),
            ]
        )
        self._machine.fit(
            [lesson.sentence for lesson in lessons], [lesson.intent for lesson in lessons]
        )
        self._weights: dict[str, float] = dict(
            zip(words.get_feature_names_out(), words.idf_.tolist(), strict=True)
        )
        self._unknown = max(self._weights.values()) + 1
        self._familiar = {
            _stem(word)
            for lesson in lessons
            if lesson.intent != FALLBACK
            for word in lesson.sentence.words
        }
        self._fallback = list(self._machine.classes_).index(FALLBACK)
        self._threshold = _SUREST.get(sensitivity, _SUREST["LOW"])

    def classify(self, sentence: Sentence, slips: int = 0) -> str | None:
        """Return the intent that `sentence` most likely means; None if that is too unlikely.

        The fallback is an answer, too: the sentence is about something else.
        `slips`: how many of its words were misspelt, so may have been other words after all.
        """
        if not sentence.words:
            return None
        scores = self._machine.decision_function([sentence])[0]
        if len(self._machine.classes_) == _TWO:
            scores = np.array([-scores, scores])  # of two classes it scores only the second
        fallback = float(scores[self._fallback])
        scores[self._fallback] = -np.inf
        best = int(scores.argmax())
        sureness = float(scores[best]) + _FAMILIARITY_WEIGHT * self.familiarity(sentence.words)
        sureness -= _FALLBACK_WEIGHT * fallback + _SLIP_PENALTY * slips
        if sureness >= self._threshold:
            return str(self._machine.classes_[best])
        return FALLBACK if fallback > scores[best] else None

    def familiarity(self, words: Sequence[str]) -> float:
        """Return how much of what was said, by weight, the intents' lessons use: 0 to 1."""
        weights = {word: self._weights.get(word, self._unknown) for word in map(_stem, words)}
        known = sum(weight for word, weight in weights.items() if word in self._familiar)
        return known / sum(weights.values())


def _word_features(sentence: Sentence) -> Iterator[str]:
    """Yield words, neighbours, and what kinds of slot values stand beside which words."""
    words = ["^", *(_stem(word) for word in sentence.words), "$"]
    yield from words[1:-1]
    for left, right in pairwise(words):
        yield f"{left} {right}"
    for first, last, kind in sentence.names:
        yield f"<{kind}>"
        yield f"{words[first]} <{kind}>"
        yield f"<{kind}> {words[last + 1]}"


def _letter_features(sentence: Sentence) -> Iterator[str]:
    """Yield groups of letters within words: what spellings and endings have in common."""
    for word in sentence.words:
        padded = f" {word} "
        for size in _LETTER_GROUPS:
            for start in range(len(padded) - size + 1):
                yield padded[start : start + size]


def _stem(word: str) -> str:
    """Return what is alike here: all numbers; one pillow and two pillows."""
    return _NUMBER if word[0].isdecimal() else singular(word)
