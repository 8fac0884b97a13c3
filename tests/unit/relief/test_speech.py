"""SSML: pauses and the rate of speech."""

import re

import hypothesis.strategies as st
import pytest
from hypothesis import given

from relief.alexa.speech import LONGEST_BREAK, at_rate, silence
from relief.domain.pace import Pace
from simulator.speech import read_ssml


def test_no_silence_is_nothing() -> None:
    assert silence(0) == ""


@pytest.mark.parametrize(
    ("seconds", "breaks"), [(1, [1]), (9, [9]), (10, [10]), (11, [10, 1]), (30, [10, 10, 10])]
)
def test_a_silence_is_split_into_breaks_that_alexa_takes(seconds: int, breaks: list[int]) -> None:
    assert silence(seconds) == " ".join(f'<break time="{length}s"/>' for length in breaks)


@given(st.integers(1, 600))
def test_a_silence_lasts_as_long_as_it_should_in_breaks_of_ten_seconds_at_most(
    seconds: int,
) -> None:
    lengths = [int(length) for length in re.findall(r'<break time="(\d+)s"/>', silence(seconds))]
    assert sum(lengths) == seconds
    assert all(0 < length <= LONGEST_BREAK for length in lengths)
    assert read_ssml(f"<speak>{silence(seconds)}</speak>").lasts.total_seconds() == seconds


def test_the_normal_rate_leaves_the_words_as_they_are() -> None:
    assert at_rate("Lie back.", 1.0) == "Lie back."


@pytest.mark.parametrize(("rate", "percent"), [(0.7, "70%"), (0.85, "85%"), (1.15, "115%")])
def test_another_rate_is_told_in_per_cent(rate: float, percent: str) -> None:
    assert at_rate("Lie back.", rate) == f'<prosody rate="{percent}">Lie back.</prosody>'


@pytest.mark.parametrize("pace", Pace)
def test_alexa_takes_every_pace(pace: Pace) -> None:
    ssml = at_rate(f"Lie back. {silence(25)}", pace.rate)
    assert read_ssml(f"<speak>{ssml}</speak>").text == "Lie back."
