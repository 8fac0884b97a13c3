"""What is shown beside what is said, and what a touch does: the same as saying it."""

import calendar
import json
from pathlib import Path
from typing import Any

import pytest

from relief.alexa.screens import DOCUMENTS
from relief.alexa.touch import TOUCHABLE
from relief.bootstrap import build_skill
from relief.domain.conversation import Asked, Conversation
from relief.domain.ice import Proposal
from relief.domain.question import Question
from relief.domain.routine import Place
from relief.intents import Intent
from relief.labels import MONTHS
from relief.skill import JsonObject
from simulator.envelope import Session
from tests.support.checked_screen import assert_valid_directive, size, unbound
from tests.support.checked_skill import LIBRARY
from tests.support.direct import Direct, speech
from tests.support.profiles import PROFILES
from tests.support.project import MONDAY_NOON, manifest
from tests.support.shown import screens, shown_in
from tests.support.world import World

CONTENT = LIBRARY.content("en-US")
SCREEN = PROFILES["medium"]
MOST_BYTES = 20 * 1024
"""Of what is shown alone; the whole answer is to stay under 24 KB."""


def data(answer: JsonObject) -> dict[str, Any]:
    """Give what an answer shows."""
    shown = shown_in(answer)
    assert shown is not None, "nothing is shown"
    found: dict[str, Any] = shown["datasources"]["screen"]
    return found


def choice(answer: JsonObject, label: str) -> list[Any]:
    """Give what touching this label sends."""
    shown = data(answer)
    sent = {one["label"]: one["arguments"] for one in (*shown["choices"], *shown["rows"])}
    return list(sent[label])


def in_state(state: Conversation) -> Direct:
    skill = Direct(screen=SCREEN)
    skill.session = Session(new=False, attributes=state.to_json())
    return skill


def at_step(step: int, question: Question = Question.NEXT_STEP) -> Direct:
    place = Place("legs_on_chair", step, MONDAY_NOON)
    return in_state(Conversation(asked=Asked(question), place=place, checked=True))


# Every kind


@pytest.mark.parametrize("name", screens())
def test_every_screen_finds_what_it_binds_and_sends_what_is_understood(name: str) -> None:
    directive = screens()[name]
    assert_valid_directive(directive)
    assert size(directive) <= MOST_BYTES
    described = json.loads(Path(DOCUMENTS, f"{name.partition('-')[0]}.json").read_text("utf-8"))
    assert directive["document"]["description"] == described["description"]


def test_every_document_is_shown_by_some_screen() -> None:
    drawn = {path.stem for path in Path(DOCUMENTS).glob("*.json")} - {"shared"}
    assert drawn == {name.partition("-")[0] for name in screens()}


def test_a_misspelt_binding_would_be_found() -> None:
    directive = screens()["guide"]
    wrong = json.loads(json.dumps(directive["document"]).replace("screen.title", "screen.titel"))
    assert "screen.titel" in set(unbound(wrong, directive["datasources"]["screen"]))


@pytest.mark.parametrize("routine", CONTENT.routines.values(), ids=lambda routine: routine.id)
def test_every_step_is_shown_with_its_number_its_words_and_its_picture(routine: Any) -> None:
    for index, step in enumerate(routine.steps):
        state = Conversation(
            asked=Asked(Question.NEXT_STEP),
            place=Place(routine.id, index, MONDAY_NOON),
            checked=True,
        )
        answer = in_state(state).intend(Intent.WHICH_STEP)
        shown = data(answer)
        assert shown["progress"] == f"Step {index + 1} of {len(routine.steps)}"
        assert shown["alt"] == (CONTENT.pictures[step.picture] if step.picture else "")
        directive = shown_in(answer)
        assert directive is not None
        assert ("graphics" in directive["document"]) == bool(step.picture)


def test_the_easier_way_is_not_shown_with_the_drawing_of_the_usual_one() -> None:
    step = CONTENT.routines["legs_on_chair"].steps[4]
    shown = data(at_step(4, Question.HURT_SIGNS).intend(Intent.NO))
    assert shown["text"] == step.easier
    assert step.easier_picture not in {None, step.picture}
    assert shown["alt"] == CONTENT.pictures[step.easier_picture or ""]


def test_an_easier_way_that_nothing_shows_has_no_drawing() -> None:
    step = CONTENT.routines["legs_on_chair"].steps[0]
    assert (step.picture, step.easier_picture) == ("chair_against_wall", None)
    assert data(at_step(0, Question.HURT_SIGNS).intend(Intent.NO))["picture"] == ""


@pytest.mark.parametrize("locale", sorted(CONTENT.regions.keys() - {"default"}))
def test_every_answer_is_shown_in_every_locale(locale: str) -> None:
    skill = Direct(locale, screen=SCREEN)
    for intent in CONTENT.topic_of_intent:
        assert data(skill.intend(intent))["text"]


@pytest.mark.parametrize("routine", CONTENT.routines)
def test_steps_that_are_read_on_are_shown_together(routine: str) -> None:
    state = Conversation(
        asked=Asked(Question.NEXT_STEP), place=Place(routine, 0, MONDAY_NOON), checked=True
    )
    shown = data(in_state(state).intend(Intent.KEEP_GOING))
    if not shown["progress"].startswith("Step 2"):
        first, *others = (step["number"] for step in shown["steps"])
        assert others == list(range(first + 1, first + 1 + len(others)))
        assert others
        assert shown["progress"].startswith(f"Steps {first} to {others[-1]} of ")
        said = [CONTENT.routines[routine].steps[step["number"] - 1].say for step in shown["steps"]]
        filled = [CONTENT.words("en-US").text(words) for words in said]
        assert [step["text"] for step in shown["steps"]] == filled


def test_an_answer_names_its_sources_and_the_day_it_was_reviewed() -> None:
    shown = data(Direct(screen=SCREEN).intend("HeatQuestionIntent"))
    topic = CONTENT.topics["heat"]
    assert shown["sources"] == [CONTENT.sources[source] for source in topic.sources]
    year, month, day = map(int, topic.reviewed.split("-"))
    assert shown["reviewed"] == f"Reviewed {day} {calendar.month_name[month]} {year}"


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_is_said_in_the_words_of_the_content(month: int) -> None:
    assert CONTENT.labels[MONTHS[month - 1]] == calendar.month_name[month]


def test_a_list_of_positions_has_all_of_them() -> None:
    shown = data(Direct(screen=SCREEN).intend(Intent.LIST_ROUTINES))
    assert len(shown["rows"]) == len(CONTENT.routines)
    assert len(shown["choices"]) == 2


def test_the_question_of_a_list_of_positions_is_shown_and_answered_by_touch() -> None:
    skill = Direct(screen=SCREEN)
    first = skill.intend(Intent.LIST_ROUTINES)
    assert "name more?" in data(first)["question"]
    more = skill.touch(choice(first, "Name more"))
    assert speech(more) != speech(first)
    assert "?" in speech(skill.touch(choice(more, "Back")))
    assert skill.read_state().asked != Asked(Question.MORE_ROUTINES)


def test_a_hold_runs_from_what_is_left_of_it() -> None:
    skill = at_step(8)
    assert data(skill.intend(Intent.NEXT))["countdown"]["seconds"] == 600
    skill.wait(minutes=4)
    left = data(skill.intend(Intent.TIME_LEFT))["countdown"]
    assert (left["seconds"], left["runs"]) == (360, True)
    paused = data(skill.intend(Intent.PAUSE))["countdown"]
    assert (paused["seconds"], paused["runs"]) == (360, False)


def test_a_short_hold_begins_when_its_words_are_said() -> None:
    countdown = screens()["guide-short-hold"]["datasources"]["screen"]["countdown"]
    assert countdown["seconds"] == 5
    assert countdown["starts_in"] > 0


def test_the_ice_is_told_with_its_time() -> None:
    assert screens()["ice"]["datasources"]["screen"]["countdown"]["seconds"] == 14 * 60 + 35


def test_reminders_that_were_just_set_run_down() -> None:
    with World(screen=SCREEN) as world:
        world.say(":permission reminders granted")
        world.say("ask back spasm relief to start an ice reminder")
        world.say("yes")
        assert "I'll remind you" in world.say("yes")
        assert world.alexa.shown is not None
        countdown = world.alexa.shown["datasources"]["screen"]["countdown"]
        assert countdown["runs"]
        assert 19 * 60 <= countdown["seconds"] <= 20 * 60


# Danger, and what must not be shown


@pytest.mark.parametrize("intent", CONTENT.sign_of_intent)
def test_danger_shows_whom_to_call_and_never_why(intent: str) -> None:
    sign = CONTENT.sign_of_intent[intent]
    answer = Direct(screen=SCREEN).intend(intent)
    shown = data(answer)
    assert shown["level"] == sign.level
    assert (shown["number"] == "911") == (sign.level == "emergency")
    assert sign.why.partition(" ")[0] in speech(answer)
    sent = json.dumps(shown_in(answer))
    assert CONTENT.words("en-US").text(sign.why) not in sent
    assert sign.id not in sent
    assert intent not in sent


def test_an_emergency_shows_nothing_to_touch_but_the_way_back() -> None:
    shown = data(in_state(Conversation(asked=Asked(Question.MENU))).intend("ChestPainDangerIntent"))
    assert shown["question"] == "Did I hear you right?"
    assert [choice["label"] for choice in shown["choices"]] == ["Back"]
    shown = data(in_state(Conversation(asked=Asked(Question.DANGER_SIGNS))).intend(Intent.YES))
    assert shown["question"] == "Did I hear you right?"
    assert [choice["label"] for choice in shown["choices"]] == ["Back"]


@pytest.mark.parametrize(
    ("asked", "labels"),
    [
        (Question.MENU, ["Rest position", "All positions", "Ask a question", "Ice reminders"]),
        (Question.DANGER_SIGNS, ["Yes", "No"]),
    ],
)
def test_what_can_wait_shows_what_answers_the_question_that_is_asked(
    asked: Question, labels: list[str]
) -> None:
    skill = in_state(Conversation(asked=Asked(asked)))
    answer = skill.intend("FeverDangerIntent")
    shown = data(answer)
    assert shown["level"] == "same_day"
    assert [one["label"] for one in shown["choices"]] == labels
    assert not any(one["main"] for one in shown["choices"])
    assert speech(answer).removesuffix("</speak>").endswith(shown["question"])
    skill.touch(choice(answer, labels[-1]))
    assert skill.last_speech is not None


def test_nothing_is_asked_of_who_said_it_in_one_breath() -> None:
    shown = data(Direct(screen=SCREEN).intend("FeverDangerIntent"))
    assert shown["question"] == ""
    assert shown["choices"] == []


def test_where_the_number_is_not_known_none_is_shown() -> None:
    assert screens()["danger-elsewhere"]["datasources"]["screen"]["number"] == ""


def test_who_was_misheard_can_touch_the_way_back_and_nothing_else_stands_there() -> None:
    skill = at_step(3)
    before = skill.read_state().place
    answer = skill.intend("ChestPainDangerIntent")
    (way_back,) = data(answer)["choices"]
    assert way_back["label"] == "Back"
    assert skill.read_state().place is None
    skill.touch(way_back["arguments"])
    assert skill.read_state().place == before


def test_the_way_back_touched_after_the_session_has_ended_opens_no_routine() -> None:
    skill = at_step(3)
    (way_back,) = data(skill.intend("ChestPainDangerIntent"))["choices"]
    skill.end()
    skill.touch(way_back["arguments"])
    state = skill.read_state()
    assert (state.place, state.asked) == (None, Asked(Question.ANYTHING_ELSE))


# On a speaker


def test_a_speaker_is_shown_nothing() -> None:
    assert "directives" not in Direct().launch()["response"]


def test_a_screen_that_the_manifest_did_not_ask_for_is_none() -> None:
    interfaces = manifest()["manifest"]["apis"]["custom"]["interfaces"]
    assert [interface["type"] for interface in interfaces] == ["ALEXA_PRESENTATION_APL"]
    drawn_for = {
        (view["mode"], view["shape"], view["minWidth"], view["minHeight"])
        for view in interfaces[0]["supportedViewports"]
    }
    assert drawn_for == {
        (view.mode, view.shape, view.width * 160 // view.dpi, view.height * 160 // view.dpi)
        for view in PROFILES.values()
    }


# Touch


def test_a_touch_does_what_saying_it_does() -> None:
    for label, intent in (("Next", Intent.NEXT), ("Back", Intent.PREVIOUS)):
        touched, said = at_step(3), at_step(3)
        sent = choice(touched.intend(Intent.WHICH_STEP), label)
        said.intend(Intent.WHICH_STEP)
        assert touched.touch(sent) == said.intend(intent)


def test_a_whole_way_by_touch() -> None:
    with World(screen=SCREEN) as world:
        world.say("open back spasm relief")
        assert "safety check" in world.touch("Yes").lower()
        assert "on a bed" in world.touch("No")
        assert "legs on a chair" in world.touch("Floor")
        assert "against a wall" in world.touch("Start")
        assert "onto your side" in world.touch("Next")
        assert "against a wall" in world.touch("Back")
        assert world.touch("Repeat") == world.say("say that again")
        world.say("stop")


def test_a_position_is_chosen_by_touch_and_the_danger_signs_come_first() -> None:
    skill = Direct(screen=SCREEN)
    sent = choice(skill.intend(Intent.LIST_ROUTINES), "Knee to chest")
    skill.touch(sent)
    asked = skill.read_state().asked
    assert asked is not None
    assert (asked.question, asked.routine) == (Question.DANGER_SIGNS, "knee_to_chest")


def test_next_after_the_session_has_ended_goes_on_from_the_place() -> None:
    skill = at_step(3)
    sent = choice(skill.intend(Intent.NEXT), "Next")
    skill.end()
    assert data(skill.touch(sent))["progress"] == "Step 6 of 15"


@pytest.mark.parametrize("label", ["Yes", "No"])
def test_the_danger_check_can_be_answered_after_the_session_has_ended(label: str) -> None:
    said, touched = Direct(screen=SCREEN), Direct(screen=SCREEN)
    for skill in (said, touched):
        skill.launch()
        shown = skill.intend(Intent.YES)
    touched.end()
    answer = touched.touch(choice(shown, label))
    assert speech(answer) == speech(said.intend(Intent.YES if label == "Yes" else Intent.NO))


def test_the_check_at_a_place_can_be_answered_after_the_session_has_ended() -> None:
    skill = at_step(3)
    skill.intend(Intent.NEXT)
    sent = choice(skill.intend(Intent.THAT_HURTS), "Yes")
    skill.end()
    assert "call" in speech(skill.touch(sent))


def test_a_start_after_the_session_has_ended_asks_for_danger_signs_again() -> None:
    skill = in_state(Conversation(asked=Asked(Question.SURFACE), checked=True))
    sent = choice(skill.intend(Intent.START_ROUTINE, routine="legs_on_chair"), "Start")
    skill.end()
    skill.touch(sent)
    asked = skill.read_state().asked
    assert asked is not None
    assert asked.question is Question.DANGER_SIGNS


def test_the_second_of_two_quick_touches_answers_nothing() -> None:
    skill = Direct(screen=SCREEN)
    sent = choice(skill.launch(), "Yes")
    asked = skill.touch(sent)
    again = skill.touch(sent)
    assert speech(again) == speech(asked)
    assert skill.read_state().asked == Asked(Question.DANGER_SIGNS)


def test_what_is_said_again_leaves_the_screen_as_it_is() -> None:
    skill = at_step(3)
    skill.intend(Intent.NEXT)
    assert shown_in(skill.intend(Intent.REPEAT)) is None
    assert shown_in(skill.intend(Intent.SLOWER)) is None


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        "AMAZON.NextIntent",
        ["AMAZON.NextIntent"],
        ["ChestPainDangerIntent", {}, ""],
        ["ForgetMeIntent", {}, ""],
        [7, {}, ""],
        ["AMAZON.NextIntent", [], ""],
        ["AMAZON.NextIntent", {"topic": "heat"}, ""],
        ["StartRoutineIntent", {"routine": 7}, ""],
        ["AMAZON.NextIntent", {}, "", "more"],
    ],
)
def test_a_touch_that_is_none_of_ours_is_met_with_silence(sent: object) -> None:
    skill = at_step(3)
    assert skill.touch(sent)["response"] == {}


def offered() -> set[Any]:
    """Give every intent that some screen offers to touch."""
    shown = [directive["datasources"]["screen"] for directive in screens().values()]
    for question in Question:
        asked = Asked(question, routine="legs_on_chair", topic="heat", part=1, ice=Proposal())
        place = Place("legs_on_chair", 3, MONDAY_NOON)
        state = Conversation(asked=asked, place=place, checked=True)
        shown.append(data(in_state(state).intend(Intent.HELP)))
    return {choice["arguments"][0] for screen in shown for choice in screen["choices"]}


def test_all_that_is_offered_to_touch_may_be_touched_and_nothing_else() -> None:
    assert offered() == TOUCHABLE


def test_what_a_voice_session_begins_with_is_no_question_that_was_touched() -> None:
    """Only a touch may say which question it answers; a forged session may not."""
    skill = Direct(screen=SCREEN)
    asked = Asked(Question.ICE_CONFIRM, ice=Proposal())
    skill.session = Session(new=True, attributes=Conversation(asked=asked).to_json())
    assert speech(skill.intend(Intent.YES)) == speech(Direct(screen=SCREEN).intend(Intent.YES))


@pytest.mark.parametrize("written", [7, "{", "[" * 5000, "[]", '{"question": "x"}', '"x"', ""])
def test_a_broken_question_in_a_touch_is_taken_as_none(written: object) -> None:
    skill = Direct(screen=SCREEN)
    answer = skill.touch([Intent.YES.value, {}, written])
    assert speech(answer) == speech(Direct(screen=SCREEN).intend(Intent.YES))


def test_an_unknown_routine_in_a_touch_is_listed() -> None:
    skill = Direct(screen=SCREEN)
    answer = skill.touch([Intent.START_ROUTINE.value, {"routine": "handstand"}, ""])
    assert len(data(answer)["rows"]) == len(CONTENT.routines)


TOUCH = {"type": "Alexa.Presentation.APL.UserEvent", "arguments": [Intent.YES.value, {}, ""]}


@pytest.mark.parametrize(
    "body",
    [
        {"request": TOUCH},
        {"request": TOUCH, "session": None},
        {"request": TOUCH, "session": []},
        {"request": TOUCH, "session": {"new": False, "attributes": []}},
        {"request": {**TOUCH, "arguments": [Intent.NO.value, {}, "[" * 900 + "]" * 900]}},
        {"request": {**TOUCH, "timestamp": 7, "requestId": None}},
    ],
)
def test_a_touch_in_a_broken_envelope_is_answered(body: dict[str, Any]) -> None:
    assert build_skill()(body)["response"]["outputSpeech"]
