import pytest

from simulator.invocation import Launch, OneShot, parse, without_wake_word
from simulator.text import said, tokens

NAME = ("tea", "time")


def _parse(text: str, *, in_session: bool = False) -> Launch | list[str] | None:
    invoked = parse(without_wake_word(tokens(text)), NAME, in_session=in_session)
    if isinstance(invoked, OneShot):
        return [said(phrasing) for phrasing in invoked.phrasings]
    return invoked


@pytest.mark.parametrize("in_session", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "open tea time",
        "Alexa, open Tea Time.",
        "hey alexa open tea time please",
        "start tea time",
        "launch the tea time skill",
        "begin tea time",
        "run tea time",
        "use tea time",
        "talk to tea time",
        "could you please open tea time",
        "ask tea time",
        "open tea tine",
    ],
)
def test_launches(text: str, in_session: bool) -> None:
    assert _parse(text, in_session=in_session) == Launch()


@pytest.mark.parametrize("in_session", [False, True])
@pytest.mark.parametrize(
    ("text", "phrasings"),
    [
        ("ask tea time how hot is the water", ["how hot is the water"]),
        ("ask tea time about green tea", ["green tea", "about green tea"]),
        ("ask tea time to brew assam", ["brew assam", "to brew assam"]),
        ("ask tea time for assam", ["assam", "for assam"]),
        ("ask tea time if it is hot", ["it is hot", "if it is hot"]),
        ("tell tea time that i burned my hand", ["i burned my hand", "that i burned my hand"]),
        ("tell tea time i burned my hand", ["i burned my hand"]),
        ("open tea time and brew assam", ["brew assam", "and brew assam"]),
        ("Alexa, use tea time to brew assam", ["brew assam", "to brew assam"]),
    ],
)
def test_one_shots(text: str, phrasings: list[str], in_session: bool) -> None:
    assert _parse(text, in_session=in_session) == phrasings


def test_a_bare_connecting_word_is_only_a_launch() -> None:
    assert _parse("ask tea time to") == Launch()


def test_the_name_alone_or_at_the_end_counts_only_outside_of_a_session() -> None:
    assert _parse("tea time") == Launch()
    assert _parse("brew assam with tea time") == ["brew assam"]
    assert _parse("tea time", in_session=True) is None
    assert _parse("brew assam with tea time", in_session=True) is None


@pytest.mark.parametrize(
    "text", ["", "alexa", "open coffee time", "open", "tea", "brew tea", "with tea time", "tell me"]
)
def test_anything_else_invokes_nothing(text: str) -> None:
    assert _parse(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [("alexa stop", "stop"), ("Alexa!", ""), ("hey alexa, next", "next"), ("hey you", "hey you")],
)
def test_the_wake_word_falls_away(text: str, rest: str) -> None:
    assert said(without_wake_word(tokens(text))) == rest
