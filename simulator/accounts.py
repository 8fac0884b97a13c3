"""Who uses a skill, on which device, and what they allow it."""

import hashlib
import threading
import uuid
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from simulator.api import RefusedError
from simulator.zones import zone_of

REMINDERS = "alexa::alerts:reminders:skill:readwrite"
TIMERS = "alexa::alerts:timers:skill:readwrite"
SCOPES: Mapping[str, str] = {"reminders": REMINDERS, "timers": TIMERS}
"""What a skill needs permission for, by the name that people use."""


class Permission(StrEnum):
    """What a person answered when a permission was asked for, as a request writes it."""

    GRANTED = "GRANTED"
    DENIED = "DENIED"


@dataclass(frozen=True, slots=True)
class ReminderWentOff:
    """A reminder was spoken."""

    text: str
    locale: str = field(default="en-US", compare=False)
    """That of the device, which says more than the text."""


@dataclass(frozen=True, slots=True)
class TimerWentOff:
    """A timer was announced."""

    text: str


Alert = ReminderWentOff | TimerWentOff


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that a skill hears of if it has subscribed to it."""

    name: str
    """As in the manifest: REMINDER_STARTED."""

    body: Mapping[str, Any]


@dataclass(eq=False)
class Account:
    """One person's use of one skill: all of their devices share it."""

    user_id: str
    application_id: str
    permissions: dict[str, Permission] = field(default_factory=dict)
    """By scope; a scope that nobody was ever asked for is not there."""

    happenings: deque[Happening] = field(default_factory=deque)
    """What the skill was not yet told of."""

    lock: threading.RLock = field(default_factory=threading.RLock)
    """Held by whoever looks at or changes the alerts: services answer in threads of their own."""

    def demand(self, scope: str) -> None:
        """Raise RefusedError (401) unless this permission is given."""
        if self.permissions.get(scope) is not Permission.GRANTED:
            raise RefusedError(401, "UNAUTHORIZED", f"no permission for {scope}")

    def decide(self, scope: str, permission: Permission) -> None:
        """Give a permission or take it away; the skill may hear of it."""
        before = self.permissions.get(scope)
        self.permissions[scope] = permission
        if before is permission or (before is None and permission is Permission.DENIED):
            return
        kind = "ACCEPTED" if before is None else "CHANGED"
        given = [name for name, held in self.permissions.items() if held is Permission.GRANTED]
        body = {"acceptedPermissions": [{"scope": name} for name in given]}
        self.happenings.append(Happening(f"SKILL_PERMISSION_{kind}", body))

    def happened(self, name: str, **body: object) -> None:
        """Note something that the skill may hear of."""
        self.happenings.append(Happening(name, body))


@dataclass(eq=False)
class Device:
    """One device of an account, as the services know it by its access token."""

    account: Account
    device_id: str
    in_session: Callable[[], bool] = lambda: True
    """Whether the skill is in a session on it now."""

    tell: Callable[[Alert], None] = lambda alert: None
    """Says an alert aloud on it."""

    locale: str = "en-US"
    own_zone: ZoneInfo | None = None
    """Its time zone; None for the one that its locale suggests."""

    key: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def token(self) -> str:
        """What the skill shows to the services: it tells user, skill and device apart."""
        parts = (self.account.user_id, self.account.application_id, self.device_id, self.key)
        return "Atza|" + hashlib.sha256(" ".join(parts).encode()).hexdigest()

    @property
    def zone(self) -> ZoneInfo:
        """Its time zone."""
        return self.own_zone or zone_of(self.locale)

    def demand_session(self) -> None:
        """Raise RefusedError (401) out of session: its token then only reads and deletes."""
        if not self.in_session():
            raise RefusedError(401, "OUT_OF_SESSION", "only possible while the skill is in use")

    def words(self, said: list[tuple[str, str]]) -> str:
        """Return, of texts with their locales, the one in the device's own language."""
        language = self.locale.partition("-")[0]
        for fits in (self.locale, language):
            for locale, text in said:
                if fits in {locale, locale.partition("-")[0]}:
                    return text
        return said[0][1]
