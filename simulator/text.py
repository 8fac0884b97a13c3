"""What was said or typed, as words that compare equal however they were written.

"Go to step 3!", "go to step three" and "Go to step THREE" are one utterance; so are "can't" typed
with a straight quote, a curly one or none, "I am" and "I'm", "n. h. s." (as samples spell
initials) and "NHS", and in Spanish "así" and "asi". What a language has of this is in `tongues`.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from text_to_num import alpha2digit  # type: ignore[import-untyped]

from simulator.tongues import ENGLISH, Tongue

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032`\u00b4", "'"))
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}")
_SHORTEST_PLURAL = 4
_LONGEST_NUMBER = 7
"""Words in a number that is worth trying: "nine hundred and ninety nine thousand" has six."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, or one number of several words."""

    key: str
    """What every way of writing it shares: no apostrophes, digits for number words."""

    said: str
    """As it was said: lower case, apostrophes kept."""


def tokens(text: str, tongue: Tongue = ENGLISH) -> tuple[Token, ...]:
    """Split an utterance or a sample without slots into tokens; punctuation falls away."""
    words = _with_numbers(_words(text, tongue), tongue)
    return tuple(_with_contractions(words, tongue))


def keys(text: str, tongue: Tongue = ENGLISH) -> tuple[str, ...]:
    """Return only the keys of the tokens of `text`."""
    return tuple(token.key for token in tokens(text, tongue))


def said(spoken: Iterable[Token]) -> str:
    """Return the words as Alexa would write them down."""
    return " ".join(token.said for token in spoken)


@lru_cache(maxsize=32768)
def singular(word: str, tongue: Tongue = ENGLISH) -> str:
    """Strip a regular plural: "mattresses", "bodies", "pillows"; never "this" or "us"."""
    if len(word) < _SHORTEST_PLURAL or word.endswith(tongue.writing.no_plurals):
        return word
    for plural, one in tongue.writing.plurals.items():
        if word.endswith(plural):
            return word.removesuffix(plural) + one
    return word


def is_ordinal(key: str, tongue: Tongue) -> bool:
    """Tell whether a key is that of an ordinal: digits, and an ending."""
    return not key.isdecimal() and _number_pattern(tongue).fullmatch(key) is not None


def _words(text: str, tongue: Tongue) -> list[str]:
    """Lower-case words with inner apostrophes, and digits apart from letters ("20min")."""
    plain = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).lower()
    plain = plain.translate(_APOSTROPHES)
    for sign, word in tongue.writing.signs.items():
        plain = plain.replace(sign, f" {word} ")
    plain = _INITIALS.sub(lambda found: re.sub(r"[.\s]", "", found.group()) + " ", plain)
    return _word_pattern(tongue).findall("".join(c if _is_spoken(c) else " " for c in plain))


@lru_cache(maxsize=16)
def _word_pattern(tongue: Tongue) -> re.Pattern[str]:
    return re.compile(
        rf"\d++(?:\.\d++)?+(?:(?:{'|'.join(tongue.writing.ordinals)})(?![^\W\d_]))?"  # 2.5, 3rd
        r"|[^\d\s.']++(?:'[^\d\s.']++)*"  # can't
    )


@lru_cache(maxsize=16)
def _number_pattern(tongue: Tongue) -> re.Pattern[str]:
    return re.compile(rf"\d+(?:{'|'.join(tongue.writing.ordinals)})?")


@lru_cache(maxsize=4096)
def _is_spoken(character: str) -> bool:
    """Letters, digits, vowel signs and what may stand inside a word or number."""
    return character in "'." or unicodedata.category(character)[0] in "LMN"


def _with_numbers(words: Sequence[str], tongue: Tongue) -> Iterable[Token]:
    """Turn number words into digits; numbers side by side ("nine one one") become one."""
    start = 0
    pending: list[Token] = []
    while start < len(words):
        token, used = _number_at(words, start, tongue)
        start += used
        if token.key.isdecimal():
            pending.append(token)
            continue
        if pending:
            yield _joined(pending)
            pending = []
        yield token
    if pending:
        yield _joined(pending)


def _with_contractions(spoken: Iterable[Token], tongue: Tongue) -> Iterable[Token]:
    """Make one token of what may be said as one word: "I am", "it is", "do not"."""
    contractions = tongue.writing.contractions
    before: Token | None = None
    for token in spoken:
        contracted = contractions.get((before.key, token.key)) if before else None
        if before and contracted:
            before = Token(contracted, said((before, token)))
            continue
        if before:
            yield before
        before = token
    if before:
        yield before


def _joined(numbers: list[Token]) -> Token:
    return Token("".join(n.key for n in numbers), said(numbers))


def _number_at(words: Sequence[str], start: int, tongue: Tongue) -> tuple[Token, int]:
    """Return the token at `start` and how many words it takes: the longest number, or one word."""
    word = words[start]
    if _as_number(word, tongue) is not None:
        for end in range(min(len(words), start + _LONGEST_NUMBER), start + 1, -1):
            phrase = " ".join(words[start:end])
            number = _as_number(phrase, tongue)
            if number is not None:
                return Token(number, phrase), end - start
    return Token(_as_number(word, tongue) or _key(word, tongue), word), 1


def _key(word: str, tongue: Tongue) -> str:
    plain = word.replace("'", "").translate(tongue.writing.accents)
    return tongue.writing.irregular.get(plain, plain)


@lru_cache(maxsize=16384)
def _as_number(phrase: str, tongue: Tongue) -> str | None:
    """Return "3" for "three", "3rd" for "third", and None for what is not one whole number."""
    writing = tongue.writing
    key = _key(phrase, tongue)
    if key in writing.numbers:
        return writing.numbers[key]
    if key in writing.one or key in writing.no_numbers:
        return None
    digits = phrase if phrase[0].isdecimal() else alpha2digit(phrase, writing.numbers_as, 0)
    return digits if _number_pattern(tongue).fullmatch(digits) else None
