"""One structured line per request, with nothing in it about the person."""

import json
import logging
import re
from typing import Any

import pytest

from relief.bootstrap import build_skill
from relief.intents import Intent, Slot
from relief.skill import JsonObject, Skill
from simulator import envelope
from simulator.envelope import Echo, Session
from tests.support.checked_skill import LIBRARY
from tests.support.direct import Direct, slot
from tests.support.project import MONDAY_NOON, SKILL_NAME, manifest
from tests.unit.relief.fakes import FailingMemory

CONTENT = LIBRARY.content("en-US")
ECHO = Echo.named("someone", SKILL_NAME)
SECRET = "i drank mustard oil and my legs are numb"  # noqa: S105 - nothing that opens anything
LINE = {
    "request",
    "locale",
    "outcome",
    "state",
    "cold",
    "milliseconds",
    "Requests",
    "Fallbacks",
}
TOLD_SOMETIMES = {
    "memory_ms",
    "services_ms",
    "DangerReplies",
    "RemindersSet",
    "ReminderFailures",
    "MemoryFailures",
}
"""Where there is something to tell. What is not in these sets is never logged."""
ERROR = {"error", "where", "Failures"}
REFUSAL = {"refused"}
EVERY_INTENT = [*Intent, *CONTENT.topic_of_intent, *CONTENT.sign_of_intent]


@pytest.fixture(autouse=True)
def _log_everything(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)


def lines(caplog: pytest.LogCaptureFixture, level: int) -> list[dict[str, Any]]:
    """Give what was logged at a level, each line read as JSON."""
    found = [record for record in caplog.records if record.levelno == level]
    read = [json.loads(record.getMessage()) for record in found]
    caplog.clear()
    return read


def event(request: JsonObject, session: Session | None = None) -> JsonObject:
    return envelope.envelope(request, session or Session(), ECHO, manifest())


def launch(locale: str = "en-US") -> JsonObject:
    return event(envelope.launch(locale, MONDAY_NOON))


def heard(name: str, text: str) -> JsonObject:
    """Give an intent whose every slot holds a text, in words that resolve to nothing."""
    filled = {key.value: {**slot(key, None), "value": text} for key in Slot}
    return event(envelope.intent(name, filled, "en-US", MONDAY_NOON), Session(new=False))


def failing() -> Skill:
    return build_skill(memory=FailingMemory(load=True, error=RuntimeError(SECRET)))


def test_a_request_gives_exactly_one_line_of_json_with_these_fields(
    caplog: pytest.LogCaptureFixture,
) -> None:
    build_skill()(launch("en-GB"))
    assert len(caplog.records) == 1
    (line,) = lines(caplog, logging.INFO)
    assert set(line) == LINE | {"memory_ms"}
    assert line["request"] == "LaunchRequest"
    assert line["locale"] == "en-GB"
    assert line["milliseconds"] >= 0


@pytest.mark.parametrize(
    ("request_json", "outcome"),
    [
        (envelope.launch("en-US", MONDAY_NOON), "open"),
        (envelope.intent("LiftingQuestionIntent", {}, "en-US", MONDAY_NOON), "closed"),
        (envelope.intent(Intent.STOP, {}, "en-US", MONDAY_NOON), "closed"),
        (envelope.session_ended("ERROR", "en-US", MONDAY_NOON), "silent"),
        ({"type": "AlexaSkillEvent.SkillEnabled", "requestId": "r"}, "silent"),
    ],
)
def test_the_line_tells_how_the_request_was_answered(
    request_json: JsonObject, outcome: str, caplog: pytest.LogCaptureFixture
) -> None:
    build_skill()(event(request_json))
    assert [line["outcome"] for line in lines(caplog, logging.INFO)] == [outcome]


@pytest.mark.parametrize("name", EVERY_INTENT)
def test_each_intent_gives_one_line_and_is_not_named_in_it(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    build_skill()(heard(name, SECRET))
    assert len(caplog.records) == 1
    (line,) = lines(caplog, logging.INFO)
    assert LINE <= set(line) <= LINE | TOLD_SOMETIMES
    assert line["request"] == "IntentRequest"


def test_a_whole_conversation_gives_one_line_a_turn(caplog: pytest.LogCaptureFixture) -> None:
    skill = Direct()
    skill.launch()
    for name in (Intent.IN_PAIN, Intent.NO, Intent.YES, Intent.HELP, Intent.STOP):
        skill.intend(name)
    assert len(caplog.records) == 6
    assert len(lines(caplog, logging.INFO)) == 6


@pytest.mark.parametrize("junk", [None, [], "junk", {}, {"request": 5}, {"request": {"type": []}}])
def test_what_is_no_envelope_gives_one_line_too(
    junk: object, caplog: pytest.LogCaptureFixture
) -> None:
    build_skill()(junk)
    assert len(caplog.records) == 1
    (line,) = lines(caplog, logging.WARNING)
    assert set(line) == REFUSAL


def test_an_error_is_named_with_its_place_in_the_one_line_of_the_request(
    caplog: pytest.LogCaptureFixture,
) -> None:
    failing()(launch())
    assert len(caplog.records) == 1
    (error,) = lines(caplog, logging.ERROR)
    assert set(error) == LINE | ERROR | {"memory_ms"}
    assert error["Failures"] == 1
    assert error["error"] == "RuntimeError"
    assert re.fullmatch(r"\w+\.py:\d+", error["where"])
    assert error["outcome"] == "closed"


def test_a_request_for_another_skill_gives_one_warning_and_nothing_else(
    caplog: pytest.LogCaptureFixture,
) -> None:
    build_skill(skill_id="amzn1.ask.skill.another")(launch())
    assert len(caplog.records) == 1
    (warning,) = lines(caplog, logging.WARNING)
    assert set(warning) == REFUSAL


@pytest.mark.parametrize("build", [build_skill, failing])
def test_nothing_of_the_person_is_ever_logged(build: Any, caplog: pytest.LogCaptureFixture) -> None:
    skill: Skill = build()
    session = Session(new=False, attributes={"last": {"speech": SECRET}, SECRET: SECRET})
    skill(launch())
    for name in EVERY_INTENT:
        skill(heard(name, SECRET))
    skill(event(envelope.intent(SECRET, {}, "en-US", MONDAY_NOON), session))
    skill(event(envelope.session_ended("ERROR", "en-US", MONDAY_NOON, {"message": SECRET})))
    skill(event({**envelope.launch("en-US", MONDAY_NOON), "timestamp": SECRET}, session))
    logged = "\n".join(f"{record.getMessage()} {record.exc_info}" for record in caplog.records)
    ids = [ECHO.user_id, ECHO.device_id, ECHO.api_access_token, session.id]
    for private in (SECRET, *ids, *EVERY_INTENT, *CONTENT.topics, *CONTENT.signs):
        assert not re.search(rf"\b{re.escape(private)}\b", logged), private


def test_no_error_is_hidden_with_its_message_in_the_record(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A formatter would print what is attached to a record."""
    failing()(launch())
    assert all(record.exc_info is None for record in caplog.records)
    assert all(not record.args for record in caplog.records)


def test_only_the_skill_itself_logs(caplog: pytest.LogCaptureFixture) -> None:
    failing()(launch())
    build_skill()(launch())
    assert {record.name for record in caplog.records} == {"relief"}
