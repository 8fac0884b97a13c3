"""A plan of ice reminders: the one that is talked of, its moments, and how it is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from relief.domain.ice import MOST_ROUNDS, Moment, Plan, Proposal, Purpose
from relief.prompts import Prompt
from relief.replies.ice_cycle import running
from relief.replies.times import say_moments, zone_of
from relief.replies.turn import Turn

MOST_TIMES_SAID: Final = 5
MOST_WORDS: Final = 26
"""A plan with more times, or whose times take more words, is told by its beginning and its end."""

STAYS_FRESH: Final = timedelta(minutes=3)
"""A plan that waits longer for its yes is reckoned and told anew."""


def current_plan(turn: Turn) -> Plan:
    """Give the plan that is talked of: the one proposed, the one that runs, or the usual one."""
    proposal, cycle = open_proposal(turn), running(turn)
    if proposal is not None:
        return proposal.plan
    if cycle is not None:
        return Plan(cycle.minutes, min(cycle.rounds_ahead(turn.now), MOST_ROUNDS))
    return Plan()


def open_proposal(turn: Turn) -> Proposal | None:
    """Give the plan that waits for a yes."""
    asked = turn.conversation.asked
    return asked.ice if asked else None


def is_fresh(turn: Turn, proposal: Proposal) -> bool:
    """Tell whether a plan was told so lately that its times still are the ones to set."""
    return proposal.told is not None and turn.now - proposal.told < STAYS_FRESH


def is_settled(turn: Turn, proposal: Proposal) -> bool:
    """Tell whether the reminders are others than those that a plan was told with.

    So they are at the second of two quick touches, and at the yes of a screen that is out of date.
    """
    cycle = running(turn)
    if cycle is None:
        return False
    adds = proposal.purpose is Purpose.ONE_MORE
    return proposal.until != cycle.until or (adds and cycle.rounds >= MOST_ROUNDS)


def moments_of(turn: Turn, proposal: Proposal) -> tuple[Moment, ...]:
    """Give the moments of a plan as they were told, from when the ice went on or may again."""
    cycle, now = turn.memory.record.ice, proposal.told or turn.now
    if cycle is not None and proposal.purpose is Purpose.ONE_MORE and running(turn) is not None:
        return cycle.one_more()
    return proposal.plan.moments(now, _goes_on(turn, proposal, now))


def _goes_on(turn: Turn, proposal: Proposal, now: datetime) -> datetime:
    """Give when the ice went on by anything that is known of it, or else may go on again."""
    cycle = turn.memory.record.ice
    rested = now if cycle is None else cycle.goes_on(now)
    if rested > now:
        return rested
    known = (rested, turn.ice_since(), proposal.on)
    return min(time for time in known if time is not None)


def tell_plan(
    turn: Turn, proposal: Proposal, moments: tuple[Moment, ...], short: Prompt, long: Prompt
) -> str:
    """Say a plan with its clock times; one with many by its beginning and its end."""
    zone = zone_of(turn)
    told = turn.all_of(say_moments(turn, moments, zone))
    if len(moments) <= MOST_TIMES_SAID and len(told.split()) <= MOST_WORDS:
        return turn.say(short, moments=told)
    *first, last = say_moments(turn, (*moments[:2], moments[-1]), zone)
    begins = turn.content.grammar.between.join(first)
    return turn.say(long, moments=begins, rounds=proposal.plan.rounds, last=last)
