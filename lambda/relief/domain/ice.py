"""Ice cycles: when the pack comes off and goes on again, and where in that the person is.

Clinical source: MPFT's page on cold (10 to 15 minutes, never over 20); 20 minutes on, 30 off and
three rounds are the skill's default, and 20 its upper bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from relief.domain.plain import Plain, read_choice, read_int, read_str, read_time, write_time
from relief.quick.names import StrEnum
from relief.quick.records import dataclass, field, replace

LONGEST: Final = 20
"""Minutes that ice may stay on."""
SHORTEST: Final = 1
GAP: Final = timedelta(minutes=30)
"""How long the skin rests between two rounds."""
ROUNDS: Final = 3
MOST_ROUNDS: Final = 5


class Move(StrEnum):
    """What a reminder asks for."""

    OFF = "off"
    ON = "on"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time at which something is to be done."""

    move: Move
    at: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """How long the ice stays on, and how often."""

    minutes: int = LONGEST
    rounds: int = ROUNDS

    def moments(self, now: datetime, on: datetime | None = None) -> tuple[Moment, ...]:
        """Give what is still to be done and when.

        ``on`` is when the ice goes on for the first round: it may be on already, or have to wait
        until the skin has rested. Without it, it goes on now.
        """
        return tuple(self._moments(now, on or now))

    def _moments(self, now: datetime, on: datetime) -> Iterator[Moment]:
        for _ in range(self.rounds):
            if on > now:
                yield Moment(Move.ON, on)
            off = max(on + timedelta(minutes=self.minutes), now)
            if off > now:
                yield Moment(Move.OFF, off)
            on = off + GAP

    def to_json(self) -> Plain:
        """Give the plan as plain JSON."""
        return {"minutes": self.minutes, "rounds": self.rounds}


def read_plan(data: object) -> Plan | None:
    """Read a plan from its JSON form; None where it is malformed or not safe."""
    if not isinstance(data, dict):
        return None
    minutes, rounds = read_int(data.get("minutes")), read_int(data.get("rounds"))
    if minutes is None or rounds is None:
        return None
    safe = SHORTEST <= minutes <= LONGEST and 1 <= rounds <= MOST_ROUNDS
    return Plan(minutes, rounds) if safe else None


class Purpose(StrEnum):
    """What becomes of the reminders that are already set."""

    NEW = "new"
    """There are none, or they are over."""
    REPLACE = "replace"
    """They are cancelled once the new ones are set."""
    ONE_MORE = "one_more"
    """They stay, and one more round is added."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan that is told to the person, and waits for their yes."""

    plan: Plan = field(default_factory=Plan)
    purpose: Purpose = Purpose.NEW
    told: datetime | None = None
    """When its times were told, so that those are set, not later ones."""
    on: datetime | None = None
    """When the ice went on: when the plan was first told, however long it waits for its yes."""
    until: datetime | None = None
    """When the last of the reminders that were set then goes off; None where there were none. A
    plan fits those that it was told with, and no others."""

    def to_json(self) -> Plain:
        """Give the proposal as plain JSON."""
        return {
            "plan": self.plan.to_json(),
            "purpose": self.purpose.value,
            "told": None if self.told is None else write_time(self.told),
            "on": None if self.on is None else write_time(self.on),
            "until": None if self.until is None else write_time(self.until),
        }


def read_proposal(data: object) -> Proposal | None:
    """Read a proposal from its JSON form; None where it is malformed."""
    if not isinstance(data, dict):
        return None
    plan, purpose = read_plan(data.get("plan")), read_choice(Purpose, data.get("purpose"))
    if plan is None or purpose is None:
        return None
    told, on, until = (read_time(data.get(key)) for key in ("told", "on", "until"))
    return Proposal(plan, purpose, told, on, until)


@dataclass(frozen=True, slots=True)
class Alarm:
    """A reminder that was set: what for, when, and the token that cancels it."""

    moment: Moment
    token: str
    """Empty where it was deleted elsewhere: kept to tell how long the ice may have been on."""

    def to_json(self) -> Plain:
        """Give the alarm as plain JSON."""
        return {
            "move": self.moment.move.value,
            "at": write_time(self.moment.at),
            "token": self.token,
        }


@dataclass(frozen=True, slots=True)
class Cycle:
    """The reminders that are set, in the order of time."""

    minutes: int
    """How long the ice stays on in each round."""
    alarms: tuple[Alarm, ...]
    cancelled: bool = False
    """Whether they were cancelled: kept to tell how long the ice may have been on."""

    def to_json(self) -> Plain:
        """Give the cycle as plain JSON."""
        return {
            "minutes": self.minutes,
            "alarms": [alarm.to_json() for alarm in self.alarms],
            "cancelled": self.cancelled,
        }

    def ahead(self, now: datetime) -> tuple[Alarm, ...]:
        """Give the reminders that are still to come."""
        if self.cancelled:
            return ()
        return tuple(alarm for alarm in self.alarms if alarm.token and alarm.moment.at > now)

    @property
    def course(self) -> tuple[Moment, ...]:
        """Give when the ice goes on and comes off: never on for too long, nor on again too soon.

        As a rule that is what the reminders say. But some may be lost, or never have been set, and
        some of another plan may lie between, that could not be cancelled or came from another
        device. What would leave ice on, or put it on before the skin has rested, is left out.
        """
        # Imported here: few people have reminders.
        from relief.domain.rounds import rounds_of  # noqa: PLC0415

        moments = [(alarm.moment.move is Move.ON, alarm.moment.at) for alarm in self.alarms]
        course: list[Moment] = []
        for each in rounds_of(moments, timedelta(minutes=self.minutes), GAP):
            course.append(Moment(Move.ON, each.on))
            course += [Moment(Move.OFF, at) for at in each.offs]
        return tuple(course)

    def goes_on(self, now: datetime) -> datetime:
        """Give when the ice of a new plan goes on, so that it is never on too long or too soon.

        Where it may be on now, that is when it went on; where the skin rests, when it has rested.
        """
        course = self.course
        gone = [moment for moment in course if moment.at <= now]
        coming = next((moment for moment in course if moment.at > now), None)
        if coming is not None and coming.move is Move.OFF:
            return max(moment.at for moment in gone if moment.move is Move.ON)
        if coming is not None and coming in [alarm.moment for alarm in self.ahead(now)]:
            return coming.at
        return max((gone[-1].at if gone else now) + GAP, now)

    @property
    def _last_off(self) -> datetime:
        """When the ice comes off for the last time; one deleted elsewhere is made up for."""
        last = self.alarms[-1].moment
        return last.at if last.move is Move.OFF else last.at + timedelta(minutes=self.minutes)

    @property
    def until(self) -> datetime:
        """Give when the last reminder goes off."""
        return self.alarms[-1].moment.at

    def rounds_ahead(self, now: datetime) -> int:
        """Give how many rounds are still to end."""
        return sum(alarm.moment.move is Move.OFF for alarm in self.ahead(now))

    @property
    def rounds(self) -> int:
        """How many rounds there are in all."""
        return sum(alarm.moment.move is Move.OFF for alarm in self.alarms)

    def next_moment(self, now: datetime) -> Moment | None:
        """Give what is to be done next; None where no reminder is still to come."""
        ahead, course = self.ahead(now), self.course
        if not ahead:
            return None
        rested = Moment(Move.ON, course[-1].at + GAP)
        coming = next((moment for moment in (*course, rested) if moment.at > now), None)
        return coming or ahead[0].moment

    def one_more(self) -> tuple[Moment, ...]:
        """Give what one more round after the last adds."""
        on = self._last_off + GAP
        return (Moment(Move.ON, on), Moment(Move.OFF, on + timedelta(minutes=self.minutes)))

    def with_alarms(self, more: tuple[Alarm, ...]) -> Cycle:
        """Give the cycle with reminders added."""
        together = sorted(self.alarms + more, key=lambda alarm: alarm.moment.at)
        return replace(self, alarms=tuple(together))

    def joined(self, other: Cycle) -> Cycle:
        """Give the reminders of two cycles as one.

        Of two lengths the longer counts, so that ice is taken to be on for longer rather than for
        less.
        """
        together = self.with_alarms(other.alarms)
        return replace(together, minutes=max(self.minutes, other.minutes))

    def lose(self, tokens: frozenset[str]) -> Cycle:
        """Give the cycle with some reminders deleted elsewhere; the ice may be on all the same."""
        alarms = (
            replace(alarm, token="") if alarm.token in tokens else alarm for alarm in self.alarms
        )
        return replace(self, alarms=tuple(alarms))

    def without(self, tokens: frozenset[str]) -> Cycle | None:
        """Give the cycle without some reminders; None where none is left."""
        left = tuple(alarm for alarm in self.alarms if alarm.token not in tokens)
        return replace(self, alarms=left) if left else None


def merge(before: Cycle | None, ours: Cycle, theirs: Cycle | None) -> Cycle:
    """Give the reminders that are set where another device has changed them at the same time.

    ``before`` is what both devices found, ``theirs`` what the other left. Reminders that it set
    are taken up, for somebody must be able to cancel them; those that it cancelled are lost.
    """
    found, left = _tokens(before), _tokens(theirs)
    ours = ours.lose(found - left)
    set_there = left - found - frozenset(alarm.token for alarm in ours.alarms)
    if theirs is None or not set_there:
        return ours
    if ours.cancelled:
        ours = replace(ours.lose(frozenset(alarm.token for alarm in ours.alarms)), cancelled=False)
    taken_up = tuple(one for one in theirs.alarms if one.token in set_there)
    return ours.joined(replace(theirs, alarms=taken_up))


def _tokens(cycle: Cycle | None) -> frozenset[str]:
    """Give the tokens of reminders that are set, as far as it is known."""
    if cycle is None or cycle.cancelled:
        return frozenset()
    return frozenset(alarm.token for alarm in cycle.alarms if alarm.token)


def read_cycle(data: object) -> Cycle | None:
    """Read a cycle from its JSON form; None where anything of it is malformed."""
    if not isinstance(data, dict):
        return None
    minutes, listed = read_int(data.get("minutes")), data.get("alarms")
    if minutes is None or not SHORTEST <= minutes <= LONGEST or not isinstance(listed, list):
        return None
    alarms = [alarm for alarm in map(_read_alarm, listed) if alarm is not None]
    if not alarms or len(alarms) != len(listed):
        return None
    in_order = tuple(sorted(alarms, key=lambda alarm: alarm.moment.at))
    return Cycle(minutes, in_order, data.get("cancelled") is True)


def _read_alarm(data: object) -> Alarm | None:
    if not isinstance(data, dict):
        return None
    move, at = read_choice(Move, data.get("move")), read_time(data.get("at"))
    token = read_str(data.get("token"))
    return None if move is None or at is None or token is None else Alarm(Moment(move, at), token)
