"""What a classifier heard, in a form that two different ones can give."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from simulator.slots import Filling
from simulator.text import tokens
from simulator.understanding import Understanding

FALLBACK = "AMAZON.FallbackIntent"


@dataclass(frozen=True, slots=True)
class Heard:
    """An intent, and what its slots mean."""

    intent: str
    slots: Mapping[str, str] = field(default_factory=dict)
    """By slot name: the id of the value, or for Amazon's own types the value as delivered."""


Hearing = Callable[[str], Heard]
"""Turns an utterance into what was heard."""


def simulator_hearing(understanding: Understanding) -> Hearing:
    """Hear as the simulator does."""

    def hear(utterance: str) -> Heard:
        understood = understanding.understand(tokens(utterance, understanding.model.tongue))
        if understood is None:
            return Heard(FALLBACK)
        slots = {name: meant(filling) for name, filling in understood.slots.items()}
        return Heard(understood.intent.name, slots)

    return hear


def meant(filling: Filling) -> str:
    """Give what a filling means: the id of the value, or the value itself where there is none."""
    if filling.matches and filling.matches[0].id:
        return filling.matches[0].id
    return filling.value
