"""JSON that nobody changes any more, so that nobody need copy it.

The SDK copies the session's attributes whole when a request comes in, and everything whole when the
answer is written: a screen's document is 25 KB. What is marked so is handed on as it is instead,
and to everybody else it is a ``dict``.
"""

from __future__ import annotations

from typing import Any


class Fixed(dict[str, Any]):
    """A JSON object that stays as it is, and so does all that is in it."""

    def __deepcopy__(self, memo: object) -> Fixed:
        """Give itself: a copy could not be told from it."""
        return self
