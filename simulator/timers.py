"""The timers of one account, as Amazon's "Timers REST API Reference" describes them."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from ask_sdk_model.services.timer_management import (
    AnnounceOperation,
    LaunchTaskOperation,
    NotifyOnlyOperation,
    TimerRequest,
    TriggeringBehavior,
)

from simulator.accounts import Account, Device, TimerWentOff
from simulator.api import (
    JsonObject,
    RefusedError,
    bad,
    check_text,
    moment,
    read,
    read_duration,
)
from simulator.clock import Appointment, Clock
from simulator.durations import spoken, to_iso
from simulator.tongues import Tongue, tongue_of

MOST = 10
LONGEST = timedelta(hours=2)
LONGEST_LABEL = 256


@dataclass(slots=True)
class Timer:
    """A length of time that runs, or is held; once it is over it is gone."""

    id: str
    device: Device
    label: str | None
    duration: str
    says: str
    due: datetime
    created: datetime
    updated: datetime
    appointment: Appointment | None
    """None while it is paused."""

    left: timedelta | None = None
    """How much was left when it was paused."""

    def as_json(self) -> JsonObject:
        """Return the answer to GET and POST."""
        paused = self.left is not None
        return {
            "id": self.id,
            "status": "PAUSED" if paused else "ON",
            "duration": self.duration,
            "triggerTime": None if paused else moment(self.due),
            "timerLabel": self.label,
            "createdTime": moment(self.created),
            "updatedTime": moment(self.updated),
            "remainingTimeWhenPaused": None if self.left is None else to_iso(self.left),
        }


class Timers:
    """Makes them, keeps them, and announces their end when the clock reaches it."""

    def __init__(self, account: Account, clock: Clock) -> None:
        """Start without any."""
        self._account = account
        self._clock = clock
        self._kept: dict[str, Timer] = {}

    @property
    def ahead(self) -> list[Timer]:
        """Those that run, the next one to end first; then those that are paused."""
        with self._account.lock:
            kept = list(self._kept.values())
        return sorted(kept, key=lambda timer: (timer.left is not None, timer.due))

    def create(self, body: str, device: Device) -> JsonObject:
        """Set one as a skill asks for it; raises RefusedError."""
        device.demand_session()
        request = read(body, TimerRequest)
        duration = read_duration(request.duration)
        _check_visibility(request)
        says = _says(request.triggering_behavior, request.timer_label, device)
        made = self.start(duration.length, device, label=_label(request.timer_label), says=says)
        made.duration = duration.iso
        return made.as_json()

    def start(
        self, length: timedelta, device: Device, *, label: str | None = None, says: str
    ) -> Timer:
        """Set one; raises RefusedError where there are too many, or it is too long."""
        if not timedelta(0) < length <= LONGEST:
            raise bad(f"a timer runs for at most {spoken(LONGEST)}")
        if len(self._kept) >= MOST:
            raise RefusedError(400, "MAX_TIMERS_EXCEEDED", f"there are {MOST} timers already")
        if label is not None and any(timer.label == label for timer in self._kept.values()):
            raise RefusedError(400, "DUPLICATE_LABEL", "there is a timer of that label already")
        now = self._clock.now()
        made = Timer(
            uuid.uuid4().hex, device, label, to_iso(length), says, now + length, now, now, None
        )
        made.appointment = self._clock.after(length, lambda: self._go_off(made))
        self._kept[made.id] = made
        return made

    def get(self, timer_id: str) -> Timer:
        """Return one; raises RefusedError (404) if this account has none such."""
        if timer_id not in self._kept:
            raise RefusedError(404, "TIMER_NOT_FOUND", "there is no such timer")
        return self._kept[timer_id]

    def all(self) -> JsonObject:
        """Return the answer to GET without an id."""
        timers = [timer.as_json() for timer in self._kept.values()]
        return {"totalCount": len(timers), "timers": timers, "nextToken": None}

    def delete(self, timer_id: str) -> None:
        """Cancel one; raises RefusedError (404)."""
        kept = self.get(timer_id)
        if kept.appointment is not None:
            kept.appointment.cancel()
        del self._kept[timer_id]

    def delete_all(self) -> None:
        """Cancel all of them."""
        for timer_id in list(self._kept):
            self.delete(timer_id)

    def pause(self, timer_id: str, device: Device) -> None:
        """Hold one; raises RefusedError."""
        device.demand_session()
        kept = self.get(timer_id)
        if kept.appointment is None:
            raise bad("the timer is paused already")
        kept.appointment.cancel()
        kept.appointment = None
        kept.updated = self._clock.now()
        kept.left = kept.due - kept.updated

    def resume(self, timer_id: str, device: Device) -> None:
        """Let a paused one go on; raises RefusedError."""
        device.demand_session()
        kept = self.get(timer_id)
        if kept.left is None:
            raise bad("the timer is not paused")
        kept.updated = self._clock.now()
        kept.due = kept.updated + kept.left
        kept.appointment = self._clock.after(kept.left, lambda: self._go_off(kept))
        kept.left = None

    def _go_off(self, timer: Timer) -> None:
        with self._account.lock:
            del self._kept[timer.id]
        timer.device.tell(TimerWentOff(timer.says))


def over(label: str | None, tongue: Tongue) -> str:
    """Say that a timer is over, as Alexa does of herself."""
    sayings = tongue.sayings
    return sayings.named_timer_over.format(name=label) if label else sayings.timer_over


def _label(label: object) -> str | None:
    if label is None:
        return None
    if not isinstance(label, str) or not 0 < len(label) <= LONGEST_LABEL:
        raise bad(f"timerLabel is no text of 1 to {LONGEST_LABEL} characters")
    return label


def _check_visibility(request: TimerRequest) -> None:
    behavior = request.creation_behavior
    experience = None if behavior is None else behavior.display_experience
    if experience is None or experience.visibility is None:
        raise bad("creationBehavior.displayExperience.visibility is missing")


def _says(behavior: TriggeringBehavior | None, label: str | None, device: Device) -> str:
    """Check what is to happen at the end, and return what is said then; raises RefusedError."""
    config = None if behavior is None else behavior.notification_config
    if behavior is None or config is None or not isinstance(config.play_audible, bool):
        raise bad("triggeringBehavior.notificationConfig.playAudible is missing")
    operation = behavior.operation
    if isinstance(operation, AnnounceOperation):
        return _text("textToAnnounce", operation.text_to_announce, device)
    if isinstance(operation, LaunchTaskOperation):
        if operation.task is None or not operation.task.name:
            raise bad("there is no task to launch")
        return _text("textToConfirm", operation.text_to_confirm, device)
    if isinstance(operation, NotifyOnlyOperation):
        return over(label, tongue_of(device.locale))
    raise bad("triggeringBehavior.operation is missing")


def _text(name: str, texts: object, device: Device) -> str:
    if not isinstance(texts, list) or not texts or None in texts:
        raise bad(f"{name} is empty")
    for said in texts:
        check_text(said.locale, said.text)
    return device.words([(said.locale, said.text) for said in texts])
