"""A third language needs files alone: its content, its models, its texts in the store."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest

from checks import content_rules, grammar_rules, language_rules
from checks.__main__ import ROOT, this_skill
from checks.book import Book
from relief.bootstrap import build_skill
from relief.content import FOLDER, Library
from relief.domain.conversation import Asked, Conversation
from relief.domain.ice import Alarm, Cycle, Moment, Move, Proposal
from relief.domain.question import Question
from relief.domain.record import Record
from relief.domain.routine import Place
from relief.intents import Intent
from relief.skill import JsonObject
from simulator.envelope import Session
from tests.support import another
from tests.support.another import LANGUAGE, LOCALE, translated
from tests.support.checked_screen import texts
from tests.support.direct import Direct, speech
from tests.support.profiles import PROFILES
from tests.support.project import MONDAY_NOON
from tests.support.shown import shown_in
from tests.support.world import World

_TAG = re.compile(r"<[^>]*>")
SLOTS = {"routine": "knee_to_chest", "surface": "bed", "topic": "heat", "step": "3"}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("content")
    another.write(folder)
    return Library(folder)


def foreign(answer: JsonObject) -> set[str]:
    """Give the words of an answer, heard or seen, that are none of the language."""
    said = answer["response"]
    heard = [speech(answer)] if "outputSpeech" in said else []
    if again := said.get("reprompt"):
        heard.append(again["outputSpeech"]["ssml"])
    if shown := shown_in(answer):
        screen = {**shown["datasources"]["screen"], "level": ""}
        heard += texts(screen)
    return {word for text in heard for word in another.foreign(unescape(_TAG.sub(" ", text)))}


def test_a_whole_way_is_guided_in_it(library: Library) -> None:
    skill = Direct(LOCALE, library=library)
    assert translated("Back Spasm Relief") in speech(skill.launch())
    assert translated("safety check") in speech(skill.intend(Intent.YES)).lower()
    assert translated("on a bed") in speech(skill.intend(Intent.NO))
    assert translated("legs on a chair") in speech(
        skill.intend(Intent.CHOOSE_SURFACE, surface="floor")
    )
    assert translated("against a wall") in speech(skill.intend(Intent.YES))
    assert translated("onto your side") in speech(skill.intend(Intent.NEXT))
    assert translated("step 2") in speech(skill.intend(Intent.WHICH_STEP))
    danger = speech(skill.intend("ChestPainDangerIntent"))
    assert translated("call your emergency number, such as") in danger
    assert ">911<" in danger


def test_a_conversation_is_held_in_it(library: Library, tmp_path: Path) -> None:
    skill = build_skill(library=library, clock=lambda: MONDAY_NOON)
    with World(skill=skill, spoken={LOCALE: another.model(tmp_path)}) as world:
        for said, heard in (
            (f"open {translated('back spasm relief')}", "are you in pain right now?"),
            (translated("yes please"), "safety check"),
            (translated("none of those"), "on a bed"),
            (translated("i am on the floor"), "legs on a chair"),
            (translated("yes"), "against a wall"),
            (translated("what comes next"), "onto your side"),
            (translated("tell me about warmth"), "warm"),
            (translated("my chest hurts"), "call your emergency number, such as"),
        ):
            answer = world.say(said)
            assert translated(heard) in answer.lower(), world.told(f"not heard: {heard}")
            assert another.foreign(answer) == set(), world.told("words of another language")


def states() -> Iterator[Conversation]:
    """Give a conversation for each question that may be open."""
    for question in Question:
        asked = Asked(question, routine="legs_on_chair", topic="heat", part=1, ice=Proposal())
        place = Place("legs_on_chair", 3, MONDAY_NOON)
        yield Conversation(asked=asked, place=place, checked=True)
        yield Conversation(asked=asked)


@pytest.mark.parametrize("intent", sorted({*Intent, "ChestPainDangerIntent", "FeverDangerIntent"}))
def test_nothing_is_said_or_shown_that_is_not_in_its_file(library: Library, intent: str) -> None:
    """Whatever is open, in a routine or in none, while ice reminders are set."""
    off = Alarm(Moment(Move.OFF, MONDAY_NOON + timedelta(minutes=8)), "a")
    skill = Direct(LOCALE, library=library, screen=PROFILES["medium"])
    skill.keep(Record(ice=Cycle(20, (off,))))
    for state in states():
        skill.session = Session(new=False, attributes=state.to_json())
        assert foreign(skill.intend(intent, **SLOTS)) == set(), state.asked


def test_every_answer_and_every_step_is_in_its_file(library: Library) -> None:
    content = library.content(LOCALE)
    skill = Direct(LOCALE, library=library, screen=PROFILES["medium"])
    for intent in (*content.topic_of_intent, *content.sign_of_intent):
        assert foreign(skill.intend(intent)) == set()
    for routine in content.routines.values():
        for index in range(len(routine.steps)):
            place = Place(routine.id, index, MONDAY_NOON)
            state = Conversation(asked=Asked(Question.NEXT_STEP), place=place, checked=True)
            skill.session = Session(new=False, attributes=state.to_json())
            assert foreign(skill.intend(Intent.REPEAT)) == set()


def test_a_word_from_elsewhere_would_be_found(library: Library) -> None:
    english = Direct("en-US", library=library, screen=PROFILES["medium"])
    assert "pain" in foreign(english.launch())


def test_a_place_that_its_file_does_not_know_hears_the_words_of_its_language(
    library: Library,
) -> None:
    skill = Direct(f"{LANGUAGE}-YY", library=library)
    assert translated("your local emergency number") in speech(
        skill.intend("ChestPainDangerIntent")
    )


def test_the_checker_judges_its_shape_and_says_what_it_cannot_judge() -> None:
    made = another.content()
    skill = this_skill()
    schema = json.loads((ROOT / FOLDER / "content.schema.json").read_text(encoding="utf-8"))
    english = json.loads(Path(FOLDER, "en.json").read_text(encoding="utf-8"))
    assert content_rules.misfits(made, schema) == []
    assert language_rules.check({"en": english, LANGUAGE: made}, LANGUAGE, "en") == []
    book = Book(made, skill.code, date(2026, 11, 23))
    assert list(grammar_rules.parts_cover_the_day(book)) == []
    (finding,) = language_rules.unknown_language(made, LANGUAGE)
    assert "nothing in this file was checked" in finding.what
