"""Alexa herself: sessions, the microphone, and whatever she answers without the skill.

Rules: Amazon's "Manage the Skill Session and Session Attributes" and "Request Types Reference".
A person speaks when the reply has been said to its end, or interrupts it; the clock moves by what
of it was heard, so that a skill can tell from the timestamps how far that was.
"""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from simulator import envelope, invocation, response, speech
from simulator.clock import Appointment, Clock
from simulator.envelope import Echo, Session
from simulator.model import STOP, InteractionModel, nearest
from simulator.response import Response, ResponseError
from simulator.slots import as_json
from simulator.speech import Speech
from simulator.text import Token, keys, tokens
from simulator.understanding import Understood, understanding_of

Skill = Callable[[dict[str, Any], object], object]
"""A handler as AWS Lambda calls it: the decoded request envelope, and a context (None here)."""

LISTENS = timedelta(seconds=8)
"""How long the microphone stays open, before and again after the reprompt."""
SHOWS = timedelta(seconds=30)
"""How long a session without a microphone stays open where a screen shows something."""
MOST_SECONDS_TO_ANSWER = 8.0

DOES_NOT_KNOW = "Sorry, I don't know that one."
DONE = "Okay."
SKILL_PROBLEM = "There was a problem with the requested skill's response."
_STOPS = {"stop", "cancel", "exit", "quit", "never mind", "off", "shut up", "be quiet", "goodbye"}


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """Nobody answered: the reprompt was spoken."""

    text: str


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The session ended without the skill having said so; the skill was told."""

    reason: str


@dataclass(frozen=True, slots=True)
class SkillProblem:
    """The skill failed, or answered something that the platform refuses."""

    reason: str


Event = AskedAgain | SessionEnded | SkillProblem


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request envelope and what the skill answered: None where it failed."""

    request: Mapping[str, Any]
    response: object


class UnknownLocaleError(ValueError):
    """The skill has no interaction model in any language of that locale."""


class Alexa:
    """One device that runs one skill."""

    def __init__(
        self,
        skill: Skill,
        *,
        manifest: Mapping[str, Any],
        models: Mapping[str, InteractionModel],
        clock: Clock,
        echo: Echo,
        locale: str = "en-US",
        listener: Callable[[Event], None] = lambda event: None,
    ) -> None:
        """`models` by locale; `listener` hears what happens besides replies, when it happens."""
        self._skill = skill
        self._manifest = manifest
        self._models = models
        self._clock = clock
        self._echo = echo
        self._listener = listener
        self._session: Session | None = None
        self._reprompt: Speech | None = None
        self._silence: Appointment | None = None
        """When the microphone closes; None while it is closed."""
        self._left_to_say = timedelta(0)
        """Of the last reply, from where the clock stands."""
        self.last_exchange: Exchange | None = None
        self.set_locale(locale)

    @property
    def in_session(self) -> bool:
        """Whether the skill would get the next words."""
        return self._session is not None

    @property
    def locale(self) -> str:
        """The device's language and country."""
        return self._locale

    def set_locale(self, locale: str) -> None:
        """Speak and understand `locale` from now on; raises UnknownLocaleError."""
        served_by = nearest(locale, list(self._models))
        if served_by is None:
            raise UnknownLocaleError(f"no interaction model serves {locale}")
        self.model = self._models[served_by]
        self._locale = locale

    def hear(self, text: str, *, after: timedelta | None = None) -> str:
        """Take one utterance and return what is said to it: one line, empty for nothing.

        `after`: how far into the reply now being spoken the person interrupts it.
        """
        self._finish_speaking(after)
        self._close_microphone()
        spoken = invocation.without_wake_word(tokens(text))
        name = keys(self.model.invocation_name)
        invoked = invocation.parse(spoken, name, in_session=self.in_session)
        if invoked is not None:
            # In the middle of a session too: a new one begins, and nobody is told of the old.
            self._session = Session()
        if isinstance(invoked, invocation.Launch):
            return self._ask_skill(envelope.launch(self._locale, self._clock.now()))
        if isinstance(invoked, invocation.OneShot):
            return self._answer(*invoked.phrasings)
        return self._answer(spoken) if self.in_session else self._answer_alone(spoken)

    def wait(self, duration: timedelta) -> None:
        """Let time pass in silence; what falls due on the way goes to the listener."""
        self._finish_speaking(None)
        self._clock.advance(duration)

    def stay_quiet(self) -> None:
        """Say nothing until the session is over, if one is open."""
        self._finish_speaking(None)
        while self._silence is not None:
            self._clock.advance(self._silence.due - self._clock.now())

    def _answer(self, *phrasings: Sequence[Token]) -> str:
        """Answer inside a session: nearly always by asking the skill."""
        spoken = phrasings[0]
        if not spoken:
            # Nothing that could be a word: she goes on listening.
            self._open_microphone(_plain(""))
            return ""
        if _is_stop(spoken) and self.model.intent(STOP) is None:
            self._end_session("USER_INITIATED")
            return DONE
        understood = understanding_of(self.model).understand(*phrasings)
        if understood is None:
            self._open_microphone(_plain(DOES_NOT_KNOW))
            return DOES_NOT_KNOW
        return self._ask_skill(self._intent_request(understood))

    def _intent_request(self, understood: Understood) -> dict[str, Any]:
        slots = {
            slot.name: as_json(
                slot.name, slot.type, understood.slots.get(slot.name), self._echo.application_id
            )
            for slot in understood.intent.slots
        }
        return envelope.intent(understood.intent.name, slots, self._locale, self._clock.now())

    def _answer_alone(self, spoken: Sequence[Token]) -> str:
        """Answer outside of a session, where Alexa has no skill to ask."""
        if not spoken:
            return ""
        return DONE if _is_stop(spoken) else DOES_NOT_KNOW

    def _ask_skill(self, request: Mapping[str, Any]) -> str:
        """Send a request of the open session and do what the answer says."""
        session = self._session or Session()
        try:
            answer = response.read(self._call(request, session))
        except ResponseError as problem:
            self._listener(SkillProblem(str(problem)))
            error = {"type": "INVALID_RESPONSE", "message": str(problem)}
            self._end_session("ERROR", error)
            return SKILL_PROBLEM
        session.new = False
        session.attributes = answer.attributes
        said = answer.speech or _plain("")
        self._reprompt = answer.reprompt
        if answer.should_end is False:
            self._open_microphone(said)
        elif answer.should_end is None and self._shows(answer):
            self._open_microphone(said, SHOWS)
        else:
            self._session = None
            self._left_to_say = said.lasts
        return said.text

    def _shows(self, answer: Response) -> bool:
        """Whether there is a screen and the answer puts something on it."""
        return self._echo.screen is not None and any(
            directive["type"].startswith("Alexa.Presentation.APL.")
            for directive in answer.directives
        )

    def _call(self, request: Mapping[str, Any], session: Session) -> object:
        """Call the skill and remember the exchange; raises ResponseError if it fails."""
        sent = envelope.envelope(request, session, self._echo, self._manifest)
        self.last_exchange = Exchange(sent, None)
        started = time.monotonic()
        try:
            answer = self._skill(_copied(sent), None)
        except Exception as error:
            # Whatever a handler raises, Alexa only sees that no answer came.
            raise ResponseError(f"the skill raised {type(error).__name__}: {error}") from error
        took = time.monotonic() - started
        self.last_exchange = Exchange(sent, answer)
        if took > MOST_SECONDS_TO_ANSWER:
            raise ResponseError(f"the skill took {took:.1f} s, over {MOST_SECONDS_TO_ANSWER:g}")
        return answer

    def _end_session(self, reason: str, error: Mapping[str, str] | None = None) -> None:
        """Close the session and tell the skill, which cannot answer."""
        session, self._session = self._session, None
        self._close_microphone()
        if session is None:
            return
        self._listener(SessionEnded(reason))
        request = envelope.session_ended(reason, self._locale, self._clock.now(), error)
        try:
            response.read_farewell(self._call(request, session))
        except ResponseError as problem:
            self._listener(SkillProblem(str(problem)))

    def _open_microphone(self, said: Speech, window: timedelta = LISTENS) -> None:
        """Speak, then listen for `window`."""
        self._left_to_say = said.lasts
        self._silence = self._clock.after(said.lasts + window, self._heard_nothing)

    def _close_microphone(self) -> None:
        if self._silence is not None:
            self._silence.cancel()
            self._silence = None

    def _heard_nothing(self) -> None:
        """Ask again once, then end the session."""
        again, self._reprompt = self._reprompt, None
        if again is not None:
            self._listener(AskedAgain(again.text))
            self._silence = self._clock.after(again.lasts + LISTENS, self._heard_nothing)
            return
        self._end_session("EXCEEDED_MAX_REPROMPTS")

    def _finish_speaking(self, after: timedelta | None) -> None:
        """Let the time of the last reply pass, or only `after` of it."""
        left, self._left_to_say = self._left_to_say, timedelta(0)
        self._clock.advance(left if after is None else min(left, after))


def _plain(text: str) -> Speech:
    return speech.read({"type": "PlainText", "text": text})


def _is_stop(spoken: Sequence[Token]) -> bool:
    return " ".join(token.key for token in spoken) in _STOPS


def _copied(sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return what arrives over a wire: it shares nothing with what was sent."""
    copied: dict[str, Any] = json.loads(json.dumps(sent))
    return copied
