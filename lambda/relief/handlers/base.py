"""What every spoken request has in common: a turn is made, answered, spoken and remembered."""

from __future__ import annotations

import contextlib
from abc import abstractmethod
from collections.abc import Collection
from typing import TYPE_CHECKING, ClassVar

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from relief import log, tally
from relief.alexa import request
from relief.alexa.services import ServiceError
from relief.alexa.speech import at_rate
from relief.content import Content
from relief.domain.conversation import MemoryState, Said
from relief.domain.question import ABOUT_SIGNS, IN_ROUTINE, KEEPS_INTERRUPTED, Question
from relief.intents import Intent
from relief.ports import Ports
from relief.prompts import Prompt
from relief.quick.fixed import Fixed
from relief.quick.records import replace
from relief.replies.subject import Told
from relief.replies.turn import Reply, Turn
from relief.replies.yes_no import settle

if TYPE_CHECKING:
    from ask_sdk_model import Directive


class TurnHandler(AbstractRequestHandler):
    """Answers a request that may be answered in speech."""

    understood: ClassVar[bool] = True
    """False where the handler answers what was not understood."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports

    @abstractmethod
    def answer(self, turn: Turn) -> Reply:
        """Decide what to say to a turn."""

    def handle(self, handler_input: HandlerInput) -> Response:
        """Answer the request."""
        factory = handler_input.service_client_factory if self._ports.has_services else None
        turn = Turn(handler_input.request_envelope, self._ports, factory)
        if self.understood and turn.conversation.fallbacks:
            turn.change(fallbacks=0)
        said, reply = self.speak(turn)
        if reply.urgent:
            tally.count(tally.DANGER_REPLIES)
        _cancel_left_timer(turn, reply)
        return _respond(handler_input, turn, said, reply)

    def speak(self, turn: Turn) -> tuple[Said, Reply]:
        """Put the answer into words."""
        alarmed = turn.intent is not None and turn.asks(Question.HEARD_RIGHT)
        reply = (settle(turn) if alarmed else None) or self.answer(turn)
        reply = _with_memory_notice(turn, reply)
        return put_into_words(turn, reply), reply


class IntentHandler(TurnHandler):
    """Answers the intents it names."""

    intents: ClassVar[tuple[str, ...]] = ()

    def names(self, content: Content) -> Collection[str]:
        """Give the names of the intents that it answers."""
        return self.intents

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Tell whether the request is one of the intents."""
        envelope = handler_input.request_envelope
        content = self._ports.library.content(request.locale(envelope))
        return request.intent_name(envelope) in self.names(content)


def put_into_words(turn: Turn, reply: Reply) -> Said:
    """Say a reply and its question; the reprompt is the same question in other words."""
    if reply.asked is None:
        return Said(" ".join(reply.say))
    ask, reprompt = turn.ask(reply.asked)
    return Said(" ".join((*reply.say, ask)), reprompt)


def _cancel_left_timer(turn: Turn, reply: Reply) -> None:
    """Cancel the timer of a rest that the person went on from; in an emergency there is no time."""
    settled = reply.asked is not None and reply.asked.question is not Question.HEARD_RIGHT
    if turn.left_timer is not None and (settled or not reply.urgent):
        with contextlib.suppress(ServiceError):
            turn.services.cancel_timer(turn.left_timer)


def _with_memory_notice(turn: Turn, reply: Reply) -> Reply:
    """Tell once that the place cannot be kept, where there is a place to keep."""
    state = turn.conversation.memory
    failed = turn.memory.failed or state is MemoryState.FAILED
    in_routine = reply.asked is not None and reply.asked.question in IN_ROUTINE
    if not failed or state is MemoryState.TOLD or not in_routine:
        return reply
    turn.change(memory=MemoryState.TOLD)
    return replace(reply, say=(*reply.say, turn.say(Prompt.MEMORY_DOWN)))


def _show(turn: Turn, reply: Reply) -> Directive | None:
    """Give what a device with a screen shows besides; None where what it shows may stay."""
    # Imported here: a speaker's cold start must not pay for screens.
    from relief.alexa.screens import render  # noqa: PLC0415
    from relief.replies.showing import show  # noqa: PLC0415

    screen = show(turn, reply)
    return None if screen is None else render(screen, turn.content.pictures)


def _show_if_able(turn: Turn, reply: Reply) -> Directive | None:
    """Give what is shown, or nothing where that fails: a screen only adds, the answer counts."""
    try:
        return _show(turn, reply)
    except Exception as error:
        log.failed("screen", error)
        return None


def _note(turn: Turn, reply: Reply) -> None:
    """Note the topic that was told, and how often danger signs were named that are still open."""
    anew = turn.intent != Intent.REPEAT and turn.asks(*ABOUT_SIGNS)
    named = turn.conversation.named + anew
    turn.change(named=named if turn.signs_asked is not None else 0)
    if isinstance(reply.about, Told):
        turn.change(told=reply.about.topic.id)
    elif reply.repeats is None:
        turn.change(told=None)


def _respond(handler_input: HandlerInput, turn: Turn, said: Said, reply: Reply) -> Response:
    """Make the response, and leave the state to the next turn and to memory."""
    envelope, asked = handler_input.request_envelope, reply.asked
    turn.remember()
    shown = _show_if_able(turn, reply) if request.has_screen(envelope) else None
    keeps = asked is not None and asked.question in KEEPS_INTERRUPTED
    alarmed = asked is not None and asked.question is Question.HEARD_RIGHT
    turn.change(
        asked=asked,
        interrupted=turn.conversation.interrupted if keeps else None,
        before=turn.conversation.before if alarmed else None,
        last=reply.repeats or said,
        turns=turn.conversation.turns + 1,
    )
    _note(turn, reply)
    if turn.memory.failed and turn.conversation.memory is MemoryState.WORKS:
        turn.change(memory=MemoryState.FAILED)
    if envelope.session is not None:
        left = Fixed(turn.conversation.to_json())
        handler_input.attributes_manager.session_attributes = left
    rate = turn.conversation.pace.rate
    builder = handler_input.response_builder.speak(at_rate(said.speech, rate))
    if reply.directive is not None:
        builder.add_directive(reply.directive)
    if shown is not None:
        builder.add_directive(shown)
    if reply.card is not None:
        builder.set_card(reply.card)
    if said.reprompt is None:
        builder.set_should_end_session(True)
    else:
        builder.ask(at_rate(said.reprompt, rate))
    return builder.response
