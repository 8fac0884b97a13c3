"""Times as people say them: on the clock of the device, or from now where that is not known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, tzinfo

from relief.alexa.services import ServiceError
from relief.domain.ice import Moment, Move
from relief.grammar import DayPart
from relief.prompts import Prompt
from relief.replies.turn import Turn


def zone_of(turn: Turn) -> tzinfo | None:
    """Give the time zone of the device; None where it cannot be had now."""
    try:
        return turn.services.time_zone()
    except ServiceError:
        return None


def say_moments(turn: Turn, moments: Sequence[Moment], zone: tzinfo | None) -> list[str]:
    """Say what is to be done when: on the clock of a time zone, or from now where there is none."""
    if zone is None:
        return [_say_length(turn, moment) for moment in moments]
    clock, said = turn.content.grammar.clock, []
    part: DayPart | None = None
    for moment in moments:
        at = moment.at.astimezone(zone).time()
        before, part = part, clock.part(at)
        prompt = Prompt.OFF_AT if moment.move is Move.OFF else Prompt.ON_AT
        said.append(turn.say(prompt, time=_clock_time(turn, at, part, before)))
    return said


def _clock_time(turn: Turn, at: time, part: DayPart, before: DayPart | None) -> str:
    """Say a time as the language does; its part of the day in short where that was just said."""
    clock = turn.content.grammar.clock
    bare = turn.words.text(clock.template(at), **clock.values(at))
    again = before is not None and before.say == part.say
    return turn.words.text(part.again if again else part.say, time=bare)


def _say_length(turn: Turn, moment: Moment) -> str:
    span = turn.span(moment.at - turn.now)
    return turn.say(Prompt.OFF_AFTER if moment.move is Move.OFF else Prompt.ON_AFTER, span=span)
