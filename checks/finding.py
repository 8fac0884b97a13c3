"""What a check found, in words for a person who doesn't program."""

from dataclasses import dataclass
from typing import Final

_BETWEEN: Final = " \u203a "


def at(*parts: object) -> str:
    """Name a place: topics, heat, answer, with small arrows between."""
    return _BETWEEN.join(map(str, parts))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend."""

    where: str
    """The entry, as ``at`` gives it."""
    what: str
    """What is wrong with it, as a sentence."""
    mend: str
    """What to do about it, as a sentence."""

    def __str__(self) -> str:
        """Give the finding as one line."""
        return f"{self.where}: {self.what} {self.mend}"
