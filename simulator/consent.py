"""Asking for a permission by voice: the dialog that Alexa holds in a skill's place.

Amazon's "Set Up Voice Permissions for Reminders" and "… for Timers": a skill sends the directive
`Connections.SendRequest` named AskFor, and gets the outcome as a `Connections.Response`, in a new
session without attributes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from simulator.accounts import SCOPES
from simulator.model import nearest
from simulator.response import Response, ResponseError
from simulator.text import Token, keys
from simulator.tongues import ENGLISH, Tongue

_DIRECTIVE = "Connections.SendRequest"
_NAME = "AskFor"
_REQUEST = "AskForPermissionsConsentRequest"
_LEVELS = {"ACCOUNT", "PERSON"}
_KINDS = {scope: kind for kind, scope in SCOPES.items()}


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

    def question(self, skill: str, tongue: Tongue = ENGLISH) -> str:
        """Return what Alexa asks."""
        known = tongue.consent.purposes
        purposes = [known.get(_KINDS.get(scope, ""), known[""]) for scope in self.scopes]
        purpose = tongue.consent.joint.join(dict.fromkeys(purposes))
        return tongue.consent.question.format(skill=skill, purpose=purpose)

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


def understand(spoken: Sequence[Token], tongue: Tongue = ENGLISH) -> Outcome:
    """Return what an answer to the question means; anything but a yes or a no is no answer."""
    fillers = tongue.consent.fillers
    heard = tuple(token.key for token in spoken if token.key not in fillers)
    for outcome, phrases in _answers(tongue).items():
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


@lru_cache(maxsize=16)
def _answers(tongue: Tongue) -> Mapping[Outcome, frozenset[tuple[str, ...]]]:
    """Return what may be said to accept, and to deny."""
    consent, standard = tongue.consent, tongue.standard
    return {
        Outcome.ACCEPTED: _phrases((*standard["AMAZON.YesIntent"], *consent.yes), tongue),
        Outcome.DENIED: _phrases((*standard["AMAZON.NoIntent"], *consent.no), tongue),
    }


def _phrases(phrases: Sequence[str], tongue: Tongue) -> frozenset[tuple[str, ...]]:
    fillers = tongue.consent.fillers
    every = [keys(phrase, tongue) for phrase in phrases]
    return frozenset(tuple(key for key in phrase if key not in fillers) for phrase in every)
