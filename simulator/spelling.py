"""Slips of the keyboard: a word that the model doesn't have, one letter away from one that it has.

Speech has no misspellings; typed speech does, and a person who types one still means the word.
"""

from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from simulator.text import Token, singular
from simulator.tongues import ENGLISH, Tongue

_SHORTEST = 5
"""Letters below which one letter makes another word: "lamp" is no misspelt "lump"."""
_MOST_SLIPS = 1
"""Letters too many, too few, wrong or swapped with their neighbour."""


class Spelling:
    """The words that a model knows."""

    def __init__(self, words: Iterable[str], tongue: Tongue = ENGLISH) -> None:
        """`words` as keys of tokens."""
        self._tongue = tongue
        self._words = sorted({word for word in words if word.isalpha()})
        self._known = set(self._words) | {singular(word, tongue) for word in self._words}

    def correct(self, spoken: Sequence[Token]) -> tuple[tuple[Token, ...], int]:
        """Return `spoken` with its slips mended, and how many there were."""
        mended = [self._mend(token) for token in spoken]
        slips = sum(new is not None for new in mended)
        return tuple(new or old for new, old in zip(mended, spoken, strict=True)), slips

    def _mend(self, token: Token) -> Token | None:
        word = token.key
        if len(word) < _SHORTEST or not word.isalpha():
            return None
        if word in self._known or singular(word, self._tongue) in self._known:
            return None
        found = process.extractOne(word, self._words, scorer=OSA.distance, score_cutoff=_MOST_SLIPS)
        return Token(found[0], found[0]) if found else None
