"""What is counted for the deployment's alarms, as CloudWatch reads it out of the log."""

import io
import json
from typing import Any

import pytest

from relief import log
from relief.bootstrap import build_skill
from relief.domain.question import PART_OF, Question
from relief.intents import Intent
from relief.metrics import to_stream
from relief.skill import JsonObject, Skill
from relief.tally import METRICS
from simulator import envelope
from simulator.envelope import Echo, Session
from tests.support.checked_skill import LIBRARY
from tests.support.direct import Direct, speech
from tests.support.project import MONDAY_NOON, SKILL_NAME, manifest
from tests.support.world import World
from tests.unit.relief.fakes import FailingMemory

CONTENT = LIBRARY.content("en-US")
NOW = 1_772_452_800.25
FUNCTION = "back-spasm-relief-Function-1A2B3C"
ALARMED = {
    "Requests",
    "Fallbacks",
    "DangerReplies",
    "RemindersSet",
    "ReminderFailures",
    "MemoryFailures",
    "Failures",
}
"""As the deployment's template spells them."""


@pytest.fixture
def stream() -> io.StringIO:
    """Have everything logged as in Lambda, and give where it goes."""
    stream = io.StringIO()
    log.write_to(to_stream(stream, function=FUNCTION, clock=lambda: NOW))
    return stream


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    """Give the lines so far, each read as JSON."""
    read = [json.loads(line) for line in stream.getvalue().splitlines()]
    stream.seek(0)
    stream.truncate()
    return read


def counted(stream: io.StringIO) -> dict[str, int]:
    """Give the sums of what CloudWatch would count, as its specification says to."""
    sums: dict[str, int] = {}
    for line in lines(stream):
        for directive in line.get("_aws", {}).get("CloudWatchMetrics", ()):
            assert directive["Namespace"] == "BackSpasmRelief"
            assert directive["Dimensions"] == [["FunctionName"]]
            assert line["FunctionName"] == FUNCTION
            for metric in directive["Metrics"]:
                assert metric["Unit"] == "Count"
                value = line[metric["Name"]]
                assert isinstance(value, int)
                sums[metric["Name"]] = sums.get(metric["Name"], 0) + value
    return sums


def test_the_names_are_those_of_the_alarms() -> None:
    assert METRICS == ALARMED


def test_a_line_is_one_line_of_json_with_its_metadata(stream: io.StringIO) -> None:
    Direct().launch()
    assert stream.getvalue().count("\n") == 1
    (line,) = lines(stream)
    assert line["level"] == "INFO"
    assert line["_aws"]["Timestamp"] == round(NOW * 1000)
    assert set(line["_aws"]) == {"Timestamp", "CloudWatchMetrics"}
    assert line["request"] == "LaunchRequest"


def test_a_request_is_counted_and_so_is_what_was_not_understood(stream: io.StringIO) -> None:
    skill = Direct()
    skill.launch()
    assert counted(stream) == {"Requests": 1, "Fallbacks": 0}
    skill.intend(Intent.FALLBACK)
    skill.intend("AnIntentOfTomorrow")
    assert counted(stream) == {"Requests": 2, "Fallbacks": 2}


@pytest.mark.parametrize("name", CONTENT.sign_of_intent)
def test_a_reply_to_a_danger_sign_is_counted_and_not_told_apart(
    name: str, stream: io.StringIO
) -> None:
    skill = Direct()
    skill.launch()
    lines(stream)
    skill.intend(name)
    (line,) = lines(stream)
    assert line["DangerReplies"] == 1
    # Which sign it was, whose, and how it was asked for is in no line.
    told = {key: value for key, value in line.items() if key not in ("_aws", "milliseconds")}
    told.pop("memory_ms", None)
    emergency = CONTENT.sign_of_intent[name].level == "emergency"
    assert told == {
        "level": "INFO",
        "FunctionName": FUNCTION,
        "request": "IntentRequest",
        "locale": "en-US",
        "outcome": "open",
        "state": "check" if emergency else "menu",
        "cold": False,
        "Requests": 1,
        "Fallbacks": 0,
        "DangerReplies": 1,
    }


@pytest.mark.parametrize("name", CONTENT.sign_of_intent)
def test_a_danger_sign_told_at_the_check_counts_as_one(name: str, stream: io.StringIO) -> None:
    skill = Direct()
    skill.launch()
    skill.intend(Intent.YES)
    lines(stream)
    skill.intend(name)
    assert counted(stream)["DangerReplies"] == 1


def test_a_yes_to_the_danger_sign_check_counts_as_one(stream: io.StringIO) -> None:
    skill = Direct()
    skill.launch()
    skill.intend(Intent.YES)
    assert "DangerReplies" not in counted(stream)
    skill.intend(Intent.YES)
    assert counted(stream)["DangerReplies"] == 1


def test_reminders_are_counted(stream: io.StringIO) -> None:
    with World() as world:
        for words in ("open back spasm relief", "start an ice reminder", "yes", "yes", "yes"):
            world.say(words)
        assert counted(stream)["RemindersSet"] == 5


@pytest.mark.parametrize(("status", "failures"), [("500", 1), ("429", 1), ("403", 0)])
def test_a_service_that_fails_is_counted_a_device_without_reminders_is_not(
    status: str, failures: int, stream: io.StringIO
) -> None:
    with World() as world:
        world.say(f":fault reminders {status}")
        for words in ("open back spasm relief", "start an ice reminder", "yes", "yes", "yes"):
            world.say(words)
        sums = counted(stream)
    assert sums.get("ReminderFailures", 0) == failures
    assert "RemindersSet" not in sums


def test_reminders_that_cannot_be_cancelled_are_counted(stream: io.StringIO) -> None:
    with World() as world:
        for words in ("open back spasm relief", "start an ice reminder", "yes", "yes", "yes"):
            world.say(words)
        lines(stream)
        world.say(":fault reminders 500")
        world.say("ask back spasm relief to cancel my ice reminders")
        assert counted(stream)["ReminderFailures"] == 1


def test_a_memory_that_fails_is_counted(stream: io.StringIO) -> None:
    skill = Direct(memory=FailingMemory(load=True))
    skill.launch()
    assert counted(stream)["MemoryFailures"] >= 1


def test_an_apology_is_counted(stream: io.StringIO) -> None:
    skill = build_skill(memory=FailingMemory(load=True, error=RuntimeError("broken")))
    assert "something went wrong" in speech(skill(launch()))
    assert counted(stream)["Failures"] == 1


def test_what_raises_where_nothing_may_be_said_is_counted_too(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO
) -> None:
    monkeypatch.setattr("relief.skill.take_note", lambda *told: 1 / 0)
    Direct().end()
    assert counted(stream) == {"Requests": 1, "Fallbacks": 0, "Failures": 1}


def test_a_memory_that_is_down_is_no_failure_of_the_skill(stream: io.StringIO) -> None:
    Direct(memory=FailingMemory(load=True)).launch()
    assert "Failures" not in counted(stream)


def test_below_the_level_only_the_metrics_are_written() -> None:
    stream = io.StringIO()
    log.write_to(to_stream(stream, log.LEVELS["ERROR"], clock=lambda: NOW))
    Direct().launch()
    log.refused("skill id")
    (line,) = lines(stream)
    assert set(line) == {"level", "Requests", "Fallbacks", "_aws"}
    assert line["_aws"]["CloudWatchMetrics"][0]["Dimensions"] == [[]]


def test_only_the_first_request_of_a_process_is_cold(stream: io.StringIO) -> None:
    skill = build_skill(library=LIBRARY)
    skill.prime()
    for _ in range(2):
        skill(launch())
    assert [line["cold"] for line in lines(stream)] == [True, False]


def test_every_question_belongs_to_a_part() -> None:
    assert set(PART_OF) == set(Question)


@pytest.mark.parametrize(
    ("walk", "state"),
    [
        ((), "menu"),
        ((Intent.YES,), "check"),
        ((Intent.YES, Intent.NO), "routine"),
        ((Intent.ASK_QUESTION,), "answer"),
        ((Intent.FORGET_ME,), "memory"),
        ((Intent.STOP,), ""),
    ],
)
def test_the_state_is_told_by_its_part(
    walk: tuple[str, ...], state: str, stream: io.StringIO
) -> None:
    skill = Direct()
    skill.launch()
    for name in walk:
        skill.intend(name)
    assert lines(stream)[-1]["state"] == state


def launch() -> JsonObject:
    echo = Echo.named("someone", SKILL_NAME)
    return envelope.envelope(envelope.launch("en-US", MONDAY_NOON), Session(), echo, manifest())


class UntouchedMemory:
    """A memory that nobody may touch."""

    def load(self, user_id: str) -> None:
        raise AssertionError("read")

    def save(self, user_id: str, *values: object, **named: object) -> None:
        raise AssertionError("written")

    def forget(self, user_id: str) -> None:
        raise AssertionError("forgotten")


def test_priming_is_heard_nowhere(stream: io.StringIO) -> None:
    skill: Skill = build_skill(library=LIBRARY, memory=UntouchedMemory())
    skill.prime()
    assert stream.getvalue() == ""


def test_a_skill_that_cannot_be_primed_still_answers(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO
) -> None:
    skill = build_skill(library=LIBRARY)
    with monkeypatch.context() as broken:
        broken.setattr("relief.handlers.launch.LaunchHandler.answer", lambda self, turn: 1 / 0)
        skill.prime()
    (line,) = lines(stream)
    assert set(line) == {"level", "part", "error", "where"}
    assert (line["level"], line["part"], line["error"]) == ("ERROR", "prime", "ZeroDivisionError")
    assert skill(launch())["response"]["outputSpeech"]
