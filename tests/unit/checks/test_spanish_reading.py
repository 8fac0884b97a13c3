"""Spanish is judged by the ease of Fernández Huerta."""

import pytest

from checks import wording
from checks.tongues import SPANISH
from checks.tongues.spanish_reading import MEASURE, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("espalda", 3),
        ("aire", 2),
        ("siéntate", 3),
        ("muy", 1),
        ("y", 1),
        ("vaya", 2),
        ("guía", 2),  # an accent parts a weak vowel from a strong one
        ("baúl", 2),
        ("energía", 4),
        ("aéreo", 4),  # strong vowels stay apart
        ("averiguáis", 4),
        ("queso", 2),  # the u isn't heard, as in the next
        ("guisantes", 3),
        ("pingüino", 3),
        ("ciudad", 2),
        ("almohada", 4),
        ("CBD", 3),  # spelled out
        ("911", 3),
        ("¿Seguimos?", 3),
        ("-", 1),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_ease_is_that_of_fernandez_huerta() -> None:
    # Two sentences of four words each; fourteen syllables.
    assert wording.score(["Baja poco a poco. Ponte boca arriba ya."], SPANISH) == pytest.approx(
        206.84 - 60 * 15 / 8 - 1.02 * 4
    )


def test_the_lower_the_harder() -> None:
    assert MEASURE.is_over(69.9)
    assert not MEASURE.is_over(70.0)
    assert MEASURE.tell(64.2) == "at 64 on the scale of Fernández Huerta; at least 70."
