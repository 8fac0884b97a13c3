"""What Alexa tells of an account outside of any conversation. Nothing is said to it.

Read from the raw JSON: the SDK drops the body of ``AlexaSkillEvent.SkillDisabled``.
Source: Amazon's "Skill Events" and "Reminders API" (events) references.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from relief import tally
from relief.content import Routine
from relief.deadline import Deadline
from relief.ports import Memory, MemoryUnavailableError
from relief.recollection import Recollection

_DISABLED: Final = "AlexaSkillEvent.SkillDisabled"
_NOT_PERSISTED: Final = "NOT_PERSISTED"
_REMINDER_DELETED: Final = "Reminders.ReminderDeleted"


def take_note(
    body: Mapping[str, Any],
    memory: Memory,
    routines: Mapping[str, Routine],
    now: datetime,
    deadline: Deadline,
) -> None:
    """Forget a user who disabled the skill for good, and reminders that were deleted elsewhere."""
    request = _object(body.get("request"))
    told = _object(request.get("body"))
    user_id = _user_id(body)
    if user_id is None:
        return
    if request.get("type") == _DISABLED:
        if told.get("userInformationPersistenceStatus") == _NOT_PERSISTED:
            _forget(memory, user_id)
    elif request.get("type") == _REMINDER_DELETED:
        _drop_reminders(Recollection(memory, user_id, routines, deadline), _tokens(told), now)


def _forget(memory: Memory, user_id: str) -> None:
    try:
        memory.forget(user_id)
    except MemoryUnavailableError:
        tally.count(tally.MEMORY_FAILURES)
        # The record expires by itself; Alexa does not tell this twice.
        return


def _drop_reminders(recollection: Recollection, tokens: frozenset[str], now: datetime) -> None:
    cycle = recollection.record.ice
    if cycle is not None and not cycle.cancelled:
        recollection.change(ice=cycle.lose(tokens))
        recollection.save(now)


def _tokens(told: Mapping[str, Any]) -> frozenset[str]:
    """Give the tokens of the deleted reminders: one or a list of them."""
    listed = told.get("alertTokens")
    tokens = listed if isinstance(listed, list) else [told.get("alertToken")]
    return frozenset(token for token in tokens if isinstance(token, str))


def _user_id(body: Mapping[str, Any]) -> str | None:
    user = _object(_object(_object(body.get("context")).get("System")).get("user"))
    user_id = user.get("userId")
    return user_id if isinstance(user_id, str) and user_id else None


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
