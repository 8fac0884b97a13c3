import pytest

from simulator.spelling import Spelling
from simulator.text import said, tokens

SPELLING = Spelling(["kettle", "boiling", "water", "cups", "tea", "hot"])


@pytest.mark.parametrize(
    ("typed", "meant", "slips"),
    [
        ("the ketle is boilng", "the kettle is boiling", 2),
        ("kettel", "kettle", 1),
        ("watter", "water", 1),
        ("kettles and water", "kettles and water", 0),
        ("cup", "cup", 0),
        ("hit", "hit", 0),
        ("settled", "settled", 0),
        ("12345", "12345", 0),
        ("", "", 0),
    ],
)
def test_one_letter_off_is_mended(typed: str, meant: str, slips: int) -> None:
    mended, count = SPELLING.correct(tokens(typed))
    assert (said(mended), count) == (meant, slips)
