from datetime import timedelta

import pytest

from simulator.speech import Speech, SpeechError, read, read_ssml


def _ssml(inner: str) -> Speech:
    return read_ssml(f"<speak>{inner}</speak>")


def _seconds(inner: str) -> float:
    return _ssml(inner).lasts.total_seconds()


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("Hello &amp; goodbye", "Hello & goodbye"),
        ("One.<break time='2s'/>Two.", "One. Two."),
        ("<p>One.</p><p>Two.</p>", "One. Two."),
        ("<s>One</s>\n\n<s>Two</s>", "One Two"),
        ("call <say-as interpret-as='digits'>911</say-as>", "call 911"),
        ("<sub alias='tea'>Camellia</sub> time", "tea time"),
        ("<prosody rate='slow'>Slow <emphasis level='strong'>now</emphasis></prosody>", "Slow now"),
        ("<audio src='soundbank://soundlibrary/a/b'/>ding", "(sound) ding"),
        ("<amazon:effect name='whispered'>psst</amazon:effect>", "psst"),
        ("<voice name='Amy'><lang xml:lang='fr-FR'>oui</lang></voice>", "oui"),
        ("", ""),
    ],
)
def test_ssml_as_plain_text(inner: str, text: str) -> None:
    assert _ssml(inner).text == text


@pytest.mark.parametrize(
    "ssml",
    [
        "",
        "no tags",
        "<speak>never closed",
        "<speak>a & b</speak>",
        "<speak>a < b</speak>",
        "<speak>one</speak><speak>two</speak>",
        "<speak><speak>in</speak></speak>",
        "<p>no speak</p>",
        "<speak><b>bold</b></speak>",
        "<speak><break time='11s'/></speak>",
        "<speak><break time='10500ms'/></speak>",
        "<speak><break time='soon'/></speak>",
        "<speak><break strength='huge'/></speak>",
        "<speak><break length='1s'/></speak>",
        "<speak><say-as>1</say-as></speak>",
        "<speak><say-as interpret-as='song'>1</say-as></speak>",
        "<speak><sub>1</sub></speak>",
        "<speak><audio src='http://insecure.example/a.mp3'/></speak>",
        "<speak><prosody rate='warp'>1</prosody></speak>",
        "<speak>\x00</speak>",
        "<speak>\ud800</speak>",
        "<!DOCTYPE speak [<!ENTITY a 'b'>]><speak>&a;</speak>",
    ],
)
def test_what_alexa_would_refuse(ssml: str) -> None:
    with pytest.raises(SpeechError):
        read_ssml(ssml)


def test_ten_seconds_of_break_are_allowed() -> None:
    assert _seconds("<break time='10s'/>") == 10
    assert _seconds("<break time='500ms'/>") == 0.5
    assert _seconds("<break/>") == 0.5
    assert _seconds("<break strength='none'/>") == 0


def test_more_words_and_slower_words_take_longer() -> None:
    assert 0 < _seconds("one") < _seconds("one two") < _seconds("one two.")
    normal = _seconds("one two three four")
    assert _seconds("<prosody rate='slow'>one two three four</prosody>") > normal
    assert _seconds("<prosody rate='150%'>one two three four</prosody>") < normal
    assert _seconds("<say-as interpret-as='digits'>911</say-as>") > _seconds("911")
    assert _seconds("<p>one</p>") > _seconds("one")
    assert _seconds("<audio src='https://x.example/a.mp3'/>") > 0


def test_a_hundred_and_fifty_words_take_about_a_minute() -> None:
    assert 50 < _seconds(" ".join(["word"] * 150)) < 70


def test_only_what_is_heard_takes_time() -> None:
    assert _seconds("<sub alias='a'>one two three four five</sub>") == _seconds("a")


def test_plain_text_is_said_as_it_is() -> None:
    said = read({"type": "PlainText", "text": "1 < 2 & so on"})
    assert said.text == "1 < 2 & so on"
    assert said.lasts > timedelta(0)


@pytest.mark.parametrize(
    "output",
    [
        {},
        {"type": "Song", "text": "la"},
        {"type": "PlainText"},
        {"type": "SSML", "text": "x"},
        {"type": "PlainText", "text": 5},
        {"type": "PlainText", "text": "x" * 8001},
    ],
)
def test_an_output_that_is_none(output: dict[str, object]) -> None:
    with pytest.raises(SpeechError):
        read(output)


def test_eight_thousand_characters_are_allowed() -> None:
    assert read({"type": "PlainText", "text": "x" * 8000}).text


def _pieces(inner: str) -> list[tuple[str, float, float]]:
    return [(piece.text, piece.rate, piece.pause) for piece in _ssml(inner).pieces]


@pytest.mark.parametrize(
    ("inner", "pieces"),
    [
        ("Hello there.", [("Hello there.", 1.0, 0.0)]),
        ("One.<break time='2s'/> Two.", [("One.", 1.0, 2.0), ("Two.", 1.0, 0.0)]),
        ("One.<break time='2s'/><break time='500ms'/>", [("One.", 1.0, 2.5)]),
        ("<break time='1s'/>One", [("", 1.0, 1.0), ("One", 1.0, 0.0)]),
        ("<p>One.</p> <p>Two.</p>", [("One.", 1.0, 1.0), ("Two.", 1.0, 1.0)]),
        ("<prosody rate='slow'>One</prosody> two", [("One", 0.75, 0.0), ("two", 1.0, 0.0)]),
        ("<prosody rate='slow'><prosody rate='50%'>One</prosody></prosody>", [("One", 0.375, 0.0)]),
        ("call <say-as interpret-as='digits'>911</say-as> now", [("call 9 1 1 now", 1.0, 0.0)]),
        ("<sub alias='tea'>Camellia</sub> time", [("tea time", 1.0, 0.0)]),
        ("<audio src='soundbank://soundlibrary/a/b'/>ding", [("ding", 1.0, 0.0)]),
        ("<break strength='none'/>", []),
        ("", []),
    ],
)
def test_ssml_for_a_voice_that_knows_none(
    inner: str, pieces: list[tuple[str, float, float]]
) -> None:
    assert _pieces(inner) == pieces


def test_two_are_said_in_one_breath() -> None:
    both = _ssml("One.<break time='1s'/>").then(_ssml("Two."))
    assert both.text == "One. Two."
    assert both.lasts == _ssml("One.<break time='1s'/>").lasts + _ssml("Two.").lasts
    assert [piece.text for piece in both.pieces] == ["One.", "Two."]
