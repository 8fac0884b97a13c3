"""The state of a conversation: it survives JSON, and what is malformed in it is absent."""

import json
from typing import Any, TypeVar

import hypothesis.strategies as st
import pytest
from hypothesis import given

from checks.ssml import CONTENT_TAGS
from relief.domain.conversation import (
    TAGS,
    Asked,
    Conversation,
    MemoryState,
    Said,
    read_asked,
    read_conversation,
)
from relief.domain.ice import LONGEST, MOST_ROUNDS, SHORTEST, Plan, Proposal, Purpose
from relief.domain.pace import Pace
from relief.domain.plain import Plain
from relief.domain.question import ABOUT_ICE, ABOUT_ROUTINE, ABOUT_TOPIC, IN_ROUTINE, Question
from relief.domain.reading import Reading
from relief.domain.routine import Place
from tests.unit.relief.small_content import NOON, SMALL, after

T = TypeVar("T")

TIMES = st.datetimes(after(days=-400).replace(tzinfo=None), after(days=400).replace(tzinfo=None))
AWARE = TIMES.map(lambda time: time.replace(tzinfo=NOON.tzinfo))
COUNTS = st.integers(0, 1_000_000)
LETTERS = st.text(st.characters(categories=["L"]), min_size=1)
PLANS = st.builds(Plan, st.integers(SHORTEST, LONGEST), st.integers(1, MOST_ROUNDS))
PROPOSALS = st.builds(Proposal, PLANS, st.sampled_from(list(Purpose)))
SAID = st.builds(Said, LETTERS, st.none() | LETTERS)


@st.composite
def places(draw: st.DrawFn) -> Place:
    routine = draw(st.sampled_from(sorted(SMALL.routines)))
    steps = SMALL.routines[routine].steps
    step = draw(st.integers(0, len(steps) - 1))
    easier = steps[step].easier is not None and draw(st.booleans())
    return Place(routine, step, draw(AWARE), draw(st.none() | AWARE), easier)


@st.composite
def questions(draw: st.DrawFn, place: Place | None) -> Asked:
    """Draw a question that has what it is about."""
    question = draw(st.sampled_from([q for q in Question if place or q not in IN_ROUTINE]))
    topic = draw(_perhaps(st.sampled_from(sorted(SMALL.topics)), question in ABOUT_TOPIC))
    parts = len(SMALL.topics[topic].parts) if topic and question in ABOUT_TOPIC else 1_000_000
    return Asked(
        question,
        routine=draw(_perhaps(st.sampled_from(sorted(SMALL.routines)), question in ABOUT_ROUTINE)),
        topic=topic,
        part=draw(st.integers(0, parts - 1)),
        ice=draw(_perhaps(PROPOSALS, question in ABOUT_ICE)),
    )


def _perhaps(values: st.SearchStrategy[T], needed: bool) -> st.SearchStrategy[T | None]:
    return values if needed else st.none() | values


@st.composite
def readings(draw: st.DrawFn, place: Place) -> Reading:
    return Reading(draw(st.integers(0, place.step)), draw(AWARE))


@st.composite
def _befores(draw: st.DrawFn) -> Conversation | None:
    """Draw what an emergency came upon, if one did."""
    place = draw(st.none() | places())
    asked = draw(st.none() | questions(place))
    checked = draw(st.booleans())
    return None if asked is None else Conversation(asked=asked, place=place, checked=checked)


@st.composite
def conversations(draw: st.DrawFn) -> Conversation:
    place = draw(st.none() | places())
    return Conversation(
        asked=draw(st.none() | questions(place)),
        interrupted=draw(st.none() | questions(place)),
        place=place,
        reading=draw(st.none() | readings(place)) if place else None,
        last=draw(st.none() | SAID),
        before=draw(_befores()),
        ruled_out=draw(st.sampled_from([(), ("rest",)])),
        told=draw(st.none() | st.sampled_from(sorted(SMALL.topics))),
        named=draw(COUNTS),
        surface=draw(st.sampled_from([None, "bed"])),
        checked=draw(st.booleans()),
        no_timer=draw(st.booleans()),
        memory=draw(st.sampled_from(list(MemoryState))),
        fallbacks=draw(COUNTS),
        turns=draw(COUNTS),
        pace=draw(st.sampled_from(list(Pace))),
    )


FULL = Conversation(
    asked=Asked(Question.MORE, topic="heat", part=1),
    interrupted=Asked(Question.NEXT_STEP),
    place=Place("rest", 2, NOON),
    reading=Reading(1, NOON),
    last=Said("Lie back. Ready?", "Shall I go on?"),
    before=Conversation(asked=Asked(Question.SURFACE), checked=True),
    ruled_out=("rest",),
    told="heat",
    named=2,
    surface="bed",
    checked=True,
    no_timer=True,
    memory=MemoryState.TOLD,
    fallbacks=2,
    turns=7,
    pace=Pace.SLOW,
)


def read(data: object) -> Conversation:
    return read_conversation(data, SMALL)


def with_field(key: str, value: object) -> Plain:
    return {**FULL.to_json(), key: value}


@given(conversations())
def test_every_state_is_read_back_as_it_was_written(state: Conversation) -> None:
    assert read(json.loads(json.dumps(state.to_json()))) == state


def test_absent_parts_are_not_written() -> None:
    absent = {"asked", "interrupted", "place", "reading", "last", "before", "told"}
    assert not absent & set(Conversation().to_json())


def test_every_field_is_written() -> None:
    assert set(FULL.to_json()) == set(Conversation.__dataclass_fields__)


@pytest.mark.parametrize("data", [None, True, 0, 1.5, "state", [], [{}], {}])
def test_what_is_no_state_is_read_as_a_new_conversation(data: object) -> None:
    assert read(data) == Conversation()


JUNK: tuple[Any, ...] = (None, True, 0, -1, 1.5, "", "junk", [], [{}], {}, {"question": "junk"})


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize(
    "key", ["asked", "interrupted", "place", "reading", "last", "before", "told"]
)
def test_a_malformed_object_is_absent(key: str, junk: object) -> None:
    assert getattr(read(with_field(key, junk)), key) is None


def test_before_an_emergency_there_is_no_other() -> None:
    deep: Any = FULL.to_json()
    for _ in range(50):
        deep = {**FULL.to_json(), "before": deep}
    before = read(deep).before
    assert before is not None
    assert before.before is None


@pytest.mark.parametrize("junk", [None, 1, "true", [True], {}])
@pytest.mark.parametrize("key", ["checked", "no_timer"])
def test_what_is_not_plainly_true_is_false(key: str, junk: object) -> None:
    assert getattr(read(with_field(key, junk)), key) is False


@pytest.mark.parametrize("junk", JUNK)
def test_a_memory_of_unknown_state_is_taken_to_work(junk: object) -> None:
    assert read(with_field("memory", junk)).memory is MemoryState.WORKS


@pytest.mark.parametrize("junk", [None, True, -1, -(10**30), 1.5, "2", [2], {}])
@pytest.mark.parametrize("key", ["fallbacks", "turns", "named"])
def test_a_malformed_count_is_nought(key: str, junk: object) -> None:
    assert getattr(read(with_field(key, junk)), key) == 0


@pytest.mark.parametrize("junk", JUNK)
def test_a_malformed_pace_is_the_normal_one(junk: object) -> None:
    assert read(with_field("pace", junk)).pace is Pace.NORMAL


@pytest.mark.parametrize("key", sorted(Conversation.__dataclass_fields__))
def test_an_unreadable_part_leaves_the_independent_ones_as_they_were(key: str) -> None:
    depends = {"place": {"place", "reading", "interrupted"}}.get(key, {key})
    damaged = read(with_field(key, ["junk"])).to_json()
    for other in set(FULL.to_json()) - depends:
        assert damaged[other] == FULL.to_json()[other]


@pytest.mark.parametrize("junk", [None, True, 1, "", "NEXT_STEP", [], ["menu"], {}])
def test_a_question_that_is_none_is_absent(junk: object) -> None:
    assert read(with_field("asked", {"question": junk})).asked is None


@pytest.mark.parametrize("question", sorted(IN_ROUTINE))
def test_a_question_about_a_routine_is_absent_without_a_place(question: Question) -> None:
    state = Conversation(asked=Asked(question), interrupted=Asked(question))
    assert read(state.to_json()) == Conversation()
    placed = Conversation(asked=Asked(question), place=Place("rest", 0, NOON))
    assert read(placed.to_json()) == placed


@pytest.mark.parametrize("routine", [None, "", "gone", 1, ["rest"], {}])
@pytest.mark.parametrize("question", sorted(ABOUT_ROUTINE))
def test_an_offer_is_absent_without_the_routine_that_it_offers(
    question: Question, routine: object
) -> None:
    data = {"question": question.value, "routine": routine}
    assert read(with_field("asked", data)).asked is None


@pytest.mark.parametrize("topic", [None, "", "gone", 1, ["heat"], {}])
@pytest.mark.parametrize("question", sorted(ABOUT_TOPIC))
def test_more_is_absent_without_the_topic_that_it_is_of(question: Question, topic: object) -> None:
    data = {"question": question.value, "topic": topic, "part": 1}
    assert read(with_field("asked", data)).asked is None


@pytest.mark.parametrize(
    "ice",
    [
        None,
        True,
        "new",
        [],
        {},
        {"plan": {"minutes": 20, "rounds": 3}},
        {"plan": {"minutes": 20, "rounds": 3}, "purpose": "whim"},
        {"plan": {"minutes": 21, "rounds": 3}, "purpose": "new"},
        {"plan": {"minutes": 20, "rounds": 10**9}, "purpose": "new"},
        {"plan": None, "purpose": "new"},
    ],
)
@pytest.mark.parametrize("question", sorted(ABOUT_ICE))
def test_a_question_about_ice_is_absent_without_a_safe_plan(
    question: Question, ice: object
) -> None:
    assert read(with_field("asked", {"question": question.value, "ice": ice})).asked is None


def test_more_is_absent_past_the_last_part() -> None:
    parts = len(SMALL.topics["heat"].parts)
    last = {"question": "more", "topic": "heat", "part": parts - 1}
    assert read(with_field("asked", last)).asked == Asked(Question.MORE, None, "heat", parts - 1)
    assert read(with_field("asked", {**last, "part": parts})).asked is None


@pytest.mark.parametrize("part", [None, True, -1, 1.5, "1", []])
def test_a_malformed_part_is_the_first(part: object) -> None:
    data = {"question": "more_routines", "part": part}
    assert read(with_field("asked", data)).asked == Asked(Question.MORE_ROUTINES)


def test_a_reading_that_begins_past_the_place_is_absent() -> None:
    assert read(with_field("reading", Reading(2, NOON).to_json())).reading == Reading(2, NOON)
    assert read(with_field("reading", Reading(3, NOON).to_json())).reading is None


@pytest.mark.parametrize("speech", [None, True, 1, "", [], {}])
def test_nothing_was_said_last_without_its_words(speech: object) -> None:
    assert read(with_field("last", {"speech": speech, "reprompt": "Hm?"})).last is None


@pytest.mark.parametrize("reprompt", [None, True, 1, [], {}])
def test_a_malformed_reprompt_is_absent(reprompt: object) -> None:
    assert read(with_field("last", {"speech": "Hi.", "reprompt": reprompt})).last == Said("Hi.")


UNSAYABLE = [
    *("<b", "</speak>", "a & b", "<p>", "\x00", "\ud800", "<!DOCTYPE x>", "<!-- x -->", "<?x "),
    *("<not:known>x</not:known>", "x" * 7001, "a]]>b", "x]]>", "<p>a</p>]]>", "<?x y?>"),
    *("<b>x</b>", '<audio src="https://example.com/a.mp3"/>', "<speak>x</speak>"),
    *('<p><voice name="Joey">x</voice></p>', "<amazon:effect>x</amazon:effect>"),
]


@pytest.mark.parametrize("words", UNSAYABLE)
def test_words_that_alexa_would_refuse_were_not_said_last(words: str) -> None:
    """Said again, they would end the session in an error."""
    assert read(with_field("last", {"speech": words, "reprompt": None})).last is None
    assert read(with_field("last", {"speech": "Hello.", "reprompt": words})).last is None


@pytest.mark.parametrize("words", ["a > b", "]] >", '<p>Hi <break time="2s"/></p>', "a &amp; b"])
def test_words_that_the_skill_may_say_were_said_last(words: str) -> None:
    assert read(with_field("last", {"speech": words, "reprompt": words})).last == Said(words, words)


def test_what_may_be_said_again_is_what_the_content_may_hold() -> None:
    assert TAGS == CONTENT_TAGS


@pytest.mark.parametrize("words", ["x" * 7000, "<p>" + "x" * 6993 + "</p>"])
def test_as_much_as_alexa_takes_was_said_last(words: str) -> None:
    said = Said(words)
    assert read(with_field("last", said.to_json())).last == said


def test_words_with_markup_were_said_last() -> None:
    said = Said('Stay. <break time="5s"/> Call <say-as interpret-as="digits">911</say-as>.', "Ok?")
    assert read(with_field("last", said.to_json())).last == said


@pytest.mark.parametrize("count", [0, 999_999, 1_000_000, 10**30])
def test_a_count_can_be_raised_and_still_survives(count: int) -> None:
    """Every turn raises it by one, whatever it was."""
    once = read({"turns": count})
    raised = Conversation(turns=once.turns + 1)
    assert read(raised.to_json()) == raised


@pytest.mark.parametrize("question", [FULL.asked, FULL.interrupted])
def test_a_question_that_a_screen_brings_back_is_the_one_it_was_shown_with(question: Asked) -> None:
    assert read_asked(json.dumps(question.to_json()), FULL.place, SMALL) == question


def test_a_question_about_a_routine_is_not_brought_back_without_a_place() -> None:
    assert read_asked(json.dumps(Asked(Question.NEXT_STEP).to_json()), None, SMALL) is None


@pytest.mark.parametrize("written", [None, "", "null", "{", "[]", "NaN", "[" * 100_000])
def test_what_is_no_question_brings_none_back(written: str | None) -> None:
    assert read_asked(written, FULL.place, SMALL) is None
