# ruff: noqa: RUF001 - places are written with the small arrows that the checker prints
"""Every content rule fires on one change to a file that it has nothing to say about."""

from typing import Any, NamedTuple

import pytest

from checks import (
    content_rules,
    form_rules,
    grammar_rules,
    length_rules,
    reference_rules,
    safety_rules,
    step_rules,
)
from checks.book import Book, Rule
from tests.unit.checks.valid import ABSENT, CODE, CONTENT, DRAWINGS, TODAY, changed

Path = tuple[str | int, ...]

ANSWER: Path = ("topics", 0, "answer")
HELP: Path = ("questions", "menu", "help")
ASK: Path = ("questions", "menu", "ask", 0)
STEP: Path = ("routines", 0, "steps", 1, "say")
REMINDER: Path = ("prompts", "reminder_off", "say", 0)
EMERGENCY: Path = ("danger", "levels", "emergency", "say")
CALL: Path = ("danger", "signs", 1, "call")
ICE: Path = ("topics", 1, "answer")
FORTY_WORDS = "One two three four. " * 10


class Case(NamedTuple):
    """A change, and where and with what words the rule must tell of it."""

    rule: Rule
    path: Path
    value: Any
    where: str
    what: str


CASES = (
    Case(
        reference_rules.unique_ids, ("topics", 1, "id"), "heat", "topics › heat", "more than once"
    ),
    Case(
        reference_rules.unique_ids,
        ("danger", "signs", 2, "id"),
        "chest_pain",
        "danger › chest_pain",
        "more than once",
    ),
    Case(
        reference_rules.known_routines,
        ("topics", 0, "routine"),
        "icing",
        "topics › heat › routine",
        'no routine "icing"',
    ),
    Case(
        reference_rules.known_routines,
        ("routines", 0, "easier_routine"),
        "floating",
        "routines › legs_on_chair › easier_routine",
        'no routine "floating"',
    ),
    Case(
        reference_rules.known_routines,
        ("routines", 0, "easier_routine"),
        "legs_on_chair",
        "routines › legs_on_chair › easier_routine",
        "its own easier one",
    ),
    Case(
        reference_rules.known_routines,
        ("starting_points", "bed"),
        "sofa",
        "starting_points › bed",
        'no routine "sofa"',
    ),
    Case(
        reference_rules.known_topics,
        ("routines", 0, "ruled_out_by"),
        ["heat", "rain"],
        "routines › legs_on_chair › ruled_out_by",
        'no topic "rain"',
    ),
    Case(
        reference_rules.known_follow_ups,
        ("topics", 0, "follow_ups"),
        {"how_long": {"topic": "rain"}},
        "topics › heat › follow_ups › how_long",
        'no topic "rain"',
    ),
    Case(
        reference_rules.known_follow_ups,
        ("topics", 0, "follow_ups"),
        {"how_often": {"more": 9}},
        "topics › heat › follow_ups › how_often",
        'no part 9 of "more"',
    ),
    Case(
        reference_rules.known_topics,
        ("ways_up", "chair", "topic"),
        "rain",
        "ways_up › chair",
        'no topic "rain"',
    ),
    Case(
        reference_rules.known_topics,
        ("ways_up", "chair", "part"),
        9,
        "ways_up › chair",
        "parts",
    ),
    Case(
        reference_rules.known_routines,
        ("ways_up", "floor", "routine"),
        "sofa",
        "ways_up › floor",
        'no routine "sofa"',
    ),
    Case(
        reference_rules.known_sources,
        ("routines", 1, "sources"),
        ["MPFT", "BMJ"],
        "routines › ice › sources",
        '"BMJ" is not in the list',
    ),
    Case(
        reference_rules.reviewed_lately,
        ("topics", 0, "reviewed"),
        "2027-11-24",
        "topics › heat › reviewed",
        "2027-11-24 is still to come",
    ),
    Case(
        reference_rules.reviewed_lately,
        ("danger", "signs", 2, "reviewed"),
        "2024-11-20",
        "danger › fever › reviewed",
        "over two years ago",
    ),
    Case(
        reference_rules.regions_agree,
        ("regions", "en-US", "duvet"),
        "comforter",
        "regions › default",
        'lacks the word "duvet"',
    ),
    Case(
        grammar_rules.names_are_joined,
        ("grammar", "series", "last"),
        "{last} and more",
        "grammar › series › last",
        "words in braces",
    ),
    Case(
        grammar_rules.names_are_joined,
        ("grammar", "choice", "variations"),
        [{"before": ["o"], "last": "{others} or <s>{last}</s>"}],
        "grammar › choice › variation 1 › last",
        "it has a tag",
    ),
    Case(
        grammar_rules.hours_are_complete,
        ("grammar", "clock", "numbers"),
        ["one"] * 13,
        "grammar › clock › numbers",
        "there are 13 hours",
    ),
    Case(
        grammar_rules.hours_are_complete,
        ("grammar", "clock", "hours"),
        ["{hour}"] + ["one"] * 11,
        "grammar › clock › hours",
        "words in braces",
    ),
    Case(
        grammar_rules.times_are_told,
        ("grammar", "clock", "times", "30"),
        "half past",
        "grammar › clock › times › 30",
        "doesn't say the hour",
    ),
    Case(
        grammar_rules.times_are_told,
        ("grammar", "clock", "times", "other"),
        "{hour}",
        "grammar › clock › times › other",
        "doesn't say the minute",
    ),
    Case(
        grammar_rules.times_are_told,
        ("grammar", "clock", "times", "15"),
        "{hour} and {quarter}",
        "grammar › clock › times › 15",
        "nothing is known to put in for {quarter}",
    ),
    Case(
        grammar_rules.parts_cover_the_day,
        ("grammar", "clock", "parts", 0, "from"),
        6,
        "grammar › clock › parts",
        "don't begin at 0",
    ),
    Case(
        grammar_rules.parts_cover_the_day,
        ("grammar", "clock", "parts", 1, "again"),
        "PM",
        "grammar › clock › part 2 › again",
        "words in braces",
    ),
    Case(
        reference_rules.placeholders_are_filled,
        ANSWER,
        "Heat from a {duvet} helps.",
        "topics › heat › answer",
        "nothing is known to put in for {duvet}",
    ),
    Case(
        reference_rules.placeholders_are_filled,
        ("prompts", "greeting", "say", 0),
        "You are at {step}.",
        "prompts › greeting › variant 1",
        "nothing is known to put in for {step}",
    ),
    Case(
        reference_rules.placeholders_are_filled,
        ("regions", "en-US", "couch"),
        "{emergency} couch",
        "regions › en-US › couch",
        "nothing is known to put in for {emergency}",
    ),
    Case(
        reference_rules.placeholders_are_filled,
        ("topics", 0, "title"),
        "heat on the {couch}",
        "topics › heat › title",
        "nothing is known to put in for {couch}",
    ),
    Case(
        reference_rules.placeholders_are_filled,
        ANSWER,
        "Lie on the {couch.",
        "topics › heat › answer",
        "a brace stands alone",
    ),
    Case(
        reference_rules.prompts_match_code,
        ("prompts", "greetings"),
        {"say": ["Hi."]},
        "prompts › greetings",
        "never said",
    ),
    Case(
        reference_rules.prompts_match_code,
        ("questions",),
        {"menu": CONTENT["questions"]["menu"]},
        "questions › danger_signs",
        "it is missing",
    ),
    Case(
        reference_rules.levels_are_used,
        ("danger", "signs", 3, "level"),
        "same_day",
        "danger › levels › appointment",
        "no danger sign has this level",
    ),
    Case(
        reference_rules.pictures_are_described,
        ("pictures",),
        {},
        "pictures › side_facing_chair",
        "it is missing",
    ),
    Case(
        reference_rules.pictures_are_described,
        ("pictures", "swimming"),
        "A person swims.",
        "pictures › swimming",
        "no step shows this picture",
    ),
    Case(
        reference_rules.pictures_are_drawn,
        ("routines", 0, "leave", 0, "picture"),
        "swimming",
        "routines › legs_on_chair › leaving step 1 › picture",
        'the picture "swimming" is not drawn',
    ),
    Case(
        reference_rules.pictures_are_drawn,
        ("routines", 0, "steps", 0, "picture"),
        ABSENT,
        "pictures › side_facing_chair",
        "no step shows it",
    ),
    Case(
        reference_rules.pictures_are_drawn,
        ("routines", 0, "steps", 0, "easier_picture"),
        "swimming",
        "routines › legs_on_chair › step 1 › easier_picture",
        'the picture "swimming" is not drawn',
    ),
    Case(
        reference_rules.easier_pictures_have_words,
        ("routines", 0, "leave", 0, "easier_picture"),
        "side_facing_chair",
        "routines › legs_on_chair › leaving step 1 › easier_picture",
        "the step has no easier way",
    ),
    Case(
        length_rules.word_limits,
        ("pictures", "side_facing_chair"),
        "A person lies. " * 6,
        "pictures › side_facing_chair",
        "18 words; at most 15",
    ),
    Case(
        safety_rules.emergency_call_first,
        EMERGENCY,
        "This is serious. Please call {emergency}.",
        "danger › levels › emergency",
        "first sentence doesn't say to call",
    ),
    Case(
        safety_rules.emergency_call_first,
        CALL,
        "You know {emergency}.",
        "danger › collapse › call",
        "first sentence doesn't say to call",
    ),
    Case(
        safety_rules.doses,
        ANSWER,
        "Take 400 mg with food.",
        "topics › heat › answer",
        '"400 mg" is a dose',
    ),
    Case(
        safety_rules.doses,
        ANSWER,
        "Take two tablets with food.",
        "topics › heat › answer",
        '"two tablets" is a dose',
    ),
    Case(
        safety_rules.doses,
        ANSWER,
        "Heat helps. Rub the gel in twice a day.",
        "topics › heat › answer",
        '"twice a day" is a dose',
    ),
    Case(
        safety_rules.cures,
        ANSWER,
        "Heat will cure your back.",
        "topics › heat › answer",
        '"cure" promises a cure',
    ),
    Case(
        safety_rules.cures,
        ("routines", 0, "finish"),
        "That will fix your back.",
        "routines › legs_on_chair › finish",
        '"fix your" promises a cure',
    ),
    Case(
        safety_rules.diagnoses,
        ANSWER,
        "You have a pulled muscle.",
        "topics › heat › answer",
        '"You have a" tells people what they have',
    ),
    Case(
        safety_rules.diagnoses,
        ANSWER,
        "If it burns, you probably have sciatica.",
        "topics › heat › answer",
        '"you probably have sciatica" tells people',
    ),
    Case(
        safety_rules.diagnoses,
        ANSWER,
        "That sounds like a slipped disc.",
        "topics › heat › answer",
        '"That sounds like a slipped disc" tells people',
    ),
    Case(
        safety_rules.diagnoses,
        ANSWER,
        "You've just pulled a muscle.",
        "topics › heat › answer",
        '"You\'ve just pulled" tells people',
    ),
    Case(
        safety_rules.cures,
        ANSWER,
        "You'll be pain free by noon.",
        "topics › heat › answer",
        '"\'ll be pain free" promises a cure',
    ),
    Case(
        safety_rules.ice_time,
        ICE,
        "Leave the ice on for half an hour.",
        "topics › ice_how_long › answer",
        '"half an hour" is too long for ice',
    ),
    Case(
        safety_rules.ice_time,
        ("routines", 1, "steps", 1, "say"),
        "Leave it there for 25 minutes, then wait.",
        "routines › ice › step 2 › say",
        '"25 minutes" is too long for ice',
    ),
    Case(
        safety_rules.reminder_words,
        REMINDER,
        "Your back pain ice.",
        "prompts › reminder_off › variant 1",
        '"Your back" is a medical word',
    ),
    Case(
        safety_rules.reminder_words,
        REMINDER,
        "It is time to take the pack off your skin.",
        "prompts › reminder_off › variant 1",
        "42 characters; at most 40",
    ),
    Case(
        length_rules.labels_fit,
        ("screens", "next"),
        "Go on with the step after this",
        "screens › next",
        "30 letters; at most 24",
    ),
    Case(
        reference_rules.prompts_match_code,
        ("screens",),
        {"next": "Next"},
        "screens › step_of",
        "it is missing",
    ),
    Case(
        reference_rules.placeholders_are_filled,
        ("screens", "next"),
        "Next {step}",
        "screens › next",
        "nothing is known to put in for {step}",
    ),
    Case(
        length_rules.word_limits,
        ANSWER,
        FORTY_WORDS.strip(),
        "topics › heat › answer",
        "40 words; at most 38",
    ),
    Case(
        length_rules.word_limits,
        ASK,
        "Would you like to lie on the floor or in your bed now?",
        "questions › menu › ask 1",
        "13 words; at most 12",
    ),
    Case(
        length_rules.word_limits,
        STEP,
        "Call {emergency} if a b c d e f g h i j k l m n.",
        "routines › legs_on_chair › step 2 › say",
        "22 words as en-US says it; at most 20",
    ),
    Case(
        length_rules.introductions,
        ("routines", 0, "not_for"),
        "One two three four. " * 4 + "One two.",
        "routines › legs_on_chair › title, needs and not_for together",
        "31 words; at most 30",
    ),
    Case(
        length_rules.danger_replies,
        ("danger", "signs", 2, "why"),
        FORTY_WORDS.strip(),
        "danger › fever › whom to call and why together",
        "46 words; at most 40",
    ),
    Case(
        length_rules.grades,
        ANSWER,
        "Inflammation necessitates consultation.",
        "topics › heat › answer",
        "at most 6",
    ),
    Case(
        length_rules.overall_grade,
        ("topics", 0, "more"),
        ["Inflammation necessitates professional consultation " * 60],
        "all texts together",
        "at most 6",
    ),
    Case(
        form_rules.questions_ask,
        ASK,
        "Tell me what you need.",
        "questions › menu › ask 1",
        "doesn't end in a question mark",
    ),
    Case(
        form_rules.statements_do_not_ask,
        HELP,
        "Is it ice you want? Say so.",
        "questions › menu › help",
        "it asks something",
    ),
    Case(
        form_rules.variants_differ,
        ("prompts", "greeting", "say", 1),
        "hello, there",
        "prompts › greeting",
        "two variants are the same",
    ),
    Case(
        form_rules.variants_differ,
        ("questions", "menu", "reprompt", 0),
        "Shall we try {title} ?",
        "questions › menu › reprompt",
        'the same as "ask"',
    ),
    Case(
        form_rules.plain_punctuation,
        ANSWER,
        "Don\u2019t sleep on it.",
        "topics › heat › answer",
        "curly apostrophe",
    ),
    Case(
        form_rules.plain_punctuation,
        ANSWER,
        "Heat helps!",
        "topics › heat › answer",
        "exclamation mark",
    ),
    Case(
        form_rules.plain_punctuation,
        ANSWER,
        "Heat helps \U0001f600.",
        "topics › heat › answer",
        "symbol or emoji",
    ),
    Case(
        form_rules.one_spacing,
        ANSWER,
        "Heat  helps.",
        "topics › heat › answer",
        "a space too many",
    ),
    Case(
        form_rules.markup,
        ANSWER,
        'Wait. <break time="11s"/>',
        "topics › heat › answer",
        "a break of 11 seconds",
    ),
    Case(
        step_rules.one_action,
        STEP,
        "Bend your knees and gently lift your feet.",
        "routines › legs_on_chair › step 2 › say",
        '"Bend" and "lift" are two actions',
    ),
    Case(
        step_rules.one_action,
        STEP,
        "Rest a while, then stop.",
        "routines › legs_on_chair › step 2 › say",
        '"then" joins two actions',
    ),
    Case(
        step_rules.one_action,
        ("routines", 0, "steps", 1, "easier"),
        "Bend one knee. Lift one foot. Lower your head.",
        "routines › legs_on_chair › step 2 › easier",
        "3 sentences tell the person to do something",
    ),
    Case(
        step_rules.holds_match,
        ("routines", 0, "steps", 2, "hold"),
        300,
        "routines › legs_on_chair › step 3",
        "the words name 600 seconds, but the hold is 300",
    ),
    Case(
        step_rules.holds_match,
        STEP,
        "Stay on your back for one minute.",
        "routines › legs_on_chair › step 2",
        "a time to stay (60 seconds), but it has no hold",
    ),
    Case(
        step_rules.holds_match,
        ("routines", 0, "leave", 1, "hold"),
        30,
        "routines › legs_on_chair › leaving step 2",
        "don't say how long to stay",
    ),
)


def book(content: Any) -> Book:
    return Book(content, CODE, TODAY, DRAWINGS)


def test_a_valid_file_has_no_findings() -> None:
    assert content_rules.check(CONTENT, CODE, TODAY, DRAWINGS) == []


def test_every_rule_has_a_case() -> None:
    spanish = {form_rules.marks_are_opened}  # English opens no question; see test_spanish_rules
    assert {case.rule for case in CASES} == set(content_rules.RULES) - spanish


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule.__name__}: {case.what}")
def test_rule_fires(case: Case) -> None:
    findings = list(case.rule(book(changed(CONTENT, (case.path, case.value)))))
    assert [(found.where, case.what in found.what) for found in findings] == [(case.where, True)]
    assert findings[0].mend.endswith((".", "?", ">", '"'))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (safety_rules.doses, "Heat can help up to three times a day."),
        (safety_rules.doses, "Take the lowest dose that helps. The label tells you more."),
        (safety_rules.cures, "There's no cure for it. Nobody can guarantee that."),
        (safety_rules.diagnoses, "Ask first if you're pregnant, or you have a heart problem."),
        (safety_rules.diagnoses, "You have a moment. It doesn't mean you have a slipped disc."),
        (safety_rules.diagnoses, "A spasm is a sudden cramp. It's a common thing."),
        (safety_rules.ice_time, "Ice for ten minutes. Leave a gap of two hours in between."),
        (safety_rules.ice_time, "Have twenty minutes on and thirty minutes off with the ice."),
        (safety_rules.ice_time, "You can walk for half an hour."),
        (length_rules.grades, "Ibuprofen may help. A slipped disc may heal."),
        (form_rules.markup, 'One. <break time="10s"/> <emphasis level="strong">Two</emphasis>.'),
    ],
)
def test_rule_lets_pass(rule: Rule, text: str) -> None:
    assert list(rule(book(changed(CONTENT, (ANSWER, text))))) == []


@pytest.mark.parametrize(
    "step",
    [
        "Roll over, shoulders and hips together.",
        "Push up with your elbow and top hand, breathing out as you rise.",
        "Come onto your hands and knees.",
        "Breathing out, lift one foot.",
        "Then lift one foot.",
        "Place the pack on your side. Don't lie on it.",
        "Lift one foot and hold for a breath.",
    ],
)
def test_one_action_lets_pass(step: str) -> None:
    assert list(step_rules.one_action(book(changed(CONTENT, (STEP, step))))) == []


def test_questions_that_name_the_danger_signs_may_be_longer() -> None:
    asked = CONTENT["questions"]["danger_signs"]["ask"][0]
    assert len(asked.split()) > 12
    longer = changed(CONTENT, (("questions", "danger_signs", "ask", 0), f"{asked} {asked}"))
    assert [found.what for found in length_rules.word_limits(book(longer))] == [
        f"{2 * len(asked.split())} words; at most 25."
    ]


def test_things_to_have_ready_are_described_though_no_step_shows_them() -> None:
    drawn = Book(CONTENT, CODE, TODAY, DRAWINGS | {"pillows"})
    (found,) = reference_rules.pictures_are_described(drawn)
    assert found.where == "pictures › pillows"
    assert list(reference_rules.pictures_are_drawn(drawn)) == []


def test_a_finding_tells_how_to_mend_it() -> None:
    (found,) = length_rules.word_limits(book(changed(CONTENT, (ANSWER, FORTY_WORDS.strip()))))
    assert str(found) == (
        'topics › heat › answer: 40 words; at most 38. Move a sentence into "more".'
    )


def test_a_hard_text_is_told_its_long_words() -> None:
    hard = changed(CONTENT, (ANSWER, "Inflammation necessitates consultation with ibuprofen."))
    (found,) = length_rules.grades(book(hard))
    assert "inflammation" in found.mend
    assert "ibuprofen" not in found.mend
