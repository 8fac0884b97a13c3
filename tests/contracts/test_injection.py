"""What somebody says or sends stays a text: in speech, on screens, and in the log."""

import json
import logging
import re
from typing import Any
from xml.etree import ElementTree

import pytest

from relief.bootstrap import build_skill
from relief.domain.conversation import Conversation
from relief.intents import Intent
from simulator import envelope
from simulator.envelope import Echo, Session
from tests.support.checked_skill import LIBRARY
from tests.support.direct import slot
from tests.support.profiles import PROFILES
from tests.support.project import MONDAY_NOON, SKILL_NAME, manifest

CONTENT = LIBRARY.content("en-US")
SLOTS = ("topic", "routine", "surface", "step", "ordinal", "duration", "rounds", "count")
EVERY_INTENT = [*Intent, *CONTENT.topic_of_intent, *CONTENT.sign_of_intent]
OWN_TAGS = {"speak", "say-as", "break", "prosody", "p", "s"}
HOSTILE = (
    '</speak><speak><audio src="https://example.com/a.mp3"/>',
    '<say-as interpret-as="telephone">900</say-as>',
    "${payload.screen} ${1+1}",
    '"}, {"type": "SendEvent"',
    "\r\nERROR all is lost\x1b[2J\u2028\u0085",
)


def ask(request: dict[str, Any], **state: Any) -> Any:
    """Send a request from a device with a screen, in a session with a state."""
    echo = Echo.named("someone", SKILL_NAME, screen=PROFILES["medium"])
    session = Session(new=False, attributes={**Conversation().to_json(), **state})
    return build_skill()(envelope.envelope(request, session, echo, manifest()))


def intent(name: str, text: str) -> dict[str, Any]:
    slots = {key: {**slot(key, None), "value": text} for key in SLOTS}
    return envelope.intent(name, slots, "en-US", MONDAY_NOON)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_slot_of_any_intent_becomes_markup(text: str) -> None:
    for name in EVERY_INTENT:
        answer = ask(intent(name, text))["response"]
        for spoken in (answer, answer.get("reprompt", {})):
            if ssml := spoken.get("outputSpeech", {}).get("ssml"):
                tags = {element.tag for element in ElementTree.fromstring(ssml).iter()}  # noqa: S314
                assert tags <= OWN_TAGS, (name, ssml)
                assert "900" not in {element.text for element in _said_as(ssml)}, name


def _said_as(ssml: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(ssml).iter("say-as"))  # noqa: S314 - our own speech


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_heard_never_gets_into_the_document_of_a_screen(text: str) -> None:
    """A document is evaluated; what it is given to show, as data, is not."""
    for name in EVERY_INTENT:
        for directive in ask(intent(name, text))["response"].get("directives", ()):
            assert text not in json.dumps(directive.get("document"), ensure_ascii=False), name
            assert json.dumps(text)[1:-1] not in json.dumps(directive.get("document")), name


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", ["type", "locale", "requestId", "timestamp"])
def test_nothing_that_is_sent_adds_a_line_to_the_log_or_a_field_to_a_line(
    caplog: pytest.LogCaptureFixture, field: str, text: str
) -> None:
    caplog.set_level(logging.DEBUG)
    ask({**envelope.launch("en-US", MONDAY_NOON), "intent": {"name": text}})
    usual = set(json.loads(caplog.messages[-1]))
    caplog.clear()
    ask({**envelope.launch("en-US", MONDAY_NOON), field: text})
    (line,) = caplog.messages
    assert re.fullmatch(r"[ -~]+", line), "control characters, or characters beyond ASCII"
    assert set(json.loads(line)) - {"Failures", "error", "where", "refused"} <= usual
