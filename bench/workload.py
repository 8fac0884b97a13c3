"""The requests that are measured with: as an Echo sends them, of nobody in particular."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from relief.content import Library
from relief.intents import Intent
from simulator import envelope
from simulator.envelope import Echo, Screen, Session

Json = dict[str, Any]

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
_LOCALE = "en-US"
_MANIFEST = {"manifest": {"apis": {"custom": {"interfaces": [{"type": "ALEXA_PRESENTATION_APL"}]}}}}


def launch(screen: Screen | None = None) -> Json:
    """Give the envelope of opening the skill, on an Echo without a screen unless one is given."""
    return _enveloped(envelope.launch(_LOCALE, NOW), _echo(screen))


def intent(name: str) -> Json:
    """Give the envelope of an intent with four slots, each resolved, in the middle of a session."""
    heard = {"topic": "heat", "routine": "legs_on_chair", "surface": "floor", "step": "3"}
    slots = {slot: _slot(slot, value) for slot, value in heard.items()}
    return _enveloped(envelope.intent(name, slots, _LOCALE, NOW), _echo(), new=False)


def firsts() -> dict[str, Json]:
    """Give what may come first after a start, by what it is called."""
    return {
        "a launch": launch(),
        "an intent with slots": intent("TopicIntent"),
        "a launch on a screen": launch(Screen()),
    }


def mixed() -> list[Json]:
    """Give one of everything: launches, intents with and without slots, on speaker and screen.

    The device has no id, so that no service of Alexa is called for reminders and timers.
    """
    content = Library().content(_LOCALE)
    plain = [*Intent, *content.topic_of_intent, *content.sign_of_intent]
    with_slots = (Intent.TOPIC, Intent.START_ROUTINE, Intent.CHOOSE_SURFACE, Intent.GO_TO_STEP)
    guided = (Intent.START_ROUTINE, Intent.YES, Intent.NEXT, Intent.NEXT, Intent.REPEAT)
    requests = [envelope.launch(_LOCALE, NOW)]
    requests += [envelope.intent(name, {}, _LOCALE, NOW) for name in (*plain, *guided)]
    requests += [intent(name)["request"] for name in with_slots]
    requests.append(envelope.session_ended("USER_INITIATED", _LOCALE, NOW))
    devices: Sequence[Echo] = (_echo(), _echo(Screen()))
    made = [_enveloped(request, echo) for request in requests for echo in devices]
    for event in made:
        del event["context"]["System"]["device"]["deviceId"]
    return made


def _echo(screen: Screen | None = None) -> Echo:
    return Echo.named("bench", "bench", screen=screen, api_endpoint="http://127.0.0.1:9")


def _enveloped(request: Json, echo: Echo, *, new: bool = True) -> Json:
    return envelope.envelope(request, Session(new=new), echo, _MANIFEST)


def _slot(name: str, value: str) -> Json:
    matched = {
        "authority": f"amzn1.er-authority.echo-sdk.bench.{name}",
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [{"value": {"name": value, "id": value}}],
    }
    resolutions = {"resolutionsPerAuthority": [matched]}
    heard = {"name": name, "value": value, "confirmationStatus": "NONE", "source": "USER"}
    return {**heard, "resolutions": resolutions}
