"""What is shown, held against the rules: Amazon's limits, our own, and the data behind it."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from relief.alexa.touch import as_spoken
from simulator.envelope import RENDER, USER_EVENT

_BINDING: Final = re.compile(r"\$\{([^}]*)\}")
_OF: Final = re.compile(r"\b(screen|choice|countdown)\.(\w+)")
_RESOURCE: Final = re.compile(r"@(\w+)")
_UNFILLED: Final = re.compile(r"\{|\}|</?\w")
"""A placeholder, or a tag that a screen would not know."""


def assert_shown(event: Mapping[str, Any], answer: Mapping[str, Any]) -> None:
    """Assert that an answer shows what it should, and only on a screen."""
    directives = answer["response"].get("directives", ())
    rendered = [directive for directive in directives if directive["type"] == RENDER]
    if not has_screen(event):
        assert not rendered, "something is shown where there is no screen"
        return
    assert len(rendered) <= 1, "more than one screen at once"
    for directive in rendered:
        assert_valid_directive(directive)


def has_screen(event: Mapping[str, Any]) -> bool:
    """Tell whether a request comes from a device that can show a document."""
    device = event["context"]["System"].get("device", {})
    return "Alexa.Presentation.APL" in device.get("supportedInterfaces", {})


def assert_valid_directive(directive: Mapping[str, Any]) -> None:
    """Assert that a document finds all that it binds, and that what it sends is understood."""
    assert set(directive) == {"type", "token", "document", "datasources"}
    document, data = directive["document"], directive["datasources"]["screen"]
    assert (document["type"], document["version"]) == ("APL", "1.4")
    assert "import" not in document, "a device would have to fetch it"
    assert set(unbound(document, data)) == set()
    for text in texts(data):
        assert not _UNFILLED.search(text), f"not plain: {text}"
    for choice in (*data["choices"], *data["rows"]):
        request = {"type": USER_EVENT, "arguments": choice["arguments"]}
        assert as_spoken({"request": request})["request"]["type"] == "IntentRequest", choice
    countdown = data["countdown"]
    if countdown["runs"] and countdown["seconds"] >= 0:
        runs = (countdown["starts_in"] + countdown["seconds"]) * 1000
        assert document["settings"]["idleTimeout"] > runs, "it is gone before its clock has run"
    if data["picture"]:
        assert data["alt"], "a picture without words for who can't see it"


def unbound(document: Mapping[str, Any], data: Mapping[str, Any]) -> Iterator[str]:
    """Yield each name that a document binds and nothing has; the renderer would show nothing."""
    known = {
        "screen": set(data),
        "choice": {"label", "main", "arguments"},
        "countdown": set(data["countdown"]),
    }
    resources = {
        name
        for part in document["resources"]
        for kind, values in part.items()
        if isinstance(values, dict)
        for name in values
    }
    for text in _strings(document):
        for expression in _BINDING.findall(text):
            for holder, name in _OF.findall(expression):
                if name not in known[holder]:
                    yield f"{holder}.{name}"
        for name in _RESOURCE.findall(text):
            if name not in resources:
                yield f"@{name}"


def texts(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield every text that may be read on a screen."""
    for key, value in data.items():
        if key not in {"choices", "rows", "picture"}:
            yield from _strings(value)
    yield from (choice["label"] for choice in (*data["choices"], *data["rows"]))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


def size(directive: Mapping[str, Any]) -> int:
    """Give the bytes that a directive takes on the wire."""
    return len(json.dumps(directive).encode())
