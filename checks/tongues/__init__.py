"""The languages that the rules know."""

from collections.abc import Mapping
from typing import Final

from checks.tongues.english import ENGLISH
from checks.tongues.spanish import SPANISH
from checks.tongues.tongue import Tongue

__all__ = ["ENGLISH", "SPANISH", "TONGUES", "Tongue", "tongue_of"]

TONGUES: Final[Mapping[str, Tongue]] = {"en": ENGLISH, "es": SPANISH}
"""Each language by its two letters, as content files are named."""


def tongue_of(locale: str) -> Tongue | None:
    """Give the language of a locale such as "es-MX", None where the rules don't know it."""
    return TONGUES.get(locale.partition("-")[0])
