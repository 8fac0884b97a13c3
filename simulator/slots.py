"""Slots: which words may fill one, and the JSON in which Alexa delivers them.

Built-in types that are read: AMAZON.NUMBER and AMAZON.FOUR_DIGIT_NUMBER ("3"), AMAZON.Ordinal ("3"
for "third"), AMAZON.DURATION ("PT20M"), AMAZON.SearchQuery (any words). Types with values, the
model's own or built-in ones that it extends, are resolved to the values' ids. Other built-in types
(cities, names) take any few words, unresolved.
"""

import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from simulator import durations
from simulator.model import InteractionModel, Value
from simulator.text import Token, is_ordinal, keys, said, singular
from simulator.tongues import ENGLISH, Tongue

_LETTERS = string.ascii_lowercase
_LONGEST_OPEN = 3
"""Words that a slot takes which its values don't know."""
_LONGEST_MEASURE = 8
"""Words of a number or length of time: "two hours and twenty five and a half minutes"."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What fills a slot."""

    value: str
    """As the skill gets it: the words, or digits, or an ISO 8601 duration."""

    matches: tuple[Value, ...] | None = None
    """The values that it means: none for words the type doesn't know, None if it has no values."""


class SlotType:
    """One slot type, ready to read utterances."""

    def __init__(self, name: str, values: Sequence[Value] = (), tongue: Tongue = ENGLISH) -> None:
        """`values` as the model lists them; none for a built-in type."""
        self.name = name
        self._tongue = tongue
        self._values = _lexicon(values, tongue)
        self.longest = _LONGEST_MEASURE
        """Words that a value has at most, an article included; it takes no more than that."""
        if self._values:
            self.longest = 1 + max(len(phrase.split()) for phrase in self._values)
        self._first_words = {phrase.split()[0] for phrase in self._values}
        self._first_words |= tongue.writing.articles

    @property
    def is_open(self) -> bool:
        """Whether words that it doesn't know may fill it, too."""
        return bool(self._values) or self.name not in _READERS

    @property
    def takes_anything(self) -> bool:
        """Whether it is made for free speech."""
        return self.name == "AMAZON.SearchQuery"

    def read(self, spoken: Sequence[Token]) -> Filling | None:
        """Return what all of `spoken` means to this type, or None when it isn't one of its own."""
        if not spoken:
            return None
        if self._values:
            found = self._values.get(_plain([token.key for token in spoken], self._tongue))
            return Filling(said(_without_article(spoken, self._tongue)), found) if found else None
        return _READERS.get(self.name, _read_nothing)(spoken, self._tongue)

    def read_open(self, spoken: Sequence[Token]) -> Filling | None:
        """Take words that are none of its own, as Alexa does where the rest of a sample fits."""
        if not spoken or not self.is_open:
            return None
        if len(spoken) > _LONGEST_OPEN and not self.takes_anything:
            return None
        return Filling(said(_without_article(spoken, self._tongue)), () if self._values else None)

    def spans(self, spoken: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Find its values in a sentence, the longest of each place: first word, one past last."""
        start = 0
        while start < len(spoken):
            # Only a shortcut: no phrase starts with another word.
            first = singular(spoken[start].key, self._tongue)
            starts = not self._values or first in self._first_words
            furthest = min(len(spoken), start + self.longest) if starts else start
            for end in range(furthest, start, -1):
                if not self._is_article(spoken[start:end]) and self.read(spoken[start:end]):
                    yield start, end
                    start = end - 1
                    break
            start += 1

    def examples(self) -> Sequence[str]:
        """Return things that one may say for it, to learn from: never empty."""
        examples = self._tongue.examples
        return list(self._values) or examples.get(self.name, examples["AMAZON.SearchQuery"])

    def _is_article(self, spoken: Sequence[Token]) -> bool:
        """Tell whether this is a number only where one must stand."""
        return len(spoken) == 1 and spoken[0].key in self._tongue.writing.one


def slot_types(model: InteractionModel) -> dict[str, SlotType]:
    """Return every type that the model's slots use, by name."""
    return {
        slot.type: SlotType(slot.type, model.types.get(slot.type, ()), model.tongue)
        for intent in model.intents
        for slot in intent.slots
    }


def as_json(
    name: str, type_name: str, filling: Filling | None, application_id: str
) -> dict[str, Any]:
    """Return one entry of `request.intent.slots`; an unfilled slot has no value.

    Shape: Amazon's "Request and Response JSON Reference", `slot` and `resolutions` objects.
    """
    slot: dict[str, Any] = {"name": name, "confirmationStatus": "NONE"}
    if filling is None:
        return slot
    simple: dict[str, Any] = {"type": "Simple", "value": filling.value}
    slot |= {"value": filling.value, "source": "USER"}
    if filling.matches is not None:
        resolutions = _resolutions(type_name, filling.matches, application_id)
        slot["resolutions"] = resolutions
        simple["resolutions"] = resolutions
    return slot | {"slotValue": simple}


def _resolutions(type_name: str, matches: Sequence[Value], application_id: str) -> dict[str, Any]:
    authority: dict[str, Any] = {
        "authority": f"amzn1.er-authority.echo-sdk.{application_id}.{type_name}",
        "status": {"code": "ER_SUCCESS_MATCH" if matches else "ER_SUCCESS_NO_MATCH"},
    }
    if matches:
        authority["values"] = [{"value": _value_json(value)} for value in matches]
    return {"resolutionsPerAuthority": [authority]}


def _value_json(value: Value) -> dict[str, str]:
    return {"name": value.name} if value.id is None else {"name": value.name, "id": value.id}


def _lexicon(values: Sequence[Value], tongue: Tongue) -> dict[str, tuple[Value, ...]]:
    """Every phrase of every value, in its plain form; two values may share one."""
    lexicon: dict[str, tuple[Value, ...]] = {}
    for value in values:
        for phrase in (value.name, *value.synonyms):
            plain = _plain(keys(phrase, tongue), tongue)
            if plain and value not in lexicon.get(plain, ()):
                lexicon[plain] = (*lexicon.get(plain, ()), value)
    return lexicon


def _plain(words: Sequence[str], tongue: Tongue) -> str:
    """Without leading articles and plural endings: "the pillows" and "pillow" are one."""
    start = 0
    while start < len(words) - 1 and words[start] in tongue.writing.articles:
        start += 1
    return " ".join(singular(word, tongue) for word in words[start:])


def _without_article(spoken: Sequence[Token], tongue: Tongue) -> Sequence[Token]:
    start = 0
    while start < len(spoken) - 1 and spoken[start].key in tongue.writing.articles:
        start += 1
    return spoken[start:]


def _read_number(spoken: Sequence[Token], tongue: Tongue) -> Filling | None:
    key = spoken[0].key if len(spoken) == 1 else ""
    if key in tongue.writing.one:
        return Filling("1")
    return Filling(key) if key.isdecimal() else None


def _read_ordinal(spoken: Sequence[Token], tongue: Tongue) -> Filling | None:
    key = spoken[-1].key if len(_without_article(spoken, tongue)) == 1 else ""
    return Filling(key.rstrip(_LETTERS)) if is_ordinal(key, tongue) else None


def _read_duration(spoken: Sequence[Token], tongue: Tongue) -> Filling | None:
    duration = durations.parse([token.key for token in spoken], tongue)
    return Filling(duration.iso) if duration else None


def _read_nothing(spoken: Sequence[Token], tongue: Tongue) -> Filling | None:
    return None


_READERS = {
    "AMAZON.NUMBER": _read_number,
    "AMAZON.FOUR_DIGIT_NUMBER": _read_number,
    "AMAZON.Ordinal": _read_ordinal,
    "AMAZON.DURATION": _read_duration,
}
