"""Times as people say them: on the clock of the device, or from now where that is not known."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Final

from relief.alexa.services import ServiceError
from relief.domain.ice import Moment, Move
from relief.prompts import Prompt
from relief.replies.turn import Turn

_NOON: Final = 12


def zone_of(turn: Turn) -> tzinfo | None:
    """Give the time zone of the device; None where it cannot be had now."""
    try:
        return turn.services.time_zone()
    except ServiceError:
        return None


def clock_time(turn: Turn, at: datetime, zone: tzinfo) -> str:
    """Say a time on the clock: 3:40 PM, or 4 PM on the hour."""
    local = at.astimezone(zone)
    hour = local.hour % _NOON or _NOON
    time = f"{hour}:{local.minute:02}" if local.minute else str(hour)
    return turn.say(
        Prompt.CLOCK_MORNING if local.hour < _NOON else Prompt.CLOCK_AFTERNOON, time=time
    )


def say_moments(turn: Turn, moments: Sequence[Moment], zone: tzinfo | None) -> list[str]:
    """Say what is to be done when, each for itself."""
    return [_say_moment(turn, moment, zone) for moment in moments]


def _say_moment(turn: Turn, moment: Moment, zone: tzinfo | None) -> str:
    off = moment.move is Move.OFF
    if zone is None:
        span = turn.span(moment.at - turn.now)
        return turn.say(Prompt.OFF_AFTER if off else Prompt.ON_AFTER, span=span)
    time = clock_time(turn, moment.at, zone)
    return turn.say(Prompt.OFF_AT if off else Prompt.ON_AT, time=time)
