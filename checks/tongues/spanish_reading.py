"""How hard Spanish is to read: the ease ("lecturabilidad") of Fernández Huerta.

206.84 - 60 * syllables per word - 1.02 * words per sentence
(J. Fernández Huerta, "Medidas sencillas de lecturabilidad", Consigna 214, 1959, pages 29 to 32;
the second term reads as G. Law set it right in "Error in the Fernandez Huerta Readability
Formula", 2011: words in a sentence, not sentences in a hundred words).

The higher, the easier. By the author's own table 80 to 90 is the fifth school year, 70 to 80 the
sixth, 60 to 70 the seventh and eighth; so 70 is the limit that grade 6 is in English. Both
formulas agree on it: an English text of grade 6 with sentences of ten words, as they stand in the
content, has a Flesch ease of 70, and Fernández Huerta's is Flesch's, fitted to Spanish.

Syllables are counted by the rules of spelling (Real Academia Española, "Ortografía de la lengua
española", 2010, chapter II): each vowel is one, save that i and u without an accent join the
vowel beside them.
"""

import re
from typing import Final

from checks.tongues.tongue import Measure

_PIECE: Final = re.compile(r"[^\W\d_]+|\d+")
_MUTE_U: Final = re.compile(r"(?<=q)u|(?<=g)u(?=[eiéí])")
_VOWEL_Y: Final = re.compile(r"y(?![aeiouáéíóúü])")
_NUCLEUS: Final = re.compile(r"[iuü]?[aeoáéó](?:[iuü](?![aeoáéó]))?|[íú]|[iuü][iuüíú]?")
"""A strong vowel with the weak ones that join it, a weak one with an accent, or weak ones."""


def syllables(word: str) -> int:
    """Count the syllables of one word; at least 1. A digit counts as one."""
    pieces = _PIECE.findall(word.lower())
    return max(1, sum(len(piece) if piece.isdigit() else _of_piece(piece) for piece in pieces))


def _of_piece(piece: str) -> int:
    heard = _VOWEL_Y.sub("i", _MUTE_U.sub("", piece))
    return len(_NUCLEUS.findall(heard)) or len(piece)  # without a vowel it is spelled out


MEASURE: Final = Measure(
    syllables=syllables,
    score=lambda words, spoken: 206.84 - 60 * spoken - 1.02 * words,
    limit=70.0,
    more_is_harder=False,
    fewest=6,  # it weighs syllables heavily: two words with four each ("¿Cómo continuamos?") fail
    told="at {score:.0f} on the scale of Fernández Huerta; at least {limit:g}.",
)
