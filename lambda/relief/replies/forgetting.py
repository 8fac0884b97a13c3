"""Forgetting somebody who asks for it."""

from __future__ import annotations

from relief.domain.conversation import Conversation
from relief.prompts import Prompt
from relief.replies.ice_cycle import cancel_all, may_be_on
from relief.replies.turn import Reply, Turn


def forget(turn: Turn) -> Reply:
    """Cancel what is set, then keep nothing of the person."""
    off = (turn.say(Prompt.ICE_STILL_ON),) if may_be_on(turn) else ()
    left = () if cancel_all(turn) else (turn.say(Prompt.ICE_CANCEL_FAILED),)
    turn.conversation = Conversation()
    forgotten = turn.memory.forget()
    return Reply((turn.say(Prompt.FORGOTTEN if forgotten else Prompt.FORGET_FAILED), *left, *off))
