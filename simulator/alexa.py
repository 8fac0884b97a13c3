"""Alexa herself: sessions, the microphone, and whatever she answers without the skill.

Rules: Amazon's "Manage the Skill Session and Session Attributes" and "Request Types Reference".
A person speaks when the reply has been said to its end, or interrupts it; the clock moves by what
of it was heard, so that a skill can tell from the timestamps how far that was.
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from simulator import alone, consent, envelope, events, invocation, response, speech
from simulator.accounts import Account, Alert, Device, Happening, Permission
from simulator.clock import Appointment, Clock
from simulator.consent import Asking, Outcome
from simulator.envelope import Echo, Screen, Session
from simulator.model import STOP, InteractionModel, nearest
from simulator.response import Response, ResponseError
from simulator.services import LocalServices
from simulator.slots import as_json
from simulator.speech import Speech
from simulator.text import Token, keys, tokens
from simulator.understanding import Understood, understanding_of
from simulator.wire import Exchange, Skill, Wire
from simulator.zones import LOCALES

LISTENS = timedelta(seconds=8)
"""How long the microphone stays open, before and again after the reprompt."""
SHOWS = timedelta(seconds=30)
"""How long a session without a microphone stays open where a screen shows something."""
MOST_TOLD = 3
"""Outcomes of asking for permissions that a skill hears in a row: else it would go on for ever."""

DOES_NOT_KNOW = "Sorry, I don't know that one."
DONE = "Okay."
SKILL_PROBLEM = "There was a problem with the requested skill's response."
_STOPS = {"stop", "cancel", "exit", "quit", "never mind", "off", "shut up", "be quiet", "goodbye"}


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """Nobody answered: the reprompt was spoken."""

    text: str
    speech: Speech | None = field(default=None, compare=False)
    """The same as it sounds."""


@dataclass(frozen=True, slots=True)
class Spoke:
    """Alexa said something though nobody had spoken."""

    text: str
    speech: Speech | None = field(default=None, compare=False)
    """The same as it sounds."""


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The session ended without the skill having said so; the skill was told."""

    reason: str


@dataclass(frozen=True, slots=True)
class SkillProblem:
    """The skill failed, or answered something that the platform refuses."""

    reason: str


Event = AskedAgain | Spoke | SessionEnded | SkillProblem | Alert


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
        services: LocalServices | None = None,
        watcher: Callable[[Exchange], None] = lambda exchange: None,
    ) -> None:
        """`models` by locale; `listener` hears what happens besides replies, when it happens.

        `watcher` sees every request and its answer.

        Without `services` there is nothing where the requests say that reminders and timers are.
        """
        self._manifest = manifest
        self._models = models
        self._clock = clock
        self._echo = echo
        self._listener = listener
        self._services = services
        self._device = self._enable()
        self._wire = Wire(skill, manifest, echo, self._device, services, watcher=watcher)
        self._asking: Asking | None = None
        """The permission that Alexa is asking for, in the skill's place."""
        self._told = 0
        """How often, since a person last spoke, the skill heard what came of a question."""
        self._session: Session | None = None
        self._reprompt: Speech | None = None
        self._silence: Appointment | None = None
        """When the microphone closes; None while it is closed."""
        self._left_to_say = timedelta(0)
        """Of the last reply, from where the clock stands."""
        self._last_said = _NOTHING
        self._shown: Mapping[str, Any] | None = None
        self.set_locale(locale)

    @property
    def in_session(self) -> bool:
        """Whether the skill would get the next words."""
        return self._session is not None

    @property
    def is_listening(self) -> bool:
        """Whether the microphone is open."""
        return self._silence is not None

    @property
    def last_exchange(self) -> Exchange | None:
        """The last request of a conversation, with its answer."""
        return self._wire.last_exchange

    @property
    def last_said(self) -> Speech:
        """The last reply as it sounds."""
        return self._last_said

    @property
    def shown(self) -> Mapping[str, Any] | None:
        """The directive whose document is on the screen; None where there is none."""
        return self._shown

    @property
    def services(self) -> LocalServices | None:
        """What serves reminders, timers and settings, if anything does."""
        return self._services

    @property
    def device(self) -> Device:
        """The device as the services know it, with the account of the person and the skill."""
        return self._device

    @property
    def permissions(self) -> Mapping[str, Permission]:
        """What the person has answered, by scope."""
        return self._device.account.permissions

    @property
    def manifest(self) -> Mapping[str, Any]:
        """The skill's manifest."""
        return self._manifest

    @property
    def locales(self) -> list[str]:
        """Those that one of the interaction models serves."""
        return [locale for locale in LOCALES if nearest(locale, list(self._models))]

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
        self._locale = self._device.locale = locale

    def use_screen(self, screen: Screen | None) -> None:
        """Go on as a device with another screen, or with none; what was shown is gone with it."""
        self._echo = self._wire.echo = replace(self._echo, screen=screen)
        if screen is None:
            self._shown = None

    def decide(self, scope: str, permission: Permission) -> None:
        """Give the skill a permission or take it away, as a person does in the Alexa app."""
        self._device.account.decide(scope, permission)
        self._send_events()

    def hear(self, text: str, *, after: timedelta | None = None) -> str:
        """Take one utterance and return what is said to it: one line, empty for nothing.

        `after`: how far into the reply now being spoken the person interrupts it.
        """
        self._finish_speaking(after)
        self._close_microphone()
        self._told = 0
        self._last_said = self._reply(text)
        self._send_events()
        return self._last_said.text

    def touch(self, arguments: object, *, after: timedelta | None = None) -> str:
        """Take what the document on the screen sent when it was touched; return what is said.

        `after` as for `hear`. A touch after the end of a session begins a new one.
        """
        self._finish_speaking(after)
        self._close_microphone()
        self._told = 0
        self._session, self._asking = self._session or Session(), None
        request = envelope.user_event(arguments, self._locale, self._clock.now())
        if self._shown is not None and "token" in self._shown:
            request["token"] = self._shown["token"]
        self._last_said = self._ask_skill(request)
        self._send_events()
        return self._last_said.text

    def _reply(self, text: str) -> Speech:
        spoken = invocation.without_wake_word(tokens(text))
        name = keys(self.model.invocation_name)
        invoked = invocation.parse(spoken, name, in_session=self.in_session)
        if invoked is not None:
            # In the middle of a session too: a new one begins, and nobody is told of the old.
            self._session, self._asking = Session(), None
        if isinstance(invoked, invocation.Launch):
            return self._ask_skill(envelope.launch(self._locale, self._clock.now()))
        if isinstance(invoked, invocation.OneShot):
            return self._answer(*invoked.phrasings)
        if self._asking is not None:
            return self._answer_question(self._asking, spoken)
        return self._answer(spoken) if self.in_session else self._answer_alone(spoken)

    def wait(self, duration: timedelta) -> None:
        """Let time pass in silence; what falls due on the way goes to the listener."""
        self._finish_speaking(None)
        self._clock.advance(duration)
        self._send_events()

    def elapse(self, duration: timedelta) -> None:
        """Let time pass that may be filled by what is being said, as where the clock runs."""
        self._left_to_say = max(timedelta(0), self._left_to_say - duration)
        self._clock.advance(duration)
        self._send_events()

    def stay_quiet(self) -> None:
        """Say nothing until the session is over, if one is open."""
        self._finish_speaking(None)
        while self._silence is not None:
            self._clock.advance(self._silence.due - self._clock.now())
        self._send_events()

    def _answer(self, *phrasings: Sequence[Token]) -> Speech:
        """Answer inside a session: nearly always by asking the skill."""
        spoken = phrasings[0]
        if not spoken:
            # Nothing that could be a word: she goes on listening.
            self._open_microphone(_NOTHING)
            return _NOTHING
        if _is_stop(spoken) and self.model.intent(STOP) is None:
            self._end_session("USER_INITIATED")
            return _plain(DONE)
        understood = understanding_of(self.model).understand(*phrasings)
        if understood is None:
            sorry = _plain(DOES_NOT_KNOW)
            self._open_microphone(sorry)
            return sorry
        return self._ask_skill(self._intent_request(understood))

    def _intent_request(self, understood: Understood) -> dict[str, Any]:
        slots = {
            slot.name: as_json(
                slot.name, slot.type, understood.slots.get(slot.name), self._echo.application_id
            )
            for slot in understood.intent.slots
        }
        return envelope.intent(understood.intent.name, slots, self._locale, self._clock.now())

    def _answer_alone(self, spoken: Sequence[Token]) -> Speech:
        """Answer outside of a session, where Alexa has no skill to ask."""
        if not spoken:
            return _NOTHING
        if self._services is not None:
            said = alone.answer(spoken, self._services, self._device, self._clock.now())
            if said is not None:
                return _plain(said)
        return _plain(DONE if _is_stop(spoken) else DOES_NOT_KNOW)

    def _ask_skill(self, request: Mapping[str, Any]) -> Speech:
        """Send a request of the open session and do what the answer says."""
        session = self._session or Session()
        try:
            answer = response.read(self._wire.ask(request, session))
            asking = consent.read(answer)
            if asking is not None and self._told > MOST_TOLD:
                raise ResponseError("the skill asks for the same permission again and again")
        except ResponseError as problem:
            self._listener(SkillProblem(str(problem)))
            error = {"type": "INVALID_RESPONSE", "message": str(problem)}
            self._end_session("ERROR", error)
            return _plain(SKILL_PROBLEM)
        session.new = False
        session.attributes = answer.attributes
        said = answer.speech or _NOTHING
        self._show(answer)
        if asking is not None:
            return self._ask(asking, said)
        self._reprompt = answer.reprompt
        if answer.should_end is False:
            self._open_microphone(said)
        elif answer.should_end is None and self._shows(answer):
            self._open_microphone(said, SHOWS)
        else:
            self._session = None
            self._left_to_say = said.lasts
        return said

    def _ask(self, asking: Asking, said: Speech) -> Speech:
        """Say what the skill says, then ask for the permission that it wants.

        Nobody is asked for what is given already, or cannot be given.
        """
        self._session = None
        granted = all(self.permissions.get(scope) is Permission.GRANTED for scope in asking.scopes)
        if granted or not consent.may_ask(self._manifest, asking.scopes):
            self._clock.advance(said.lasts)
            return said.then(self._tell_outcome(asking, Outcome.ACCEPTED if granted else None))
        name = consent.name_of(self._manifest, self._locale, self.model.invocation_name)
        question = _plain(asking.question(name))
        self._asking, self._reprompt = asking, question
        both = said.then(question)
        self._open_microphone(both)
        return both

    def _answer_question(self, asking: Asking, spoken: Sequence[Token]) -> Speech:
        """Take the answer to the question for a permission, and let the skill have it."""
        if not spoken:
            self._open_microphone(_NOTHING)
            return _NOTHING
        outcome = consent.understand(spoken)
        if outcome is not Outcome.NOT_ANSWERED:
            given = Permission.GRANTED if outcome is Outcome.ACCEPTED else Permission.DENIED
            for scope in asking.scopes:
                self._device.account.decide(scope, given)
        return self._tell_outcome(asking, outcome)

    def _tell_outcome(self, asking: Asking, outcome: Outcome | None) -> Speech:
        """Tell the skill, in a new session, what came of the question."""
        if outcome is None:
            scopes = ", ".join(asking.scopes)
            self._listener(SkillProblem(f"the manifest does not ask for {scopes}"))
        self._asking = None
        self._told += 1
        self._session = Session()
        told = asking.outcome(outcome, card=outcome is Outcome.NOT_ANSWERED)
        return self._ask_skill(envelope.connections_response(told, self._locale, self._clock.now()))

    def _shows(self, answer: Response) -> bool:
        """Whether there is a screen and the answer puts something on it."""
        return self._echo.screen is not None and any(
            directive["type"].startswith("Alexa.Presentation.APL.")
            for directive in answer.directives
        )

    def _show(self, answer: Response) -> None:
        """Put on the screen what the answer shows; without that, what is there stays."""
        for directive in answer.directives:
            if directive["type"] == envelope.RENDER and self._echo.screen is not None:
                self._shown = directive

    def _end_session(self, reason: str, error: Mapping[str, str] | None = None) -> None:
        """Close the session and tell the skill, which cannot answer."""
        session, self._session = self._session, None
        self._close_microphone()
        if session is None:
            return
        self._listener(SessionEnded(reason))
        request = envelope.session_ended(reason, self._locale, self._clock.now(), error)
        try:
            response.read_farewell(self._wire.ask(request, session))
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
            self._listener(AskedAgain(again.text, again))
            self._silence = self._clock.after(again.lasts + LISTENS, self._heard_nothing)
            return
        if self._asking is not None:
            self._silence = None
            self._speak_unasked(self._asking)
            return
        self._end_session("EXCEEDED_MAX_REPROMPTS")

    def _speak_unasked(self, asking: Asking) -> None:
        """Let the skill say what it says to a question that nobody answered."""
        said = self._tell_outcome(asking, Outcome.NOT_ANSWERED)
        # The clock is being moved already, past what is said now.
        self._left_to_say = timedelta(0)
        if said.text:
            self._listener(Spoke(said.text, said))
        self._send_events()

    def _enable(self) -> Device:
        """Make the device known to the services."""
        if self._services is None:
            account = Account(self._echo.user_id, self._echo.application_id)
            return Device(account, self._echo.device_id)
        return self._services.enable(
            self._echo, in_session=lambda: self.in_session, tell=self._hear_alert
        )

    def _hear_alert(self, alert: Alert) -> None:
        self._listener(alert)
        self._send_events()

    def _send_events(self) -> None:
        """Tell the skill what happened, as far as it wants to hear; it cannot answer."""
        waiting = self._device.account.happenings
        happened: deque[Happening] = deque()
        while waiting:
            happened.append(waiting.popleft())
        for happening in happened:
            kind = events.type_of(happening.name, self._manifest)
            if kind is None:
                continue
            request = envelope.event(kind, happening.body, self._locale, self._clock.now())
            try:
                response.read_farewell(self._wire.inform(request), kind)
            except ResponseError as problem:
                self._listener(SkillProblem(str(problem)))

    def _finish_speaking(self, after: timedelta | None) -> None:
        """Let the time of the last reply pass, or only `after` of it."""
        left, self._left_to_say = self._left_to_say, timedelta(0)
        self._clock.advance(left if after is None else min(left, after))


def _plain(text: str) -> Speech:
    return speech.read({"type": "PlainText", "text": text})


_NOTHING = _plain("")


def _is_stop(spoken: Sequence[Token]) -> bool:
    return " ".join(token.key for token in spoken) in _STOPS
