from typing import Any

import pytest

from simulator.response import ResponseError, read, read_farewell
from tests.unit.simulator.tea_skill import say


def _with(**response: Any) -> dict[str, Any]:
    return {"version": "1.0", "response": response}


PLAIN = {"type": "PlainText", "text": "hello"}


def test_reads_what_alexa_acts_upon() -> None:
    directive = {"type": "Alexa.Presentation.APL.RenderDocument", "token": "t"}
    answer = say("Hello. You?", reprompt="And you?", turns=1)
    answer["response"]["directives"] = [directive]
    response = read(answer)
    assert response.speech is not None
    assert response.speech.text == "Hello. You?"
    assert response.reprompt is not None
    assert response.reprompt.text == "And you?"
    assert response.should_end is False
    assert response.attributes == {"turns": 1}
    assert response.directives == (directive,)


def test_an_empty_answer_is_an_answer() -> None:
    response = read(_with())
    assert response.speech is None
    assert response.reprompt is None
    assert response.should_end is None
    assert response.attributes == {}


def test_attributes_come_through_json() -> None:
    answer = say("Hello?", reprompt="You?")
    answer["sessionAttributes"] = {"pair": (1, 2)}
    assert read(answer).attributes == {"pair": [1, 2]}


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (None, "no object"),
        ("hello", "no object"),
        ({"response": {}}, "version"),
        ({"version": "1.0", "response": []}, "no object"),
        (_with(outputSpeech={"type": "SSML", "ssml": "<speak>a & b</speak>"}), "malformed"),
        (_with(outputSpeech={"type": "PlainText", "text": "x" * 8001}), "8001 characters"),
        (_with(outputSpeech="hello"), "no object"),
        (_with(shouldEndSession="no"), "shouldEndSession"),
        (_with(outputSpeech=PLAIN, reprompt={"outputSpeech": PLAIN}), "never heard"),
        (
            _with(shouldEndSession=True, reprompt={"outputSpeech": PLAIN}),
            "never heard",
        ),
        (
            _with(shouldEndSession=False, reprompt={"outputSpeech": {"type": "Song"}}),
            "neither PlainText nor SSML",
        ),
        (_with(card={"type": "Postcard"}), "card.type"),
        (_with(card={"type": "Simple", "title": "a"}), "lacks content"),
        (_with(card={"type": "AskForPermissionsConsent", "permissions": []}), "lacks permissions"),
        (_with(card={"type": "Simple", "title": "a", "content": "x" * 8000}), "8007 characters"),
        (_with(directives={}), "no list"),
        (_with(directives=[{}]), "lacks its type"),
        ({"version": "1.0", "response": {}, "sessionAttributes": [1]}, "no object"),
        ({"version": "1.0", "response": {}, "sessionAttributes": {"a": {1}}}, "not JSON"),
        ({"version": "1.0", "response": {}, "sessionAttributes": {"a": float("nan")}}, "not JSON"),
        ({"version": "1.0", "response": {}, "sessionAttributes": {"a": "x" * 130_000}}, "bytes"),
    ],
)
def test_what_the_platform_refuses(answer: object, reason: str) -> None:
    with pytest.raises(ResponseError, match=reason):
        read(answer)


def test_a_card_and_both_kinds_of_consent_are_taken() -> None:
    scope = "alexa::alerts:reminders:skill:readwrite"
    read(_with(card={"type": "Simple", "title": "Tea", "content": "Brewed"}))
    read(_with(card={"type": "AskForPermissionsConsent", "permissions": [scope]}))


@pytest.mark.parametrize("answer", [None, _with(), {"version": "1.0"}])
def test_a_farewell_says_nothing(answer: object) -> None:
    assert read_farewell(answer).speech is None


@pytest.mark.parametrize(
    "answer", [_with(outputSpeech=PLAIN), _with(directives=[{"type": "x"}]), {1, 2}, "bye"]
)
def test_a_farewell_that_says_something_is_refused(answer: object) -> None:
    with pytest.raises(ResponseError):
        read_farewell(answer)
