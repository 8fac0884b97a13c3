"""The languages that Alexa hears and speaks here."""

from collections.abc import Mapping
from typing import Final

from simulator.tongues.english import ENGLISH
from simulator.tongues.spanish import SPANISH
from simulator.tongues.tongue import Tongue

__all__ = ["ENGLISH", "SPANISH", "TONGUES", "Tongue", "tongue_of"]

TONGUES: Final[Mapping[str, Tongue]] = {tongue.code: tongue for tongue in (ENGLISH, SPANISH)}
"""Each language by its two letters."""


def tongue_of(locale: str) -> Tongue:
    """Give the language of a locale such as "es-MX", English where it is none of those here."""
    return TONGUES.get(locale.partition("-")[0], ENGLISH)
