"""Touches on a screen, turned into the requests that saying it would have made.

Source of the shape: Amazon's "APL UserEvent" reference: ``arguments`` are what the document sends.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from relief.alexa.request import USER_EVENT
from relief.domain.conversation import Asked
from relief.domain.screen import Choice
from relief.intents import ANSWERED, IN_SIGHT, Intent, Slot

TOUCHABLE: Final = frozenset(
    {
        Intent.YES,
        Intent.NO,
        Intent.NEXT,
        Intent.PREVIOUS,
        Intent.REPEAT,
        Intent.PAUSE,
        Intent.RESUME,
        Intent.WHAT_CAN_YOU_DO,
        Intent.START_ROUTINE,
        Intent.LIST_ROUTINES,
        Intent.CHOOSE_SURFACE,
        Intent.ASK_QUESTION,
        Intent.ICE_REMINDER,
        Intent.ONE_MORE_ROUND,
        Intent.CANCEL_ICE,
    }
)
"""What a touch may ask for; anything else is taken as no touch of ours."""

_SLOTS: Final = frozenset({Slot.ROUTINE.value, Slot.SURFACE.value, IN_SIGHT})
_ANSWERS: Final = frozenset({Intent.YES, Intent.NO})


def arguments(choice: Choice) -> list[object]:
    """Give what a document sends when this is touched: intent, slots, the question it answers.

    The question travels as text, so that nothing on the way changes its numbers or nulls.
    """
    return [str(choice.intent), dict(choice.slots), _written(choice.answers)]


def _written(asked: Asked | None) -> str:
    return "" if asked is None else json.dumps(asked.to_json(), separators=(",", ":"))


def as_spoken(body: dict[str, Any]) -> dict[str, Any]:
    """Give the request that saying it would have made; a touch that is none of ours stays.

    A yes or no on a screen that is out of date, such as the second of two quick touches, says the
    last words again instead. One in a new session says which question it answers.
    """
    request, session = body.get("request"), body.get("session")
    if not isinstance(request, dict) or request.get("type") != USER_EVENT:
        return body
    touched = _read(request.get("arguments"))
    if touched is None:
        return body
    intent, slots, answered = touched
    session = session if isinstance(session, dict) else {}
    state = session.get("attributes")
    state = state if isinstance(state, dict) else {}
    if intent in _ANSWERS:
        if session.get("new") is not False:
            slots = {**slots, ANSWERED: answered}
        elif _question(answered) != state.get("asked"):
            intent = Intent.REPEAT
    return {**body, "request": _intent_request(request, intent, slots)}


def _read(sent: object) -> tuple[Intent, dict[str, str], str] | None:
    """Read what a document sent; None where it is not what ``arguments`` makes."""
    if not isinstance(sent, list) or len(sent) != len(("intent", "slots", "question")):
        return None
    intent, slots, answered = sent
    if not isinstance(intent, str) or intent not in TOUCHABLE or not isinstance(slots, dict):
        return None
    known = all(name in _SLOTS and isinstance(value, str) for name, value in slots.items())
    written = answered if isinstance(answered, str) else ""
    return (Intent(intent), slots, written) if known else None


def _question(written: str) -> object:
    try:
        return json.loads(written) if written else None
    except (ValueError, RecursionError):
        return None


def _intent_request(
    request: Mapping[str, Any], intent: Intent, slots: Mapping[str, str]
) -> dict[str, Any]:
    kept = {key: request[key] for key in ("requestId", "timestamp", "locale") if key in request}
    filled = {name: _slot(name, value) for name, value in slots.items()}
    return {
        **kept,
        "type": "IntentRequest",
        "intent": {"name": intent.value, "confirmationStatus": "NONE", "slots": filled},
    }


def _slot(name: str, value: str) -> dict[str, Any]:
    """Give a slot as entity resolution fills it; whoever reads it looks its id up."""
    return {
        "name": name,
        "value": value,
        "confirmationStatus": "NONE",
        "resolutions": {
            "resolutionsPerAuthority": [
                {
                    "authority": "touch",
                    "status": {"code": "ER_SUCCESS_MATCH"},
                    "values": [{"value": {"name": value, "id": value}}],
                }
            ]
        },
    }
