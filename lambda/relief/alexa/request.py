"""Reading a request envelope: any part of it may be missing."""

from __future__ import annotations

from typing import Final

from ask_sdk_model import IntentRequest, RequestEnvelope, Slot
from ask_sdk_model.slu.entityresolution import StatusCode

from relief.quick.records import dataclass

SPOKEN_TO: Final = ("LaunchRequest", "IntentRequest", "Connections.Response")
"""Types of request that may be answered in speech."""

USER_EVENT: Final = "Alexa.Presentation.APL.UserEvent"
"""A touch on a screen."""

FIRST_LOCALE: Final = "en-US"
"""Taken where a request names no locale."""


MOST_WORDS_QUOTED: Final = 6
MOST_LETTERS_QUOTED: Final = 60


@dataclass(frozen=True, slots=True)
class Heard:
    """A slot as it was heard: the words, and the id that entity resolution gave them."""

    words: str | None = None
    id: str | None = None

    @property
    def quotable(self) -> str | None:
        """The words, if they are few and plain enough to be said back."""
        words = "".join(letter if letter.isprintable() else " " for letter in self.words or "")
        short = len(words.split()) <= MOST_WORDS_QUOTED and len(words) <= MOST_LETTERS_QUOTED
        return words.strip() or None if short else None


def locale(envelope: RequestEnvelope) -> str:
    """Give the locale of a request."""
    return getattr(envelope.request, "locale", None) or FIRST_LOCALE


def user_id(envelope: RequestEnvelope) -> str | None:
    """Give the id of the user, from the context or else from the session."""
    system = envelope.context and envelope.context.system
    for holder in (system, envelope.session):
        user = holder and holder.user
        if user and user.user_id:
            return str(user.user_id)
    return None


def device_id(envelope: RequestEnvelope) -> str | None:
    """Give the id of the device that the request came from."""
    system = envelope.context and envelope.context.system
    device = system and system.device
    return str(device.device_id) if device and device.device_id else None


def has_screen(envelope: RequestEnvelope) -> bool:
    """Tell whether the device can show a document."""
    system = envelope.context and envelope.context.system
    device = system and system.device
    interfaces = device and device.supported_interfaces
    return bool(interfaces and interfaces.alexa_presentation_apl is not None)


def is_new_session(envelope: RequestEnvelope) -> bool:
    """Tell whether this request opens its session."""
    return envelope.session is None or envelope.session.new is not False


def session_attributes(envelope: RequestEnvelope) -> object:
    """Give what the last turn left in the session."""
    return envelope.session and envelope.session.attributes


def intent_name(envelope: RequestEnvelope) -> str | None:
    """Give the name of the intent, None for other requests."""
    request = envelope.request
    return request.intent.name if isinstance(request, IntentRequest) and request.intent else None


def heard(envelope: RequestEnvelope, slot: str) -> Heard | None:
    """Give a slot of the intent as it was heard, None where the request has none of the name."""
    request = envelope.request
    if not isinstance(request, IntentRequest) or not request.intent:
        return None
    slots = request.intent.slots
    found = None if slots is None else slots.get(slot)  # whether it is empty, it would have to read
    return Heard(found.value, _resolved(found)) if found else None


def _resolved(slot: Slot) -> str | None:
    """Give the id of the first value that entity resolution is sure of."""
    authorities = (slot.resolutions and slot.resolutions.resolutions_per_authority) or []
    for authority in authorities:
        status = authority and authority.status
        matched = status and status.code is StatusCode.ER_SUCCESS_MATCH
        for wrapper in (authority.values or []) if matched else []:
            if wrapper and wrapper.value and wrapper.value.id:
                return str(wrapper.value.id)
    return None
