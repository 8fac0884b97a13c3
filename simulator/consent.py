"""Asking for a permission by voice: the dialog that Alexa holds in a skill's place.

Amazon's "Set Up Voice Permissions for Reminders" and "… for Timers": a skill sends the directive
`Connections.SendRequest` named AskFor, and gets the outcome as a `Connections.Response`, in a new
session without attributes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from simulator import standard
from simulator.accounts import REMINDERS, TIMERS
from simulator.model import nearest
from simulator.response import Response, ResponseError
from simulator.text import Token, keys

_DIRECTIVE = "Connections.SendRequest"
_NAME = "AskFor"
_REQUEST = "AskForPermissionsConsentRequest"
_LEVELS = {"ACCOUNT", "PERSON"}
_PURPOSES = {REMINDERS: "set reminders", TIMERS: "set timers"}
_YES = (
    "i approve", "approve", "approved", "i do", "i agree", "agreed", "i accept", "go ahead",
    "of course", "absolutely", "definitely", "certainly", "that is fine", "fine", "allow it",
    "allow", "i allow it", "i allow", "you can", "you may", "i give permission", "right", "correct",
    "alright", "all right", "do", "do it", "yes thanks", "yes thank you",
)  # fmt: skip
_NO = (
    "i do not", "do not", "do not allow it", "do not allow", "i do not approve", "i do not agree",
    "i disagree", "deny", "denied", "not now", "no way", "never", "absolutely not",
    "definitely not", "of course not", "rather not", "i would rather not", "not at all",
    "you can not", "you may not", "i do not give permission", "certainly not",
)  # fmt: skip
_FILLERS = frozenset({"please", "alexa", "um", "uh", "er", "erm", "hmm", "well", "oh"})


class Outcome(StrEnum):
    """What came of it, as the payload's status says it."""

    ACCEPTED = "ACCEPTED"
    DENIED = "DENIED"
    NOT_ANSWERED = "NOT_ANSWERED"


@dataclass(frozen=True, slots=True)
class Asking:
    """A permission that a skill wants Alexa to ask for."""

    version: str
    """Of the payload: "1" names one scope, "2" any number."""

    scopes: tuple[str, ...]
    levels: tuple[str, ...]
    token: str | None
    """The skill gets it back."""

    def question(self, skill: str) -> str:
        """Return what Alexa asks."""
        purposes = [_PURPOSES.get(scope, "use what it asks for") for scope in self.scopes]
        purpose = " and ".join(dict.fromkeys(purposes))
        return (
            f"{skill} would like permission to {purpose}. Do you give permission?"
            " You can say yes or no."
        )

    def outcome(self, outcome: Outcome | None, *, card: bool) -> dict[str, Any]:
        """Return what is told to the skill; None: its manifest does not ask for the permission."""
        code, message = ("200", "OK") if outcome else ("400", "the manifest lacks the permission")
        told: dict[str, Any] = {"name": _NAME, "status": {"code": code, "message": message}}
        if self.token is not None:
            told["token"] = self.token
        if outcome is not None:
            told["payload"] = self._scopes() | {"status": str(outcome), "isCardThrown": card}
        return told

    def _scopes(self) -> dict[str, Any]:
        if self.version == "1":
            return {"permissionScope": self.scopes[0]}
        named = zip(self.scopes, self.levels, strict=True)
        return {
            "permissionScopes": [
                {"permissionScope": scope, "consentLevel": level} for scope, level in named
            ]
        }


def read(answer: Response) -> Asking | None:
    """Return what the skill wants asked, if anything; raises ResponseError for what is misshapen.

    Other connections than AskFor are not Alexa's own: there is nobody here to take them.
    """
    for directive in answer.directives:
        if directive["type"] == _DIRECTIVE and directive.get("name") == _NAME:
            if answer.should_end is False:
                raise ResponseError("AskFor with shouldEndSession false: the session ends with it")
            return _asking(directive)
    return None


def understand(spoken: Sequence[Token]) -> Outcome:
    """Return what an answer to the question means; anything but a yes or a no is no answer."""
    heard = tuple(token.key for token in spoken if token.key not in _FILLERS)
    for outcome, phrases in _ANSWERS.items():
        if heard and _is_made_of(heard, phrases):
            return outcome
    return Outcome.NOT_ANSWERED


def name_of(manifest: Mapping[str, Any], locale: str, otherwise: str) -> str:
    """Return the skill's name in the store of `locale`, or else its invocation name."""
    locales = manifest.get("manifest", {}).get("publishingInformation", {}).get("locales", {})
    served = nearest(locale, list(locales))
    name = locales[served].get("name") if served else None
    return str(name) if name else otherwise.title()


def may_ask(manifest: Mapping[str, Any], scopes: Sequence[str]) -> bool:
    """Tell whether the manifest asks for all these permissions."""
    permissions = manifest.get("manifest", {}).get("permissions", ())
    return {*scopes} <= {permission.get("name") for permission in permissions}


def _asking(directive: Mapping[str, Any]) -> Asking:
    payload, token = directive.get("payload"), directive.get("token")
    if not isinstance(payload, dict) or payload.get("@type") != _REQUEST:
        raise ResponseError(f"the payload of AskFor is no {_REQUEST}: {payload!r}")
    if not isinstance(token, str | None):
        raise ResponseError(f"the token of AskFor is no text: {token!r}")
    version = payload.get("@version")
    if version == "1":
        named: object = [{"permissionScope": payload.get("permissionScope")}]
    elif version == "2":
        named = payload.get("permissionScopes")
    else:
        raise ResponseError(f'@version of AskFor is {version!r}, neither "1" nor "2"')
    if not isinstance(named, list) or not named:
        raise ResponseError("AskFor names no permission")
    scopes, levels = zip(*(_scope(entry) for entry in named), strict=True)
    return Asking(version, scopes, levels, token)


def _scope(entry: object) -> tuple[str, str]:
    found = entry if isinstance(entry, dict) else {}
    scope, level = found.get("permissionScope"), found.get("consentLevel", "ACCOUNT")
    if not isinstance(scope, str) or not scope:
        raise ResponseError(f"AskFor names no permission: {entry!r}")
    if level not in _LEVELS:
        raise ResponseError(f"consentLevel is {level!r}")
    return scope, str(level)


def _is_made_of(heard: tuple[str, ...], phrases: frozenset[tuple[str, ...]]) -> bool:
    """Tell whether this is one phrase after another: "yes", "yes I do", "no, not now"."""
    ends = [True] + [False] * len(heard)
    for end in range(1, len(heard) + 1):
        ends[end] = any(ends[start] and heard[start:end] in phrases for start in range(end))
    return ends[-1]


def _phrases(intent: str, more: Sequence[str]) -> frozenset[tuple[str, ...]]:
    every = [keys(phrase) for phrase in (*standard.PHRASES[intent], *more)]
    return frozenset(tuple(key for key in phrase if key not in _FILLERS) for phrase in every)


_ANSWERS: Mapping[Outcome, frozenset[tuple[str, ...]]] = {
    Outcome.ACCEPTED: _phrases("AMAZON.YesIntent", _YES),
    Outcome.DENIED: _phrases("AMAZON.NoIntent", _NO),
}
