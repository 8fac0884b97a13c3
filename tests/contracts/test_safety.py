"""What danger and ice show, keep and leave open, beside what conversations hear of them."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from ask_sdk_model.services import ApiClient, ApiClientRequest, ApiClientResponse

from relief.alexa.memory import InProcessMemory
from relief.domain.conversation import Asked, Conversation
from relief.domain.ice import MOST_ROUNDS, Alarm, Cycle, Plan, Proposal, Purpose
from relief.domain.question import Question
from relief.domain.record import Record, read_record
from relief.domain.routine import Place
from relief.intents import Intent
from relief.replies.plain_words import plain
from simulator.envelope import Session
from tests.support.checked_skill import LIBRARY
from tests.support.direct import Direct, speech
from tests.support.profiles import PROFILES
from tests.support.project import MONDAY_NOON
from tests.support.shown import shown_in
from tests.unit.relief.fakes import FailingMemory

CONTENT = LIBRARY.content("en-US")


def set_as(plan: Plan) -> Cycle:
    """Give the reminders of a plan whose ice goes on now."""
    moments = plan.moments(MONDAY_NOON)
    return Cycle(plan.minutes, tuple(Alarm(moment, str(moment.at)) for moment in moments))


CYCLE = set_as(Plan(10, 2))


class DoesAll(ApiClient):
    """Does all that it is asked to, and tells nobody of it."""

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        return ApiClientResponse(status_code=200, headers=[], body="{}")


def asked(
    question: Question | Asked,
    place: Place | None = None,
    ice: Cycle | None = CYCLE,
    **state: Any,
) -> Direct:
    """Be asked a question, with a screen, while the ice of a plan is on."""
    skill = Direct(screen=PROFILES["medium"], api_client=DoesAll())
    open_now = Asked(question) if isinstance(question, Question) else question
    conversation = Conversation(asked=open_now, place=place, **state)
    skill.session = Session(new=False, attributes=conversation.to_json())
    skill.keep(Record(ice=ice))
    return skill


def shown(answer: dict[str, Any]) -> dict[str, Any] | None:
    """Give what is shown, None where that is nothing."""
    directive = shown_in(answer)
    found: dict[str, Any] | None = directive and directive["datasources"]["screen"]
    return found


def clock(answer: dict[str, Any]) -> int:
    """Give the seconds that a clock on the screen begins with, less than none without a clock."""
    found = shown(answer)
    return -1 if found is None else int(found["countdown"]["seconds"])


@pytest.mark.parametrize("question", [Question.DANGER_SIGNS, Question.HURT_SIGNS])
def test_a_yes_to_the_danger_signs_shows_the_number_to_call(question: Question) -> None:
    answer = asked(question, Place("ice", 1, MONDAY_NOON, check=True)).intend(Intent.YES)
    found = shown(answer)
    assert found is not None
    assert found["number"] == "911"
    assert "call your emergency number" in found["text"]


@pytest.mark.parametrize("name", CONTENT.sign_of_intent)
@pytest.mark.parametrize("question", [Question.DANGER_SIGNS, Question.HURT_SIGNS])
def test_a_sign_told_at_the_check_shows_whom_to_call(question: Question, name: str) -> None:
    sign = CONTENT.sign_of_intent[name]
    place = Place("legs_on_chair", 1, MONDAY_NOON, check=question is Question.HURT_SIGNS)
    found = shown(asked(question, place).intend(name))
    assert found is not None
    assert found["level"] == sign.level
    assert found["text"] == plain(CONTENT.words("en-US").text(sign.call))


@pytest.mark.parametrize(
    "question",
    [Question.MENU, Question.ANYTHING_ELSE, Question.ICE_REPLACE, Question.MORE_ROUTINES],
)
def test_the_status_of_the_ice_runs_down_on_the_screen(question: Question) -> None:
    skill = asked(question)
    skill.wait(minutes=4)
    assert clock(skill.intend(Intent.ICE_STATUS)) == 6 * 60


def test_the_status_in_one_breath_runs_down_too() -> None:
    skill = asked(Question.MENU)
    skill.session = Session()
    assert clock(skill.intend(Intent.ICE_STATUS)) == 10 * 60


def test_where_no_reminders_are_set_no_clock_of_the_ice_is_shown() -> None:
    skill = asked(Question.MENU, ice=None)
    assert clock(skill.intend(Intent.ICE_STATUS)) == -1


TOLD = Asked(Question.ICE_CONFIRM, ice=Proposal(told=MONDAY_NOON))


def test_where_reminders_were_set_since_a_plan_was_told_those_run_down() -> None:
    answer = asked(TOLD).intend(Intent.YES)
    assert "The ice comes off in about 10 minutes" in speech(answer)
    assert answer["response"]["shouldEndSession"]
    assert clock(answer) == 10 * 60


def test_in_a_routine_such_a_plan_leads_back_to_the_step() -> None:
    answer = asked(TOLD, Place("ice", 4, MONDAY_NOON), checked=True).intend(Intent.YES)
    assert "The ice comes off in about 10 minutes" in speech(answer)
    assert not answer["response"]["shouldEndSession"]


def test_no_round_is_added_to_as_many_as_there_may_be() -> None:
    """Two devices may each have added one, and a screen may still offer another."""
    most = set_as(Plan(10, MOST_ROUNDS))
    told = Proposal(Plan(10, rounds=1), Purpose.ONE_MORE, told=MONDAY_NOON, until=most.until)
    skill = asked(Asked(Question.ICE_CONFIRM, ice=told), ice=most)
    assert "The ice comes off in about 10 minutes" in speech(skill.intend(Intent.YES))


def test_a_plan_that_is_changed_counts_from_when_it_was_first_told() -> None:
    told = Proposal(Plan(10, rounds=1), told=MONDAY_NOON, on=MONDAY_NOON)
    skill = asked(Asked(Question.ICE_CONFIRM, ice=told), ice=None)
    skill.wait(minutes=4)
    skill.intend(Intent.ONE_MORE_ROUND)
    changed = skill.read_state().asked
    assert changed is not None
    assert changed.ice is not None
    assert (changed.ice.plan, changed.ice.on) == (Plan(10, rounds=2), MONDAY_NOON)


@pytest.mark.parametrize("told", [None, MONDAY_NOON - timedelta(minutes=3)])
def test_a_plan_whose_times_were_not_told_just_now_is_told_before_it_is_set(
    told: datetime | None,
) -> None:
    plan = Proposal(Plan(10, rounds=1), told=told)
    skill = asked(Asked(Question.ICE_CONFIRM, ice=plan), ice=None)
    assert "The plan is ice off in 10 minutes" in speech(skill.intend(Intent.YES))
    again = skill.read_state().asked
    assert again is not None
    assert again.question is Question.ICE_CONFIRM
    assert again.ice is not None
    assert again.ice.told == MONDAY_NOON


def test_ice_whose_time_ends_with_the_yes_is_to_come_off_now() -> None:
    plan = Proposal(Plan(2, rounds=1), told=MONDAY_NOON, on=MONDAY_NOON)
    skill = asked(Asked(Question.ICE_CONFIRM, ice=plan), ice=None)
    skill.wait(minutes=2)
    assert "Take the ice off now" in speech(skill.intend(Intent.YES))


def test_where_no_reminders_are_set_the_step_is_shown_that_somebody_is_at() -> None:
    skill = Direct(screen=PROFILES["medium"])
    skill.keep(Record(place=Place("legs_on_chair", 2, MONDAY_NOON)))
    found = shown(skill.intend(Intent.ICE_STATUS))
    assert found is not None
    assert found["progress"] == "Step 3 of 15"


def test_a_plan_that_is_kept_runs_down_on_the_screen() -> None:
    skill = asked(Question.MENU)
    skill.intend(Intent.CHANGE_ICE, duration="PT15M")
    assert clock(skill.intend(Intent.NO)) == 10 * 60


def test_where_no_round_can_be_added_those_that_are_set_run_down_on_the_screen() -> None:
    skill = asked(Question.MENU, ice=set_as(Plan(10, MOST_ROUNDS)))
    answer = skill.intend(Intent.ONE_MORE_ROUND)
    assert "5 rounds at most" in speech(answer)
    assert clock(answer) == 10 * 60


def test_reminders_are_cancelled_in_what_is_kept_though_nobody_tells_of_it() -> None:
    skill = asked(Question.MENU)
    skill.intend(Intent.CANCEL_ICE)
    kept = read_record(json.loads(json.dumps(skill.kept())), CONTENT.routines).ice
    assert kept is not None
    assert kept.cancelled is True
    assert kept.ahead(MONDAY_NOON) == ()
    assert "no ice reminders set" in speech(skill.intend(Intent.ICE_STATUS))


def test_what_cannot_be_looked_up_is_not_said_to_be_none() -> None:
    down = Direct(memory=FailingMemory(load=True))
    assert "can't look that up" in speech(down.intend(Intent.ICE_STATUS))
    works = Direct(memory=InProcessMemory())
    assert "no ice reminders set" in speech(works.intend(Intent.ICE_STATUS))


def test_whoever_is_in_no_hurry_is_waited_for_from_now() -> None:
    place = Place("legs_on_chair", 2, MONDAY_NOON)
    skill = asked(Question.NEXT_STEP, place, checked=True)
    skill.wait(seconds=30)
    skill.intend(Intent.NO)
    stands = skill.read_state().place
    assert stands is not None
    assert stands.paused == skill.clock.now()


def test_whoever_is_led_back_to_nothing_is_asked_for_anything_else() -> None:
    skill = asked(Question.BACK, interrupted=None)
    assert "anything else" in speech(skill.intend(Intent.YES))


@pytest.mark.parametrize("minutes", [10, 20])
def test_without_services_the_way_forward_has_the_length_that_was_asked_for(minutes: int) -> None:
    skill = Direct()
    said = speech(skill.intend(Intent.ICE_REMINDER, duration=f"PT{minutes}M"))
    assert "can't reach your reminders" in said
    assert f"set a timer for {minutes} minutes" in said


def test_a_routine_is_kept_again_only_for_who_was_misheard() -> None:
    place = Place("legs_on_chair", 2, MONDAY_NOON, check=True)
    skill = Direct()
    state = Conversation(asked=Asked(Question.HURT_SIGNS), place=place)
    skill.session = Session(new=False, attributes=state.to_json())
    skill.intend("ChestPainDangerIntent")
    assert read_record(skill.kept(), CONTENT.routines).place is None
    skill.intend(Intent.NO)
    assert read_record(skill.kept(), CONTENT.routines).place == place
    assert skill.read_state().asked == Asked(Question.HURT_SIGNS)
    assert skill.read_state().before is None


def test_a_plan_that_an_emergency_came_upon_is_told_anew_with_the_times_of_now() -> None:
    skill = Direct(api_client=DoesAll())
    skill.launch()
    skill.intend(Intent.ICE_REMINDER)
    skill.intend(Intent.YES)
    skill.intend("ChestPainDangerIntent")
    skill.wait(minutes=10)
    assert "The plan is" in speech(skill.intend(Intent.NO))
