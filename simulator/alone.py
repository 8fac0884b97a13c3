"""What Alexa answers without any skill: about the reminders and timers of her user.

English only, and only what a person is likely to say around a skill that sets some.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from simulator import durations
from simulator.accounts import Device
from simulator.api import RefusedError
from simulator.services import LocalServices, Owned
from simulator.text import Token, said
from simulator.timers import over

_KINDS = {"reminder": "reminder", "reminders": "reminder", "timer": "timer", "timers": "timer"}
_CANCEL = {"cancel", "delete", "remove", "clear", "stop", "forget", "off"}
_SET = {"set", "start", "make", "create", "begin"}
_TELL = {
    "what", "whats", "whatre", "which", "list", "how", "when", "whens", "do", "have", "any", "tell",
    "show", "read", "check",
}  # fmt: skip
NO_LENGTH = 'Sorry, say for how long: "set a timer for 20 minutes".'
_NOON = 12
_HERSELF = ""
"""The skill id of what Alexa sets without a skill."""

Alerts = list[tuple[Owned, str, str]]
"""Owner, id, and how it is told."""


def answer(
    spoken: Sequence[Token], services: LocalServices, device: Device, now: datetime
) -> str | None:
    """Return what Alexa says and do what it means; None where it is not about alerts."""
    words = [token.key for token in spoken]
    place = next((at for at, word in enumerate(words) if word in _KINDS), None)
    if place is None:
        return None
    request = _Request(services, device, now, _KINDS[words[place]])
    if _CANCEL & {*words}:
        return request.cancel()
    if words[0] in _SET and request.kind == "timer":
        return request.start(spoken[place + 1 :], spoken[1:place])
    return request.tell() if _TELL & {*words} else None


@dataclass
class _Request:
    services: LocalServices
    device: Device
    now: datetime
    kind: str

    def cancel(self) -> str:
        alerts = self._alerts()
        if not alerts:
            return f"You have no {self.kind}s."
        for owned, alert_id, _ in alerts:
            with owned.account.lock:
                (owned.reminders if self.kind == "reminder" else owned.timers).delete(alert_id)
        return f"Okay, I cancelled {self._counted(len(alerts))}."

    def tell(self) -> str:
        alerts = self._alerts()
        if not alerts:
            return f"You have no {self.kind}s."
        told = "; ".join(how for _, _, how in alerts)
        return f"You have {self._counted(len(alerts))}: {told}."

    def start(self, *phrases: Sequence[Token]) -> str:
        """Set a timer of the length that one of the phrases is."""
        for phrase in phrases:
            for start in range(len(phrase)):
                words = phrase[start:]
                length = durations.parse([token.key for token in words])
                if length is not None:
                    return self._start(length.length, said(words))
        return NO_LENGTH

    def _start(self, length: timedelta, phrase: str) -> str:
        owned = self.services.of(self.device.account.user_id, _HERSELF)
        try:
            with owned.account.lock:
                owned.timers.start(length, self.device, says=over(None))
        except RefusedError as refused:
            return f"Sorry, {refused.message}."
        return f"{phrase}, starting now."

    def _alerts(self) -> Alerts:
        """Return what is still to come, of every skill, the next one first."""
        found = []
        for owned in self.services.all_of(self.device.account.user_id):
            if self.kind == "reminder":
                for reminder in owned.reminders.ahead:
                    how = f"{reminder.text}, {self._at(reminder.due)}"
                    found.append((reminder.due, owned, reminder.token, how))
            else:
                for timer in owned.timers.ahead:
                    left = timer.due - self.now if timer.left is None else timer.left
                    name = f"{timer.label}, " if timer.label else ""
                    how = f"{name}{durations.spoken(left)} left"
                    found.append((timer.due, owned, timer.id, how))
        found.sort(key=lambda alert: alert[0])
        return [alert[1:] for alert in found]

    def _at(self, moment: datetime) -> str:
        local, today = moment.astimezone(self.device.zone), self.now.astimezone(self.device.zone)
        half = "AM" if local.hour < _NOON else "PM"
        clock = f"at {local.hour % _NOON or _NOON}:{local.minute:02} {half}"
        return clock if local.date() == today.date() else f"{local.strftime('%A')} {clock}"

    def _counted(self, count: int) -> str:
        return f"one {self.kind}" if count == 1 else f"{count} {self.kind}s"
