"""The one conversation that the server holds: what the page asks for, done to an Alexa.

It is kept here and not in the browser, so that a reload finds everything as it was.
"""

import threading
import uuid
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final, Protocol
from zoneinfo import ZoneInfo

from simulator.accounts import SCOPES, Permission
from simulator.alexa import Alexa
from simulator.api import RefusedError
from simulator.clock import Clock
from simulator.envelope import Screen
from simulator.happened import Event
from simulator.reminders import Reminder
from simulator.services import SERVICES, SLOW, LocalServices
from simulator.timers import Timer
from simulator.web.devices import DEVICES, USUAL
from simulator.web.transcript import Transcript
from simulator.wire import Exchange

LONGEST_MOVE: Final = timedelta(days=7)
NO_SUCH_THING: Final = "403"
"""The fault of a device without reminders or timers."""


class AskedWrongError(ValueError):
    """The page asked for something that cannot be; the message says what."""


class AlexaMaker(Protocol):
    """Puts a skill on a local device."""

    def __call__(
        self,
        *,
        clock: Clock,
        services: LocalServices,
        screen: Screen | None,
        listener: Callable[[Event], None],
        watcher: Callable[[Exchange], None],
        as_new_user: bool,
    ) -> Alexa:
        """Make one; a new user is known to nobody."""


class Conversation:
    """An Alexa, the world around her, and all that was said. Hold `lock` to use it; close it."""

    def __init__(
        self,
        make: AlexaMaker,
        *,
        seconds: Callable[[], float],
        zone: ZoneInfo | None = None,
        slow: float = SLOW,
        clock: Callable[[], Clock] = Clock,
    ) -> None:
        """`seconds`: a monotonic clock of the real world; `slow` as for `LocalServices`."""
        self.lock = threading.RLock()
        self._make = make
        self._seconds = seconds
        self._zone = zone
        self._slow = slow
        self._new_clock = clock
        self._begin(as_new_user=False)

    def _begin(self, *, as_new_user: bool) -> None:
        self.id = uuid.uuid4().hex
        self.device = USUAL
        self.transcript = Transcript()
        self.faults: dict[str, str] = {}
        """By service, what is wrong with it."""
        self.moved = timedelta(0)
        """How far the clock was moved by hand, all in all."""
        self._runs_since: float | None = None
        self._shown: Mapping[str, Any] | None = None
        self._version = 0
        self.clock = self._new_clock()
        self.services = LocalServices(self.clock, slow=self._slow, zone=self._zone)
        self.alexa = self._make(
            clock=self.clock,
            services=self.services,
            screen=DEVICES[self.device].screen,
            listener=self.transcript.tell,
            watcher=self.transcript.watch,
            as_new_user=as_new_user,
        )

    @property
    def runs(self) -> bool:
        """Whether the clock goes with the real one."""
        return self._runs_since is not None

    @property
    def is_asking(self) -> bool:
        """Whether Alexa waits for an answer to a question of her own."""
        return self.alexa.is_listening and not self.alexa.in_session

    @property
    def screen_version(self) -> int:
        """A number that is another one for each document that is put on the screen."""
        if self.alexa.shown is not self._shown:
            self._shown = self.alexa.shown
            self._version += 1
        return self._version

    @property
    def has_alerts(self) -> bool:
        """Whether this device has reminders and timers at all."""
        return any(self.faults.get(name) != NO_SUCH_THING for name in SCOPES)

    def coming(self) -> list[Reminder | Timer]:
        """Return what will go off, whoever set it, the next one first; paused timers last."""
        owned = self.services.all_of(self.alexa.device.account.user_id)
        found: list[Reminder | Timer] = []
        for one in owned:
            found += [*one.reminders.ahead, *one.timers.ahead]
        return sorted(found, key=lambda alert: (_is_paused(alert), alert.due))

    def close(self) -> None:
        """End the services."""
        self.services.close()

    def start_afresh(self) -> None:
        """Forget everything: a new user in a new world."""
        self.close()
        self._begin(as_new_user=True)

    def say(self, text: str) -> None:
        """Let a person say something."""
        self.catch_up()
        said = " ".join(text.split())
        if not said:
            raise AskedWrongError("there is nothing to say")
        self.transcript.add("you", said)
        self._reply(self.alexa.hear(said, after=self._heard()))

    def touch(self, arguments: object) -> None:
        """Let a person touch what the document on the screen says sends these."""
        self.catch_up()
        if self.alexa.shown is None:
            raise AskedWrongError("there is nothing on the screen that could be touched")
        self.transcript.add("touch", "Touched the screen")
        self._reply(self.alexa.touch(arguments, after=self._heard()))

    def stay_quiet(self) -> None:
        """Let the microphone run out."""
        self.catch_up()
        if not self.alexa.is_listening:
            raise AskedWrongError("the microphone is not open")
        before = self.clock.now()
        self.alexa.stay_quiet()
        self.moved += self.clock.now() - before

    def move(self, by: timedelta) -> None:
        """Let time pass."""
        self.catch_up()
        if not timedelta(0) < by <= LONGEST_MOVE:
            raise AskedWrongError("time moves forward, by a week at most")
        self.alexa.wait(by)
        self.moved += by

    def move_to_next(self) -> None:
        """Let time pass until the next reminder or timer goes off."""
        self.catch_up()
        running = [alert.due for alert in self.coming() if not _is_paused(alert)]
        if not running:
            raise AskedWrongError("no reminder or timer is set")
        # What is being said takes its time before any other passes.
        self.alexa.wait(timedelta(0))
        before = self.clock.now()
        self.alexa.wait(max(running[0] - before, timedelta(0)))
        self.moved += self.clock.now() - before

    def run(self, runs: bool) -> None:
        """Let the clock go with the real one, or stand still until it is moved."""
        self.catch_up()
        self._runs_since = self._seconds() if runs else None

    def catch_up(self) -> None:
        """Let the time pass that has passed in the real world, where the clock runs."""
        if self._runs_since is not None:
            now = self._seconds()
            self.alexa.elapse(timedelta(seconds=now - self._runs_since))
            self._runs_since = now

    def delete_alert(self, kind: str, alert_id: str) -> None:
        """Delete a reminder or cancel a timer, as a person does in the Alexa app."""
        self.catch_up()
        for owned in self.services.all_of(self.alexa.device.account.user_id):
            kept = owned.reminders if kind == "reminder" else owned.timers
            try:
                with owned.account.lock:
                    kept.delete(alert_id)
            except RefusedError:
                continue
            self.alexa.elapse(timedelta(0))
            return
        raise AskedWrongError("there is no such reminder or timer")

    def decide(self, name: str, *, granted: bool) -> None:
        """Give the skill a permission or take it away."""
        if name not in SCOPES:
            raise AskedWrongError(f"there is no permission {name!r}")
        self.alexa.decide(SCOPES[name], Permission.GRANTED if granted else Permission.DENIED)

    def break_service(self, service: str, kind: str | None) -> None:
        """Let a service fail, or work again."""
        if service not in SERVICES:
            raise AskedWrongError(f"there is no service {service!r}")
        try:
            self.services.fail(service, kind)
        except ValueError as error:
            raise AskedWrongError(str(error)) from error
        if kind is None:
            self.faults.pop(service, None)
        else:
            self.faults[service] = kind

    def allow_alerts(self, allowed: bool) -> None:
        """Be a device with reminders and timers, or one that has neither."""
        for name in SCOPES:
            self.break_service(name, None if allowed else NO_SUCH_THING)

    def use_device(self, name: str) -> None:
        """Go on as another kind of device."""
        if name not in DEVICES:
            raise AskedWrongError(f"there is no device {name!r}")
        self.device = name
        self.alexa.use_screen(DEVICES[name].screen)

    def set_locale(self, locale: str) -> None:
        """Go on in another locale; raises UnknownLocaleError."""
        self.alexa.set_locale(locale)

    def _heard(self) -> timedelta | None:
        """How much of the last reply was not yet accounted for: all, where the clock stands."""
        return timedelta(0) if self.runs else None

    def _reply(self, text: str) -> None:
        self.transcript.add("alexa", text, self.alexa.last_said.pieces)


def _is_paused(alert: Reminder | Timer) -> bool:
    return isinstance(alert, Timer) and alert.left is not None
