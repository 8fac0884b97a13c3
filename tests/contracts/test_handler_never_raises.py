"""Whatever Lambda is sent and whatever is down, the answer is one that Alexa takes.

Where the platform allows speech the answer is kind; where it forbids it there is silence.
Rules: Amazon's "Request and Response JSON Reference" and the request types' own pages.
"""

import copy
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

import lambda_function
from lambda_function import lambda_handler
from relief.bootstrap import build_skill
from relief.content import Content, Library
from relief.domain.conversation import Asked, Conversation, Said
from relief.domain.ice import Proposal
from relief.domain.question import Question
from relief.domain.routine import Place
from relief.intents import Intent
from relief.prompts import Prompt
from relief.skill import JsonObject, Skill
from simulator import envelope
from simulator import response as platform
from simulator.envelope import Echo, Session
from simulator.speech import read_ssml
from tests.support.checked_skill import LIBRARY, MOST_WORDS
from tests.support.direct import slot
from tests.support.project import MONDAY_NOON, ROOT, SKILL_NAME, manifest
from tests.unit.relief.fakes import FailingMemory

CONTENT = LIBRARY.content("en-US")
ECHO = Echo.named("someone", SKILL_NAME, api_endpoint="http://127.0.0.1:9")
"""A device whose Alexa has no services: the discard port refuses every call, at once."""
SPOKEN_TO = ("LaunchRequest", "IntentRequest", "Connections.Response")
UNSPOKEN = (
    "SessionEndedRequest",
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillPermissionAccepted",
    "AlexaSkillEvent.SkillPermissionChanged",
    "AlexaSkillEvent.SkillAccountLinked",
    "Reminders.ReminderCreated",
    "Reminders.ReminderStarted",
    "Reminders.ReminderStatusChanged",
    "System.ExceptionEncountered",
    "AudioPlayer.PlaybackStarted",
    "Messaging.MessageReceived",
    "CanFulfillIntentRequest",
    "Some.Request.NobodyKnowsYet",
    "launchrequest",
    "LaunchRequest ",
)


def launch(locale: str = "en-US") -> JsonObject:
    return _event(envelope.launch(locale, MONDAY_NOON), Session())


def intent(name: str, state: Conversation | None = None, **slots: object) -> JsonObject:
    event = _event(
        envelope.intent(name, {}, "en-US", MONDAY_NOON),
        Session(new=state is None, attributes={} if state is None else state.to_json()),
    )
    event["request"]["intent"]["slots"] = slots
    return event


def request(kind: str) -> JsonObject:
    bare = {"type": kind, "requestId": "r", "timestamp": "2026-03-02T12:00:00Z", "locale": "en-US"}
    return _event(bare, Session(new=False))


def _event(asked: Mapping[str, Any], session: Session) -> JsonObject:
    return copy.deepcopy(envelope.envelope(asked, session, ECHO, manifest()))


def without(event: JsonObject, *path: str | int) -> JsonObject:
    """Give a copy of an event that lacks a part."""
    changed, holder = _copy(event, path)
    del holder[path[-1]]
    return changed


def with_part(event: JsonObject, *path: str | int, value: object) -> JsonObject:
    """Give a copy of an event in which a part is something else."""
    changed, holder = _copy(event, path)
    holder[path[-1]] = value
    return changed


def _copy(event: JsonObject, path: tuple[str | int, ...]) -> tuple[JsonObject, Any]:
    """Copy an event, and give with it what holds the end of a path."""
    changed = copy.deepcopy(event)
    holder: Any = changed
    for key in path[:-1]:
        holder = holder[key]
    return changed, holder


def said(answer: JsonObject) -> str:
    """Give the words of an answer that Alexa takes; empty for silence."""
    speech = platform.read(answer).speech
    return speech.text if speech else ""


def words(prompt: Prompt, locale: str = "en-US") -> str:
    """Give the words of a prompt as they are heard."""
    text = LIBRARY.content(locale).words(locale).prompt(prompt)
    return read_ssml(f"<speak>{text}</speak>").text


APOLOGY = words(Prompt.TROUBLE)


def assert_kind_and_closed(answer: JsonObject) -> None:
    assert said(answer) == APOLOGY
    assert answer["response"]["shouldEndSession"] is True


# Requests to which nothing may be said


@pytest.mark.parametrize("kind", UNSPOKEN)
def test_a_request_that_may_not_be_answered_in_speech_gets_silence(kind: str) -> None:
    platform.read_farewell(lambda_handler(request(kind), None))


@pytest.mark.parametrize("kind", UNSPOKEN)
def test_so_does_one_outside_a_session(kind: str) -> None:
    platform.read_farewell(lambda_handler(without(request(kind), "session"), None))


@pytest.mark.parametrize("reason", ["USER_INITIATED", "ERROR", "EXCEEDED_MAX_REPROMPTS"])
def test_the_end_of_a_session_gets_silence(reason: str) -> None:
    error = {"type": "INVALID_RESPONSE", "message": "An exception occurred."}
    ended = envelope.session_ended(reason, "en-US", MONDAY_NOON, error)
    platform.read_farewell(lambda_handler(_event(ended, Session(new=False)), None))


def test_a_skill_event_as_amazon_sends_it_gets_silence() -> None:
    """It has no session and no locale, and a body that the SDK does not know."""
    event = without(
        without(request("AlexaSkillEvent.SkillDisabled"), "session"), "request", "locale"
    )
    event["request"]["body"] = {"userInformationPersistenceStatus": "NOT_PERSISTED"}
    event["request"]["eventCreationTime"] = "2026-03-02T12:00:00Z"
    platform.read_farewell(lambda_handler(event, None))


@pytest.mark.parametrize("payload", [None, {}, {"status": "ACCEPTED", "isCardThrown": False}])
def test_an_answer_to_a_request_that_was_never_sent_gets_an_answer_that_alexa_takes(
    payload: object,
) -> None:
    event = request("Connections.Response")
    event["request"] |= {"name": "AskFor", "token": "", "payload": payload}
    event["request"]["status"] = {"code": "200", "message": "OK"}
    platform.read(lambda_handler(event, None))
    platform.read(lambda_handler(without(event, "session"), None))


# Events that lack a part


@pytest.mark.parametrize("event", [None, True, 0, 1.5, "", "LaunchRequest", [], [{}], {}])
def test_what_is_no_envelope_gets_an_answer_that_alexa_takes(event: object) -> None:
    platform.read(lambda_handler(event, None))


@pytest.mark.parametrize(
    "path",
    [
        ("session",),
        ("context",),
        ("version",),
        ("session", "new"),
        ("session", "sessionId"),
        ("session", "attributes"),
        ("session", "user"),
        ("session", "application"),
        ("context", "System"),
        ("context", "System", "user"),
        ("context", "System", "device"),
        ("context", "System", "application"),
        ("context", "System", "apiEndpoint"),
        ("request", "requestId"),
        ("request", "timestamp"),
        ("request", "locale"),
    ],
    ids=".".join,
)
@pytest.mark.parametrize(
    "event", [launch(), intent("LiftingQuestionIntent")], ids=["launch", "question"]
)
def test_a_missing_part_that_is_not_needed_does_no_harm(
    event: JsonObject, path: tuple[str, ...]
) -> None:
    answer = lambda_handler(without(event, *path), None)
    assert said(answer)
    assert said(answer) != APOLOGY


def test_without_a_user_anywhere_the_skill_still_answers() -> None:
    event = without(without(launch(), "session", "user"), "context", "System", "user")
    assert words(Prompt.WELCOME_FIRST) in said(lambda_handler(event, None))


@pytest.mark.parametrize("path", [("request",), ("request", "type")])
def test_without_a_request_there_is_nothing_to_do_harm(path: tuple[str, ...]) -> None:
    platform.read(lambda_handler(without(launch(), *path), None))


@pytest.mark.parametrize("value", [None, {}, {"name": None}, {"name": ""}, {"name": "Gone"}])
def test_an_intent_that_is_none_is_not_understood_and_says_so(value: object) -> None:
    answer = lambda_handler(with_part(intent("x"), "request", "intent", value=value), None)
    assert said(answer).endswith("?")
    assert said(answer) != APOLOGY


def test_fields_that_are_new_to_the_skill_are_passed_over() -> None:
    """Amazon adds to its requests without notice."""
    event = launch()
    for holder in (event, event["session"], event["context"], event["request"]):
        holder["addedLater"] = {"a": [1]}
    assert said(lambda_handler(event, None)) != APOLOGY


# Nonsense where something else should be

JUNK: tuple[Any, ...] = (None, True, 0, -1, 1.5, "", "junk", [], [None], {}, {"a": {"b": []}})


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("name", [Intent.YES, Intent.NEXT, Intent.REPEAT, Intent.HELP])
def test_session_attributes_of_any_kind_are_survived(name: str, junk: object) -> None:
    event = with_part(intent(name, Conversation()), "session", "attributes", value=junk)
    assert said(lambda_handler(event, None)) != APOLOGY


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("key", sorted(Conversation.__dataclass_fields__))
def test_nonsense_in_any_part_of_the_state_is_survived(key: str, junk: object) -> None:
    step = Conversation(
        asked=Asked(Question.NEXT_STEP),
        place=Place("side_lying", 2, MONDAY_NOON),
        last=Said("Lie back. Ready?", "Shall I go on?"),
    )
    for name in (Intent.YES, Intent.NO, Intent.REPEAT, Intent.RESUME, Intent.KEEP_GOING):
        event = with_part(intent(name, step), "session", "attributes", key, value=junk)
        answer = lambda_handler(event, None)
        assert said(answer)
        assert said(answer) != APOLOGY


@pytest.mark.parametrize("speech", ["<b", "</speak>", "a & b", "<p>", "\x00", "x" * 9000])
def test_words_that_alexa_would_refuse_are_not_repeated(speech: str) -> None:
    state = Conversation(asked=Asked(Question.MENU), last=Said(speech, "Well?"))
    assert said(lambda_handler(intent(Intent.REPEAT, state), None))


@pytest.mark.parametrize("junk", [*JUNK, {"topic": None}, {"topic": 5}, {"topic": []}])
def test_slots_of_any_kind_are_survived(junk: object) -> None:
    event = with_part(intent(Intent.TOPIC), "request", "intent", "slots", value=junk)
    assert said(lambda_handler(event, None))


@pytest.mark.parametrize(
    "filled",
    [
        {},
        {"name": "topic"},
        {"name": "topic", "value": None},
        {"name": "topic", "confirmationStatus": "NONE", "source": "USER"},
        {"name": "topic", "value": "", "resolutions": None},
        {"name": "topic", "resolutions": {"resolutionsPerAuthority": []}},
    ],
)
@pytest.mark.parametrize("name", [Intent.TOPIC, Intent.START_ROUTINE, Intent.CHOOSE_SURFACE])
def test_a_slot_without_a_value_leads_to_a_question(name: str, filled: JsonObject) -> None:
    slots = dict.fromkeys(("topic", "routine", "surface"), filled)
    answer = lambda_handler(intent(name, Conversation(), **slots), None)
    assert said(answer).endswith("?")


@pytest.mark.parametrize(
    "locale",
    ["", "xx", "xx-XX", "en", "EN-us", "en_US", "de-DE", "../../etc/passwd", "en-US\n", "e" * 9999],
)
def test_an_absurd_locale_is_answered_in_english(locale: str) -> None:
    answer = lambda_handler(launch(locale), None)
    assert said(answer).endswith("?")


@pytest.mark.parametrize("locale", [None, True, 5, [], ["en-US"], {}])
def test_a_locale_that_is_no_text_is_survived(locale: object) -> None:
    event = with_part(launch(), "request", "locale", value=locale)
    assert said(lambda_handler(event, None))


# What was heard, said again

UNKNOWN = [(Intent.TOPIC, "topic"), (Intent.START_ROUTINE, "routine")]
"""The intents that say a slot's words again where nothing is known by that name."""


def hear(name: str, slot_name: str, value: str) -> JsonObject:
    heard = {"name": slot_name, "value": value, "confirmationStatus": "NONE"}
    return lambda_handler(intent(name, Conversation(), **{slot_name: heard}), None)


@pytest.mark.parametrize(
    "text",
    [
        "heat & ice",
        "<b>bold</b>",
        "</speak>",
        '<audio src="https://example.com/a.mp3"/>',
        "<![CDATA[x]]>",
        "&amp;",
        "{emergency}",
        "{0}",
        "%s",
        'it\'s "quoted"',
    ],
)
@pytest.mark.parametrize(("name", "slot_name"), UNKNOWN)
def test_markup_in_a_slot_is_said_as_text(name: str, slot_name: str, text: str) -> None:
    assert text in said(hear(name, slot_name, text))


@pytest.mark.parametrize("text", ["x" * 9000, "word " * 2000, "a " * 70, "<" * 4000])
@pytest.mark.parametrize(("name", "slot_name"), UNKNOWN)
def test_a_huge_slot_still_gives_a_reply_of_bearable_length(
    name: str, slot_name: str, text: str
) -> None:
    """Amazon takes 140 characters in a slot: that can be seventy words."""
    assert len(said(hear(name, slot_name, text)).split()) <= MOST_WORDS


@pytest.mark.parametrize("text", ["\x00", "a\x07b", "\x1b[0m", "\ufffe", "\uffff", "\ud800"])
@pytest.mark.parametrize(("name", "slot_name"), UNKNOWN)
def test_characters_that_xml_forbids_are_not_said(name: str, slot_name: str, text: str) -> None:
    assert said(hear(name, slot_name, text)).endswith("?")


@given(st.text(), st.sampled_from(UNKNOWN))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_whatever_is_heard_the_reply_is_one_that_alexa_says(
    text: str, unknown: tuple[Intent, str]
) -> None:
    reply = said(hear(*unknown, text))
    assert reply.endswith("?")
    assert len(reply.split()) <= MOST_WORDS


# The skill id


def test_a_request_for_another_skill_gets_silence() -> None:
    skill = build_skill(skill_id="amzn1.ask.skill.another")
    events: list[object] = [launch(), intent(Intent.HELP), request("SessionEndedRequest"), {}, None]
    for event in events:
        platform.read_farewell(skill(event))


def test_a_request_for_this_skill_is_answered() -> None:
    skill = build_skill(skill_id=ECHO.application_id)
    assert said(skill(launch()))
    assert said(skill(without(launch(), "context")))
    assert said(skill(without(launch(), "session")))


def test_silence_is_new_each_time() -> None:
    """Whoever adds to one answer must not add to all that follow."""
    skill = build_skill(skill_id="amzn1.ask.skill.another")
    first, second = skill(launch()), skill(launch())
    assert first is not second
    assert first["response"] is not second["response"]


# When something fails inside


class BrokenLibrary(Library):
    """A library of which nothing can be read."""

    def content(self, locale: str) -> Content:
        raise OSError("the disk is gone")


class PartlyBrokenLibrary(Library):
    """A library that has lost all its prompts but the apology."""

    def content(self, locale: str) -> Content:
        whole = super().content(locale)
        return replace(whole, prompts={Prompt.TROUBLE: whole.prompts[Prompt.TROUBLE]})


def errors(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.levelno >= logging.ERROR]


def no_clock() -> datetime:
    raise OverflowError("no time")


BROKEN: Mapping[str, Mapping[str, Any]] = {
    "content": {"library": PartlyBrokenLibrary()},
    "reading memory": {"memory": FailingMemory(load=True, error=RuntimeError("a surprise"))},
    "writing memory": {"memory": FailingMemory(save=True, error=RuntimeError("a surprise"))},
    "the clock": {"clock": no_clock},
}


@pytest.mark.parametrize("broken", BROKEN)
def test_an_exception_in_a_handler_gets_a_kind_reply_and_one_error_line(
    broken: str, caplog: pytest.LogCaptureFixture
) -> None:
    skill = build_skill(**BROKEN[broken])
    assert_kind_and_closed(skill(launch()))
    assert len(errors(caplog)) == 1


@pytest.mark.parametrize("broken", BROKEN)
def test_an_exception_never_breaks_a_silence(broken: str) -> None:
    skill = build_skill(**BROKEN[broken])
    for kind in UNSPOKEN:
        platform.read_farewell(skill(request(kind)))


def test_the_apology_is_in_the_words_of_the_locale() -> None:
    skill = build_skill(library=PartlyBrokenLibrary())
    assert said(skill(launch("en-GB"))) == words(Prompt.TROUBLE, "en-GB")


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "xx"])
def test_what_the_sdk_cannot_read_gets_a_kind_reply(locale: str) -> None:
    event = with_part(launch(locale), "request", "timestamp", value="half past nine")
    answer = lambda_handler(event, None)
    assert said(answer) == words(Prompt.TROUBLE, locale)
    assert answer["response"]["shouldEndSession"] is True


@pytest.mark.parametrize(("load", "save"), [(True, False), (False, True), (True, True)])
def test_a_memory_that_is_down_does_not_stop_the_skill(load: bool, save: bool) -> None:
    skill = build_skill(memory=FailingMemory(load=load, save=save))
    assert said(skill(launch())).endswith("?")
    assert said(skill(intent("LiftingQuestionIntent"))) != APOLOGY


@pytest.mark.parametrize("name", Intent)
def test_services_that_cannot_be_reached_do_not_stop_the_skill(name: Intent) -> None:
    place = Place("ice", 5, MONDAY_NOON)
    for asked in (
        None,
        Asked(Question.ICE_CONFIRM, ice=Proposal()),
        Asked(Question.ICE_OFFER),
        Asked(Question.HOLD_TIMER),
    ):
        state = Conversation(asked=asked, place=place, checked=True)
        answer = lambda_handler(intent(name, state), None)
        assert said(answer)
        assert said(answer) != APOLOGY


@pytest.mark.parametrize(
    "event", [launch(), intent(Intent.HELP), request("Nobody.Knows"), {}, None]
)
def test_content_that_cannot_be_read_at_all_still_gives_an_answer(event: object) -> None:
    """A broken deployment: even the apology has no words, yet Lambda must not fail."""
    platform.read(build_skill(library=BrokenLibrary())(event))


@pytest.mark.parametrize("kind", UNSPOKEN)
def test_content_that_cannot_be_read_at_all_breaks_no_silence(kind: str) -> None:
    platform.read_farewell(build_skill(library=BrokenLibrary())(request(kind)))


# Anything at all

TEXTS = st.text(max_size=6) | st.sampled_from(
    ["LaunchRequest", "IntentRequest", "en-US", "<b>", "2026-03-02T12:00:00Z", *Intent]
)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=10,
)
THOROUGH = settings(
    max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
IN_A_ROUTINE = Conversation(
    asked=Asked(Question.NEXT_STEP, routine="ice", topic="heat", part=1),
    interrupted=Asked(Question.READY, routine="ice"),
    place=Place("side_lying", 2, MONDAY_NOON, paused=MONDAY_NOON, easier=True),
    last=Said("Lie back. Ready?", "Shall I go on?"),
)
WHOLE = [
    launch(),
    request("SessionEndedRequest"),
    intent(Intent.TOPIC, topic=slot("topic", "heat")),
    intent(Intent.TOPIC, Conversation(), topic={"name": "topic", "value": "warmth"}),
    *[intent(name, IN_A_ROUTINE) for name in (Intent.YES, Intent.REPEAT, Intent.NEXT)],
    intent(Intent.GO_TO_STEP, IN_A_ROUTINE, step={"name": "step", "value": "3"}),
]


def _paths(part: object, here: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to every part of a JSON value."""
    if isinstance(part, dict):
        inside: list[tuple[str | int, object]] = list(part.items())
    else:
        inside = list(enumerate(part)) if isinstance(part, list) else []
    for key, inner in inside:
        yield (*here, key)
        yield from _paths(inner, (*here, key))


def assert_taken(event: object, answer: object) -> None:
    """Assert that Alexa takes an answer: in speech only where the request allows that."""
    json.dumps(answer)
    asked = event.get("request") if isinstance(event, dict) else None
    kind = asked.get("type") if isinstance(asked, dict) else None
    if isinstance(kind, str) and kind and kind not in SPOKEN_TO:
        platform.read_farewell(answer)
    else:
        platform.read(answer)


@given(ANY_JSON)
@THOROUGH
def test_any_json_gets_an_answer_that_alexa_takes(event: object) -> None:
    assert_taken(event, lambda_handler(event, None))


@given(st.fixed_dictionaries({"request": ANY_JSON, "session": ANY_JSON, "context": ANY_JSON}))
@THOROUGH
def test_any_json_in_the_parts_of_an_envelope_gets_an_answer_that_alexa_takes(
    event: JsonObject,
) -> None:
    assert_taken(event, lambda_handler(event, None))


@given(st.data(), st.sampled_from(WHOLE), ANY_JSON)
@THOROUGH
def test_an_envelope_with_any_part_replaced_gets_an_answer_that_alexa_takes(
    data: st.DataObject, whole: JsonObject, junk: object
) -> None:
    path = data.draw(st.sampled_from(list(_paths(whole))))
    event = with_part(whole, *path, value=junk)
    assert_taken(event, lambda_handler(event, None))


def test_an_envelope_without_any_one_of_its_parts_gets_an_answer_that_alexa_takes() -> None:
    for whole in WHOLE:
        for path in _paths(whole):
            event = without(whole, *path)
            assert_taken(event, lambda_handler(event, None))


def test_an_envelope_as_deep_as_python_can_hold_is_survived() -> None:
    deep: JsonObject = {}
    for _ in range(5000):
        deep = {"a": deep}
    platform.read(lambda_handler({"request": {"type": "LaunchRequest", "more": deep}}, None))


# Once per process


def test_the_skill_is_built_once_per_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def build_again(**ports: object) -> Skill:
        raise AssertionError("built for a request")

    built = lambda_function._skill
    monkeypatch.setattr(lambda_function, "build_skill", build_again)
    monkeypatch.setattr("relief.bootstrap.build_skill", build_again)
    assert said(lambda_handler(launch(), None)) != APOLOGY
    assert lambda_function._skill is built


def in_a_new_process(event: JsonObject, **environment: str) -> JsonObject:
    """Answer as AWS does: in a process of its own, with only the function's folder and this."""
    program = (
        "import json, sys; sys.path.insert(0, 'lambda');"
        "from lambda_function import lambda_handler;"
        "print(json.dumps(lambda_handler(json.load(sys.stdin), None)))"
    )
    path = {"PATH": os.environ["PATH"]}
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        input=json.dumps(event),
        env=path | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    answer: JsonObject = json.loads(run.stdout.splitlines()[-1])
    return answer


def test_with_no_environment_set_it_answers_without_aws() -> None:
    assert words(Prompt.WELCOME_FIRST) in said(in_a_new_process(launch()))


def test_the_skill_id_and_the_level_of_the_log_come_from_the_environment() -> None:
    other = in_a_new_process(launch(), SKILL_ID="amzn1.ask.skill.another", LOG_LEVEL="nonsense")
    platform.read_farewell(other)
