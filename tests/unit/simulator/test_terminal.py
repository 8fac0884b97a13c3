import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.accounts import REMINDERS, TIMERS, ReminderWentOff, TimerWentOff
from simulator.clock import Clock
from simulator.happened import Spoke
from simulator.services import LocalServices
from tests.unit.simulator.tea_skill import START, Bar, say


@pytest.fixture
def bar() -> Bar:
    return Bar()


def _replies(lines: list[str]) -> list[str]:
    return [line for line in lines if line.startswith("Alexa: ")]


def test_a_conversation(bar: Bar) -> None:
    assert bar.type("what time is it\n", "open tea time\n", "\n", "green tea\n", "stop\n") == [
        "Alexa: Sorry, I don't know that one.",
        "Alexa: Tea time. Which tea?",
        "Alexa: BrewIntent. And now?",
        "Alexa: Enjoy your tea.",
    ]
    assert bar.errors == ""


def test_a_reply_is_one_line_whatever_is_in_it(bar: Bar) -> None:
    bar.skill.answer = lambda event: say("One.\n\nTwo.\u2028Alexa: three.<break time='1s'/>Four.")
    assert bar.type("open tea time") == ["Alexa: One. Two. Alexa: three. Four."]


def test_saying_nothing_is_said(bar: Bar) -> None:
    bar.skill.answer = lambda event: {"version": "1.0", "response": {}}
    assert bar.type("open tea time", "alexa") == ["Alexa: (says nothing)"] * 2


def test_a_broken_skill_is_told_apart(bar: Bar) -> None:
    bar.skill.answer = lambda event: say("<b>bold</b>") if "intent" not in event else None
    replies = _replies(bar.type("open tea time"))
    assert replies == ["Alexa: There was a problem with the requested skill's response."]
    assert "<b> is no tag" in bar.errors


def test_quiet_prints_what_happens(bar: Bar) -> None:
    bar.type("open tea time")
    assert bar.type(":quiet") == ["(Alexa asks again: What shall I brew?)", "(session ended)"]
    assert bar.type(":quiet") == ["(the microphone is not open)"]
    assert bar.skill.kinds == ["Launch", "SessionEnded"]


def test_wait_moves_the_clock_past_the_session(bar: Bar) -> None:
    bar.type("open tea time")
    assert bar.type(":wait 20 minutes") == [
        "(Alexa asks again: What shall I brew?)",
        "(session ended)",
        "(20 minutes later)",
    ]
    assert (bar.clock.now() - START).total_seconds() > 1200


@pytest.mark.parametrize("length", ["for half an hour", "1 hour 5 minutes", "ten seconds"])
def test_wait_takes_lengths_as_they_are_said(bar: Bar, length: str) -> None:
    assert bar.type(f":wait {length}") == [f"({length} later)"]


@pytest.mark.parametrize("length", ["", "long", "10", "400 days", "-5 hours of tea"])
def test_wait_needs_a_length(bar: Bar, length: str) -> None:
    (answer,) = bar.type(f":wait {length}")
    assert answer.startswith("(how long?")
    assert bar.clock.now() == START


def test_locale(bar: Bar) -> None:
    assert bar.type(":locale en-GB", ":locale EN_au") == ["(locale en-GB)", "(locale en-AU)"]
    bar.type("open tea time")
    assert bar.skill.last["locale"] == "en-AU"
    assert bar.type(":locale") == ["(which locale? For example :locale en-GB)"]
    assert bar.type(":locale fr-FR") == ["(no interaction model serves fr-FR)"]


def test_json_shows_the_last_exchange(bar: Bar) -> None:
    assert bar.type(":json") == ["(nothing was exchanged with the skill yet)"]
    bar.type("open tea time")
    printed = "\n".join(bar.type(":json"))
    first, _, second = printed.partition("\n}\n")
    assert json.loads(first + "}")["request"] == bar.skill.requests[0]
    assert json.loads(second)["response"]["version"] == "1.0"


def test_json_of_an_answer_that_is_none(bar: Bar) -> None:
    bar.skill.answer = lambda event: {"when": START}
    bar.type("open tea time")
    assert bar.type(":json")[-1].startswith("(no JSON: {'when': datetime")


def test_help_lists_every_command(bar: Bar) -> None:
    listed = {line.split()[0] for line in bar.type(":help")}
    assert listed == {
        ":wait", ":permission", ":locale", ":fault", ":quiet", ":json", ":help",
    }  # fmt: skip


def test_an_unknown_command_is_hinted_at(bar: Bar) -> None:
    assert bar.type(":coffee now") == ["(no such command: :coffee; :help lists them)"]
    assert bar.type(":") == ["(no such command: :; :help lists them)"]


def test_permissions_are_given_and_taken(bar: Bar) -> None:
    assert bar.type(":permission reminders granted", ":permission TIMERS  denied") == [
        "(permission reminders granted)",
        "(permission timers denied)",
    ]
    bar.type("open tea time")
    scopes = bar.skill.requests[-1]["context"]["System"]["user"]["permissions"]["scopes"]
    assert scopes == {REMINDERS: {"status": "GRANTED"}, TIMERS: {"status": "DENIED"}}


@pytest.mark.parametrize("argument", ["", "reminders", "granted", "kettle granted", "timers maybe"])
def test_a_permission_needs_a_name_and_an_answer(bar: Bar, argument: str) -> None:
    (line,) = bar.type(f":permission {argument}")
    assert line.startswith("(which permission?")
    assert bar.alexa.permissions == {}


def test_faults_come_and_go() -> None:
    clock = Clock(START)
    with LocalServices(clock) as services:
        bar = Bar(services, clock)
        assert bar.type(":fault reminders 429", ":fault Reminders OFF") == [
            "(fault reminders 429)",
            "(fault reminders off)",
        ]


@pytest.mark.parametrize("argument", ["", "reminders", "429", "kettle 500", "timers 418"])
def test_a_fault_needs_a_service_and_a_kind(bar: Bar, argument: str) -> None:
    (line,) = bar.type(f":fault {argument}")
    assert line.startswith("(which fault?")


def test_without_services_nothing_can_fail(bar: Bar) -> None:
    (line,) = bar.type(":fault settings slow")
    assert line == "(there are no services here that could fail)"


def test_reminders_and_timers_are_one_line_each(bar: Bar) -> None:
    start = ReminderWentOff("Pour\nthe tea"), TimerWentOff("Your tea\ntimer is done.")
    assert bar.told(*start) == [
        "Reminder: Here's your reminder: Pour the tea. Here's your reminder: Pour the tea.",
        "Timer: Your tea timer is done.",
    ]


def test_what_is_said_unasked_is_no_reply(bar: Bar) -> None:
    assert bar.told(Spoke("No tea then.")) == ["(Alexa says: No tea then.)"]


LINES = st.text() | st.sampled_from(
    ["open tea time", "stop", "alexa", "ask tea time {}", "\u200b", "green tea", "step 3", "yes"]
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=200)
@given(st.lists(LINES, min_size=1, max_size=6))
def test_any_text_gives_exactly_one_reply(texts: list[str]) -> None:
    bar = Bar()
    for text in texts:
        line = " ".join(text.split())
        printed = bar.type(line)
        spoken = bool(line) and not line.startswith(":")
        assert len(_replies(printed)) == spoken
        if spoken:
            assert printed == _replies(printed)
    assert bar.errors == ""


@pytest.mark.parametrize("word", ["tea ", "1 ", "a ", "the ", "x", "write down ", "no one "])
def test_a_very_long_line_is_one_utterance(bar: Bar, word: str) -> None:
    bar.type("open tea time")
    assert len(_replies(bar.type(word * 3000))) == 1


@settings(deadline=None)
@given(st.text(), st.sampled_from([":wait", ":locale", ":json", ":permission", ":fault", ":"]))
def test_any_command_gives_no_reply(argument: str, command: str) -> None:
    bar = Bar()
    bar.type("open tea time")
    printed = bar.type(f"{command} {' '.join(argument.split())}")
    assert printed
    assert _replies(printed) == []
