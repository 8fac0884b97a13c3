"""Samples as patterns: whether an utterance says exactly this, and what fills the slots."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from simulator.model import Intent, InteractionModel
from simulator.slots import Filling, SlotType
from simulator.text import Token, keys
from simulator.tongues import Tongue

_SLOT = re.compile(r"\{\s*([\w.]+)\s*\}")


@dataclass(frozen=True, slots=True)
class Blank:
    """The place of a slot in a sample."""

    slot: str
    type: SlotType


@dataclass(frozen=True, slots=True)
class Pattern:
    """One sample of one intent: words and blanks in their order."""

    intent: str
    parts: tuple[str | Blank, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words that must be said as they are."""
        return tuple(part for part in self.parts if isinstance(part, str))

    @property
    def has_blanks(self) -> bool:
        """Whether it has slots."""
        return any(isinstance(part, Blank) for part in self.parts)

    def match(self, spoken: Sequence[Token], *, known: bool = True) -> dict[str, Filling] | None:
        """Return what fills its slots if `spoken` says exactly this sample, else None.

        `known`: only with values that the slots' types know; else with any few words.
        """
        return _match(self.parts, tuple(spoken), known)


def patterns(model: InteractionModel, types: Mapping[str, SlotType]) -> list[Pattern]:
    """Return every sample of the model, Alexa's own phrases for its standard intents last."""
    tongue = model.tongue
    own = [
        _pattern(intent, sample, types, tongue)
        for intent in model.intents
        for sample in intent.samples
    ]
    standard = [
        _pattern(intent, phrase, types, tongue)
        for intent in model.intents
        for phrase in tongue.standard.get(intent.name, ())
    ]
    return own + standard


def _pattern(intent: Intent, sample: str, types: Mapping[str, SlotType], tongue: Tongue) -> Pattern:
    type_of = {slot.name: types[slot.type] for slot in intent.slots}
    return Pattern(intent.name, tuple(_parts(sample, type_of, tongue)))


def _parts(sample: str, type_of: Mapping[str, SlotType], tongue: Tongue) -> Iterator[str | Blank]:
    for index, piece in enumerate(_SLOT.split(sample)):
        if index % 2 == 0:
            # "{routine}'s steps": the ending belongs to the slot's words, not to the next word.
            yield from keys(re.sub(r"^['\u2019]s\b", "", piece), tongue)
        elif piece in type_of:
            yield Blank(piece, type_of[piece])


def _match(
    parts: tuple[str | Blank, ...], spoken: tuple[Token, ...], known: bool
) -> dict[str, Filling] | None:
    if not parts:
        return None if spoken else {}
    head, rest = parts[0], parts[1:]
    if isinstance(head, str):
        said = bool(spoken) and spoken[0].key == head
        return _match(rest, spoken[1:], known) if said else None
    for end, filling in _fillings(head.type, spoken[: len(spoken) - len(rest)], known):
        others = _match(rest, spoken[end:], known)
        if others is not None:
            return {head.slot: filling, **others}
    return None


def _fillings(
    kind: SlotType, spoken: tuple[Token, ...], known: bool
) -> Iterator[tuple[int, Filling]]:
    """Yield what the front of `spoken` may fill a slot with, and where that ends.

    The longest first: "the ice pack" rather than "the ice".
    """
    longest = len(spoken) if kind.takes_anything else min(len(spoken), kind.longest)
    for end in range(longest, 0, -1):
        filling = kind.read(spoken[:end])
        if filling is None and (kind.takes_anything or not known):
            filling = kind.read_open(spoken[:end])
        if filling is not None:
            yield end, filling
