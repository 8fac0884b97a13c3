"""The session with a skill: what it is sent, and what its answers ask Alexa to do.

Rules: Amazon's "Manage the Skill Session and Session Attributes" and "Request Types Reference".
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from simulator import consent, envelope, events, response, speech
from simulator.accounts import Device, Happening, Permission
from simulator.clock import Clock
from simulator.consent import Asking, Outcome
from simulator.envelope import Session
from simulator.happened import AskedAgain, Event, SessionEnded, SkillProblem, Spoke
from simulator.microphone import SHOWS, Microphone
from simulator.response import Response, ResponseError
from simulator.speech import Speech
from simulator.text import Token
from simulator.tongues import Tongue, tongue_of
from simulator.wire import Wire

MOST_TOLD: Final = 3
"""Outcomes of asking for permissions that a skill hears in a row: else it would go on for ever."""


class Dialogue:
    """Holds the session of one skill on one device, if one is open."""

    def __init__(
        self,
        wire: Wire,
        manifest: Mapping[str, Any],
        device: Device,
        clock: Clock,
        listener: Callable[[Event], None],
    ) -> None:
        """Hold none yet; `listener` hears what happens besides replies, when it happens."""
        self._wire = wire
        self._manifest = manifest
        self._device = device
        self._clock = clock
        self._listener = listener
        self._session: Session | None = None
        self.asking: Asking | None = None
        """The permission that Alexa is asking for, in the skill's place."""
        self._told = 0
        """How often, since a person last spoke, the skill heard what came of a question."""
        self.microphone = Microphone(clock, self._ask_again, self._give_up)
        self.shown: Mapping[str, Any] | None = None
        """The directive whose document is on the screen; None where there is none."""
        self.locale = ""
        self.invocation_name = ""

    @property
    def _tongue(self) -> Tongue:
        return tongue_of(self.locale)

    @property
    def is_open(self) -> bool:
        """Whether the skill would get the next words."""
        return self._session is not None

    def take_turn(self, after: timedelta | None) -> None:
        """Let a person speak or touch, `after` that much of what is being said."""
        self.microphone.interrupt(after)
        self.microphone.close()
        self._told = 0

    def begin(self) -> None:
        """Open a new session; in the middle of one too, and nobody is told of the old."""
        self._session, self.asking = Session(), None

    def touch(self, arguments: object) -> Speech:
        """Tell the skill of a touch; after the end of a session it begins a new one."""
        self._session, self.asking = self._session or Session(), None
        request = envelope.user_event(arguments, self.locale, self._clock.now())
        if self.shown is not None and "token" in self.shown:
            request["token"] = self.shown["token"]
        return self.send(request)

    def send(self, request: Mapping[str, Any]) -> Speech:
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
            self.end("ERROR", error)
            return speech.plain(self._tongue.sayings.skill_problem)
        session.new = False
        session.attributes = answer.attributes
        said = answer.speech or speech.NOTHING
        self._show(answer)
        if asking is not None:
            return self._ask(asking, said)
        self.microphone.reprompt = answer.reprompt
        if answer.should_end is False:
            self.microphone.open(said)
        elif answer.should_end is None and self._shows(answer):
            self.microphone.open(said, SHOWS)
        else:
            self._session = None
            self.microphone.speak(said)
        return said

    def end(self, reason: str, error: Mapping[str, str] | None = None) -> None:
        """Close the session and tell the skill, which cannot answer."""
        session, self._session = self._session, None
        self.microphone.close()
        if session is None:
            return
        self._listener(SessionEnded(reason))
        request = envelope.session_ended(reason, self.locale, self._clock.now(), error)
        try:
            response.read_farewell(self._wire.ask(request, session))
        except ResponseError as problem:
            self._listener(SkillProblem(str(problem)))

    def answer_question(self, asking: Asking, spoken: Sequence[Token]) -> Speech:
        """Take the answer to the question for a permission, and let the skill have it."""
        if not spoken:
            self.microphone.open(speech.NOTHING)
            return speech.NOTHING
        outcome = consent.understand(spoken, self._tongue)
        if outcome is not Outcome.NOT_ANSWERED:
            given = Permission.GRANTED if outcome is Outcome.ACCEPTED else Permission.DENIED
            for scope in asking.scopes:
                self._device.account.decide(scope, given)
        return self._tell_outcome(asking, outcome)

    def send_events(self) -> None:
        """Tell the skill what happened, as far as it wants to hear; it cannot answer."""
        waiting = self._device.account.happenings
        happened: deque[Happening] = deque()
        while waiting:
            happened.append(waiting.popleft())
        for happening in happened:
            kind = events.type_of(happening.name, self._manifest)
            if kind is None:
                continue
            request = envelope.event(kind, happening.body, self.locale, self._clock.now())
            try:
                response.read_farewell(self._wire.inform(request), kind)
            except ResponseError as problem:
                self._listener(SkillProblem(str(problem)))

    def _ask(self, asking: Asking, said: Speech) -> Speech:
        """Say what the skill says, then ask for the permission that it wants.

        Nobody is asked for what is given already, or cannot be given.
        """
        self._session = None
        permissions = self._device.account.permissions
        granted = all(permissions.get(scope) is Permission.GRANTED for scope in asking.scopes)
        if granted or not consent.may_ask(self._manifest, asking.scopes):
            self._clock.advance(said.lasts)
            return said.then(self._tell_outcome(asking, Outcome.ACCEPTED if granted else None))
        name = consent.name_of(self._manifest, self.locale, self.invocation_name)
        question = speech.plain(asking.question(name, self._tongue))
        self.asking, self.microphone.reprompt = asking, question
        both = said.then(question)
        self.microphone.open(both)
        return both

    def _tell_outcome(self, asking: Asking, outcome: Outcome | None) -> Speech:
        """Tell the skill, in a new session, what came of the question."""
        if outcome is None:
            scopes = ", ".join(asking.scopes)
            self._listener(SkillProblem(f"the manifest does not ask for {scopes}"))
        self.asking = None
        self._told += 1
        self._session = Session()
        told = asking.outcome(outcome, card=outcome is Outcome.NOT_ANSWERED)
        return self.send(envelope.connections_response(told, self.locale, self._clock.now()))

    def _shows(self, answer: Response) -> bool:
        """Whether there is a screen and the answer puts something on it."""
        return self._wire.echo.screen is not None and any(
            directive["type"].startswith("Alexa.Presentation.APL.")
            for directive in answer.directives
        )

    def _show(self, answer: Response) -> None:
        """Put on the screen what the answer shows; without that, what is there stays."""
        for directive in answer.directives:
            if directive["type"] == envelope.RENDER and self._wire.echo.screen is not None:
                self.shown = directive

    def _ask_again(self, again: Speech) -> None:
        self._listener(AskedAgain(again.text, again))

    def _give_up(self) -> None:
        """End the session, or let the skill say what it says to a question nobody answered."""
        if self.asking is None:
            self.end("EXCEEDED_MAX_REPROMPTS")
            return
        said = self._tell_outcome(self.asking, Outcome.NOT_ANSWERED)
        self.microphone.forget_speaking()
        if said.text:
            self._listener(Spoke(said.text, said))
        self.send_events()
