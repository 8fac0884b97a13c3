"""What Alexa's services for skills have in common: a call, an answer, a refusal, reading a body.

Bodies are read with the models of Amazon's own SDK, as the real services' documentation describes
no others. The status of a refusal is Amazon's; its code is for people who read a log.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.serialize import DefaultSerializer

from simulator import durations, speech

JsonObject = dict[str, Any]
Model = TypeVar("Model")

_SERIALIZER = DefaultSerializer()
_LOCALE = re.compile(r"[a-z]{2}-[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Call:
    """One HTTP request to a service."""

    method: str
    path: str
    token: str
    """Of the Authorization header, without "Bearer"; empty where there is none."""

    body: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back."""

    status: int = 200
    body: object = None
    """JSON to be; None for nothing."""

    retry_after: int | None = None
    """Seconds."""


class RefusedError(Exception):
    """A service does not do what it was asked to."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message

    def answer(self) -> Answer:
        """Return the error as the SDK's clients read it."""
        retry_after = 1 if self.status == 429 else None  # noqa: PLR2004 - HTTP's own
        return Answer(self.status, {"code": self.code, "message": self.message}, retry_after)


def bad(message: str) -> RefusedError:
    """Return the refusal of a body that is not as documented."""
    return RefusedError(400, "INVALID_REQUEST", message)


def read(body: str, model: type[Model]) -> Model:
    """Read a body into a model of the SDK; raises RefusedError where it is none."""
    if not body.lstrip().startswith("{"):
        raise bad("the body is no JSON object")
    try:
        found: Model = _SERIALIZER.deserialize(body, model)
    except (SerializationException, ArithmeticError, TypeError, ValueError) as error:
        raise bad(f"the body cannot be read: {error}") from error
    return found


def written(model: object) -> JsonObject:
    """Return a model of the SDK as JSON."""
    found: JsonObject = _SERIALIZER.serialize(model)  # type: ignore[assignment]
    return found


def moment(time: datetime) -> str:
    """Return a time as the services write it."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def check_text(locale: object, text: object, ssml: object = None) -> None:
    """Refuse what cannot be said: no locale, no text, SSML that Alexa would not take."""
    if not isinstance(locale, str) or not _LOCALE.fullmatch(locale):
        raise bad(f"{locale!r} is no locale")
    if not isinstance(text, str) or not text.strip():
        raise bad("there is no text to say")
    if ssml is not None:
        try:
            speech.read_ssml(str(ssml))
        except speech.SpeechError as error:
            raise bad(str(error)) from error


def read_duration(text: object) -> durations.Duration:
    """Read an ISO 8601 length of time; raises RefusedError."""
    found = durations.from_iso(text) if isinstance(text, str) else None
    if found is None:
        raise bad(f"{text!r} is no ISO 8601 duration")
    return found
