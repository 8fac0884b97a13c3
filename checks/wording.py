"""Words and sentences of a text as it is heard, and how hard it is to read."""

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from checks.tongues.tongue import Tongue

_ALIAS: Final = re.compile(r"<sub\b[^>]*\balias\s*=\s*[\"']([^\"']*)[\"'][^>]*>.*?</sub\s*>", re.S)
_BLOCK_END: Final = re.compile(r"</(?:p|s)\s*>")
_TAG: Final = re.compile(r"<[^<>]*>")
_SENTENCE_END: Final = re.compile(r"[.!?]+(?=[\s\"')\]]|$)|\n+")
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_SHORT: Final = "word"
"""Stands for whatever counts as a word of one syllable."""

_MARKS: Final = ".,;:\"'()¿?"


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


def score(texts: Iterable[str], tongue: Tongue, names: Sequence[str] = ()) -> float | None:
    """Give how hard texts are to read, taken together; ``names`` count as short words.

    None where they have too few words for the language's measure.
    """
    measure = tongue.measure
    shortened = [shorten(text, names, tongue) for text in texts]
    heard = [word for text in shortened for word in words(text)]
    if len(heard) < measure.fewest:
        return None
    count = sum(len(sentences(text)) for text in shortened)
    spoken = sum(map(measure.syllables, heard))
    return measure.score(len(heard) / count, spoken / len(heard))


def shorten(text: str, names: Sequence[str], tongue: Tongue) -> str:
    """Put a word of one syllable in for each placeholder and each word of a name."""
    short = _PLACEHOLDER.sub(_SHORT, plain(text))
    pattern = _pattern_of(tuple(names), tongue.endings)
    if pattern is None:
        return short
    return pattern.sub(lambda found: " ".join(_SHORT for _ in found[0].split()), short)


def bare(word: str) -> str:
    """Give a word without the marks around it, in lower case."""
    return word.strip(_MARKS).lower()


@cache
def _pattern_of(names: tuple[str, ...], endings: str) -> re.Pattern[str] | None:
    """Match any of the names, in singular, plural or possessive; None for no names."""
    if not names:
        return None
    longest_first = sorted((name.lower() for name in names), key=len, reverse=True)
    either = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<![\w-])(?:{either}){endings}(?!\w)", re.IGNORECASE)
