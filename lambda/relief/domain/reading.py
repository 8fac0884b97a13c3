"""Several steps read on in one reply ("just keep going"), and how far it had come when stopped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from relief.content import Routine, Step
from relief.domain.plain import Plain, read_int, read_time, write_time
from relief.domain.routine import Place, is_long_hold, stand
from relief.quick.records import dataclass

PAUSE: Final = 6
"""Seconds of silence after each step, to do it in."""

LONGEST: Final = 180
"""Seconds: no reply reads on for longer. Alexa plays at most 240 s of audio in one."""

_TAG: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of steps that one reply reads on."""

    first: int
    since: datetime

    def to_json(self) -> Plain:
        """Give the reading as plain JSON."""
        return {"first": self.first, "since": write_time(self.since)}


def read_reading(data: object) -> Reading | None:
    """Read a reading from its JSON form; None where anything of it is malformed."""
    if not isinstance(data, dict):
        return None
    first = read_int(data.get("first"))
    since = read_time(data.get("since"))
    return None if first is None or first < 0 or since is None else Reading(first, since)


def stretch(routine: Routine, first: int, speed: float) -> range:
    """Give the steps that are read on from ``first``: up to a long hold, the way out or the end.

    ``speed`` is how many words are said in a second.
    """
    spoken = 0.0
    last = first
    for index in range(first, len(routine.steps)):
        if index > first and (index == routine.leave_from or spoken > LONGEST):
            break
        last = index
        if is_long_hold(routine.steps[index]) or routine.steps[index].offers_ice:
            break
        spoken += _seconds(routine.steps[index], speed)
    return range(first, last + 1)


def read_on(routine: Routine, place: Place, now: datetime, speed: float) -> Place:
    """Give the place at the end of a stretch, with the time at which its words will be said."""
    steps = stretch(routine, place.step, speed)
    begun = list(_beginnings(routine, steps, speed))
    return stand(routine, place, steps[-1], now + timedelta(seconds=begun[-1]))


def settle(routine: Routine, place: Place, reading: Reading, now: datetime, speed: float) -> Place:
    """Give the place that a stretch has reached: on a barge-in it is not the last step."""
    steps = stretch(routine, reading.first, speed)
    begun = _beginnings(routine, steps, speed)
    spoken = [
        index
        for index, seconds in zip(steps, begun, strict=True)
        if reading.since + timedelta(seconds=seconds) <= now
    ]
    reached = spoken[-1] if spoken else reading.first
    return place if reached >= place.step else stand(routine, place, reached, now)


def length(routine: Routine, speed: float) -> timedelta:
    """Tell how long a routine takes to the end of its rest, to the minute."""
    seconds = sum(_seconds(step, speed) for step in routine.steps[: routine.leave_from])
    return timedelta(minutes=max(round(seconds / 60), 1))


def _beginnings(routine: Routine, steps: range, speed: float) -> Iterator[float]:
    """Yield the seconds after which each step is begun; the first is 0."""
    begun = 0.0
    for index in steps:
        yield begun
        begun += _seconds(routine.steps[index], speed)


def seconds_to_say(text: str, speed: float) -> float:
    """Tell how long a text takes to say, at so many words a second."""
    return len(_TAG.sub(" ", text).split()) / speed


def _seconds(step: Step, speed: float) -> float:
    """Tell how long a step takes to say and to do."""
    return seconds_to_say(step.say, speed) + max(step.hold, PAUSE)
