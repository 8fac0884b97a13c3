"""Asking for a permission by voice. Alexa herself holds that dialog, and answers in a new session.

Source: Amazon's "Use Voice-Forward Consent" (``AskFor``), whose answer carries no session
attributes: what was meant to be done travels in its token.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ask_sdk_model.interfaces.connections import ConnectionsResponse

from relief.domain.plain import read_choice
from relief.quick.names import StrEnum
from relief.quick.records import dataclass

if TYPE_CHECKING:
    from ask_sdk_model.interfaces.connections import SendRequestDirective
    from ask_sdk_model.ui import AskForPermissionsConsentCard

_NAME: Final = "AskFor"
_HEARD: Final = "200"


class Answer(StrEnum):
    """What the person said to the permission."""

    ACCEPTED = "ACCEPTED"
    DENIED = "DENIED"
    NOT_ANSWERED = "NOT_ANSWERED"


@dataclass(frozen=True, slots=True)
class Consent:
    """The outcome of asking for a permission."""

    answer: Answer
    card_thrown: bool
    """Whether Alexa has put a card with the permission into the app."""
    token: str
    """What was sent along with the question."""


def ask_for(scope: str, token: str) -> SendRequestDirective:
    """Give the directive that asks for a permission; end the session with it."""
    from ask_sdk_model.interfaces.connections import (  # noqa: PLC0415 - cold start
        SendRequestDirective,
    )

    payload: dict[str, object] = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "2",
        "permissionScopes": [{"permissionScope": scope, "consentLevel": "ACCOUNT"}],
    }
    return SendRequestDirective(name=_NAME, payload=payload, token=token)


def card_for(scope: str) -> AskForPermissionsConsentCard:
    """Give the card that asks for a permission in the app."""
    from ask_sdk_model.ui import AskForPermissionsConsentCard  # noqa: PLC0415 - cold start

    return AskForPermissionsConsentCard([scope])


def read_consent(request: object) -> Consent | None:
    """Read the answer; None where the request is none. Both payload versions carry ``status``."""
    if not isinstance(request, ConnectionsResponse) or request.name != _NAME:
        return None
    payload: dict[str, Any] = request.payload if isinstance(request.payload, dict) else {}
    heard = request.status is not None and str(request.status.code) == _HEARD
    return Consent(
        answer=(heard and read_choice(Answer, payload.get("status"))) or Answer.NOT_ANSWERED,
        card_thrown=payload.get("isCardThrown") is True,
        token=request.token or "",
    )
