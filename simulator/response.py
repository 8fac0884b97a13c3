"""A skill's answer, held against what the platform takes.

Limits and fields: Amazon's "Request and Response JSON Reference", response body.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from simulator import speech
from simulator.speech import Speech

MOST_BYTES = 120 * 1024
_CARDS = {
    "Simple": ("title", "content"),
    "Standard": ("title", "text"),
    "LinkAccount": (),
    "AskForPermissionsConsent": ("permissions",),
}


class ResponseError(ValueError):
    """The platform would refuse this answer."""


@dataclass(frozen=True, slots=True)
class Response:
    """What of an answer Alexa acts upon."""

    body: Mapping[str, Any] = field(default_factory=dict)
    """All of it, as it came through JSON."""

    speech: Speech | None = None
    reprompt: Speech | None = None
    should_end: bool | None = None
    """`shouldEndSession`; None where the skill left it open."""

    attributes: Mapping[str, Any] = field(default_factory=dict)
    """What the skill wants to get back with the next request of the session."""

    directives: tuple[Mapping[str, Any], ...] = ()


def read(answer: object) -> Response:
    """Read what the handler returned for a request that may be answered; raises ResponseError."""
    body = _through_json(answer)
    inner = _part(body, "response")
    if body.get("version") != "1.0":
        raise ResponseError(f'version is {body.get("version")!r}, not "1.0"')
    should_end = inner.get("shouldEndSession")
    if not isinstance(should_end, bool | None):
        raise ResponseError(f"shouldEndSession is {should_end!r}")
    card = _part(inner, "card")
    if card:
        _check_card(card)
    response = Response(
        body=body,
        speech=_speech(inner),
        reprompt=_speech(_part(inner, "reprompt")),
        should_end=should_end,
        attributes=_part(body, "sessionAttributes"),
        directives=_directives(inner.get("directives")),
    )
    if response.reprompt is not None and should_end is not False:
        raise ResponseError("a reprompt without shouldEndSession false is never heard")
    return response


def read_farewell(answer: object, request_type: str = "SessionEndedRequest") -> Response:
    """Read the answer to the end of a session or a skill event: it may say and show nothing."""
    if answer is None:
        return Response()
    body = _through_json(answer)
    inner = _part(body, "response")
    for name in ("outputSpeech", "reprompt", "card", "directives"):
        if inner.get(name):
            raise ResponseError(f"the answer to a {request_type} holds {name}")
    return Response(body=body)


def _through_json(answer: object) -> Mapping[str, Any]:
    try:
        text = json.dumps(answer, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise ResponseError(f"not JSON: {error}") from error
    if len(text.encode()) > MOST_BYTES:
        raise ResponseError(f"{len(text.encode())} bytes, over {MOST_BYTES}")
    return _mapping(json.loads(text), "the answer")


def _mapping(value: object, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ResponseError(f"{name} is no object: {value!r}")
    return value


def _part(holder: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return an object inside another: empty where it is left out or null."""
    return {} if holder.get(name) is None else _mapping(holder[name], name)


def _speech(holder: Mapping[str, Any]) -> Speech | None:
    if not holder.get("outputSpeech"):
        return None
    try:
        return speech.read(_mapping(holder["outputSpeech"], "outputSpeech"))
    except speech.SpeechError as error:
        raise ResponseError(str(error)) from error


def _check_card(card: Mapping[str, Any]) -> None:
    kind = card.get("type")
    if kind not in _CARDS:
        raise ResponseError(f"card.type is {kind!r}")
    for name in _CARDS[kind]:
        if not card.get(name):
            raise ResponseError(f"a {kind} card lacks {name}")
    length = sum(len(value) for value in card.values() if isinstance(value, str))
    if length > speech.MOST_CHARACTERS:
        raise ResponseError(f"the card has {length} characters, over {speech.MOST_CHARACTERS}")


def _directives(value: object) -> tuple[Mapping[str, Any], ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise ResponseError(f"directives is no list: {value!r}")
    for directive in value:
        if not isinstance(_mapping(directive, "a directive").get("type"), str):
            raise ResponseError(f"a directive lacks its type: {directive!r}")
    return tuple(value)
