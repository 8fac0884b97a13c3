"""What the skill shows, short and long, as it comes out of conversations: for tests and pictures.

Each name is that of a document, with what is special about it.
"""

from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from typing import Any, Final

from relief.alexa.api_client import UrllibApiClient
from relief.content import Content
from relief.domain.conversation import Asked, Conversation
from relief.domain.ice import Alarm, Cycle, Moment, Move, Proposal
from relief.domain.question import Question
from relief.domain.record import Notice, Record
from relief.domain.routine import Place
from relief.intents import Intent, danger_intent, question_intent
from relief.skill import JsonObject
from simulator.envelope import RENDER, Session
from tests.support.checked_skill import LIBRARY
from tests.support.direct import Direct
from tests.support.profiles import PROFILES

_LOCALES: Final = {
    "en": {},
    "es": {"en-US": "es-US", "en-GB": "es-ES", "en-AU": "es-MX", "en-NZ": "es-AR"},
}
"""What stands for each locale of the examples in each language."""


def shown_in(answer: Mapping[str, Any]) -> dict[str, Any] | None:
    """Give the directive that shows something, None where an answer has none."""
    directives = answer["response"].get("directives", ())
    found = [directive for directive in directives if directive["type"] == RENDER]
    assert len(found) <= 1, "more than one screen at once"
    return found[0] if found else None


def _longest_step(content: Content) -> tuple[str, int]:
    """Give the routine and the index of the step that has a picture and most to say."""
    steps = [
        (len(step.say), routine.id, index)
        for routine in content.routines.values()
        for index, step in enumerate(routine.steps)
        if step.picture
    ]
    return max(steps)[1:]


def _longest_answer(content: Content) -> str:
    """Give the topic that has most to read, sources and all."""

    def length(topic_id: str) -> int:
        topic = content.topics[topic_id]
        titles = sum(len(content.sources[source]) for source in topic.sources)
        return max(map(len, topic.parts)) + titles

    return max(content.topics, key=length)


def _longest_call(content: Content) -> str:
    """Give the sign that can wait and has most to say of whom to call."""
    signs = [sign for sign in content.signs.values() if sign.level == "same_day"]
    return max(signs, key=lambda sign: len(sign.call)).id


def _longest_title(content: Content) -> tuple[str, int]:
    """Give the routine with the longest name, and the index of a step in its middle."""
    longest = max(content.routines.values(), key=lambda routine: len(routine.title))
    return longest.id, len(longest.steps) // 2 + 1


def _at(routine: str, step: int, question: Question, **more: Any) -> Conversation:
    place = Place(routine, step, Direct().clock.now(), **more)
    return Conversation(asked=Asked(question), place=place, checked=True)


@cache
def screens(language: str = "en") -> Mapping[str, JsonObject]:
    """Give each screen's directive by its name, in one of the languages."""
    content = LIBRARY.content(language)
    routine, step = _longest_step(content)
    longest_sign = max(content.signs.values(), key=lambda sign: len(sign.call)).id
    before: dict[str, tuple[Conversation | None, str, dict[str, str], str]] = {
        "answer-short": (None, question_intent("what_is_spasm"), {}, "en-US"),
        "answer-long": (
            Conversation(asked=Asked(Question.MENU)),
            question_intent(_longest_answer(content)),
            {},
            "en-GB",
        ),
        "danger": (None, danger_intent("chest_pain"), {}, "en-US"),
        "danger-long": (None, danger_intent(longest_sign), {}, "en-AU"),
        "danger-elsewhere": (None, danger_intent("chest_pain"), {}, "en-NZ"),
        "danger-same-day": (None, danger_intent("fever"), {}, "en-GB"),
        "danger-menu": (
            Conversation(asked=Asked(Question.MENU)),
            danger_intent(_longest_call(content)),
            {},
            "en-GB",
        ),
        "danger-signs": (
            Conversation(asked=Asked(Question.DANGER_SIGNS)),
            danger_intent("fever"),
            {},
            "en-US",
        ),
        "goodbye": (Conversation(asked=Asked(Question.MENU)), Intent.STOP, {}, "en-US"),
        "guide": (_at("legs_on_chair", 2, Question.NEXT_STEP), Intent.WHICH_STEP, {}, "en-US"),
        "guide-long": (_at(routine, step, Question.NEXT_STEP), Intent.WHICH_STEP, {}, "en-US"),
        "guide-title": (
            _at(*_longest_title(content), Question.NEXT_STEP),
            Intent.WHICH_STEP,
            {},
            "en-US",
        ),
        "guide-no-picture": (
            _at("legs_on_chair", 7, Question.NEXT_STEP),
            Intent.WHICH_STEP,
            {},
            "en-US",
        ),
        "guide-hold": (_at("legs_on_chair", 8, Question.NEXT_STEP), Intent.NEXT, {}, "en-US"),
        "guide-short-hold": (_at("knee_to_chest", 4, Question.NEXT_STEP), Intent.NEXT, {}, "en-US"),
        "guide-paused": (_at("legs_on_chair", 9, Question.HOLD), Intent.PAUSE, {}, "en-US"),
        "guide-better": (_at("legs_on_chair", 4, Question.HURT_SIGNS), Intent.NO, {}, "en-US"),
        "guide-reading": (
            _at("legs_on_chair", 0, Question.NEXT_STEP),
            Intent.KEEP_GOING,
            {},
            "en-US",
        ),
        "home-menu": (Conversation(asked=Asked(Question.IN_PAIN)), Intent.NO, {}, "en-US"),
        "home-finish": (
            _at("side_lying", len(content.routines["side_lying"].steps) - 1, Question.NEXT_STEP),
            Intent.NEXT,
            {},
            "en-US",
        ),
        "positions": (Conversation(asked=Asked(Question.MENU)), Intent.LIST_ROUTINES, {}, "en-US"),
        "query-signs": (Conversation(asked=Asked(Question.IN_PAIN)), Intent.YES, {}, "en-US"),
        "query-surface": (Conversation(asked=Asked(Question.DANGER_SIGNS)), Intent.NO, {}, "en-US"),
        "query-ready": (
            Conversation(asked=Asked(Question.SURFACE), checked=True),
            Intent.START_ROUTINE,
            {"routine": "legs_on_chair"},
            "en-US",
        ),
        "query-ice": (
            Conversation(asked=Asked(Question.ICE_CAUTION, ice=Proposal())),
            Intent.YES,
            {},
            "en-US",
        ),
    }
    locales = _LOCALES[language]
    made = {
        name: _answered(state, intent, slots, locales.get(locale, locale))
        for name, (state, intent, slots, locale) in before.items()
    }
    usual = locales.get("en-US", "en-US")
    made["guide-timer"] = _resting(usual)
    made["home"] = _launched(usual)
    made["ice"] = _iced(Move.OFF, usual)
    made["ice-resting"] = _iced(Move.ON, usual)
    return made


def _answered(
    state: Conversation | None, intent: str, slots: dict[str, str], locale: str
) -> JsonObject:
    skill = Direct(locale, screen=PROFILES["medium"])
    if state is not None:
        skill.session = Session(new=False, attributes=state.to_json())
    shown = shown_in(skill.intend(intent, **slots))
    assert shown is not None, f"{intent} shows nothing"
    return shown


def _resting(locale: str) -> JsonObject:
    """Come to a long rest, on a device that can set a timer for it."""
    skill = Direct(locale, screen=PROFILES["medium"], api_client=UrllibApiClient())
    state = _at("legs_on_chair", 8, Question.NEXT_STEP)
    skill.session = Session(new=False, attributes=state.to_json())
    shown = shown_in(skill.intend(Intent.NEXT))
    assert shown is not None
    return shown


def _launched(locale: str) -> JsonObject:
    shown = shown_in(Direct(locale, screen=PROFILES["medium"]).launch())
    assert shown is not None
    return shown


def _iced(move: Move, locale: str) -> JsonObject:
    skill = Direct(locale, screen=PROFILES["medium"])
    at = skill.clock.now() + timedelta(minutes=14, seconds=35)
    off = Alarm(Moment(Move.OFF, at + timedelta(minutes=20)), "b")
    cycle = Cycle(20, (Alarm(Moment(move, at), "a"), off))
    skill.keep(Record(ice=cycle, heard=frozenset(Notice)))
    shown = shown_in(skill.intend(Intent.ICE_STATUS))
    assert shown is not None
    return shown
