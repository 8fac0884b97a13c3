"""Ice reminders: caution, the plan, an explicit yes, and all of them set or none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
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
    UnsureError,
)
from relief.domain.conversation import Asked
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
from relief.domain.question import Question
from relief.domain.record import Notice, may_ask_again
from relief.prompts import Prompt
from relief.quick.records import replace
from relief.replies.guiding import return_question, rule_in, step_question
from relief.replies.ice_cycle import cancel_cycle, may_be_on, running, status, until
from relief.replies.ice_plan import is_fresh, is_settled, moments_of, open_proposal, tell_plan
from relief.replies.strays import expect_strays, sweep
from relief.replies.subject import Iced
from relief.replies.turn import Reply, Turn

_REFUSALS: Final[Mapping[type[ServiceError], Prompt]] = {
    PermissionMissingError: Prompt.ICE_DENIED,
    DeviceUnsupportedError: Prompt.ICE_UNSUPPORTED,
    ThrottledError: Prompt.ICE_THROTTLED,
    LimitReachedError: Prompt.ICE_LIMIT,
    SwitchedOffError: Prompt.ICE_SWITCHED_OFF,
}
"""What is said when a service refuses; anything else is out of order."""


def start_ice(turn: Turn, plan: Plan, *before: str) -> Reply:
    """Begin with the caution and the plan; where reminders are set already, ask about those."""
    if not turn.services.available:
        return not_set(turn, Prompt.ICE_OUT_OF_ORDER, Proposal(plan))
    if turn.signs_asked is not None:
        return Reply((), turn.signs_asked)
    if running(turn) is not None:
        asked = Asked(Question.ICE_REPLACE, ice=Proposal(plan, Purpose.REPLACE))
        return Reply((*before, turn.say(Prompt.ICE_RUNNING)), asked)
    doubted = turn.content.starting_points["ice"] in turn.conversation.ruled_out
    if doubted or Notice.ICE_CAUTION not in turn.memory.record.heard:
        asked = Asked(Question.ICE_CAUTION, ice=Proposal(plan))
        return Reply((*before, turn.say(Prompt.ICE_CAUTION)), asked)
    return propose(turn, Proposal(plan), *(before or (turn.say(Prompt.ICE_CAUTION_SHORT),)))


def caution_passed(turn: Turn, proposal: Proposal) -> Reply:
    """Go on to the plan with someone whom ice suits; they need not hear the caution again."""
    turn.memory.hear(Notice.ICE_CAUTION)
    rule_in(turn, turn.content.starting_points["ice"])
    return propose(turn, proposal, turn.say(Prompt.ICE_CAUTION_SHORT))


def propose(turn: Turn, proposal: Proposal, *before: str) -> Reply:
    """Tell a plan in clock times, and ask whether to set its reminders."""
    before_it = open_proposal(turn)
    on = proposal.on or (before_it and before_it.on) or turn.now
    proposal = replace(proposal, told=turn.now, on=on, until=until(turn))
    moments = moments_of(turn, proposal)
    if not moments:
        return Reply((turn.say(Prompt.ICE_OFF_NOW),), _in_routine(turn) or return_question(turn))
    told = tell_plan(turn, proposal, moments, Prompt.ICE_PLAN, Prompt.ICE_PLAN_LONG)
    adds = proposal.purpose is Purpose.ONE_MORE
    if moments[0].move is Move.ON and not adds and may_be_on(turn):
        before = (*before, turn.say(Prompt.ICE_OFF_NOW))
    return Reply((*before, told), Asked(Question.ICE_CONFIRM, ice=proposal))


def change_ice(turn: Turn, plan: Plan, *before: str) -> Reply:
    """Propose another plan instead of the reminders that are set."""
    if running(turn) is None or turn.signs_asked is not None:
        return start_ice(turn, plan, *before)
    return propose(turn, Proposal(plan, Purpose.REPLACE), *before)


def one_more_round(turn: Turn) -> Reply:
    """Propose one more round after those that are set or proposed."""
    if turn.signs_asked is not None:
        return Reply((), turn.signs_asked)
    proposal = open_proposal(turn)
    if proposal is not None and proposal.purpose is not Purpose.ONE_MORE:
        plan = Plan(proposal.plan.minutes, min(proposal.plan.rounds + 1, MOST_ROUNDS))
        return propose(turn, Proposal(plan, proposal.purpose))
    cycle = running(turn)
    if cycle is None:
        return start_ice(turn, Plan(rounds=1))
    if cycle.rounds >= MOST_ROUNDS:
        most = turn.say(Prompt.ICE_TOO_MANY, rounds=MOST_ROUNDS)
        return Reply((most, status(turn)), return_question(turn), about=Iced())
    return propose(turn, Proposal(Plan(cycle.minutes, rounds=1), Purpose.ONE_MORE))


def set_ice(turn: Turn, proposal: Proposal, *, may_ask: bool = True) -> Reply:
    """Set the reminders of a plan that the person said yes to; say back what was set.

    ``may_ask`` tells whether to ask for the permission where it is missing.
    """
    if is_settled(turn, proposal):
        return Reply((status(turn),), _in_routine(turn), about=Iced())
    moments = moments_of(turn, proposal)
    if not is_fresh(turn, proposal) or not moments or moments[0].at <= turn.now:
        return propose(turn, proposal)
    try:
        alarms = _set(turn, moments)
    except PermissionMissingError as error:
        if may_ask and may_ask_again(turn.memory.record.reminders_refused, turn.now):
            return _ask_permission(turn, proposal)
        return _refuse(turn, error, proposal)
    except ServiceError as error:
        if isinstance(error, UnsureError):
            expect_strays(turn, moments)
            if moments[0].move is Move.OFF:
                turn.memory.change(cold=turn.ice_since() or proposal.on)
        return _refuse_after(turn, error, proposal, moments)
    undone = _keep(turn, proposal, alarms)
    sweep(turn)
    told = tell_plan(turn, proposal, moments, Prompt.ICE_SET, Prompt.ICE_SET_LONG)
    left = () if undone else (turn.say(Prompt.ICE_CANCEL_FAILED),)
    forgetful = (turn.say(Prompt.MEMORY_DOWN),) if turn.memory.failed else ()
    return Reply((told, *left, *forgetful), _in_routine(turn), about=Iced())


def _refuse_after(
    turn: Turn, error: ServiceError, proposal: Proposal, moments: tuple[Moment, ...]
) -> Reply:
    """Say that nothing was set, or what of it could not be undone; that can be cancelled later.

    Where nothing else is set, the other moments are kept as well: the ice may be on all the same.
    """
    if not error.left:
        return _refuse(turn, error, proposal)
    cycle = running(turn)
    if cycle is None:
        alarms = [Alarm(moment, error.left.get(n, "")) for n, moment in enumerate(moments)]
    else:
        alarms = [Alarm(moments[n], token) for n, token in error.left.items()]
    left = Cycle(proposal.plan.minutes, tuple(alarms))
    turn.memory.change(ice=left if cycle is None else cycle.joined(left))
    return Reply((turn.say(Prompt.ICE_HALF_SET),), _in_routine(turn))


def _refuse(turn: Turn, error: ServiceError, proposal: Proposal) -> Reply:
    """Say why no reminder was set, and the words that set a timer without this skill."""
    if isinstance(error, UnsureError):
        return _unsure(turn, proposal)
    return not_set(turn, _REFUSALS.get(type(error), Prompt.ICE_OUT_OF_ORDER), proposal)


def not_set(turn: Turn, prompt: Prompt, proposal: Proposal) -> Reply:
    """Say that nothing was set, and the way forward."""
    if _old_stay(turn, proposal):
        return Reply((turn.say(prompt), turn.say(Prompt.ICE_OLD_STAY)), _in_routine(turn))
    span = turn.span(timedelta(minutes=proposal.plan.minutes))
    return Reply((turn.say(prompt), turn.say(Prompt.ICE_BY_HAND, span=span)), _in_routine(turn))


def _unsure(turn: Turn, proposal: Proposal) -> Reply:
    """Say that it cannot be told whether reminders are set, and what is sure all the same."""
    if _old_stay(turn, proposal):
        after = turn.say(Prompt.ICE_UNSURE_OLD)
    else:
        span = turn.span(timedelta(minutes=proposal.plan.minutes))
        after = turn.say(Prompt.ICE_UNSURE_TIMER, span=span)
    return Reply((turn.say(Prompt.ICE_UNSURE), after), _in_routine(turn))


def _old_stay(turn: Turn, proposal: Proposal) -> bool:
    """Tell whether reminders are set that the plan would have changed."""
    return proposal.purpose is not Purpose.NEW and running(turn) is not None


def keep_as_is(turn: Turn, proposal: Proposal) -> Reply:
    """Take a no to a plan."""
    if running(turn) is None:
        return Reply((turn.say(Prompt.ICE_NOT_SET),), return_question(turn))
    return Reply((turn.say(Prompt.ICE_KEPT), status(turn)), return_question(turn), about=Iced())


def read_token(token: str) -> Proposal | None:
    """Read the proposal that waited for a permission; None where the token holds none."""
    try:
        return read_proposal(json.loads(token))
    except (ValueError, RecursionError):
        return None


def _ask_permission(turn: Turn, proposal: Proposal) -> Reply:
    directive = ask_for(REMINDERS, json.dumps(proposal.to_json()))
    return Reply((turn.say(Prompt.ICE_PERMISSION),), directive=directive)


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
        cycle, left = before.joined(cycle), None
    else:
        left = cancel_cycle(turn, before)
    turn.memory.change(ice=cycle if left is None else cycle.joined(left))
    return left is None


def _in_routine(turn: Turn) -> Asked | None:
    """Go on with the routine that the ice is part of; else there is nothing to ask."""
    return None if turn.place is None else step_question(turn, turn.place)
