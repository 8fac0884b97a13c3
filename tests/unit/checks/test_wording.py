"""Words, sentences, syllables and grades are counted as they are heard."""

import pytest

from checks import wording


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
    ("word", "count"),
    [
        ("about", 2),
        ("area", 3),
        ("knees", 1),
        ("You're", 1),
        ("pharmacist's", 3),
        ("ice-cold", 2),
        ("relaxants", 3),  # not in the dictionary, as are the next three
        ("footstool", 2),
        ("GP", 2),
        ("blorked", 1),
        ("911", 3),
        ("-", 1),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert wording.syllables(word) == count


def test_grade_is_that_of_flesch_and_kincaid() -> None:
    # Two sentences of three words each; six syllables.
    assert wording.grade(["Lie down now. Rest your back."]) == pytest.approx(
        0.39 * 3 + 11.8 * 6 / 6 - 15.59
    )
    assert wording.grade(["Rest your shoulders."]) == pytest.approx(0.39 * 3 + 11.8 * 4 / 3 - 15.59)


def test_grade_of_nothing_is_nought() -> None:
    assert wording.grade([]) == 0.0
    assert wording.grade(['<break time="1s"/>']) == 0.0


@pytest.mark.parametrize(
    "text",
    ["Ibuprofen may help.", "ibuprofen's time is up.", "A slipped disc is sore.", "Slipped discs."],
)
def test_names_count_as_short_words(text: str) -> None:
    names = ["ibuprofen", "slipped disc"]
    assert all(wording.syllables(word) == 1 for word in wording.words(wording.shorten(text, names)))


def test_names_are_whole_words() -> None:
    assert wording.shorten("An icepack on ice.", ["ice"]) == "An icepack on word."


def test_placeholders_count_as_short_words() -> None:
    assert wording.grade(["Lie on the {couch}."]) == wording.grade(["Lie on the mat."])


def test_fill_leaves_unknown_placeholders() -> None:
    assert wording.fill("{couch} and {step}", {"couch": "sofa"}) == "sofa and {step}"
