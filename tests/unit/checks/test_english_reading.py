"""English is judged by the grade of Flesch and Kincaid."""

import pytest

from checks import wording
from checks.tongues import ENGLISH
from checks.tongues.english_reading import syllables


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
    assert syllables(word) == count


def test_grade_is_that_of_flesch_and_kincaid() -> None:
    # Two sentences of three words each; six syllables.
    assert wording.score(["Lie down now. Rest your back."], ENGLISH) == pytest.approx(
        0.39 * 3 + 11.8 * 6 / 6 - 15.59
    )
    assert wording.score(["Rest your shoulders."], ENGLISH) == pytest.approx(
        0.39 * 3 + 11.8 * 4 / 3 - 15.59
    )
