"""What each intent does, in the words of the code that does it."""

import inspect
from datetime import UTC, datetime
from typing import Final

from relief.alexa.memory import InProcessMemory
from relief.bootstrap import INTENT_HANDLERS
from relief.content import Content, Library
from relief.handlers.base import IntentHandler
from relief.ports import Ports

_TELLING: Final = ("move_from", "go_on", "tell", "speak", "answer")
"""The methods of a handler whose first line tells it, the most telling first."""


def what_is_done(content: Content) -> dict[str, str]:
    """Give for each intent what happens, in the order in which handlers are asked."""
    ports = Ports(library=Library(), clock=lambda: datetime.now(UTC), memory=InProcessMemory())
    return {
        str(name): _told(handler)
        for handler in INTENT_HANDLERS
        for name in handler(ports).names(content)
    }


def _told(handler: type[IntentHandler]) -> str:
    """Give the first line of a handler's docstrings that is its own."""
    for kind in handler.__mro__:
        for method in _TELLING:
            if method in vars(kind):
                return (inspect.getdoc(vars(kind)[method]) or "").partition("\n")[0]
    raise TypeError(f"{handler.__name__} answers nothing")
