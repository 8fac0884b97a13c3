"""Reading a request envelope, any part of which may be missing."""

import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

from relief.alexa import request
from relief.alexa.request import FIRST_LOCALE, MOST_LETTERS_QUOTED, MOST_WORDS_QUOTED, Heard
from simulator import envelope
from simulator.envelope import Echo, Session
from tests.support.direct import slot
from tests.support.project import MONDAY_NOON, SKILL_NAME, manifest

ECHO = Echo.named("someone", SKILL_NAME)


def intent(name: str = "TopicIntent", **slots: object) -> dict[str, Any]:
    event = _event(envelope.intent(name, {}, "en-GB", MONDAY_NOON))
    event["request"]["intent"]["slots"] = slots
    return event


def launch() -> dict[str, Any]:
    return _event(envelope.launch("en-GB", MONDAY_NOON))


def _event(asked: dict[str, Any]) -> dict[str, Any]:
    return envelope.envelope(asked, Session(attributes={"turns": 1}), ECHO, manifest())


def read(event: object) -> RequestEnvelope:
    read: RequestEnvelope = DefaultSerializer().deserialize(json.dumps(event), RequestEnvelope)
    return read


def without(event: dict[str, Any], *path: str) -> RequestEnvelope:
    holder = event
    for key in path[:-1]:
        holder = holder[key]
    del holder[path[-1]]
    return read(event)


EMPTY = read({})


def test_the_locale_is_that_of_the_request() -> None:
    assert request.locale(read(launch())) == "en-GB"


def test_without_a_locale_the_first_one_is_taken() -> None:
    assert request.locale(without(launch(), "request", "locale")) == FIRST_LOCALE
    assert request.locale(EMPTY) == FIRST_LOCALE


def test_the_user_is_that_of_the_context() -> None:
    event = launch()
    event["session"]["user"] = {"userId": "of the session"}
    assert request.user_id(read(event)) == ECHO.user_id


@pytest.mark.parametrize(
    "path", [("context",), ("context", "System"), ("context", "System", "user")]
)
def test_without_one_in_the_context_the_user_is_that_of_the_session(path: tuple[str, ...]) -> None:
    assert request.user_id(without(launch(), *path)) == ECHO.user_id


def test_a_user_without_an_id_is_looked_for_elsewhere() -> None:
    event = launch()
    event["context"]["System"]["user"] = {}
    assert request.user_id(read(event)) == ECHO.user_id


def test_without_a_user_anywhere_there_is_none() -> None:
    event = launch()
    del event["context"]["System"]["user"]
    assert request.user_id(without(event, "session", "user")) is None
    assert request.user_id(EMPTY) is None


def test_the_device_is_that_of_the_context() -> None:
    assert request.device_id(read(launch())) == ECHO.device_id


@pytest.mark.parametrize(
    "path",
    [
        ("context",),
        ("context", "System"),
        ("context", "System", "device"),
        ("context", "System", "device", "deviceId"),
    ],
)
def test_without_a_device_there_is_none(path: tuple[str, ...]) -> None:
    assert request.device_id(without(launch(), *path)) is None


@pytest.mark.parametrize(("new", "opens"), [(True, True), (False, False), (None, True)])
def test_a_request_opens_its_session_unless_it_says_no(new: bool | None, opens: bool) -> None:
    event = launch()
    event["session"]["new"] = new
    assert request.is_new_session(read(event)) is opens


def test_without_a_session_every_request_opens_one() -> None:
    assert request.is_new_session(without(launch(), "session"))
    assert request.is_new_session(EMPTY)


def test_the_session_attributes_are_what_the_last_turn_left() -> None:
    assert request.session_attributes(read(launch())) == {"turns": 1}


def test_without_a_session_there_are_no_attributes() -> None:
    assert not request.session_attributes(without(launch(), "session"))
    assert not request.session_attributes(without(launch(), "session", "attributes"))
    assert not request.session_attributes(EMPTY)


def test_the_intent_is_named() -> None:
    assert request.intent_name(read(intent("LiftingQuestionIntent"))) == "LiftingQuestionIntent"


def test_a_request_that_is_no_intent_names_none() -> None:
    assert request.intent_name(read(launch())) is None
    assert request.intent_name(without(intent(), "request", "intent")) is None
    assert request.intent_name(EMPTY) is None


def test_a_slot_is_heard_and_resolved() -> None:
    envelope = read(intent(topic=slot("topic", "heat")))
    assert request.heard(envelope, "topic") == Heard("heat", "heat")
    assert request.heard(envelope, "routine") is None


def test_a_slot_that_was_not_filled_is_empty() -> None:
    assert request.heard(read(intent(topic=slot("topic", None))), "topic") == Heard()


@pytest.mark.parametrize("path", [("request", "intent"), ("request", "intent", "slots")])
def test_without_slots_nothing_was_heard(path: tuple[str, ...]) -> None:
    assert request.heard(without(intent(topic=slot("topic", "heat")), *path), "topic") is None


def test_no_other_request_has_slots() -> None:
    assert request.heard(read(launch()), "topic") is None
    assert request.heard(EMPTY, "topic") is None


def test_a_slot_of_null_is_left_out() -> None:
    assert request.heard(read(intent(topic=None)), "topic") is None


@pytest.mark.parametrize("words", ["lumbago", "two words", "heat & <ice>", "a b c d e f"])
def test_a_few_plain_words_are_said_back(words: str) -> None:
    assert Heard(words).quotable == words


@pytest.mark.parametrize(
    "words",
    [
        None,
        "",
        " ",
        "\x00",
        "\ud800\uffff",
        " ".join("x" * (MOST_WORDS_QUOTED + 1)),
        "x" * (MOST_LETTERS_QUOTED + 1),
    ],
)
def test_no_words_too_many_or_none_that_can_be_said_are_not_said_back(words: str | None) -> None:
    assert Heard(words).quotable is None


def test_what_cannot_be_said_is_left_out_of_what_is_said_back() -> None:
    assert Heard("\x07warm\x00bath\uffff").quotable == "warm bath"


def resolved(*authorities: object) -> Heard:
    filled = {"name": "topic", "value": "warm", "resolutions": {"resolutionsPerAuthority": []}}
    filled["resolutions"] = {"resolutionsPerAuthority": list(authorities)}
    found = request.heard(read(intent(topic=filled)), "topic")
    assert found is not None
    return found


def authority(code: str, *ids: str | None) -> dict[str, Any]:
    values = [{"value": {"name": "warm", "id": value_id}} for value_id in ids]
    return {"authority": "x", "status": {"code": code}, "values": values}


def test_the_first_value_that_an_authority_is_sure_of_counts() -> None:
    assert resolved(authority("ER_SUCCESS_MATCH", "heat", "ice")).id == "heat"


def test_an_authority_without_a_match_is_passed_over() -> None:
    """Amazon sends the static values and the dynamic ones as two authorities."""
    sure = authority("ER_SUCCESS_MATCH", "heat")
    assert resolved(authority("ER_SUCCESS_NO_MATCH"), sure).id == "heat"
    assert resolved(authority("ER_ERROR_TIMEOUT", "ice"), sure).id == "heat"


def test_a_value_without_an_id_is_passed_over() -> None:
    assert resolved(authority("ER_SUCCESS_MATCH", None, "heat")).id == "heat"


@pytest.mark.parametrize(
    "authorities",
    [
        [],
        [{}],
        [{"status": None, "values": [{"value": {"id": "heat"}}]}],
        [{"status": {}, "values": [{"value": {"id": "heat"}}]}],
        [{"status": {"code": "ER_SUCCESS_MATCH"}}],
        [{"status": {"code": "ER_SUCCESS_MATCH"}, "values": None}],
        [{"status": {"code": "ER_SUCCESS_MATCH"}, "values": [{}]}],
        [{"status": {"code": "ER_SUCCESS_MATCH"}, "values": [{"value": None}]}],
        [{"status": {"code": "ER_SUCCESS_MATCH"}, "values": [{"value": {"name": "warm"}}]}],
    ],
)
def test_a_slot_that_is_resolved_in_part_keeps_its_words(authorities: list[object]) -> None:
    assert resolved(*authorities) == Heard("warm", None)


@pytest.mark.parametrize(
    "authorities", [[None], [{"status": {"code": "ER_SUCCESS_MATCH"}, "values": [None]}]]
)
def test_a_null_in_the_resolutions_is_passed_over(authorities: list[object]) -> None:
    assert resolved(*authorities) == Heard("warm", None)


@pytest.mark.parametrize("resolutions", [None, {}, {"resolutionsPerAuthority": None}])
def test_a_slot_without_resolutions_keeps_its_words(resolutions: object) -> None:
    filled = {"name": "topic", "value": "warm", "resolutions": resolutions}
    assert request.heard(read(intent(topic=filled)), "topic") == Heard("warm", None)
