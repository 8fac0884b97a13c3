import json
import re
from datetime import datetime
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import (
    IntentRequest,
    LaunchRequest,
    RequestEnvelope,
    SessionEndedReason,
    SessionEndedRequest,
)
from ask_sdk_model.interfaces.alexa.presentation.apl import UserEvent
from ask_sdk_model.slu.entityresolution import StatusCode

from simulator import envelope
from simulator.envelope import Echo, Screen, Session
from simulator.slots import Filling, as_json
from tests.unit.simulator.tea_skill import MANIFEST, START

ECHO = Echo.named("ann", "tea")


def _read(request: dict[str, Any], session: Session | None = None, echo: Echo = ECHO) -> Any:
    """Let Amazon's SDK read the envelope, as a skill would."""
    sent = envelope.envelope(request, session or Session(), echo, MANIFEST)
    return DefaultSerializer().deserialize(json.dumps(sent), RequestEnvelope)


def test_a_launch() -> None:
    read = _read(envelope.launch("en-GB", START))
    assert isinstance(read.request, LaunchRequest)
    assert read.request.locale == "en-GB"
    assert read.request.timestamp == START
    assert read.version == "1.0"


def test_an_intent_with_slots() -> None:
    slot = as_json("number", "AMAZON.NUMBER", Filling("3"), ECHO.application_id)
    empty = as_json("tea", "TEA", None, ECHO.application_id)
    unknown = as_json("other", "TEA", Filling("oil", ()), ECHO.application_id)
    slots = {"number": slot, "tea": empty, "other": unknown}
    read = _read(envelope.intent("StepIntent", slots, "en-US", START))
    meant = read.request.intent
    assert type(read.request) is IntentRequest
    assert meant.name == "StepIntent"
    assert meant.slots["number"].value == "3"
    assert meant.slots["number"].slot_value.value == "3"
    assert meant.slots["tea"].value is None
    status = meant.slots["other"].resolutions.resolutions_per_authority[0].status
    assert status.code == StatusCode.ER_SUCCESS_NO_MATCH


def test_an_intent_without_slots_has_none() -> None:
    request = envelope.intent("AMAZON.HelpIntent", {}, "en-US", START)
    assert request["intent"] == {"name": "AMAZON.HelpIntent", "confirmationStatus": "NONE"}


def test_a_touch() -> None:
    read = _read(envelope.user_event(["pour", {"tea": "green"}], "en-US", START))
    assert isinstance(read.request, UserEvent)
    assert read.request.arguments == ["pour", {"tea": "green"}]


def test_the_end_of_a_session() -> None:
    error = {"type": "INVALID_RESPONSE", "message": "no"}
    read = _read(envelope.session_ended("ERROR", "en-US", START, error))
    assert read.request.reason == SessionEndedReason.ERROR
    assert read.request.error.message == "no"
    assert type(read.request) is SessionEndedRequest
    quiet = envelope.session_ended("EXCEEDED_MAX_REPROMPTS", "en-US", START)
    assert "error" not in quiet


def test_session_and_system() -> None:
    session = Session(new=False, attributes={"turns": 2})
    read = _read(envelope.launch("en-US", START), session)
    assert read.session.new is False
    assert read.session.attributes == {"turns": 2}
    assert read.session.session_id == session.id
    for holder in (read.session, read.context.system):
        assert holder.application.application_id == ECHO.application_id
        assert holder.user.user_id == ECHO.user_id
    assert read.context.system.device.device_id == ECHO.device_id
    assert read.context.system.api_endpoint.startswith("https://")
    assert read.context.system.api_access_token


def test_ids_look_like_amazons() -> None:
    sent = envelope.envelope(envelope.launch("en-US", START), Session(), ECHO, MANIFEST)
    assert re.fullmatch(r"amzn1\.ask\.skill\.[0-9a-f-]{36}", ECHO.application_id)
    assert re.fullmatch(r"amzn1\.ask\.account\.[A-Z0-9]+", ECHO.user_id)
    assert re.fullmatch(r"amzn1\.ask\.device\.[A-Z0-9]+", ECHO.device_id)
    assert re.fullmatch(r"amzn1\.echo-api\.session\.[0-9a-f-]{36}", sent["session"]["sessionId"])
    assert re.fullmatch(r"amzn1\.echo-api\.request\.[0-9a-f-]{36}", sent["request"]["requestId"])


def test_ids_of_one_user_stay_and_of_two_differ() -> None:
    assert Echo.named("ann", "tea") == ECHO
    other = Echo.named("bob", "tea")
    assert other.application_id == ECHO.application_id
    assert other.user_id != ECHO.user_id
    assert other.device_id != ECHO.device_id
    assert Session().id != Session().id
    assert Echo.named("ann", "tea", application_id="amzn1.x").application_id == "amzn1.x"


@pytest.mark.parametrize("manifest", [MANIFEST, {}])
def test_without_a_screen_there_is_no_viewport(manifest: dict[str, Any]) -> None:
    sent = envelope.envelope(envelope.launch("en-US", START), Session(), ECHO, manifest)
    assert "Viewport" not in sent["context"]
    assert sent["context"]["System"]["device"]["supportedInterfaces"] == {}


def test_a_screen_has_a_viewport_and_shows_apl_only_if_asked_for() -> None:
    echo = Echo.named("ann", "tea", screen=Screen(shape="ROUND", width=480, height=480))
    read = _read(envelope.launch("en-US", START), echo=echo)
    assert read.context.viewport.shape.value == "ROUND"
    assert read.context.viewport.pixel_width == 480
    assert read.context.system.device.supported_interfaces.alexa_presentation_apl is not None
    assert echo.interfaces({"manifest": {}}) == {}


def test_timestamps_are_utc_to_the_second() -> None:
    stamp = envelope.launch("en-US", START)["timestamp"]
    assert stamp == "2026-05-04T15:30:00Z"
    assert datetime.fromisoformat(stamp) == START
