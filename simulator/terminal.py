"""Talking to Alexa in lines of text.

Each line is one utterance and prints exactly one line that starts with "Alexa: ". A line that
starts with a colon steers the simulated world and prints none. Blank lines mean nothing.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import TextIO

from simulator import durations, faults
from simulator.accounts import SCOPES, Permission, ReminderWentOff, TimerWentOff
from simulator.alexa import Alexa, UnknownLocaleError
from simulator.happened import AskedAgain, Event, SessionEnded, SkillProblem, Spoke
from simulator.services import SERVICES
from simulator.text import keys
from simulator.tongues import tongue_of

LONGEST_WAIT = timedelta(days=366)
NOTHING = "(says nothing)"
_DECISIONS = {"granted": Permission.GRANTED, "denied": Permission.DENIED}
_WORKS = "off"
_FAULTS = "|".join((*faults.KINDS, _WORKS))
_LOCALE = re.compile(r"([A-Za-z]{2})[-_]([A-Za-z]{2})")


class Terminal:
    """The line protocol between a person, or a program, and an Alexa."""

    def __init__(self, out: TextIO, errors: TextIO) -> None:
        """Print replies and news to `out`, what is wrong with the skill to `errors`."""
        self._out = out
        self._errors = errors
        self._commands: Mapping[str, tuple[str, Callable[[Alexa, str], None]]] = {
            ":wait": ("20 minutes: time passes", self._wait),
            ":quiet": ("nobody answers until the microphone closes", self._quiet),
            ":locale": ("en-GB: the device speaks another language", self._locale),
            ":permission": (f"{'|'.join(SCOPES)} granted|denied", self._permission),
            ":fault": (f"{'|'.join(SERVICES)} {_FAULTS}", self._fault),
            ":json": ("the last request and response", self._json),
            ":help": ("this list", self._help),
        }

    def tell(self, event: Event) -> None:
        """Print what happens besides replies: the listener of an `Alexa`."""
        if isinstance(event, AskedAgain):
            self._print(f"(Alexa asks again: {event.text})")
        elif isinstance(event, Spoke):
            self._print(f"(Alexa says: {event.text})")
        elif isinstance(event, ReminderWentOff):
            # Alexa says it twice.
            said = tongue_of(event.locale).sayings.reminder.format(text=_one_line(event.text))
            self._print(f"Reminder: {said} {said}")
        elif isinstance(event, TimerWentOff):
            self._print(f"Timer: {_one_line(event.text)}")
        elif isinstance(event, SessionEnded):
            self._print("(session ended)")
        elif isinstance(event, SkillProblem):
            print(f"skill problem: {event.reason}", file=self._errors, flush=True)

    def run(self, alexa: Alexa, lines: Iterable[str]) -> None:
        """Hold the conversation to the end of `lines`."""
        for line in lines:
            entered = line.strip()
            if entered.startswith(":"):
                self._steer(alexa, entered)
            elif entered:
                self._print(f"Alexa: {_one_line(alexa.hear(entered)) or NOTHING}")

    def _steer(self, alexa: Alexa, entered: str) -> None:
        name, _, argument = entered.partition(" ")
        if name.lower() in self._commands:
            self._commands[name.lower()][1](alexa, argument.strip())
        else:
            self._print(f"(no such command: {_one_line(name)}; :help lists them)")

    def _wait(self, alexa: Alexa, argument: str) -> None:
        words = keys(argument)
        duration = durations.parse(words[1:] if words[:1] == ("for",) else words)
        if duration is None or duration.length > LONGEST_WAIT:
            self._print("(how long? For example :wait 20 minutes, at most a year)")
            return
        alexa.wait(duration.length)
        self._print(f"({_one_line(argument)} later)")

    def _quiet(self, alexa: Alexa, argument: str) -> None:
        if alexa.is_listening:
            alexa.stay_quiet()
        else:
            self._print("(the microphone is not open)")

    def _locale(self, alexa: Alexa, argument: str) -> None:
        found = _LOCALE.fullmatch(argument)
        if found is None:
            self._print("(which locale? For example :locale en-GB)")
            return
        locale = f"{found[1].lower()}-{found[2].upper()}"
        try:
            alexa.set_locale(locale)
        except UnknownLocaleError as error:
            self._print(f"({error})")
        else:
            self._print(f"(locale {locale})")

    def _json(self, alexa: Alexa, argument: str) -> None:
        exchange = alexa.last_exchange
        if exchange is None:
            self._print("(nothing was exchanged with the skill yet)")
            return
        self._print(json.dumps({"request": exchange.request}, indent=2))
        try:
            self._print(json.dumps({"response": exchange.response}, indent=2))
        except (TypeError, ValueError):
            self._print(_one_line(f"(no JSON: {exchange.response!r})"))

    def _help(self, alexa: Alexa, argument: str) -> None:
        for name, (usage, _) in self._commands.items():
            self._print(f"{name:<12} {usage}")

    def _permission(self, alexa: Alexa, argument: str) -> None:
        name, _, decision = argument.lower().partition(" ")
        if name not in SCOPES or decision.strip() not in _DECISIONS:
            self._print("(which permission? For example :permission reminders granted)")
            return
        alexa.decide(SCOPES[name], _DECISIONS[decision.strip()])
        self._print(f"(permission {name} {decision.strip()})")

    def _fault(self, alexa: Alexa, argument: str) -> None:
        service, _, kind = argument.lower().partition(" ")
        kind = kind.strip()
        if service not in SERVICES or kind not in (*faults.KINDS, _WORKS):
            self._print("(which fault? For example :fault reminders 429, or :fault reminders off)")
        elif alexa.services is None:
            self._print("(there are no services here that could fail)")
        else:
            alexa.services.fail(service, None if kind == _WORKS else kind)
            self._print(f"(fault {service} {kind})")

    def _print(self, line: str) -> None:
        print(line, file=self._out, flush=True)


def _one_line(text: str) -> str:
    return " ".join(text.split())
