"""The reminders of one account, as Amazon's "Reminders REST API Reference" describes them.

One difference: there are no recurring ones here.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeGuard
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ask_sdk_model.services.reminder_management import (
    AlertInfo,
    ReminderRequest,
    SpokenInfo,
    SpokenText,
    TriggerType,
)

from simulator.accounts import Account, Device, ReminderWentOff
from simulator.api import JsonObject, RefusedError, bad, check_text, moment, read, written
from simulator.clock import Appointment, Clock

MOST = 250
LONGEST = timedelta(days=366)


class _AlertInfo(AlertInfo):
    # The SDK's own names a module that is not in it, and can be written but never read.
    deserialized_types = AlertInfo.deserialized_types | {"spoken_info": SpokenInfo}


class _Request(ReminderRequest):
    deserialized_types = ReminderRequest.deserialized_types | {"alert_info": _AlertInfo}


@dataclass(slots=True)
class Reminder:
    """Something to be said at a moment; afterwards it stays as completed until it is deleted."""

    token: str
    device: Device
    request: ReminderRequest
    due: datetime
    created: datetime
    updated: datetime
    appointment: Appointment | None
    """None once it went off."""

    version: int = 1

    @property
    def status(self) -> str:
        """ON, or COMPLETED once it went off."""
        return "COMPLETED" if self.appointment is None else "ON"

    @property
    def text(self) -> str:
        """What is said, in the device's language."""
        content = _content(self.request)
        return self.device.words([(str(spoken.locale), str(spoken.text)) for spoken in content])

    def as_json(self) -> JsonObject:
        """Return the answer to GET."""
        zone = self.device.zone
        trigger = written(self.request.trigger) | {
            "scheduledTime": _naive(self.due.astimezone(zone)),
            "timeZoneId": zone.key,
        }
        return {
            "alertToken": self.token,
            "createdTime": moment(self.created),
            "updatedTime": moment(self.updated),
            "status": self.status,
            "trigger": trigger,
            "alertInfo": written(self.request.alert_info),
            "pushNotification": written(self.request.push_notification) or {"status": "DISABLED"},
            "version": str(self.version),
        }

    def as_receipt(self) -> JsonObject:
        """Return the answer to POST and PUT."""
        return {
            "alertToken": self.token,
            "createdTime": moment(self.created),
            "updatedTime": moment(self.updated),
            "status": self.status,
            "version": str(self.version),
            "href": f"/v1/alerts/reminders/{self.token}",
        }


class Reminders:
    """Makes them, keeps them, and says them when the clock reaches their moment."""

    def __init__(self, account: Account, clock: Clock) -> None:
        """Start without any."""
        self._account = account
        self._clock = clock
        self._kept: dict[str, Reminder] = {}

    @property
    def ahead(self) -> list[Reminder]:
        """Those that are still to come, the next one first."""
        with self._account.lock:
            coming = [kept for kept in self._kept.values() if kept.appointment is not None]
        return sorted(coming, key=lambda reminder: reminder.due)

    def create(self, body: str, device: Device) -> JsonObject:
        """Make one; raises RefusedError."""
        device.demand_session()
        request = read(body, _Request)
        now = self._clock.now()
        due = _due(request, device, now)
        if len(self.ahead) >= MOST:
            raise RefusedError(403, "MAX_REMINDERS_EXCEEDED", f"there are {MOST} reminders already")
        made = Reminder(str(uuid.uuid4()), device, request, due, now, now, None)
        made.appointment = self._clock.after(due - now, lambda: self._go_off(made))
        self._kept[made.token] = made
        self._account.happened("REMINDER_CREATED", alertToken=made.token, status=made.status)
        return made.as_receipt()

    def update(self, token: str, body: str, device: Device) -> JsonObject:
        """Put another in its place, counted from now; raises RefusedError."""
        kept = self.get(token)
        request = read(body, _Request)
        now = self._clock.now()
        due = _due(request, device, now)
        if kept.appointment is not None:
            kept.appointment.cancel()
        kept.request, kept.due, kept.updated = request, due, now
        kept.version += 1
        kept.appointment = self._clock.after(due - now, lambda: self._go_off(kept))
        self._account.happened("REMINDER_UPDATED", alertToken=token, status=kept.status)
        return kept.as_receipt()

    def get(self, token: str) -> Reminder:
        """Return one; raises RefusedError (404) if this account has none such."""
        if token not in self._kept:
            raise RefusedError(404, "ALERT_NOT_FOUND", "there is no such reminder")
        return self._kept[token]

    def all(self) -> JsonObject:
        """Return the answer to GET without a token."""
        alerts = [reminder.as_json() for reminder in self._kept.values()]
        return {"totalCount": str(len(alerts)), "alerts": alerts, "links": None}

    def delete(self, token: str) -> None:
        """Delete one; raises RefusedError (404)."""
        kept = self.get(token)
        if kept.appointment is not None:
            kept.appointment.cancel()
        del self._kept[token]
        self._account.happened("REMINDER_DELETED", alertTokens=[token])

    def _go_off(self, reminder: Reminder) -> None:
        with self._account.lock:
            token = reminder.token
            self._account.happened("REMINDER_STARTED", alertToken=token, status="ON")
            reminder.appointment = None
            self._account.happened("REMINDER_STATUS_CHANGED", alertToken=token, status="COMPLETED")
        reminder.device.tell(ReminderWentOff(reminder.text, reminder.device.locale))


def _due(request: ReminderRequest, device: Device, now: datetime) -> datetime:
    """Check a request and return its moment; raises RefusedError."""
    if not _is_naive(request.request_time):
        raise bad("requestTime is no time without an offset, in UTC")
    for spoken in _content(request):
        check_text(spoken.locale, spoken.text, spoken.ssml)
    trigger = request.trigger
    if trigger is None or trigger.object_type is None:
        raise bad("there is no trigger with a type")
    if trigger.recurrence is not None:
        raise bad("this local Alexa has no recurring reminders")
    if trigger.object_type is TriggerType.SCHEDULED_RELATIVE:
        return now + _offset(trigger.offset_in_seconds)
    if not _is_naive(trigger.scheduled_time):
        raise bad("scheduledTime is no local time without an offset")
    due = trigger.scheduled_time.replace(tzinfo=_zone(trigger.time_zone_id, device))
    if not timedelta(0) < due - now <= LONGEST:
        raise bad("scheduledTime is not within the coming year")
    return due


def _content(request: ReminderRequest) -> list[SpokenText]:
    """Return what is to be said, once for each locale; raises RefusedError where that is unsaid."""
    spoken = request.alert_info and request.alert_info.spoken_info
    content = spoken and spoken.content
    if not isinstance(content, list) or not content or None in content:
        raise bad("alertInfo.spokenInfo.content says nothing")
    return content


def _offset(seconds: object) -> timedelta:
    if not isinstance(seconds, int):
        raise bad("a relative trigger has no offsetInSeconds")
    if not 0 < seconds <= LONGEST.total_seconds():
        raise bad("offsetInSeconds is not within the coming year")
    return timedelta(seconds=seconds)


def _zone(name: object, device: Device) -> ZoneInfo:
    if name is None:
        return device.zone
    try:
        return ZoneInfo(str(name))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise bad(f"{name!r} is no time zone") from error


def _is_naive(time: object) -> TypeGuard[datetime]:
    return isinstance(time, datetime) and time.tzinfo is None


def _naive(time: datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S.000")
