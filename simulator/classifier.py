"""A guess at the intent of a sentence that is no sample.

A linear support vector machine on TF-IDF weights of words, pairs of neighbours, letters and the
slot values that a sentence names: of what was measured on held-out samples (logistic regression,
kernel ridge, nearest neighbours, sentence embeddings) the best that is quick to learn. It answers
only when an intent is likelier than the fallback, and most of the words occur in the samples: that
tells a sentence about something else.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]
from sklearn.pipeline import FeatureUnion, Pipeline  # type: ignore[import-untyped]
from sklearn.preprocessing import Normalizer  # type: ignore[import-untyped]
from sklearn.svm import LinearSVC  # type: ignore[import-untyped]

from simulator.model import FALLBACK
from simulator.sentence import Lesson, Sentence
from simulator.text import singular
from simulator.tongues import ENGLISH, tongue_of

_SUREST = {"LOW": 2.2, "MEDIUM": 2.5, "HIGH": 2.9}
"""By fallback sensitivity: the score below which a sentence counts as not understood."""
_FAMILIARITY_WEIGHT = 2.0
_SLIP_PENALTY = 0.5
_LETTERS_WEIGHT = 0.7
_FALLBACK_WEIGHT = 1.7
_STRICTNESS = 1.0
"""How dearly a lesson on the wrong side of the line is paid for."""
_EXACTNESS = 1e-3
"""How close to the best line is close enough: ten times closer takes a third longer, and changed
the intent of none of a thousand sentences."""
_LETTER_GROUPS = (3, 4, 5)
_RAREST_LETTERS = 3
"""Groups of letters in fewer lessons are left out: they make it large and tell little."""
_FEW_LESSONS = 1000
"""Lessons from which on the rare ones are left out."""
_NUMBER = "#"
_TWO = 2


class Classifier:
    """Learns from lessons once, then guesses."""

    def __init__(
        self, lessons: Sequence[Lesson], sensitivity: str, language: str = ENGLISH.code
    ) -> None:
        """Learn; some lessons must teach the fallback, some other intents.

        `sensitivity` is the model's for the fallback: LOW, MEDIUM or HIGH. `language` names the
        tongue that all is said in.
        """
        self._language = language
        features_of = partial(_word_features, language=language)
        words = TfidfVectorizer(analyzer=features_of, sublinear_tf=True)
        letters = TfidfVectorizer(
            analyzer=_letter_features,
            sublinear_tf=True,
            min_df=min(_RAREST_LETTERS, 1 + len(lessons) // _FEW_LESSONS),
        )
        features = FeatureUnion(
            [("words", words), ("letters", letters)],
            transformer_weights={"letters": _LETTERS_WEIGHT},
        )
        self._features = Pipeline([("features", features), ("norm", Normalizer())])
        machine = LinearSVC(C=_STRICTNESS, tol=_EXACTNESS).fit(
            self._features.fit_transform([lesson.sentence for lesson in lessons]),
            [lesson.intent for lesson in lessons],
        )
        self._intents: list[str] = machine.classes_.tolist()
        # By feature, in half the precision: what is kept is half as large, and looked up at once.
        self._slopes: NDArray[np.float32] = np.ascontiguousarray(machine.coef_.T, np.float32)
        self._offsets: NDArray[np.float32] = machine.intercept_.astype(np.float32)
        self._weights: dict[str, float] = dict(
            zip(words.get_feature_names_out(), words.idf_.tolist(), strict=True)
        )
        self._unknown = max(self._weights.values()) + 1
        self._familiar = {
            _stem(word, language)
            for lesson in lessons
            if lesson.intent != FALLBACK
            for word in lesson.sentence.words
        }
        self._fallback = self._intents.index(FALLBACK)
        self._threshold = _SUREST.get(sensitivity, _SUREST["LOW"])

    def classify(self, sentence: Sentence, slips: int = 0) -> str | None:
        """Return the intent that `sentence` most likely means; None if that is too unlikely.

        The fallback is an answer, too: the sentence is about something else.
        `slips`: how many of its words were misspelt, so may have been other words after all.
        """
        if not sentence.words:
            return None
        scores = self._scores(sentence)
        fallback = float(scores[self._fallback])
        scores[self._fallback] = -np.inf
        best = int(scores.argmax())
        sureness = float(scores[best]) + _FAMILIARITY_WEIGHT * self.familiarity(sentence.words)
        sureness -= _FALLBACK_WEIGHT * fallback + _SLIP_PENALTY * slips
        if sureness >= self._threshold:
            return self._intents[best]
        return FALLBACK if fallback > scores[best] else None

    def _scores(self, sentence: Sentence) -> NDArray[np.float32]:
        """Return how far on its side of each intent's line a sentence is."""
        found = self._features.transform([sentence])
        scores: NDArray[np.float32] = (
            found.data.astype(np.float32) @ self._slopes[found.indices] + self._offsets
        )
        if len(self._intents) == _TWO:
            scores = np.concatenate([-scores, scores])  # of two it separates only the second
        return scores

    def knows(self, word: str) -> bool:
        """Return whether any lesson has the word."""
        return _stem(word, self._language) in self._weights

    def familiarity(self, words: Sequence[str]) -> float:
        """Return how much of what was said, by weight, the intents' lessons use: 0 to 1."""
        stems = [_stem(word, self._language) for word in words]
        weights = {stem: self._weights.get(stem, self._unknown) for stem in stems}
        known = sum(weight for word, weight in weights.items() if word in self._familiar)
        return known / sum(weights.values())


def _word_features(sentence: Sentence, language: str) -> Iterator[str]:
    """Yield words, neighbours, and what kinds of slot values stand beside which words."""
    words = ["^", *(_stem(word, language) for word in sentence.words), "$"]
    yield from words[1:-1]
    for left, right in pairwise(words):
        yield f"{left} {right}"
    for first, end, kind, value in sentence.names:
        yield f"<{kind}>"
        yield f"<{kind} {value}>"
        yield f"{words[first]} <{kind}>"
        yield f"<{kind}> {words[end + 1]}"


def _letter_features(sentence: Sentence) -> Iterator[str]:
    """Yield groups of letters within words: what spellings and endings have in common."""
    for word in sentence.words:
        padded = f" {word} "
        for size in _LETTER_GROUPS:
            for start in range(len(padded) - size + 1):
                yield padded[start : start + size]


def _stem(word: str, language: str) -> str:
    """Return what is alike here: all numbers; one pillow and two pillows."""
    return _NUMBER if word[0].isdecimal() else singular(word, tongue_of(language))
