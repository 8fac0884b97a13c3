"""What was said or typed, as words that compare equal however they were written.

"Go to step 3!", "go to step three" and "Go to step THREE" are one utterance; so are "can't" typed
with a straight quote, a curly one or none, "I am" and "I'm", and "n. h. s." (as samples spell
initials) and "NHS".
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from text_to_num import alpha2digit  # type: ignore[import-untyped]

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032`\u00b4", "'"))
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}")
_WORD = re.compile(
    r"\d++(?:\.\d++)?+(?:(?:st|nd|rd|th)(?![^\W\d_]))?"  # 20, 2.5, 3rd
    r"|[^\d\s.']++(?:'[^\d\s.']++)*"  # can't
)
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?")
_PLURALS = {"ies": "y", "sses": "ss", "shes": "sh", "ches": "ch", "xes": "x", "s": ""}
_SHORTEST_PLURAL = 4
_SUBJECTS = {
    "am": ["i"],
    "are": ["you", "we", "they", "what", "there"],
    "is": [
        "it",
        "he",
        "she",
        "that",
        "there",
        "here",
        "what",
        "where",
        "who",
        "how",
        "when",
        "why",
    ],
    "have": ["i", "you", "we", "they"],
    "will": ["i", "you", "he", "she", "it", "we", "they"],
    "would": ["i", "you", "he", "she", "we", "they"],
}
_ENDINGS = {"am": "m", "are": "re", "is": "s", "have": "ve", "will": "ll", "would": "d"}
_DENIED = ["are", "could", "did", "do", "does", "had", "has", "have", "is", "should", "was", "were"]
_CONTRACTIONS = {
    **{
        (one, verb): one + _ENDINGS[verb]
        for verb, subjects in _SUBJECTS.items()
        for one in subjects
    },
    **{(verb, "not"): verb + "nt" for verb in _DENIED},
    ("can", "not"): "cant",
    ("will", "not"): "wont",
    ("would", "not"): "wouldnt",
}
"""Two words by the key of the one that they are often said as, without its apostrophe."""
_IRREGULAR = {"cannot": "cant"}
_LONGEST_NUMBER = 7
"""Words in a number that is worth trying: "nine hundred and ninety nine thousand" has six."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, or one number of several words."""

    key: str
    """What every way of writing it shares: no apostrophes, digits for number words."""

    said: str
    """As it was said: lower case, apostrophes kept."""


def tokens(text: str) -> tuple[Token, ...]:
    """Split an utterance or a sample without slots into tokens; punctuation falls away."""
    return tuple(_with_contractions(_with_numbers(_words(text))))


def keys(text: str) -> tuple[str, ...]:
    """Return only the keys of the tokens of `text`."""
    return tuple(token.key for token in tokens(text))


def said(spoken: Iterable[Token]) -> str:
    """Return the words as Alexa would write them down."""
    return " ".join(token.said for token in spoken)


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """Strip a regular English plural: "mattresses", "bodies", "pillows"; never "this" or "us"."""
    if len(word) < _SHORTEST_PLURAL or word.endswith(("ss", "us", "is")):
        return word
    for plural, one in _PLURALS.items():
        if word.endswith(plural):
            return word.removesuffix(plural) + one
    return word


def _words(text: str) -> list[str]:
    """Lower-case words with inner apostrophes, and digits apart from letters ("20min")."""
    plain = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).lower()
    plain = plain.translate(_APOSTROPHES).replace("&", " and ").replace("%", " percent ")
    plain = _INITIALS.sub(lambda found: re.sub(r"[.\s]", "", found.group()) + " ", plain)
    return _WORD.findall("".join(c if _is_spoken(c) else " " for c in plain))


@lru_cache(maxsize=4096)
def _is_spoken(character: str) -> bool:
    """Letters, digits, vowel signs and what may stand inside a word or number."""
    return character in "'." or unicodedata.category(character)[0] in "LMN"


def _with_numbers(words: list[str]) -> Iterable[Token]:
    """Turn number words into digits; numbers side by side ("nine one one") become one."""
    start = 0
    pending: list[Token] = []
    while start < len(words):
        token, used = _number_at(words, start)
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


def _with_contractions(spoken: Iterable[Token]) -> Iterable[Token]:
    """Make one token of what may be said as one word: "I am", "it is", "do not"."""
    before: Token | None = None
    for token in spoken:
        contracted = _CONTRACTIONS.get((before.key, token.key)) if before else None
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


def _number_at(words: list[str], start: int) -> tuple[Token, int]:
    """Return the token at `start` and how many words it takes: the longest number, or one word."""
    word = words[start]
    if _as_number(word) is not None:
        for end in range(min(len(words), start + _LONGEST_NUMBER), start + 1, -1):
            phrase = " ".join(words[start:end])
            number = _as_number(phrase)
            if number is not None:
                return Token(number, phrase), end - start
    return Token(_as_number(word) or _key(word), word), 1


def _key(word: str) -> str:
    plain = word.replace("'", "")
    return _IRREGULAR.get(plain, plain)


@lru_cache(maxsize=8192)
def _as_number(phrase: str) -> str | None:
    """Return "3" for "three", "3rd" for "third", and None for what is not one whole number."""
    digits = phrase if phrase[0].isdecimal() else alpha2digit(phrase, "en", 0)
    return digits if _NUMBER.fullmatch(digits) else None
