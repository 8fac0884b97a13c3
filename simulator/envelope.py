"""Requests as a real Echo sends them.

Shapes: Amazon's "Request and Response JSON Reference" and "Request Types Reference".
"""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

APL = "ALEXA_PRESENTATION_APL"
RENDER = "Alexa.Presentation.APL.RenderDocument"
USER_EVENT = "Alexa.Presentation.APL.UserEvent"
APL_VERSION = "2024.3"


@dataclass(frozen=True, slots=True)
class Screen:
    """The screen of a device, in pixels."""

    mode: str = "HUB"
    shape: str = "RECTANGLE"
    width: int = 1024
    height: int = 600
    dpi: int = 160

    def viewport(self) -> dict[str, Any]:
        """Return `context.Viewport`."""
        return {
            "experiences": [
                {
                    "arcMinuteWidth": 246,
                    "arcMinuteHeight": 144,
                    "canRotate": False,
                    "canResize": False,
                }
            ],
            "mode": self.mode,
            "shape": self.shape,
            "pixelWidth": self.width,
            "pixelHeight": self.height,
            "dpi": self.dpi,
            "currentPixelWidth": self.width,
            "currentPixelHeight": self.height,
            "touch": ["SINGLE"],
            "video": {"codecs": ["H_264_42", "H_264_41"]},
        }


@dataclass(frozen=True, slots=True)
class Echo:
    """One device of one account, with one skill enabled."""

    application_id: str
    user_id: str
    device_id: str
    screen: Screen | None = None
    api_endpoint: str = "https://api.amazonalexa.com"
    api_access_token: str = "local-access-token"  # noqa: S105 - opens nothing

    @classmethod
    def named(cls, user: str, skill: str, **fields: Any) -> "Echo":
        """Return the device of `user`: the same names give the same ids, each time."""
        return cls(
            application_id=fields.pop("application_id", None) or f"amzn1.ask.skill.{_uuid(skill)}",
            user_id=f"amzn1.ask.account.{_code(user)}",
            device_id=f"amzn1.ask.device.{_code(user + ' device')}",
            **fields,
        )

    def interfaces(self, manifest: Mapping[str, Any]) -> dict[str, Any]:
        """Return `supportedInterfaces`: what the device has and the skill's manifest asks for."""
        custom = manifest.get("manifest", {}).get("apis", {}).get("custom", {})
        asked = {interface.get("type") for interface in custom.get("interfaces", ())}
        if self.screen is None or APL not in asked:
            return {}
        return {"Alexa.Presentation.APL": {"runtime": {"maxVersion": APL_VERSION}}}


@dataclass(slots=True)
class Session:
    """One conversation with the skill."""

    id: str = field(default_factory=lambda: f"amzn1.echo-api.session.{uuid.uuid4()}")
    new: bool = True
    attributes: Mapping[str, Any] = field(default_factory=dict)


def launch(locale: str, now: datetime) -> dict[str, Any]:
    """Return the request of "open …"."""
    return _request("LaunchRequest", locale, now) | {"shouldLinkResultBeReturned": False}


def intent(
    name: str, slots: Mapping[str, Mapping[str, Any]], locale: str, now: datetime
) -> dict[str, Any]:
    """Return the request of something that the model knows; `slots` by name, as `slots.as_json`."""
    meant: dict[str, Any] = {"name": name, "confirmationStatus": "NONE"}
    if slots:
        meant["slots"] = dict(slots)
    return _request("IntentRequest", locale, now) | {"intent": meant}


def user_event(arguments: object, locale: str, now: datetime) -> dict[str, Any]:
    """Return the request of a touch: what a document on the screen sent."""
    request = _request(USER_EVENT, locale, now)
    source = {"type": "TouchWrapper", "handler": "Press", "id": ""}
    return request | {"arguments": arguments, "source": source, "components": {}}


def session_ended(
    reason: str, locale: str, now: datetime, error: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return the request that tells the skill that its session is over, and why."""
    request = _request("SessionEndedRequest", locale, now) | {"reason": reason}
    return request | {"error": dict(error)} if error else request


def connections_response(outcome: Mapping[str, Any], locale: str, now: datetime) -> dict[str, Any]:
    """Return the request that tells what came of a `Connections.SendRequest`."""
    return _request("Connections.Response", locale, now) | dict(outcome)


def event(kind: str, body: Mapping[str, Any], locale: str, now: datetime) -> dict[str, Any]:
    """Return the request that tells of something that happened outside of any session."""
    request = _request(kind, locale, now) | {"body": dict(body)}
    if kind.startswith("AlexaSkillEvent."):
        stamp = request["timestamp"]
        request |= {"eventCreationTime": stamp, "eventPublishingTime": stamp}
    return request


def envelope(
    request: Mapping[str, Any],
    session: Session | None,
    echo: Echo,
    manifest: Mapping[str, Any],
    permissions: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return everything that reaches the skill with one request.

    `permissions`: by scope, what was answered. An event has no session, and comes from no device.
    """
    application = {"applicationId": echo.application_id}
    user: dict[str, Any] = {"userId": echo.user_id}
    system: dict[str, Any] = {
        "application": application,
        "user": user | _permissions(permissions or {}),
        "apiEndpoint": echo.api_endpoint,
        "apiAccessToken": echo.api_access_token,
    }
    context: dict[str, Any] = {"System": system}
    sent = {"version": "1.0", "context": context, "request": dict(request)}
    if session is None:
        return sent
    system["device"] = {
        "deviceId": echo.device_id,
        "supportedInterfaces": echo.interfaces(manifest),
    }
    if echo.screen is not None:
        context["Viewport"] = echo.screen.viewport()
    sent["session"] = {
        "new": session.new,
        "sessionId": session.id,
        "application": application,
        "attributes": dict(session.attributes),
        "user": user,
    }
    return sent


def _permissions(known: Mapping[str, str]) -> dict[str, Any]:
    if not known:
        return {}
    return {"permissions": {"scopes": {scope: {"status": str(known[scope])} for scope in known}}}


def _request(kind: str, locale: str, now: datetime) -> dict[str, Any]:
    return {
        "type": kind,
        "requestId": f"amzn1.echo-api.request.{uuid.uuid4()}",
        "locale": locale,
        "timestamp": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def _uuid(name: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, name)


def _code(name: str) -> str:
    """Return capitals and digits, like the long end of Amazon's account ids."""
    return hashlib.sha256(name.encode()).hexdigest().upper()
