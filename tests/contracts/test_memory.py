"""What is kept of a person, what is not, and what happens when nothing can be kept."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from botocore.config import Config

from relief.alexa.dynamodb import DynamoMemory
from relief.alexa.memory import InProcessMemory
from relief.bootstrap import build_skill
from relief.domain.ice import Alarm, Cycle, Moment, Move
from relief.domain.pace import Pace
from relief.domain.record import Notice, Record, read_record
from relief.domain.routine import Place
from relief.intents import Intent
from tests.support.checked_skill import LIBRARY
from tests.support.direct import Direct, speech
from tests.unit.relief.fakes import FailingMemory

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ROUTINES = LIBRARY.content("en-US").routines
USER = "amzn1.ask.account.SOMEONE"
CYCLE = Cycle(
    20,
    (
        Alarm(Moment(Move.OFF, NOW + timedelta(minutes=20)), "first"),
        Alarm(Moment(Move.ON, NOW + timedelta(minutes=50)), "second"),
    ),
)
FULL = Record(
    place=Place("ice", 5, NOW, paused=NOW, easier=True, timer="timer", cold=NOW),
    pace=Pace.SLOW,
    heard=frozenset(Notice),
    ice=CYCLE,
    cold=NOW,
    iced=True,
    strays=NOW,
    reminders_refused=NOW,
    timers_refused=NOW,
)


def keep(memory: InProcessMemory, record: Record) -> None:
    memory.save(USER, record.to_json(), over=None, expires=NOW + timedelta(days=1))


def kept(memory: InProcessMemory) -> Record:
    found = memory.load(USER)
    return read_record(None if found is None else found.record, ROUTINES)


def event(kind: str, body: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "version": "1.0",
        "context": {"System": {"application": {}, "user": {"userId": USER}}},
        "request": {
            "type": kind,
            "requestId": "r",
            "timestamp": "2026-03-02T12:00:00Z",
            **({} if body is None else {"body": body}),
        },
    }


def test_nothing_but_these_fields_is_kept() -> None:
    assert set(FULL.to_json()) == {
        "version", "place", "pace", "heard", "ice", "cold", "iced", "strays",
        "reminders_refused", "timers_refused"
    }  # fmt: skip
    assert FULL.place is not None
    assert set(FULL.place.to_json()) == {
        "routine", "step", "since", "paused", "easier", "timer", "cold", "check"
    }  # fmt: skip
    assert set(CYCLE.to_json()) == {"minutes", "alarms", "cancelled"}
    assert set(CYCLE.alarms[0].to_json()) == {"move", "at", "token"}


def test_a_full_record_survives_json() -> None:
    assert read_record(json.loads(json.dumps(FULL.to_json())), ROUTINES) == FULL


def test_a_record_of_the_first_version_is_read() -> None:
    first = {
        "version": 1,
        "place": {
            "routine": "ice", "step": 2, "since": NOW.isoformat(), "paused": None, "easier": False
        },
        "pace": "slow",
        "heard": ["general_information"],
    }  # fmt: skip
    read = read_record(first, ROUTINES)
    assert read == Record(Place("ice", 2, NOW), Pace.SLOW, frozenset({Notice.GENERAL_INFORMATION}))


def test_nothing_said_about_danger_is_kept() -> None:
    skill = Direct()
    skill.launch()
    before = skill.kept()
    skill.intend("SaddleNumbnessDangerIntent")
    assert skill.kept() == before


@pytest.mark.parametrize(("status", "gone"), [("NOT_PERSISTED", True), ("PERSISTED", False)])
def test_who_disables_the_skill_for_good_is_forgotten(status: str, gone: bool) -> None:
    memory = InProcessMemory()
    keep(memory, FULL)
    disabled = event("AlexaSkillEvent.SkillDisabled", {"userInformationPersistenceStatus": status})
    answer = build_skill(memory=memory)(disabled)
    assert answer["response"] == {}
    assert (memory.load(USER) is None) is gone


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ({"alertTokens": ["first", "second"]}, ()),
        ({"alertTokens": ["first"]}, ("second",)),
        ({"alertToken": "second"}, ("first",)),
        ({"alertTokens": ["another"]}, ("first", "second")),
        ({"alertTokens": None}, ("first", "second")),
        (None, ("first", "second")),
    ],
)
def test_reminders_deleted_elsewhere_are_no_longer_told_of(
    body: dict[str, Any] | None, left: tuple[str, ...]
) -> None:
    memory = InProcessMemory()
    keep(memory, FULL)
    answer = build_skill(memory=memory, clock=lambda: NOW)(event("Reminders.ReminderDeleted", body))
    assert answer["response"] == {}
    ice = kept(memory).ice
    assert ice is not None
    assert tuple(alarm.token for alarm in ice.ahead(NOW)) == left


def test_forgetting_takes_an_explicit_yes() -> None:
    skill = Direct()
    skill.launch()
    skill.intend(Intent.SLOWER)
    assert "forget all of that?" in speech(skill.intend(Intent.FORGET_ME))
    skill.intend(Intent.RESUME)
    assert skill.kept() is not None
    skill.intend(Intent.FORGET_ME)
    answer = skill.intend(Intent.YES)
    assert "let go of all of it" in speech(answer)
    assert answer["response"]["shouldEndSession"] is True
    assert skill.kept() is None
    assert "general information, not medical advice" in speech(skill.launch())


def test_who_forgets_in_the_midst_of_ice_leaves_nothing() -> None:
    skill = Direct()
    skill.launch()
    for intent, slots in (
        (Intent.START_ROUTINE, {"routine": "ice"}),
        (Intent.NO, {}),
        (Intent.YES, {}),
        (Intent.GO_TO_STEP, {"step": "5"}),
        (Intent.FORGET_ME, {}),
    ):
        skill.intend(intent, **slots)
    assert skill.kept() is not None
    skill.intend(Intent.YES)
    assert skill.kept() is None


def test_no_to_forgetting_keeps_everything() -> None:
    skill = Direct()
    skill.launch()
    before = skill.kept()
    skill.intend(Intent.FORGET_ME)
    assert "I keep it" in speech(skill.intend(Intent.NO))
    assert skill.kept() == before


def test_a_memory_that_is_down_is_told_of_once() -> None:
    skill = Direct(memory=FailingMemory(load=True, save=True))
    skill.launch()
    skill.intend(Intent.IN_PAIN)
    skill.intend(Intent.NO)
    skill.intend(Intent.CHOOSE_SURFACE, surface="bed")
    told = "can't keep your place"
    said = [speech(skill.intend(intent)) for intent in (Intent.YES, *[Intent.NEXT] * 5)]
    assert [told in each for each in said] == [True, False, False, False, False, False]


def test_a_memory_that_only_cannot_be_written_is_told_of_once() -> None:
    skill = Direct(memory=FailingMemory(save=True))
    skill.launch()
    skill.intend(Intent.IN_PAIN)
    skill.intend(Intent.NO)
    skill.intend(Intent.CHOOSE_SURFACE, surface="bed")
    said = [speech(skill.intend(intent)) for intent in (Intent.YES, *[Intent.NEXT] * 5)]
    assert sum("can't keep your place" in each for each in said) == 1


def test_with_a_dead_table_the_skill_answers_and_guides() -> None:
    table = DynamoMemory("nowhere", endpoint_client())
    skill = Direct(memory=table)
    assert "in pain right now" in speech(skill.launch())
    skill.intend(Intent.IN_PAIN)
    skill.intend(Intent.NO)
    skill.intend(Intent.CHOOSE_SURFACE, surface="floor")
    assert "chair against a wall" in speech(skill.intend(Intent.YES))


def endpoint_client() -> Any:
    """Give a DynamoDB client whose endpoint refuses every call."""
    return boto3.client(
        "dynamodb",
        endpoint_url="http://127.0.0.1:9",
        region_name="us-east-1",
        aws_access_key_id="none",
        aws_secret_access_key="none",  # noqa: S106 - opens nothing
        config=Config(connect_timeout=0.2, read_timeout=0.2, retries={"total_max_attempts": 1}),
    )
