"""Ice reminders: caution, the plan, an explicit yes, and all of them set or none."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from relief.alexa.consent import ask_for
from relief.alexa.services import (
    REMINDERS,
    Announcement,
    DeviceUnsupportedError,
    LimitReachedError,
    PermissionMissingError,
    ServiceError,
    SwitchedOffError,
    ThrottledError,
)
from relief.domain.conversation import Asked, Question
from relief.domain.ice import (
    MOST_ROUNDS,
    Alarm,
    Cycle,
    Moment,
    Move,
    Plan,
    Proposal,
    Purpose,
    read_proposal,
)
from relief.domain.record import Notice, may_ask_again
from relief.prompts import Prompt
from relief.replies.guiding import ask_signs, return_question, step_question
from relief.replies.subject import Iced
from relief.replies.times import say_moments, zone_of
from relief.replies.turn import Reply, Turn

MOST_CLOCK_TIMES_SAID: Final = 5
MOST_LENGTHS_SAID: Final = 3
"""A plan with more of them is told by its beginning and its end."""

STAYS_FRESH: Final = timedelta(minutes=3)
"""A plan that waits longer for its yes is reckoned and told anew."""

_REFUSALS: Final[Mapping[type[ServiceError], Prompt]] = {
    PermissionMissingError: Prompt.ICE_DENIED,
    DeviceUnsupportedError: Prompt.ICE_UNSUPPORTED,
    ThrottledError: Prompt.ICE_THROTTLED,
    LimitReachedError: Prompt.ICE_LIMIT,
    SwitchedOffError: Prompt.ICE_SWITCHED_OFF,
}
"""What is said when a service refuses; anything else is out of order."""


def running(turn: Turn) -> Cycle | None:
    """Give the ice reminders that are still to come."""
    cycle = turn.memory.record.ice
    return cycle if cycle is not None and cycle.ahead(turn.now) else None


def start_ice(turn: Turn, plan: Plan, *before: str) -> Reply:
    """Begin with the caution and the plan; where reminders are set already, ask about those."""
    if not turn.services.available:
        return not_set(turn, Prompt.ICE_OUT_OF_ORDER, Proposal(plan))
    if turn.must_check:
        return ask_signs()
    if running(turn) is not None:
        asked = Asked(Question.ICE_REPLACE, ice=Proposal(plan, Purpose.REPLACE))
        return Reply((*before, turn.say(Prompt.ICE_RUNNING)), asked)
    if Notice.ICE_CAUTION not in turn.memory.record.heard:
        asked = Asked(Question.ICE_CAUTION, ice=Proposal(plan))
        return Reply((*before, turn.say(Prompt.ICE_CAUTION)), asked)
    return propose(turn, Proposal(plan), *(before or (turn.say(Prompt.ICE_CAUTION_SHORT),)))


def caution_passed(turn: Turn, proposal: Proposal) -> Reply:
    """Go on to the plan with someone whom ice suits; they need not hear the caution again."""
    turn.memory.hear(Notice.ICE_CAUTION)
    return propose(turn, proposal, turn.say(Prompt.ICE_CAUTION_SHORT))


def propose(turn: Turn, proposal: Proposal, *before: str) -> Reply:
    """Tell a plan in clock times, and ask whether to set its reminders."""
    before_it = _open_proposal(turn)
    on = proposal.on or (before_it and before_it.on) or turn.now
    proposal = replace(proposal, told=turn.now, on=on, until=_until(turn))
    moments = _moments(turn, proposal)
    if not moments:
        return Reply((turn.say(Prompt.ICE_OFF_NOW),), _in_routine(turn) or return_question(turn))
    told = _tell(turn, proposal, moments, Prompt.ICE_PLAN, Prompt.ICE_PLAN_LONG)
    adds = proposal.purpose is Purpose.ONE_MORE
    if moments[0].move is Move.ON and not adds and not _is_resting(turn):
        before = (*before, turn.say(Prompt.ICE_OFF_NOW))
    return Reply((*before, told), Asked(Question.ICE_CONFIRM, ice=proposal))


def change_ice(turn: Turn, plan: Plan, *before: str) -> Reply:
    """Propose another plan instead of the reminders that are set."""
    if running(turn) is None:
        return start_ice(turn, plan, *before)
    return propose(turn, Proposal(plan, Purpose.REPLACE), *before)


def one_more_round(turn: Turn) -> Reply:
    """Propose one more round after those that are set or proposed."""
    proposal = _open_proposal(turn)
    if proposal is not None and proposal.purpose is not Purpose.ONE_MORE:
        plan = Plan(proposal.plan.minutes, min(proposal.plan.rounds + 1, MOST_ROUNDS))
        return propose(turn, Proposal(plan, proposal.purpose))
    cycle = running(turn)
    if cycle is None:
        return start_ice(turn, Plan(rounds=1))
    if cycle.rounds >= MOST_ROUNDS:
        most = turn.say(Prompt.ICE_TOO_MANY, rounds=MOST_ROUNDS)
        return Reply((most, status(turn)), return_question(turn))
    return propose(turn, Proposal(Plan(cycle.minutes, rounds=1), Purpose.ONE_MORE))


def set_ice(turn: Turn, proposal: Proposal, *, may_ask: bool = True) -> Reply:
    """Set the reminders of a plan that the person said yes to; say back what was set.

    ``may_ask`` tells whether to ask for the permission where it is missing.
    """
    if _is_settled(turn, proposal):
        return Reply((status(turn),), _in_routine(turn))
    moments = _moments(turn, proposal)
    if not _is_fresh(turn, proposal) or not moments or moments[0].at <= turn.now:
        return propose(turn, proposal)
    try:
        alarms = _set(turn, moments)
    except PermissionMissingError as error:
        if may_ask and may_ask_again(turn.memory.record.reminders_refused, turn.now):
            return _ask_permission(turn, proposal)
        return _refuse(turn, error, proposal)
    except ServiceError as error:
        return _refuse_after(turn, error, proposal, moments)
    undone = _keep(turn, proposal, alarms)
    turn.subject = Iced()
    told = _tell(turn, proposal, moments, Prompt.ICE_SET, Prompt.ICE_SET_LONG)
    left = () if undone else (turn.say(Prompt.ICE_CANCEL_FAILED),)
    forgetful = (turn.say(Prompt.MEMORY_DOWN),) if turn.memory.failed else ()
    return Reply((told, *left, *forgetful), _in_routine(turn))


def _refuse_after(
    turn: Turn, error: ServiceError, proposal: Proposal, moments: tuple[Moment, ...]
) -> Reply:
    """Say that nothing was set, or what of it could not be undone; that can be cancelled later."""
    if not error.left:
        return _refuse(turn, error, proposal)
    alarms = tuple(Alarm(moments[index], token) for index, token in error.left.items())
    cycle = running(turn)
    turn.memory.change(
        ice=Cycle(proposal.plan.minutes, alarms) if cycle is None else cycle.with_alarms(alarms)
    )
    return Reply((turn.say(Prompt.ICE_HALF_SET),), _in_routine(turn))


def _refuse(turn: Turn, error: ServiceError, proposal: Proposal) -> Reply:
    """Say why no reminder was set, and the words that set a timer without this skill."""
    return not_set(turn, _REFUSALS.get(type(error), Prompt.ICE_OUT_OF_ORDER), proposal)


def not_set(turn: Turn, prompt: Prompt, proposal: Proposal) -> Reply:
    """Say that nothing was set, and the way forward."""
    if proposal.purpose is not Purpose.NEW and running(turn) is not None:
        return Reply((turn.say(prompt), turn.say(Prompt.ICE_OLD_STAY)), _in_routine(turn))
    span = turn.span(timedelta(minutes=proposal.plan.minutes))
    return Reply((turn.say(prompt), turn.say(Prompt.ICE_BY_HAND, span=span)), _in_routine(turn))


def keep_as_is(turn: Turn, proposal: Proposal) -> Reply:
    """Take a no to a plan."""
    if running(turn) is None:
        return Reply((turn.say(Prompt.ICE_NOT_SET),), return_question(turn))
    return Reply((turn.say(Prompt.ICE_KEPT), status(turn)), return_question(turn))


def status(turn: Turn) -> str:
    """Say when the ice comes off, or goes on again."""
    cycle = running(turn)
    upcoming = cycle and cycle.next_moment(turn.now)
    if not upcoming:
        return turn.say(Prompt.ICE_UNKNOWN if turn.memory.failed else Prompt.ICE_NONE)
    turn.subject = Iced()
    span = turn.span(upcoming.at - turn.now)
    if upcoming.move is Move.ON:
        return turn.say(Prompt.ICE_ON_IN, span=span)
    off = turn.say(Prompt.ICE_OFF_IN, span=span)
    last = cycle is None or cycle.rounds_ahead(turn.now) == 1
    return off if last else f"{off} {turn.say(Prompt.ICE_ON_AFTER)}"


def cancel_ice(turn: Turn) -> Reply:
    """Cancel the reminders that are still to come. One that is gone already is cancelled too."""
    cycle = running(turn)
    question = None if turn.one_shot else return_question(turn)
    if cycle is None:
        return Reply((status(turn),), question)
    if cancel_all(turn):
        return Reply((turn.say(Prompt.ICE_CANCELLED),), question)
    return Reply((turn.say(Prompt.ICE_CANCEL_FAILED), turn.say(Prompt.ICE_OFF_NOW)), question)


def cancel_all(turn: Turn) -> bool:
    """Cancel the reminders that are still to come; tell whether all are gone."""
    cycle = running(turn)
    if cycle is None:
        return True
    left = _cancel(turn, cycle)
    turn.memory.change(ice=replace(cycle, cancelled=True) if left is None else left)
    return left is None


def read_token(token: str) -> Proposal | None:
    """Read the proposal that waited for a permission; None where the token holds none."""
    try:
        return read_proposal(json.loads(token))
    except (ValueError, RecursionError):
        return None


def _ask_permission(turn: Turn, proposal: Proposal) -> Reply:
    directive = ask_for(REMINDERS, json.dumps(proposal.to_json()))
    return Reply((turn.say(Prompt.ICE_PERMISSION),), directive=directive)


def current_plan(turn: Turn) -> Plan:
    """Give the plan that is talked of: the one proposed, the one that runs, or the usual one."""
    proposal, cycle = _open_proposal(turn), running(turn)
    if proposal is not None:
        return proposal.plan
    if cycle is not None:
        return Plan(cycle.minutes, min(cycle.rounds_ahead(turn.now), MOST_ROUNDS))
    return Plan()


def _is_fresh(turn: Turn, proposal: Proposal) -> bool:
    """Tell whether a plan was told so lately that its times still are the ones to set."""
    return proposal.told is not None and turn.now - proposal.told < STAYS_FRESH


def _is_settled(turn: Turn, proposal: Proposal) -> bool:
    """Tell whether the reminders are others than those that a plan was told with.

    So they are at the second of two quick touches, and at the yes of a screen that is out of date.
    """
    cycle = running(turn)
    if cycle is None:
        return False
    adds = proposal.purpose is Purpose.ONE_MORE
    return proposal.until != cycle.until or (adds and cycle.rounds >= MOST_ROUNDS)


def _until(turn: Turn) -> datetime | None:
    """Give when the reminders that are set end, None where there are none."""
    cycle = running(turn)
    return None if cycle is None else cycle.until


def _open_proposal(turn: Turn) -> Proposal | None:
    asked = turn.conversation.asked
    return asked.ice if asked else None


def _moments(turn: Turn, proposal: Proposal) -> tuple[Moment, ...]:
    """Give the moments of a plan, from when the ice went on or may go on again."""
    cycle, now = turn.memory.record.ice, turn.now
    if proposal.told is not None and _is_fresh(turn, proposal):
        now = proposal.told
    if cycle is None:
        return proposal.plan.moments(now, turn.ice_since() or proposal.on)
    if proposal.purpose is Purpose.ONE_MORE and running(turn) is not None:
        return cycle.one_more()
    return proposal.plan.moments(now, cycle.goes_on(now))


def _is_resting(turn: Turn) -> bool:
    """Tell whether the skin rests between two rounds, so that there is no ice to take off."""
    cycle = turn.memory.record.ice
    upcoming = cycle and cycle.next_moment(turn.now)
    return not upcoming or upcoming.move is Move.ON


def _tell(
    turn: Turn, proposal: Proposal, moments: tuple[Moment, ...], short: Prompt, long: Prompt
) -> str:
    zone = zone_of(turn)
    said = say_moments(turn, moments, zone)
    if len(said) <= (MOST_LENGTHS_SAID if zone is None else MOST_CLOCK_TIMES_SAID):
        return turn.say(short, moments=turn.all_of(said))
    first = ", ".join(said[:2])
    return turn.say(long, moments=first, rounds=proposal.plan.rounds, last=said[-1])


def _set(turn: Turn, moments: tuple[Moment, ...]) -> tuple[Alarm, ...]:
    texts = {
        Move.OFF: Announcement(turn.say(Prompt.REMINDER_OFF), turn.locale),
        Move.ON: Announcement(turn.say(Prompt.REMINDER_ON), turn.locale),
    }
    wanted = [(moment.at - turn.now, texts[moment.move]) for moment in moments]
    tokens = turn.services.set_reminders(wanted, turn.now)
    return tuple(map(Alarm, moments, tokens))


def _keep(turn: Turn, proposal: Proposal, alarms: tuple[Alarm, ...]) -> bool:
    """Remember the reminders; those that they replace are cancelled now, not before.

    Tell whether all of those are gone; one that is not stays remembered.
    """
    before = running(turn)
    cycle = Cycle(proposal.plan.minutes, alarms)
    if before is None:
        left = None
    elif proposal.purpose is Purpose.ONE_MORE:
        cycle, left = before.with_alarms(alarms), None
    else:
        left = _cancel(turn, before)
    turn.memory.change(ice=cycle if left is None else cycle.with_alarms(left.alarms))
    return left is None


def _cancel(turn: Turn, cycle: Cycle) -> Cycle | None:
    """Cancel what is still to come; give the cycle of what could not be cancelled."""
    tokens = [alarm.token for alarm in cycle.ahead(turn.now)]
    gone = turn.services.cancel_reminders(tokens)
    past = frozenset(alarm.token for alarm in cycle.alarms) - frozenset(tokens)
    return cycle.without(gone | past)


def _in_routine(turn: Turn) -> Asked | None:
    """Go on with the routine that the ice is part of; else there is nothing to ask."""
    return None if turn.place is None else step_question(turn, turn.place)
