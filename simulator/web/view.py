"""What the page shows, as one JSON object."""

from datetime import datetime
from typing import Any, Final

from simulator import faults
from simulator.accounts import SCOPES
from simulator.alexa import Alexa
from simulator.consent import name_of
from simulator.reminders import Reminder
from simulator.services import SERVICES
from simulator.timers import Timer
from simulator.web.chips import chips
from simulator.web.devices import DEVICES
from simulator.web.session import NO_SUCH_THING, Conversation

_NOON: Final = 12
_FAULTS: Final = {
    "400": "are switched off (400)",
    "401": "refuse the token (401)",
    "403": "are not on this device (403)",
    "404": "are not found (404)",
    "429": "get too many requests (429)",
    "500": "fail (500)",
    "503": "are down (503)",
    "504": "cannot reach the device (504)",
    faults.SLOW: "are too slow",
    faults.REFUSED: "cannot be reached, nor can the others",
}
"""Each fault, as words that follow the name of a service."""


def view(conversation: Conversation, *, has_learnt: bool) -> dict[str, Any]:
    """Return everything but documents and exchanges, which are fetched when they are wanted."""
    alexa = conversation.alexa
    return {
        "conversation": conversation.id,
        "title": title(alexa),
        "invocation": alexa.model.invocation_name,
        "hasLearnt": has_learnt,
        "entries": [entry.as_json() for entry in conversation.transcript.entries],
        "listening": alexa.is_listening,
        "chips": _chips(conversation),
        "locale": alexa.locale,
        "locales": alexa.locales,
        "device": conversation.device,
        "devices": [{"id": key, "name": model.name} for key, model in DEVICES.items()],
        "hasAlerts": conversation.has_alerts,
        "screen": _screen(conversation),
        "clock": _clock(conversation),
        "alerts": [_alert(conversation, alert) for alert in conversation.coming()],
        "permissions": _permissions(conversation),
        "faults": _faults(conversation),
        "exchanges": [
            {"id": kept.id, "name": kept.name} for kept in conversation.transcript.exchanges
        ],
    }


def document(conversation: Conversation) -> dict[str, Any] | None:
    """Return what is on the screen, and what is drawn on; None where nothing is."""
    shown, screen = conversation.alexa.shown, DEVICES[conversation.device].screen
    if shown is None or screen is None:
        return None
    return {
        "version": conversation.screen_version,
        "document": shown.get("document"),
        "datasources": shown.get("datasources") or {},
        "viewport": {
            "shape": screen.shape,
            "isRound": screen.shape == "ROUND",
            "width": screen.width,
            "height": screen.height,
            "dpi": screen.dpi,
        },
        "mode": screen.mode,
    }


def title(alexa: Alexa) -> str:
    """Return the skill's name."""
    return name_of(alexa.manifest, alexa.locale, alexa.model.invocation_name)


def _chips(conversation: Conversation) -> list[str]:
    alexa = conversation.alexa
    if conversation.is_asking:
        standard = alexa.model.tongue.standard
        return [standard[name][0] for name in ("AMAZON.YesIntent", "AMAZON.NoIntent")]
    offered = chips(
        alexa.model,
        alexa.manifest,
        alexa.locale,
        in_session=alexa.in_session,
        last_said=alexa.last_said.text,
    )
    if not alexa.in_session:
        known = alexa.model.tongue.alerts
        kinds = sorted({_kind(alert) for alert in conversation.coming()})
        offered += [known.ask.format(kinds=known.several[kind]) for kind in kinds]
    return offered


def _screen(conversation: Conversation) -> dict[str, Any]:
    screen = DEVICES[conversation.device].screen
    if screen is None:
        return {"has": False, "shows": False, "version": conversation.screen_version}
    return {
        "has": True,
        "shows": conversation.alexa.shown is not None,
        "version": conversation.screen_version,
        "width": screen.width,
        "height": screen.height,
        "round": screen.shape == "ROUND",
    }


def _clock(conversation: Conversation) -> dict[str, Any]:
    zone = conversation.alexa.device.zone
    now = conversation.clock.now().astimezone(zone)
    return {
        "time": _time(now, seconds=True),
        "day": f"{now.strftime('%A')}, {now.day} {now.strftime('%B')}",
        "zone": zone.key,
        "runs": conversation.runs,
        "moved": conversation.moved.total_seconds(),
    }


def _alert(conversation: Conversation, alert: Reminder | Timer) -> dict[str, Any]:
    """Return a reminder or timer; `left` in seconds."""
    now = conversation.clock.now()
    if isinstance(alert, Reminder):
        local = alert.due.astimezone(conversation.alexa.device.zone)
        told = {"id": alert.token, "text": alert.text, "paused": False}
        left = alert.due - now
        told["at"] = _time(local)
    else:
        paused = alert.left is not None
        told = {"id": alert.id, "text": alert.label or "Timer", "paused": paused}
        left = alert.left if alert.left is not None else alert.due - now
        told["at"] = ""
    return told | {"kind": _kind(alert), "left": round(left.total_seconds())}


def _kind(alert: Reminder | Timer) -> str:
    return "reminder" if isinstance(alert, Reminder) else "timer"


def _permissions(conversation: Conversation) -> list[dict[str, str]]:
    asked = conversation.alexa.manifest.get("manifest", {}).get("permissions", ())
    wanted = {permission.get("name") for permission in asked}
    answered = conversation.alexa.permissions
    return [
        {"name": name, "status": str(answered.get(scope, ""))}
        for name, scope in SCOPES.items()
        if scope in wanted
    ]


def _faults(conversation: Conversation) -> list[dict[str, Any]]:
    kinds = [{"id": kind, "text": _FAULTS.get(kind, kind)} for kind in faults.KINDS]
    return [
        {
            "service": service,
            "fault": conversation.faults.get(service, ""),
            # A setting is there on every device.
            "kinds": [k for k in kinds if service in SCOPES or k["id"] != NO_SUCH_THING],
        }
        for service in SERVICES
    ]


def _time(moment: datetime, *, seconds: bool = False) -> str:
    half = "AM" if moment.hour < _NOON else "PM"
    exact = f":{moment.second:02}" if seconds else ""
    return f"{moment.hour % _NOON or _NOON}:{moment.minute:02}{exact} {half}"
