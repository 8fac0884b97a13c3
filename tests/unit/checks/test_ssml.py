"""Markup that Alexa would refuse is found."""

import pytest

from checks import ssml


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, and nothing else.",
        'Wait. <break time="10s"/>',
        'Wait. <break time="500ms" strength="weak"/>',
        '<p><s>Call <say-as interpret-as="digits">911</say-as>.</s></p>',
        '<emphasis level="strong">Now</emphasis>, see <sub alias="doctor">Dr</sub> A &amp; B.',
    ],
)
def test_good_markup_passes(text: str) -> None:
    assert ssml.problems(text) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ice & heat", 'a bare "&"'),
        ("Ice &nbsp; heat", 'a bare "&"'),
        ("<p>Ice", "markup that doesn't add up"),
        ("Ice < heat", "markup that doesn't add up"),
        ("</text><text>", "markup that doesn't add up"),
        ("<b>Ice</b>", "the tag <b>"),
        ("<speak>Ice</speak>", "the tag <speak>"),
        ('<prosody rate="slow">Ice</prosody>', "the tag <prosody>"),
        ('<break time="10.5s"/>', "a break of 10.5 seconds"),
        ('<break time="10001ms"/>', "a break of 10.001 seconds"),
        ('<break time="2"/>', 'a break of "2"'),
        ("<break/>", "a break that Alexa can't read"),
        ('<break strength="long"/>', 'strength="long"'),
        ('<say-as interpret-as="phone">1</say-as>', 'interpret-as="phone"'),
        ("<emphasis>Now</emphasis>", 'level=""'),
        ("<sub>Dr</sub>", "a <sub> without an alias"),
    ],
)
def test_bad_markup_is_told(text: str, what: str) -> None:
    ((told, mend),) = ssml.problems(text)
    assert what in told
    assert mend


def test_a_response_may_use_all_that_alexa_takes() -> None:
    response = '<speak><prosody rate="85%">Ice</prosody> <amazon:effect name="whispered"/></speak>'
    assert ssml.problems(response, ssml.ALEXA_TAGS) == []
    assert ssml.problems("<speak><b/></speak>", ssml.ALEXA_TAGS)
