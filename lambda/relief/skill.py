"""The outermost frame of a turn: JSON in, JSON out, and never an exception."""

from __future__ import annotations

import time
from typing import Any, Final, cast

from ask_sdk_core.skill import CustomSkill
from ask_sdk_model import Request, RequestEnvelope

from relief import log, tally
from relief.account_events import take_note
from relief.alexa.request import FIRST_LOCALE, SPOKEN_TO, USER_EVENT
from relief.deadline import Deadline
from relief.domain.question import PART_OF
from relief.ports import Ports
from relief.prompts import Prompt
from relief.quick.fixed import Fixed
from relief.quick.serializer import QuickSerializer

JsonObject = dict[str, Any]

MOST_LOGGED: Final = 60
"""Characters of a type or a locale that are taken; Amazon's own are shorter."""


_NOBODY: Final[JsonObject] = {
    "version": "1.0",
    "session": {"new": True, "sessionId": "", "application": {}, "attributes": {}, "user": {}},
    "context": {
        "System": {"application": {}, "user": {}, "device": {"supportedInterfaces": {}}},
    },
    "request": {
        "type": "LaunchRequest",
        "requestId": "",
        "locale": FIRST_LOCALE,
        "timestamp": "1970-01-01T00:00:00Z",
    },
}
"""A launch as an Echo without a screen sends it, without anybody who made it."""


def silence() -> JsonObject:
    """Give the answer that says nothing."""
    return {"version": "1.0", "response": {}}


class Skill:
    """Answers a request envelope. Built once per process by ``bootstrap``."""

    def __init__(
        self, core: CustomSkill, serializer: QuickSerializer, ports: Ports, skill_id: str | None
    ) -> None:
        """Take the SDK's skill, the outside, and the only skill id to answer (None for any)."""
        self._core = core
        self._serializer = serializer
        self._ports = ports
        self._skill_id = skill_id
        self._cold = True

    def __call__(self, event: object, context: object = None) -> JsonObject:
        """Answer a request envelope as Alexa sends it. Whatever it is, this never raises."""
        began = time.perf_counter()
        body = event if isinstance(event, dict) else {}
        if self._skill_id and application_id(body) != self._skill_id:
            log.refused("skill id")
            return silence()
        request_type, locale = _head(body)
        if not request_type:
            log.refused("no request")
            return self._apology(locale)
        if request_type not in Request.discriminator_value_class_map:
            # The SDK raises on a type that is younger than itself.
            log.refused("request type")
            return silence()
        counts, cold = tally.begin(), self._cold
        self._cold = False
        response, error = self._answer(body, context, request_type, locale)
        if error is not None:
            tally.count(tally.FAILURES)
        log.answered(
            request_type,
            locale,
            outcome=_outcome(response),
            state=_state(response),
            milliseconds=(time.perf_counter() - began) * 1000,
            tally=counts,
            cold=cold,
            error=error,
        )
        return response

    def prime(self) -> None:
        """Answer a launch that nobody made, so that the first real request finds all loaded.

        Nothing is read or written, for there is no user in it; only that it failed is logged.
        """
        _, error = self._answer(_NOBODY, None, "LaunchRequest", FIRST_LOCALE)
        if error is not None:
            log.failed("prime", error)

    def _answer(
        self, body: JsonObject, context: object, request_type: str, locale: str
    ) -> tuple[JsonObject, Exception | None]:
        """Give the answer, and what went wrong if anything did: then it is an apology."""
        spoken = request_type in SPOKEN_TO
        try:
            if request_type == USER_EVENT:
                body = _as_spoken(body)
                spoken = _head(body)[0] in SPOKEN_TO
            if not spoken:
                self._take_note(body, locale)
            return self._invoke(body, context), None
        except Exception as error:
            # Whatever it is, Alexa must get her answer, and the person a way forward.
            return self._apology(locale) if spoken else silence(), error

    def _invoke(self, body: JsonObject, context: object) -> JsonObject:
        envelope = self._serializer.read(_readable(body), RequestEnvelope)
        answer = self._core.invoke(request_envelope=envelope, context=context)
        return cast(JsonObject, self._serializer.serialize(answer))

    def _take_note(self, body: JsonObject, locale: str) -> None:
        ports = self._ports
        routines = ports.library.content(locale).routines
        take_note(body, ports.memory, routines, ports.clock(), Deadline(ports.stopwatch))

    def _apology(self, locale: str) -> JsonObject:
        """Say that something went wrong, and the way forward."""
        try:
            words = self._ports.library.content(locale).words(locale)
        except Exception as error:
            # Without words there is nothing to say: a broken deployment, told apart in the log.
            log.failed("content", error)
            return silence()
        speech = {"type": "SSML", "ssml": f"<speak>{words.prompt(Prompt.TROUBLE)}</speak>"}
        return {"version": "1.0", "response": {"outputSpeech": speech, "shouldEndSession": True}}


def _as_spoken(body: JsonObject) -> JsonObject:
    """Give the request that saying what was touched would have made."""
    # Imported here: a speaker's cold start must not pay for screens.
    from relief.alexa.touch import as_spoken  # noqa: PLC0415

    return as_spoken(body)


def _part(holder: object, key: str) -> object:
    """Give a part of something that should be a JSON object, None where it is not."""
    return holder.get(key) if isinstance(holder, dict) else None


def _head(body: JsonObject) -> tuple[str, str]:
    """Give the type and the locale of a request, empty and the first locale where there is none."""
    request = body.get("request")
    if not isinstance(request, dict):
        return "", FIRST_LOCALE
    request_type, locale = request.get("type"), request.get("locale")
    return (
        request_type[:MOST_LOGGED] if isinstance(request_type, str) else "",
        locale[:MOST_LOGGED] if isinstance(locale, str) else FIRST_LOCALE,
    )


def application_id(body: object) -> object:
    """Give the id of the skill that a request is for."""
    system = _part(_part(body, "context"), "System")
    for holder in (system, _part(body, "session")):
        found = _part(_part(holder, "application"), "applicationId")
        if found is not None:
            return found
    return None


def _readable(body: JsonObject) -> JsonObject:
    """Leave what the SDK is to read: what no handler asks for need not be read.

    Of the context that is ``System`` alone: reading what a device with a screen tells of itself
    besides would load twenty classes. It is put in where it is missing. For which skill a request
    is has been looked at, and the user is mostly told twice. Session attributes that are no object
    are left out, for the SDK would refuse the request. Nor need it copy them: a turn leaves new
    ones.
    """
    session, system = body.get("session"), _part(body.get("context"), "System")
    system = {**system} if isinstance(system, dict) else {}
    system.pop("application", None)
    readable = {**body, "context": {"System": system}}
    if isinstance(session, dict):
        left = session.get("attributes")
        attributes = Fixed(left) if left and isinstance(left, dict) else None
        readable["session"] = session = {**session, "attributes": attributes}
        session.pop("application", None)
        if system.get("user"):
            session.pop("user", None)
    return readable


def _state(response: JsonObject) -> str:
    """Give the part of the skill in which the conversation goes on; empty where it does not."""
    asked = _part(response.get("sessionAttributes"), "asked")
    question = _part(asked, "question")
    return PART_OF.get(question, "") if isinstance(question, str) else ""


def _outcome(response: JsonObject) -> str:
    answer = response.get("response", {})
    if "outputSpeech" not in answer:
        return "silent"
    return "closed" if answer.get("shouldEndSession") else "open"
