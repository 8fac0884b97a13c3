"""Screens (APL): what is shown, drawn by one document a kind.

Written within APL 1.4, so that one document serves every device, and without imports, which a
device would have to fetch. Source: Amazon's "APL Document" and "RenderDocument" references.

Nothing of this is imported or read before a device with a screen asks: speakers do not pay for it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from ask_sdk_model.interfaces.alexa.presentation.apl import RenderDocumentDirective

from relief.alexa.touch import arguments
from relief.content import FOLDER
from relief.domain.screen import Choice, Countdown, Line, Screen
from relief.quick.fixed import Fixed

DOCUMENTS: Final = os.path.join(os.path.dirname(__file__), "apl")
_SHARED: Final = "shared"
TOKEN: Final = "relief"  # noqa: S105 - names the document, opens nothing
AFTERWARDS: Final = 30
"""Seconds for which a clock is seen that has run down: as long as any screen."""
LONGEST: Final = 3600
"""Seconds for which a screen is taken up at most."""
_SIZES: Final = ((60, 1.5), (110, 1.3), (180, 1.15), (300, 1))
"""Up to how many letters words are written how much larger."""
_SMALLEST: Final = 0.9
_BESIDE_PICTURE: Final = 2
"""A picture takes half of the room."""
DATA: Final = "screen"
"""The name under which a document finds what it shows."""


def render(screen: Screen, alt: Mapping[str, str]) -> RenderDocumentDirective:
    """Give the directive that shows a screen; ``alt`` tells what each picture shows, in words."""
    shown = data_of(screen)
    document = document_of(screen)
    picture = pictures().get(shown["picture"]) if shown["picture"] else None
    if picture is None:
        shown["picture"] = ""
    else:
        shown["alt"] = alt.get(shown["picture"], "")
        document = {**document, "graphics": {**document.get("graphics", {}), "picture": picture}}
        shown["picture"] = "picture"
    countdown: Countdown | None = getattr(screen, "countdown", None)
    if countdown is not None and countdown.runs:
        document = {**document, "settings": {"idleTimeout": _stays(countdown)}}
    return RenderDocumentDirective(
        token=TOKEN, document=Fixed(document), datasources=Fixed({DATA: shown})
    )


def _stays(countdown: Countdown) -> int:
    """Give the milliseconds for which a clock stays in sight though nobody touches the screen.

    Devices take a document away after some 30 seconds, unless it says otherwise. Source: Amazon's
    apl-core-library, ``settings.idleTimeout``.
    """
    seconds = countdown.starts_in + countdown.seconds + AFTERWARDS
    return min(seconds, LONGEST) * 1000


def kind_of(screen: Screen) -> str:
    """Give the name of the document that draws a screen."""
    return type(screen).__name__.lower()


def document_of(screen: Screen) -> dict[str, Any]:
    """Give the document that draws a screen, without any picture."""
    return _document(kind_of(screen))


def data_of(screen: Screen) -> dict[str, Any]:
    """Give what a document is to show, as plain JSON; nothing is null."""
    shown = _plain(screen)
    for name in ("choices", "rows"):
        shown[name] = [_touch(choice) for choice in getattr(screen, name, ())]
    shown["size"] = _size(shown)
    shown.setdefault("steps", [])
    shown.setdefault("picture", "")
    shown.setdefault("countdown", {"label": "", "seconds": -1, "starts_in": 0, "runs": False})
    shown.setdefault("alt", "")
    return shown


def _touch(choice: Choice) -> dict[str, Any]:
    return {"label": choice.label, "main": choice.main, "arguments": arguments(choice)}


def _size(shown: Mapping[str, Any]) -> float:
    """Give how many times the usual size words are written in: larger where there is room."""
    if shown.get("countdown"):
        return 1
    letters = len(shown.get("text", "")) + len(shown.get("question", ""))
    if shown.get("picture"):
        letters *= _BESIDE_PICTURE
    return next((size for most, size in _SIZES if letters <= most), _SMALLEST)


def _plain(shown: Screen | Line | Countdown) -> dict[str, Any]:
    """Give the fields of what is shown, without those that are absent."""
    values = {name: getattr(shown, name) for name in shown.__match_args__}
    return {name: _json(value) for name, value in values.items() if value is not None}


def _json(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_json(part) for part in value]
    return _plain(value) if isinstance(value, Line | Countdown) else value


@cache
def _document(kind: str) -> dict[str, Any]:
    """Read a document, with the styles and layouts that all of them share."""
    shared, own = _read(_SHARED), _read(kind)
    merged = {**shared, **own}
    for part in ("layouts", "styles"):
        merged[part] = {**shared.get(part, {}), **own.get(part, {})}
    return merged


@cache
def _read(name: str) -> dict[str, Any]:
    with open(os.path.join(DOCUMENTS, f"{name}.json"), encoding="utf-8") as file:
        read: dict[str, Any] = json.load(file)
    return read


@cache
def pictures() -> Mapping[str, Any]:
    """Read the drawings, by their id."""
    with open(os.path.join(FOLDER, "pictures.json"), encoding="utf-8") as file:
        drawn: dict[str, Any] = json.load(file)
    return drawn
