"""Alexa herself: she hears, and answers with the skill's help or without it.

The session with the skill is `dialogue`'s, time spent speaking and listening `microphone`'s.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from simulator import alone, envelope, invocation, speech
from simulator.accounts import Account, Alert, Device, Permission
from simulator.clock import Clock
from simulator.dialogue import Dialogue
from simulator.envelope import Echo, Screen
from simulator.happened import Event
from simulator.model import STOP, InteractionModel, nearest
from simulator.services import LocalServices
from simulator.slots import as_json
from simulator.speech import Speech
from simulator.text import Token, keys, tokens
from simulator.tongues.tongue import Sayings
from simulator.understanding import Understood, understanding_of
from simulator.wire import Exchange, Skill, Wire
from simulator.zones import LOCALES


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
        self._dialogue = Dialogue(self._wire, manifest, self._device, clock, listener)
        self._last_said = speech.NOTHING
        self.set_locale(locale)

    @property
    def in_session(self) -> bool:
        """Whether the skill would get the next words."""
        return self._dialogue.is_open

    @property
    def is_listening(self) -> bool:
        """Whether the microphone is open."""
        return self._dialogue.microphone.is_open

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
        return self._dialogue.shown

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
        self._locale = self._device.locale = self._dialogue.locale = locale
        self._dialogue.invocation_name = self.model.invocation_name

    def use_screen(self, screen: Screen | None) -> None:
        """Go on as a device with another screen, or with none; what was shown is gone with it."""
        self._echo = self._wire.echo = replace(self._echo, screen=screen)
        if screen is None:
            self._dialogue.shown = None

    def decide(self, scope: str, permission: Permission) -> None:
        """Give the skill a permission or take it away, as a person does in the Alexa app."""
        self._device.account.decide(scope, permission)
        self._dialogue.send_events()

    def hear(self, text: str, *, after: timedelta | None = None) -> str:
        """Take one utterance and return what is said to it: one line, empty for nothing.

        `after`: how far into the reply now being spoken the person interrupts it.
        """
        self._dialogue.take_turn(after)
        self._last_said = self._reply(text)
        self._dialogue.send_events()
        return self._last_said.text

    def touch(self, arguments: object, *, after: timedelta | None = None) -> str:
        """Take what the document on the screen sent when it was touched; return what is said.

        `after` as for `hear`. A touch after the end of a session begins a new one.
        """
        self._dialogue.take_turn(after)
        self._last_said = self._dialogue.touch(arguments)
        self._dialogue.send_events()
        return self._last_said.text

    def _reply(self, text: str) -> Speech:
        tongue = self.model.tongue
        spoken = invocation.without_wake_word(tokens(text, tongue), tongue)
        name = keys(self.model.invocation_name, tongue)
        invoked = invocation.parse(spoken, name, in_session=self.in_session, tongue=tongue)
        if invoked is not None:
            self._dialogue.begin()
        if isinstance(invoked, invocation.Launch):
            return self._dialogue.send(envelope.launch(self._locale, self._clock.now()))
        if isinstance(invoked, invocation.OneShot):
            return self._answer(*invoked.phrasings)
        if self._dialogue.asking is not None:
            return self._dialogue.answer_question(self._dialogue.asking, spoken)
        return self._answer(spoken) if self.in_session else self._answer_alone(spoken)

    def wait(self, duration: timedelta) -> None:
        """Let time pass in silence; what falls due on the way goes to the listener."""
        self._dialogue.microphone.interrupt()
        self._clock.advance(duration)
        self._dialogue.send_events()

    def elapse(self, duration: timedelta) -> None:
        """Let time pass that may be filled by what is being said, as where the clock runs."""
        self._dialogue.microphone.elapse(duration)
        self._dialogue.send_events()

    def stay_quiet(self) -> None:
        """Say nothing until the session is over, if one is open."""
        self._dialogue.microphone.interrupt()
        self._dialogue.microphone.stay_quiet()
        self._dialogue.send_events()

    def _answer(self, *phrasings: Sequence[Token]) -> Speech:
        """Answer inside a session: nearly always by asking the skill."""
        spoken = phrasings[0]
        if not spoken:
            # Nothing that could be a word: she goes on listening.
            self._dialogue.microphone.open(speech.NOTHING)
            return speech.NOTHING
        if self._is_stop(spoken) and self.model.intent(STOP) is None:
            self._dialogue.end("USER_INITIATED")
            return speech.plain(self._sayings.done)
        understood = understanding_of(self.model).understand(*phrasings)
        if understood is None:
            sorry = speech.plain(self._sayings.does_not_know)
            self._dialogue.microphone.open(sorry)
            return sorry
        return self._dialogue.send(self._intent_request(understood))

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
            return speech.NOTHING
        if self._services is not None:
            said = alone.answer(spoken, self._services, self._device, self._clock.now())
            if said is not None:
                return speech.plain(said)
        is_stop = self._is_stop(spoken)
        return speech.plain(self._sayings.done if is_stop else self._sayings.does_not_know)

    @property
    def _sayings(self) -> Sayings:
        return self.model.tongue.sayings

    def _is_stop(self, spoken: Sequence[Token]) -> bool:
        return " ".join(token.key for token in spoken) in self._sayings.stops

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
        self._dialogue.send_events()
