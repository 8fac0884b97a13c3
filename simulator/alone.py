"""What Alexa answers without any skill: about the reminders and timers of her user.

Only what a person is likely to say around a skill that sets some; the words are the language's.
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
from simulator.tongues import Tongue, tongue_of
from simulator.tongues.tongue import Alerts as Words

_HERSELF = ""
"""The skill id of what Alexa sets without a skill."""

Alerts = list[tuple[Owned, str, str]]
"""Owner, id, and how it is told."""


def answer(
    spoken: Sequence[Token], services: LocalServices, device: Device, now: datetime
) -> str | None:
    """Return what Alexa says and do what it means; None where it is not about alerts."""
    tongue = tongue_of(device.locale)
    known, words = tongue.alerts, [token.key for token in spoken]
    place = next((at for at, word in enumerate(words) if word in known.kinds), None)
    if place is None:
        return None
    request = _Request(services, device, now, known.kinds[words[place]], tongue)
    if known.cancel & {*words}:
        return request.cancel()
    if words[0] in known.set and request.kind == "timer":
        return request.start(spoken[place + 1 :], spoken[1:place])
    return request.tell() if known.tell & {*words} else None


@dataclass
class _Request:
    services: LocalServices
    device: Device
    now: datetime
    kind: str
    tongue: Tongue

    @property
    def says(self) -> Words:
        return self.tongue.alerts

    def cancel(self) -> str:
        alerts = self._alerts()
        if not alerts:
            return self._none()
        for owned, alert_id, _ in alerts:
            with owned.account.lock:
                (owned.reminders if self.kind == "reminder" else owned.timers).delete(alert_id)
        return self.says.cancelled.format(counted=self._counted(len(alerts)))

    def tell(self) -> str:
        alerts = self._alerts()
        if not alerts:
            return self._none()
        told = "; ".join(how for _, _, how in alerts)
        return self.says.told.format(counted=self._counted(len(alerts)), told=told)

    def start(self, *phrases: Sequence[Token]) -> str:
        """Set a timer of the length that one of the phrases is."""
        for phrase in phrases:
            for start in range(len(phrase)):
                words = phrase[start:]
                length = durations.parse([token.key for token in words], self.tongue)
                if length is not None:
                    return self._start(length.length, said(words))
        return self.says.no_length

    def _start(self, length: timedelta, phrase: str) -> str:
        owned = self.services.of(self.device.account.user_id, _HERSELF)
        try:
            with owned.account.lock:
                owned.timers.start(length, self.device, says=over(None, self.tongue))
        except RefusedError as refused:
            return self.says.refused.format(why=refused.message)
        return self.says.started.format(length=phrase)

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
                    how = self.says.left.format(left=durations.spoken(left, self.tongue))
                    found.append((timer.due, owned, timer.id, name + how))
        found.sort(key=lambda alert: alert[0])
        return [alert[1:] for alert in found]

    def _at(self, moment: datetime) -> str:
        local, today = moment.astimezone(self.device.zone), self.now.astimezone(self.device.zone)
        time = local.strftime(self.says.clock).removeprefix("0")
        if local.date() == today.date():
            return self.says.at.format(time=time)
        return self.says.on_day.format(day=self.says.days[local.weekday()], time=time)

    def _counted(self, count: int) -> str:
        one, several, _ = self.says.names[self.kind]
        return one if count == 1 else several.format(count=count)

    def _none(self) -> str:
        return self.says.none.format(none=self.says.names[self.kind][2])
