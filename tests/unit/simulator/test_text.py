import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.text import keys, said, singular, tokens


@pytest.mark.parametrize(
    ("typed", "spoken"),
    [
        ("Go to step 3!", "go to step three"),
        ("GO TO STEP 21", "go to step twenty-one"),
        ("I can\u2019t do that\u2026", "i can't do that"),
        ("i cant do that", "i can't do that"),
        ("\u201cnext\u201d, please.", "next please"),
        ("I am on the floor", "i'm on the floor"),
        ("it is, I think", "it's i think"),
        ("do not", "don't"),
        ("I cannot", "i can't"),
        ("i can not", "i can't"),
        ("what is that", "what's that"),
        ("they would", "they'd"),
        ("call 911", "call nine one one"),
        ("call 911", "call nine eleven"),
        ("NHS helpline", "n. h. s. helpline"),
        ("20mins", "twenty mins"),
        ("the 3rd step", "the third step"),
        ("black & white", "black and white"),
        ("one hundred and five", "105"),
        ("\uff46\uff55\uff4c\uff4c width", "full width"),
        ("a  lot\tof\u00a0space", "a lot of space"),
    ],
)
def test_two_ways_of_writing_one_utterance(typed: str, spoken: str) -> None:
    assert keys(typed) == keys(spoken)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("go to step twenty one now", ("go", "to", "step", "21", "now")),
        ("back one step", ("back", "1", "step")),
        ("2.5 hours", ("2.5", "hours")),
        ("one two", ("12",)),
        ("twenty and thirty", ("20", "and", "30")),
        ("x-ray", ("x", "ray")),
        ("am i", ("am", "i")),
        ("i am not", ("im", "not")),
        ("'quoted'", ("quoted",)),
        ("", ()),
        ("?! \u2014 ...", ()),
        ("दर्द है", ("दर्द", "है")),
    ],
)
def test_keys(text: str, expected: tuple[str, ...]) -> None:
    assert keys(text) == expected


def test_what_was_said_keeps_both_words_of_a_contraction() -> None:
    assert [token.said for token in tokens("I am here")] == ["i am", "here"]


def test_what_was_said_keeps_apostrophes_and_number_words() -> None:
    assert said(tokens("I CAN\u2019T do Twenty One")) == "i can't do twenty one"


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("pillows", "pillow"),
        ("mattresses", "mattress"),
        ("bodies", "body"),
        ("patches", "patch"),
        ("boxes", "box"),
        ("this", "this"),
        ("stress", "stress"),
        ("is", "is"),
        ("gas", "gas"),
        ("us", "us"),
    ],
)
def test_singular(word: str, one: str) -> None:
    assert singular(word) == one


@given(st.text())
def test_any_text_gives_plain_keys(text: str) -> None:
    for token in tokens(text):
        assert token.key
        assert token.key == token.key.lower()
        assert not any(character.isspace() for character in token.key)


@given(st.text())
def test_what_was_said_reads_back_as_itself(text: str) -> None:
    spoken = said(tokens(text))
    assert said(tokens(spoken)) == spoken
