"""A plan of ice reminders stays one breath, whatever the time and the language."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import product

import pytest
from ask_sdk_model import RequestEnvelope

from relief.alexa.memory import InProcessMemory
from relief.alexa.services import OutOfOrderError, Services
from relief.deadline import Deadline
from relief.domain.conversation import Asked
from relief.domain.ice import MOST_ROUNDS, Moment, Plan, Proposal
from relief.domain.question import Question
from relief.ports import Ports
from relief.prompts import Prompt
from relief.quick.serializer import QuickSerializer
from relief.replies.ice_plan import tell_plan
from relief.replies.turn import Turn
from simulator import envelope
from simulator.envelope import Echo, Session
from tests.support.checked_skill import LIBRARY, MOST_WORDS
from tests.support.project import MONDAY_NOON, SKILL_NAME, manifest

EACH_LANGUAGE = pytest.mark.parametrize("locale", ["en-US", "es-US"])
LENGTHS = (5, 10, 15, 20)
STARTS = [MONDAY_NOON + timedelta(minutes=minute) for minute in range(0, 24 * 60, 5)]


class Zoned(Services):
    """Knows the time zone of the device, or that it cannot be had, and nothing else."""

    def __init__(self, zone: tzinfo | None) -> None:
        super().__init__(None, None, Deadline())
        self._zone = zone

    def time_zone(self) -> tzinfo:
        if self._zone is None:
            raise OutOfOrderError
        return self._zone


def turn_in(locale: str, zone: tzinfo | None) -> Turn:
    """Give a turn of somebody new."""
    echo = Echo.named("someone", SKILL_NAME)
    event = envelope.envelope(envelope.launch(locale, MONDAY_NOON), Session(), echo, manifest())
    ports = Ports(LIBRARY, lambda: MONDAY_NOON, InProcessMemory())
    turn = Turn(QuickSerializer().read(event, RequestEnvelope), ports)
    turn.services = Zoned(zone)
    return turn


def plans(turn: Turn, lain: timedelta) -> Iterator[tuple[Proposal, tuple[Moment, ...]]]:
    """Give every plan from every time of a day; turn the clock to each.

    The ice went on so long before.
    """
    for now, minutes, rounds in product(STARTS, LENGTHS, range(1, MOST_ROUNDS + 1)):
        turn.now = now
        plan = Plan(minutes, rounds)
        if moments := plan.moments(now, now - lain):
            yield Proposal(plan), moments


@EACH_LANGUAGE
@pytest.mark.parametrize(
    ("zone", "lain"), [(UTC, 0), (UTC, 40), (None, 0)], ids=["clock", "ice off first", "lengths"]
)
def test_a_plan_with_its_caution_and_its_question_is_one_breath(
    locale: str, zone: tzinfo | None, lain: int
) -> None:
    turn = turn_in(locale, zone)
    before = [turn.say(Prompt.ICE_CAUTION_SHORT), *([turn.say(Prompt.ICE_OFF_NOW)] * bool(lain))]
    ask, _ = turn.ask(Asked(Question.ICE_CONFIRM))
    for proposal, moments in plans(turn, timedelta(minutes=lain)):
        told = tell_plan(turn, proposal, moments, Prompt.ICE_PLAN, Prompt.ICE_PLAN_LONG)
        said = " ".join((*before, told, ask))
        assert len(said.split()) <= MOST_WORDS, said


@EACH_LANGUAGE
def test_the_usual_plan_is_told_with_every_time(locale: str) -> None:
    turn = turn_in(locale, UTC)
    moments = Plan().moments(turn.now)
    told = tell_plan(turn, Proposal(), moments, Prompt.ICE_PLAN, Prompt.ICE_PLAN_LONG)
    assert (
        told
        == {
            "en-US": "The plan is ice off at 12:20 PM, on at 12:50 PM, off at 1:10 PM, "
            "on at 1:40 PM and off at 2 PM.",
            "es-US": "El plan: quitarlo a las 12:20 del mediodía, ponerlo a las 12:50, "
            "quitarlo a la 1:10 de la tarde, ponerlo a la 1:40 y quitarlo a las dos.",
        }[locale]
    )


def test_a_part_of_the_day_is_said_once_in_spanish() -> None:
    turn = turn_in("es-MX", UTC)
    turn.now = datetime(2026, 3, 2, 15, 10, tzinfo=UTC)
    told = tell_plan(
        turn, Proposal(), Plan().moments(turn.now), Prompt.ICE_SET, Prompt.ICE_SET_LONG
    )
    assert told == (
        "Hecho. Te avisaré: quitarlo a las tres y media de la tarde, ponerlo a las cuatro, "
        "quitarlo a las 4:20, ponerlo a las 4:50 y quitarlo a las 5:10."
    )
