"""Words as a screen takes them: plain text, in the words of the locale."""

from __future__ import annotations

import re
from typing import Final

from relief.labels import Label
from relief.replies.turn import Turn

_TAG: Final = re.compile(r"<[^>]*>")


def plain(*texts: str) -> str:
    """Give SSML as plain text. What is special in it stays escaped, as a screen takes it too."""
    return " ".join(_TAG.sub("", " ".join(texts)).split())


def label_of(turn: Turn, label: Label, **values: object) -> str:
    """Give a label's words."""
    return plain(turn.words.label(label, **values))
