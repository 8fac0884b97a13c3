"""The content file as typed objects, and its words as one locale says them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from relief.content import Library, Step, UnknownWordError, from_json
from tests.unit.relief.small_content import SMALL, small_json

US = SMALL.words("en-US")
ELSEWHERE = SMALL.words("en-NZ")


def test_a_text_without_placeholders_stays_as_it_is() -> None:
    assert US.text("Lie back. <break time='1s'/>") == "Lie back. <break time='1s'/>"


def test_regional_words_are_those_of_the_locale() -> None:
    assert US.text("Sit on the {couch}.") == "Sit on the couch."


@pytest.mark.parametrize("locale", ["en-NZ", "de-DE", "", "default", "nonsense", "en-us"])
def test_an_unknown_locale_has_the_default_words(locale: str) -> None:
    assert SMALL.words(locale).text("Sit on the {couch}.") == "Sit on the sofa."


def test_regional_words_may_hold_ssml() -> None:
    assert "<say-as interpret-as='digits'>911</say-as>" in US.text("Call {emergency}.")


def test_values_are_filled_in() -> None:
    assert US.text("{count} of {all}", count=2, all="three") == "2 of three"


def test_the_same_placeholder_is_filled_wherever_it_stands() -> None:
    assert US.text("{couch}, {couch}") == "couch, couch"


def test_values_are_escaped() -> None:
    text = US.text("About {what}.", what="<audio src='x'/> & </speak>")
    assert text == "About &lt;audio src='x'/&gt; &amp; &lt;/speak&gt;."


def test_a_value_is_not_taken_for_a_template() -> None:
    assert US.text("About {what}.", what="{emergency} {gone}") == "About {emergency} {gone}."


def test_a_value_wins_over_a_regional_word() -> None:
    assert US.text("{couch}", couch="bench") == "bench"


def test_a_placeholder_that_nothing_fills_is_an_error_that_names_it() -> None:
    with pytest.raises(UnknownWordError, match="settee"):
        US.text("Sit on the {settee}.", couch="bench")


def test_an_unknown_word_in_one_locale_only_is_an_error_there() -> None:
    regions = {"default": {"a": "x"}, "en-US": {}}
    content = replace(SMALL, regions=regions)
    assert content.words("en-GB").text("{a}") == "x"
    with pytest.raises(UnknownWordError):
        content.words("en-US").text("{a}")


@pytest.mark.parametrize(
    ("variant", "said"),
    [
        (0, "Hello."),
        (1, "Good day."),
        (2, "Welcome to couch."),
        (3, "Hello."),
        (10**9 + 1, "Welcome to couch."),
    ],
)
def test_the_variants_of_a_prompt_go_round(variant: int, said: str) -> None:
    assert US.prompt("hello", variant) == said


def test_a_prompt_is_filled_with_escaped_values() -> None:
    assert ELSEWHERE.prompt("unknown", what="<b>") == "I don't know &lt;b&gt;."


def test_a_topic_is_told_in_its_answer_and_then_what_there_is_more() -> None:
    assert SMALL.topics["heat"].parts == ("Warm.", "Warmer.", "Hot.")
    assert SMALL.topics["heat"].routine is None
    assert SMALL.topics["bed_rest"].parts == ("Short.",)
    assert SMALL.topics["bed_rest"].routine == "rest"


def test_a_sign_calls_with_the_words_of_its_level_or_with_its_own() -> None:
    assert SMALL.signs["chest_pain"].call == SMALL.levels["emergency"]
    assert SMALL.signs["fever"].call == "Ring now."


def test_a_routine_holds_the_steps_into_it_and_then_those_out_of_it() -> None:
    rest = SMALL.routines["rest"]
    said = [step.say for step in rest.steps]
    assert said == ["Sit on the {couch}.", "Lie back.", "Rest.", "Roll over.", "Sit up."]
    assert rest.steps[rest.leave_from].say == "Roll over."


def test_a_step_has_no_hold_picture_or_easier_way_unless_it_says_so() -> None:
    plain, rich, held, *_ = SMALL.routines["rest"].steps
    assert plain == Step("Sit on the {couch}.", hold=0, picture=None, easier=None)
    assert rich == Step("Lie back.", picture="lying", easier="Lean back.")
    assert held.hold == 600


def test_a_picture_is_described_in_the_words_of_the_place() -> None:
    assert US.text(SMALL.pictures["lying"]) == "Someone lies on the couch."


def test_a_routine_is_left_at_its_end_unless_it_says_to_stay() -> None:
    assert not SMALL.routines["rest"].stay
    assert SMALL.routines["sleep"].stay


def test_each_topic_is_asked_for_by_the_intent_named_after_it() -> None:
    assert {name: topic.id for name, topic in SMALL.topic_of_intent.items()} == {
        "HeatQuestionIntent": "heat",
        "BedRestQuestionIntent": "bed_rest",
    }


def test_each_sign_is_told_by_the_intent_named_after_it() -> None:
    assert {name: sign.id for name, sign in SMALL.sign_of_intent.items()} == {
        "ChestPainDangerIntent": "chest_pain",
        "FeverDangerIntent": "fever",
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en.json").write_text(json.dumps(small_json()), encoding="utf-8")
    german = {**small_json(), "language": "de"}
    (tmp_path / "de.json").write_text(json.dumps(german), encoding="utf-8")
    (tmp_path / "content.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "pictures.json").write_text("{}", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("locale", ["de-DE", "de-AT", "de", "DE-de"])
def test_a_locale_is_served_in_its_language(folder: Path, locale: str) -> None:
    assert Library(folder).content(locale).language == "de"


@pytest.mark.parametrize(
    "locale",
    [
        "en-US",
        "fr-FR",
        "",
        "-",
        "content",
        "content.schema",
        "pictures",
        "../en",
        "deutsch",
        "\x00",
    ],
)
def test_an_unknown_language_is_served_in_english(folder: Path, locale: str) -> None:
    assert Library(folder).content(locale).language == "en"


def test_a_language_is_read_once_and_only_when_it_is_asked_for(folder: Path) -> None:
    library = Library(folder)
    (folder / "de.json").write_text("no JSON", encoding="utf-8")
    english = library.content("en-US")
    (folder / "en.json").unlink()
    assert library.content("en-GB") is english
    with pytest.raises(json.JSONDecodeError):
        library.content("de-DE")


def test_reading_does_not_change_the_parsed_file() -> None:
    data = small_json()
    from_json(data)
    assert data == small_json()
