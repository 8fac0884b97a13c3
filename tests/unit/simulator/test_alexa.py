from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from simulator import microphone
from simulator.alexa import UnknownLocaleError
from simulator.envelope import RENDER, Screen
from simulator.happened import AskedAgain, SessionEnded, SkillProblem
from simulator.model import InteractionModel
from simulator.tongues import ENGLISH
from tests.unit.simulator.tea_skill import START, Kitchen, say

SPOKEN = timedelta(seconds=2.6)
"""How long "Tea time. Which tea?" takes: four words and two stops."""


@pytest.fixture
def kitchen() -> Kitchen:
    return Kitchen()


def test_open_starts_a_session_and_the_skill_keeps_it(kitchen: Kitchen) -> None:
    assert kitchen.hear("alexa, open tea time") == "Tea time. Which tea?"
    assert kitchen.alexa.in_session
    assert kitchen.hear("green tea") == "BrewIntent. And now?"
    first, second = kitchen.skill.requests
    assert first["session"]["new"] is True
    assert second["session"]["new"] is False
    assert first["session"]["sessionId"] == second["session"]["sessionId"]
    assert first["session"]["attributes"] == {}
    assert second["session"]["attributes"] == {"turns": 1}


def test_slots_reach_the_skill_filled_and_empty(kitchen: Kitchen) -> None:
    kitchen.hear("open tea time", "go to step three")
    slots = kitchen.skill.last["intent"]["slots"]
    assert slots["number"]["value"] == "3"
    assert slots["ordinal"] == {"name": "ordinal", "confirmationStatus": "NONE"}


def test_a_one_shot_asks_in_a_new_session(kitchen: Kitchen) -> None:
    assert kitchen.hear("ask tea time how hot should the water be") == "WaterIntent. And now?"
    assert kitchen.skill.requests[0]["session"]["new"] is True
    assert kitchen.skill.kinds == ["Intent"]


def test_a_one_shot_nobody_understands_is_the_fallback(kitchen: Kitchen) -> None:
    kitchen.hear("ask tea time who won the football")
    assert kitchen.skill.last["intent"]["name"] == "AMAZON.FallbackIntent"


def test_opening_in_the_middle_starts_afresh(kitchen: Kitchen) -> None:
    kitchen.hear("open tea time", "green tea", "open tea time")
    ids = [call["session"]["sessionId"] for call in kitchen.skill.requests]
    assert ids[0] == ids[1] != ids[2]
    assert kitchen.skill.requests[2]["session"]["attributes"] == {}


@pytest.mark.parametrize("words", ["stop", "Alexa, stop!", "alexa exit", "quit"])
def test_stop_goes_to_the_skill(kitchen: Kitchen, words: str) -> None:
    assert kitchen.hear("open tea time", words) == "Enjoy your tea."
    assert kitchen.skill.last["intent"]["name"] == "AMAZON.StopIntent"
    assert not kitchen.alexa.in_session
    assert kitchen.events == []


def test_stop_without_a_stop_intent_ends_the_session() -> None:
    kitchen = Kitchen()
    kitchen.alexa.model = _without_stop(kitchen)
    assert kitchen.hear("open tea time", "stop") == "Okay."
    assert kitchen.skill.last["reason"] == "USER_INITIATED"
    assert kitchen.events == [SessionEnded("USER_INITIATED")]


def _without_stop(kitchen: Kitchen) -> InteractionModel:
    model = kitchen.alexa.model
    kept = tuple(intent for intent in model.intents if intent.name != "AMAZON.StopIntent")
    return replace(model, intents=kept)


def test_without_a_fallback_alexa_herself_does_not_know() -> None:
    kitchen = Kitchen()
    brew = kitchen.alexa.model.intent("BrewIntent")
    assert brew is not None
    kitchen.alexa.model = replace(kitchen.alexa.model, intents=(brew,))
    assert kitchen.hear("open tea time", "how old are you") == ENGLISH.sayings.does_not_know
    assert kitchen.alexa.in_session
    assert kitchen.skill.kinds == ["Launch"]


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        ("green tea", "Sorry, I don't know that one."),
        ("open coffee time", "Sorry, I don't know that one."),
        ("stop", "Okay."),
        ("alexa, never mind", "Okay."),
        ("alexa", ""),
        ("...", ""),
    ],
)
def test_outside_of_a_session_alexa_answers_alone(kitchen: Kitchen, words: str, reply: str) -> None:
    assert kitchen.hear(words) == reply
    assert kitchen.skill.requests == []


def test_what_is_no_word_is_not_sent(kitchen: Kitchen) -> None:
    assert kitchen.hear("open tea time", "alexa...") == ""
    assert kitchen.skill.kinds == ["Launch"]
    assert kitchen.hear("green tea") == "BrewIntent. And now?"


def test_silence_is_asked_again_once_then_ends_the_session(kitchen: Kitchen) -> None:
    kitchen.hear("open tea time")
    kitchen.alexa.stay_quiet()
    assert kitchen.events == [
        AskedAgain("What shall I brew?"),
        SessionEnded("EXCEEDED_MAX_REPROMPTS"),
    ]
    assert kitchen.skill.kinds == ["Launch", "SessionEnded"]
    assert kitchen.skill.last["reason"] == "EXCEEDED_MAX_REPROMPTS"
    assert kitchen.skill.requests[-1]["session"]["attributes"] == {"turns": 1}
    assert not kitchen.alexa.in_session
    assert kitchen.clock.now() > START + 2 * microphone.LISTENS + SPOKEN


def test_silence_without_a_reprompt_ends_it_sooner(kitchen: Kitchen) -> None:
    def ask(event: dict[str, Any]) -> object:
        answer = say("Which tea?", reprompt="x")
        del answer["response"]["reprompt"]
        return answer if event["request"]["type"] == "LaunchRequest" else None

    kitchen.skill.answer = ask
    kitchen.hear("open tea time")
    kitchen.alexa.stay_quiet()
    assert kitchen.events == [SessionEnded("EXCEEDED_MAX_REPROMPTS")]


def test_quiet_after_the_end_is_nothing(kitchen: Kitchen) -> None:
    kitchen.hear("open tea time", "stop")
    kitchen.alexa.stay_quiet()
    assert kitchen.events == []
    assert kitchen.skill.kinds == ["Launch", "Intent"]


def test_a_long_wait_ends_the_session_on_the_way(kitchen: Kitchen) -> None:
    kitchen.hear("open tea time")
    kitchen.alexa.wait(timedelta(minutes=20))
    assert kitchen.skill.last["type"] == "SessionEndedRequest"
    assert kitchen.skill.last["timestamp"] < "2026-05-04T15:31:00Z"
    assert kitchen.clock.now() == START + SPOKEN + timedelta(minutes=20)
    assert kitchen.hear("green tea") == ENGLISH.sayings.does_not_know


def test_a_short_wait_leaves_it_open(kitchen: Kitchen) -> None:
    kitchen.hear("open tea time")
    kitchen.alexa.wait(timedelta(seconds=7))
    assert kitchen.hear("green tea") == "BrewIntent. And now?"
    assert kitchen.events == []


def test_one_may_answer_the_reprompt(kitchen: Kitchen) -> None:
    kitchen.hear("open tea time")
    kitchen.alexa.wait(microphone.LISTENS + timedelta(seconds=1))
    assert kitchen.events == [AskedAgain("What shall I brew?")]
    assert kitchen.hear("green tea") == "BrewIntent. And now?"
    kitchen.alexa.stay_quiet()
    assert kitchen.events[1:] == [
        AskedAgain("What next?"),
        SessionEnded("EXCEEDED_MAX_REPROMPTS"),
    ]


def test_speaking_takes_time(kitchen: Kitchen) -> None:
    kitchen.hear("open tea time", "green tea")
    stamps = [call["request"]["timestamp"] for call in kitchen.skill.requests]
    assert stamps == ["2026-05-04T15:30:00Z", "2026-05-04T15:30:02Z"]


def test_an_interruption_comes_before_the_end(kitchen: Kitchen) -> None:
    kitchen.skill.answer = lambda event: say("One. " * 60 + "More?", reprompt="More?")
    kitchen.hear("open tea time")
    kitchen.alexa.hear("stop", after=timedelta(seconds=5))
    assert kitchen.clock.now() == START + timedelta(seconds=5)
    kitchen.alexa.hear("stop", after=timedelta(hours=1))
    assert START + timedelta(seconds=30) < kitchen.clock.now() < START + timedelta(minutes=2)


def test_what_the_skill_gets_and_gives_is_never_shared(kitchen: Kitchen) -> None:
    kept: list[dict[str, Any]] = []

    def meddle(event: dict[str, Any]) -> object:
        event["session"]["attributes"]["mine"] = 1
        kept.append(say("And?", reprompt="And?", list=[]))
        return kept[-1]

    kitchen.skill.answer = meddle
    kitchen.hear("open tea time")
    kept[0]["sessionAttributes"]["list"].append("late")
    kitchen.hear("green tea")
    assert kitchen.skill.requests[1]["session"]["attributes"] == {"list": []}


def _broken(answer: object) -> object:
    def skill(event: dict[str, Any]) -> object:
        if event["request"]["type"] == "SessionEndedRequest":
            return {"version": "1.0", "response": {}}
        if isinstance(answer, Exception):
            raise answer
        return answer

    return skill


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (ValueError("no kettle"), "ValueError: no kettle"),
        (None, "no object"),
        (say("<b>bold</b>"), "<b> is no tag"),
        (say("x" * 8000), "over 8000"),
        (say("a & b", reprompt="x"), "malformed"),
        ({"version": "1.0", "response": {}, "sessionAttributes": {"x": object()}}, "not JSON"),
    ],
)
def test_a_skill_that_breaks_the_platform(answer: object, reason: str) -> None:
    kitchen = Kitchen()
    kitchen.skill.answer = _broken(answer)  # type: ignore[assignment]
    assert kitchen.hear("open tea time") == ENGLISH.sayings.skill_problem
    assert not kitchen.alexa.in_session
    problem, ended = kitchen.events
    assert isinstance(problem, SkillProblem)
    assert reason in problem.reason
    assert ended == SessionEnded("ERROR")
    assert kitchen.skill.last["reason"] == "ERROR"
    assert kitchen.skill.last["error"]["type"] == "INVALID_RESPONSE"
    assert reason in kitchen.skill.last["error"]["message"]


def test_a_skill_that_takes_too_long(kitchen: Kitchen, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter([0.0, 8.5, 10.0, 10.1])
    monkeypatch.setattr("time.monotonic", lambda: next(ticks))
    assert kitchen.hear("open tea time") == ENGLISH.sayings.skill_problem
    assert kitchen.events[0] == SkillProblem("the skill took 8.5 s, over 8")


def test_a_skill_that_answers_a_farewell(kitchen: Kitchen) -> None:
    kitchen.skill.answer = lambda event: say("Which tea?", reprompt="Tea?")
    kitchen.hear("open tea time")
    kitchen.alexa.stay_quiet()
    assert isinstance(kitchen.events[-1], SkillProblem)
    assert "SessionEndedRequest holds outputSpeech" in kitchen.events[-1].reason


def test_an_answer_that_leaves_the_end_open_ends_without_a_screen(kitchen: Kitchen) -> None:
    kitchen.skill.answer = lambda event: {"version": "1.0", "response": {}}
    assert kitchen.hear("open tea time") == ""
    assert not kitchen.alexa.in_session


def test_with_something_on_a_screen_it_stays_for_half_a_minute() -> None:
    kitchen = Kitchen(screen=Screen())
    show = {"type": "Alexa.Presentation.APL.RenderDocument", "token": "tea", "document": {}}

    def skill(event: dict[str, Any]) -> object:
        if event["request"]["type"] == "SessionEndedRequest":
            return None
        return {"version": "1.0", "response": {"directives": [show]}}

    kitchen.skill.answer = skill
    kitchen.hear("open tea time")
    kitchen.alexa.wait(timedelta(seconds=29))
    assert kitchen.alexa.in_session
    kitchen.alexa.wait(timedelta(seconds=2))
    assert not kitchen.alexa.in_session


def test_a_touch_sends_what_the_document_says_in_the_open_session() -> None:
    kitchen = Kitchen(screen=Screen())
    kitchen.hear("open tea time")
    kitchen.skill.answer = lambda event: say("Poured.")
    assert kitchen.alexa.touch(["pour", 2]) == "Poured."
    request = kitchen.skill.last
    assert request["type"] == "Alexa.Presentation.APL.UserEvent"
    assert request["arguments"] == ["pour", 2]
    assert kitchen.skill.requests[-1]["session"]["new"] is False


def test_a_touch_after_the_session_has_ended_opens_one() -> None:
    kitchen = Kitchen(screen=Screen())
    kitchen.skill.answer = lambda event: say("Poured.")
    assert kitchen.alexa.touch(["pour"]) == "Poured."
    assert kitchen.skill.requests[-1]["session"]["new"] is True
    assert not kitchen.alexa.in_session


@pytest.mark.parametrize("screen", [Screen(), None])
def test_what_is_shown_stays_until_something_else_is(screen: Screen | None) -> None:
    kitchen = Kitchen(screen=screen)
    show = {"type": "Alexa.Presentation.APL.RenderDocument", "token": "tea", "document": {}}
    shown = say("Look.", reprompt="Well?")
    shown["response"]["directives"] = [show]
    kitchen.skill.answer = lambda event: shown
    kitchen.hear("open tea time")
    kitchen.skill.answer = lambda event: say("Go on.", reprompt="Well?")
    kitchen.hear("green tea")
    assert kitchen.alexa.shown == (show if screen else None)


def test_the_locale_changes_requests_and_model(kitchen: Kitchen) -> None:
    kitchen.alexa.set_locale("en-GB")
    kitchen.hear("open tea time", "call 999")
    assert kitchen.skill.last["locale"] == "en-GB"
    assert kitchen.skill.last["intent"]["name"] == "ScaldIntent"
    assert kitchen.hear("how hot should the water be").startswith("AMAZON.FallbackIntent")


def test_a_locale_without_a_model_is_served_by_its_language(kitchen: Kitchen) -> None:
    kitchen.alexa.set_locale("en-AU")
    kitchen.hear("open tea time")
    assert kitchen.skill.last["locale"] == kitchen.alexa.locale == "en-AU"


def test_a_language_without_a_model_is_refused(kitchen: Kitchen) -> None:
    with pytest.raises(UnknownLocaleError, match="fr-FR"):
        kitchen.alexa.set_locale("fr-FR")
    assert kitchen.alexa.locale == "en-US"


def test_the_last_exchange_is_kept(kitchen: Kitchen) -> None:
    assert kitchen.alexa.last_exchange is None
    kitchen.hear("open tea time")
    exchange = kitchen.alexa.last_exchange
    assert exchange is not None
    assert exchange.request == kitchen.skill.requests[0]
    assert exchange.response == say("Tea time. Which tea?", reprompt="What shall I brew?", turns=1)


def _shows(text: str = "Look.") -> dict[str, Any]:
    answer = say(text, reprompt="And?")
    answer["response"]["directives"] = [{"type": RENDER, "token": "cup", "document": {}}]
    return answer


def test_another_screen_takes_the_place_of_the_first() -> None:
    kitchen = Kitchen(Screen())
    kitchen.skill.answer = lambda event: _shows()
    kitchen.hear("open tea time")
    kitchen.alexa.use_screen(Screen(width=1280, height=800))
    kitchen.hear("green tea")
    assert kitchen.skill.requests[-1]["context"]["Viewport"]["pixelWidth"] == 1280
    assert kitchen.alexa.shown is not None
    kitchen.alexa.use_screen(None)
    assert kitchen.alexa.shown is None
    kitchen.hear("green tea")
    assert "Viewport" not in kitchen.skill.requests[-1]["context"]


def test_time_that_elapses_is_filled_by_what_is_being_said(kitchen: Kitchen) -> None:
    kitchen.hear("open tea time")
    kitchen.alexa.elapse(SPOKEN / 2)
    kitchen.hear("green tea")
    assert kitchen.clock.now() == START + SPOKEN
    kitchen.alexa.elapse(timedelta(minutes=1))
    assert kitchen.events[-1] == SessionEnded("EXCEEDED_MAX_REPROMPTS")
