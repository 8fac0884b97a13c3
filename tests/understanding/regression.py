"""A logistic regression for each intent, all learnt in one go through the lessons.

It is scikit-learn's ``SGDClassifier(loss="log_loss")``, step by step in the same schedule. But that
one learns an intent after the other, each from all lessons, though nearly every lesson is none of
its own and has been known as such for long. Here a lesson is weighed for all intents at once, and
only those that were wrong about it learn from it: four times as quick.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from scipy.special import expit  # type: ignore[import-untyped]

_WRONG = 1e-3
"""The part of certainty that must lack for something to be learnt."""
_OFFSET = 0.01
"""How much slower offsets are learnt than slopes, for features that are mostly absent."""

Weights = NDArray[np.float32]


class Learnt(NamedTuple):
    """What tells intents apart."""

    intents: list[str]
    slopes: Weights
    """By feature and intent."""
    offsets: Weights
    """By intent."""


def learn(
    lessons: csr_matrix, names: Sequence[str], restraint: float, rounds: int, seed: int | None = 0
) -> Learnt:
    """Learn the intents of lessons.

    The less the restraint, the more the lessons are trusted. Each is gone through in every round:
    shuffled, or in the order given where there is no seed.
    """
    intents, own = np.unique(names, return_inverse=True)
    slopes: Weights = np.zeros((lessons.shape[1], len(intents)), np.float32)
    offsets: Weights = np.zeros(len(intents), np.float32)
    scale, time, order = 1.0, restraint**-0.75, np.arange(lessons.shape[0])
    chance = np.random.default_rng(seed)
    for _ in range(rounds):
        if seed is not None:
            chance.shuffle(order)
        for lesson in order:
            there = slice(lessons.indptr[lesson], lessons.indptr[lesson + 1])
            features, weights = lessons.indices[there], lessons.data[there]
            known = slopes.take(features, axis=0)
            errors = expit(weights @ known * np.float32(scale) + offsets)
            errors[own[lesson]] -= 1
            wrong = np.flatnonzero(np.abs(errors) > _WRONG)
            step = errors[wrong] / (restraint * time)
            # The restraint makes all slopes smaller: their common scale does so at once.
            scale *= 1 - 1 / time
            time += 1
            slopes[features[:, None], wrong] = known[:, wrong] - weights[:, None] * (step / scale)
            offsets[wrong] -= _OFFSET * step
    return Learnt(intents.tolist(), slopes * np.float32(scale), offsets)
