"""Ice, and when to take it off."""

from __future__ import annotations

import re
from abc import abstractmethod

from relief.alexa.durations import read_minutes
from relief.domain.ice import LONGEST, MOST_ROUNDS, SHORTEST, Plan
from relief.domain.question import NEEDS_CLEAR_ANSWER, Question
from relief.domain.routine import resume, step_of, time_left
from relief.handlers.base import IntentHandler
from relief.intents import Intent, Slot
from relief.prompts import Prompt
from relief.replies.guiding import again, ask_signs, return_question, step_question
from relief.replies.ice_cycle import about_ice, cancel_ice, running, status
from relief.replies.ice_plan import current_plan
from relief.replies.icing import change_ice, one_more_round, start_ice
from relief.replies.timing import set_timer
from relief.replies.turn import Reply, Turn
from relief.replies.yes_no import affirm


class PlanHandler(IntentHandler):
    """Reads a plan out of what was said. What is not safe is declined, and the most is offered."""

    def answer(self, turn: Turn) -> Reply:
        """Read how long and how often, and go on with that."""
        before: list[str] = []
        current = self.plan_to_change(turn)
        minutes = read_minutes(turn.slot(Slot.DURATION).words) or current.minutes
        if minutes > LONGEST:
            before.append(turn.say(Prompt.ICE_TOO_LONG))
        rounds = _number(turn.slot(Slot.ROUNDS).words) or current.rounds
        if rounds > MOST_ROUNDS and not before:
            before.append(turn.say(Prompt.ICE_TOO_MANY, rounds=MOST_ROUNDS))
        plan = Plan(min(max(minutes, SHORTEST), LONGEST), min(rounds, MOST_ROUNDS))
        return self.go_on(turn, plan, *before)

    def plan_to_change(self, turn: Turn) -> Plan:
        """Give the plan that holds where nothing else was said."""
        return current_plan(turn)

    @abstractmethod
    def go_on(self, turn: Turn, plan: Plan, *before: str) -> Reply:
        """Answer with the plan."""


class IceReminderHandler(PlanHandler):
    """I just put the ice on; remind me to take it off."""

    intents = (Intent.ICE_REMINDER,)

    def answer(self, turn: Turn) -> Reply:
        """Take "remind me" as a yes where a timer was just offered for a rest."""
        if turn.asks(Question.HOLD_TIMER) and turn.slot(Slot.ROUNDS).words is None:
            return affirm(turn)
        return super().answer(turn)

    def plan_to_change(self, turn: Turn) -> Plan:
        """Give the plan that is proposed, or the usual one: not that of older reminders."""
        asked = turn.conversation.asked
        return asked.ice.plan if asked and asked.ice else Plan()

    def go_on(self, turn: Turn, plan: Plan, *before: str) -> Reply:
        """Begin with the caution and the plan."""
        return start_ice(turn, plan, *before)


class SetTimerHandler(IceReminderHandler):
    """Set a timer: for the rest that the person is in, else for the ice."""

    intents = (Intent.SET_TIMER,)

    def answer(self, turn: Turn) -> Reply:
        """Set one for a long rest; say so where the step has no set time."""
        place = turn.place
        if place is None or turn.asks(*NEEDS_CLEAR_ANSWER, Question.DANGER_SIGNS):
            return super().answer(turn)
        routine = turn.routine_of(place)
        step = step_of(routine, place)
        if step.cold or step.offers_ice:
            return super().answer(turn)
        if place.check:
            return ask_signs()
        place = resume(routine, place, turn.now)
        left = time_left(routine, place, turn.now)
        if left is None:
            return Reply((turn.say(Prompt.NO_HOLD),), again(turn))
        if left and place.timer:
            say = turn.say(Prompt.HOLD_LEFT, span=turn.span(left))
            return Reply((say,), step_question(turn, place))
        return set_timer(turn, place)


class ChangeIceHandler(PlanHandler):
    """Change it to ten minutes."""

    intents = (Intent.CHANGE_ICE,)

    def go_on(self, turn: Turn, plan: Plan, *before: str) -> Reply:
        """Propose it instead of what is set."""
        return change_ice(turn, plan, *before)


class MoreIceHandler(IntentHandler):
    """One more round."""

    intents = (Intent.ONE_MORE_ROUND,)

    def answer(self, turn: Turn) -> Reply:
        """Propose it."""
        return one_more_round(turn)


class CancelIceHandler(IntentHandler):
    """Cancel my ice reminders."""

    intents = (Intent.CANCEL_ICE,)

    def answer(self, turn: Turn) -> Reply:
        """Cancel them."""
        return cancel_ice(turn)


class IceStatusHandler(IntentHandler):
    """How long till the ice comes off."""

    intents = (Intent.ICE_STATUS,)

    def answer(self, turn: Turn) -> Reply:
        """Tell what comes next; offer reminders where none are set."""
        left = turn.place and time_left(turn.routine_of(turn.place), turn.place, turn.now)
        if running(turn) is None and turn.place is not None and left:
            say = (turn.say(Prompt.HOLD_LEFT, span=turn.span(left)),)
            return Reply(say, None if turn.one_shot else step_question(turn, turn.place))
        if turn.one_shot:
            return Reply((status(turn),), about=about_ice(turn))
        return Reply((status(turn),), return_question(turn), about=about_ice(turn))


def _number(words: str | None) -> int | None:
    digits = words and re.fullmatch(r"\d{1,3}", words)
    return int(digits[0]) if digits else None
