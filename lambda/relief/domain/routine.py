"""Where a person is in a routine, and where they go from there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from relief.content import Routine, Step
from relief.domain.ice import GAP, LONGEST
from relief.domain.plain import Plain, read_int, read_str, read_time, write_time
from relief.quick.records import dataclass, replace

LONGEST_SPOKEN_HOLD: Final = 30
"""Seconds: a hold up to this is paced in speech, a longer one is rested through in silence."""

MOST_COLD: Final = timedelta(minutes=LONGEST)
"""How long ice may be on the skin in all, however one moves about in the routine."""

STALE_AFTER: Final = timedelta(hours=24)
"""After this a routine is offered from its start instead of where it was left."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a routine. All times are aware."""

    routine: str
    step: int
    since: datetime
    """When the step was begun; moved on by pauses, so that a hold's end can be told from it."""
    paused: datetime | None = None
    """When it was paused; None while it runs."""
    easier: bool = False
    """Whether the step is done the easier way."""
    timer: str | None = None
    """The timer that tells when the rest is over, where one was set."""
    cold: datetime | None = None
    """When ice went on the skin, until it has come off and the skin has rested."""
    check: bool = False
    """Whether the danger signs are to be asked for before anything goes on."""

    def to_json(self) -> Plain:
        """Give the place as plain JSON."""
        return {
            "routine": self.routine,
            "step": self.step,
            "since": write_time(self.since),
            "paused": None if self.paused is None else write_time(self.paused),
            "easier": self.easier,
            "timer": self.timer,
            "cold": None if self.cold is None else write_time(self.cold),
            "check": self.check,
        }


def mark(place: Place | None) -> str:
    """Name what a person sees of a place, to tell whether a screen is out of date."""
    if place is None:
        return ""
    seen = [place.routine, str(place.step), *(["paused"] if place.paused else [])]
    return " ".join(seen)


def read_place(data: object, routines: Mapping[str, Routine]) -> Place | None:
    """Read a place from its JSON form; None where anything of it is malformed or unknown."""
    if not isinstance(data, dict):
        return None
    routine = routines.get(data["routine"]) if isinstance(data.get("routine"), str) else None
    step = read_int(data.get("step"))
    since = read_time(data.get("since"))
    if routine is None or step is None or since is None or not 0 <= step < len(routine.steps):
        return None
    return Place(
        routine=routine.id,
        step=step,
        since=since,
        paused=read_time(data.get("paused")),
        easier=data.get("easier") is True and routine.steps[step].easier is not None,
        timer=read_str(data.get("timer")),
        cold=read_time(data.get("cold")),
        check=data.get("check") is True,
    )


def begin(
    routine: Routine, now: datetime, before: Place | None = None, cold: datetime | None = None
) -> Place:
    """Stand at the first step.

    ``before`` is the place that the person leaves for it, if any; ``cold`` tells since when ice may
    be on the skin, where that place does not.
    """
    place = stand(routine, before, 0, now)
    return replace(place, cold=cold) if place.cold is None else place


def step_of(routine: Routine, place: Place) -> Step:
    """Give the step at a place."""
    return routine.steps[place.step]


def has_rested(routine: Routine, place: Place) -> bool:
    """Tell whether somebody came to where the routine rests; before that they are getting there."""
    return any(step.hold for step in routine.steps[: place.step + 1])


def next_place(routine: Routine, place: Place, now: datetime) -> Place | None:
    """Go one step on; None past the last, or where the routine ends in the position."""
    if routine.stay and place.step == routine.leave_from - 1:
        return None
    return go_to(routine, place, place.step + 1, now)


def previous_place(routine: Routine, place: Place, now: datetime) -> Place | None:
    """Go one step back; None before the first."""
    return go_to(routine, place, place.step - 1, now)


def go_to(routine: Routine, place: Place, step: int, now: datetime) -> Place | None:
    """Go to a step by its index from 0; None where there is no such step."""
    return stand(routine, place, step, now) if 0 <= step < len(routine.steps) else None


def way_out(routine: Routine, place: Place, now: datetime) -> Place:
    """Go to the first step that leaves the position; stay where that is already behind."""
    if place.step >= routine.leave_from:
        return place
    return stand(routine, place, routine.leave_from, now)


def ice_off(routine: Routine, place: Place, now: datetime) -> Place | None:
    """Go to where the ice comes off, if it has been on for as long as it may; else None.

    Clinical source: MPFT's page on cold (never over 20 minutes).
    """
    on_skin = step_of(routine, place).cold and place.cold is not None
    if not on_skin or now - (place.cold or now) < MOST_COLD:
        return None
    return go_to(routine, place, _last_cold(routine) + 1, now)


def on_skin(routine: Routine, place: Place) -> bool:
    """Tell whether ice may be on the skin: nobody was told yet to take it off."""
    return place.cold is not None and place.step <= _last_cold(routine)


def cold_left(routine: Routine, place: Place, now: datetime) -> timedelta | None:
    """Give how long ice may stay on the skin yet, zero where it is over; None where none is on."""
    if place.cold is None or not on_skin(routine, place):
        return None
    return max(MOST_COLD - (now - place.cold), timedelta())


def stand(routine: Routine, before: Place | None, step: int, now: datetime) -> Place:
    """Stand at a step that there is.

    The time of the ice runs on from where it went on, until the person was told to take it off and
    the skin has rested since.
    """
    cold = None if before is None else before.cold
    if cold is not None and before is not None and _is_off(routine, before, cold, now):
        cold = None
    if cold is None and routine.steps[step].cold:
        cold = now
    return Place(routine.id, step, now, cold=cold, check=before is not None and before.check)


def _is_off(routine: Routine, before: Place, cold: datetime, now: datetime) -> bool:
    """Tell whether ice that went on then has come off, and the skin has rested."""
    past = before.routine != routine.id or before.step > _last_cold(routine)
    return past and now - cold > MOST_COLD + GAP


def with_ice_off(routine: Routine, place: Place, there: Place, now: datetime) -> Place:
    """Stop, on the way to a later step, at the one that takes ice off the skin where it is on."""
    off = _last_cold(routine) + 1
    on_skin = step_of(routine, place).cold
    return stand(routine, place, off, now) if on_skin and there.step > off else there


def _last_cold(routine: Routine) -> int:
    """Give the index of the last step with ice on the skin; -1 where there is none."""
    return max((index for index, step in enumerate(routine.steps) if step.cold), default=-1)


def pause(place: Place, now: datetime) -> Place:
    """Stop the clock of a hold; a timer for it would tell the wrong time."""
    return place if place.paused else replace(place, paused=now, timer=None)


def resume(routine: Routine, place: Place, now: datetime) -> Place:
    """Let the clock of a hold run on with what was left at the pause; that of ice never stopped."""
    if place.paused is None or step_of(routine, place).cold:
        return replace(place, paused=None)
    return replace(place, since=place.since + max(now - place.paused, timedelta()), paused=None)


def is_long_hold(step: Step) -> bool:
    """Tell whether a step is rested through in silence."""
    return step.hold > LONGEST_SPOKEN_HOLD


def time_left(routine: Routine, place: Place, now: datetime) -> timedelta | None:
    """Give what is left of a long hold, zero when it is over; None where there is no long hold."""
    step = step_of(routine, place)
    if not is_long_hold(step):
        return None
    until = now if step.cold else place.paused or now
    left = timedelta(seconds=step.hold) - max(until - place.since, timedelta())
    if step.cold and place.cold is not None:
        left = min(left, MOST_COLD - (now - place.cold))
    return max(left, timedelta())


def is_stale(place: Place, now: datetime) -> bool:
    """Tell whether a place was left so long ago that the routine had better begin again."""
    return now - (place.paused or place.since) > STALE_AFTER
