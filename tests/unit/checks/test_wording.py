"""Words and sentences are counted as they are heard, and names as short words."""

import pytest

from checks import wording
from checks.tongues import ENGLISH, SPANISH
from checks.tongues.english_reading import syllables


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ('Wait. <break time="2s"/> Then go.', "Wait. Then go."),
        ('Call <say-as interpret-as="digits">911</say-as>.', "Call 911 ."),
        ('See <sub alias="doctor">Dr</sub> Jones.', "See doctor Jones."),
        ("Salt &amp; ice", "Salt & ice"),
    ],
)
def test_plain_strips_markup(text: str, heard: str) -> None:
    assert wording.plain(text) == heard


def test_words_leave_out_what_is_only_punctuation() -> None:
    assert wording.words("Rest - for twenty-five minutes, on the {couch}.") == [
        *("Rest", "for", "twenty-five", "minutes,", "on", "the", "{couch}."),
    ]


def test_sentences_end_at_their_marks_and_at_paragraph_tags() -> None:
    assert wording.sentences("<p>Lie down</p><p>Rest. Is 2.5 fine?</p>") == [
        *("Lie down", "Rest", "Is 2.5 fine"),
    ]


@pytest.mark.parametrize(
    "text",
    ["Ibuprofen may help.", "ibuprofen's time is up.", "A slipped disc is sore.", "Slipped discs."],
)
def test_names_count_as_short_words(text: str) -> None:
    names = ["ibuprofen", "slipped disc"]
    shortened = wording.words(wording.shorten(text, names, ENGLISH))
    assert all(syllables(word) == 1 for word in shortened)


def test_names_are_whole_words() -> None:
    assert wording.shorten("An icepack on ice.", ["ice"], ENGLISH) == "An icepack on word."


def test_placeholders_count_as_short_words() -> None:
    assert (
        wording.score(["Lie on the {couch}."], ENGLISH)
        == wording.score(["Lie on the mat."], ENGLISH)
        == pytest.approx(0.39 * 4 + 11.8 - 15.59)
    )


def test_fill_leaves_unknown_placeholders() -> None:
    assert wording.fill("{couch} and {step}", {"couch": "sofa"}) == "sofa and {step}"


def test_names_are_met_in_the_plural_of_their_language() -> None:
    shortened = wording.shorten("Los temporizadores y la fractura.", ["temporizador"], SPANISH)
    assert shortened == "Los word y la fractura."


def test_texts_without_words_are_not_judged() -> None:
    assert wording.score([], ENGLISH) is None
    assert wording.score(['<break time="1s"/>'], ENGLISH) is None


def test_a_text_too_short_for_the_measure_is_judged_among_others_alone() -> None:
    assert wording.score(["Continuamos enseguida."], SPANISH) is None
    assert wording.score(["Continuamos enseguida."] * 3, SPANISH) == pytest.approx(
        206.84 - 60 * 4 - 1.02 * 2
    )
