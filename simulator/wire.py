"""The line to the skill: envelopes go out, answers come back, whatever the skill does to them."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from simulator import envelope
from simulator.accounts import Device
from simulator.envelope import Echo, Session
from simulator.response import ResponseError
from simulator.services import LocalServices

Skill = Callable[[dict[str, Any], object], object]
"""A handler as AWS Lambda calls it: the decoded request envelope, and a context (None here)."""

MOST_SECONDS_TO_ANSWER = 8.0


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request envelope and what the skill answered: None where it failed."""

    request: Mapping[str, Any]
    response: object


class Wire:
    """Reaches one skill from one device."""

    def __init__(
        self,
        skill: Skill,
        manifest: Mapping[str, Any],
        echo: Echo,
        device: Device,
        services: LocalServices | None,
        *,
        watcher: Callable[[Exchange], None] = lambda exchange: None,
    ) -> None:
        """`device` is the same as `echo`, as the services know it; `watcher` sees all that goes."""
        self._skill = skill
        self._manifest = manifest
        self.echo = echo
        """The device; another may take its place."""
        self._device = device
        self._services = services
        self._watcher = watcher
        self.last_exchange: Exchange | None = None
        """Of a conversation: events are not part of one."""

    def ask(self, request: Mapping[str, Any], session: Session) -> object:
        """Send a request of a session and return the answer; raises ResponseError if none comes."""
        sent = self._envelope(request, session)
        self.last_exchange = Exchange(sent, None)
        answer = self._run(sent)
        self.last_exchange = Exchange(sent, answer)
        return answer

    def inform(self, event: Mapping[str, Any]) -> object:
        """Send an event, and return the answer; raises ResponseError if none comes."""
        return self._run(self._envelope(event, None))

    def _envelope(self, request: Mapping[str, Any], session: Session | None) -> dict[str, Any]:
        """Wrap a request, with the endpoint as it is now."""
        echo = self.echo
        if self._services is not None:
            token = self._device.token
            echo = replace(echo, api_endpoint=self._services.endpoint, api_access_token=token)
        permissions = self._device.account.permissions
        return envelope.envelope(request, session, echo, self._manifest, permissions)

    def _run(self, sent: Mapping[str, Any]) -> object:
        """Run the skill; raises ResponseError if it fails or takes too long."""
        started = time.monotonic()
        answer: object = None
        try:
            answer = self._skill(_copied(sent), None)
        except Exception as error:
            # Whatever a handler raises, Alexa only sees that no answer came.
            raise ResponseError(f"the skill raised {type(error).__name__}: {error}") from error
        finally:
            self._watcher(Exchange(sent, answer))
        took = time.monotonic() - started
        if took > MOST_SECONDS_TO_ANSWER:
            raise ResponseError(f"the skill took {took:.1f} s, over {MOST_SECONDS_TO_ANSWER:g}")
        return answer


def _copied(sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return what arrives over a wire: it shares nothing with what was sent."""
    copied: dict[str, Any] = json.loads(json.dumps(sent))
    return copied
