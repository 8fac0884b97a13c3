"""Skill events: what Alexa tells a skill outside of any session, if its manifest asks for it.

Amazon's "Skill Events in Alexa Skills" and "Alexa Reminders API Reference".
"""

from collections.abc import Mapping
from typing import Any

_TYPES: Mapping[str, str] = {
    "REMINDER_CREATED": "Reminders.ReminderCreated",
    "REMINDER_DELETED": "Reminders.ReminderDeleted",
    "REMINDER_STARTED": "Reminders.ReminderStarted",
    "REMINDER_STATUS_CHANGED": "Reminders.ReminderStatusChanged",
    "REMINDER_UPDATED": "Reminders.ReminderUpdated",
    "SKILL_PERMISSION_ACCEPTED": "AlexaSkillEvent.SkillPermissionAccepted",
    "SKILL_PERMISSION_CHANGED": "AlexaSkillEvent.SkillPermissionChanged",
}
"""The type of the request by the name of the subscription."""


def type_of(name: str, manifest: Mapping[str, Any]) -> str | None:
    """Return the type of request that tells of an event, None where the skill wants none."""
    events = manifest.get("manifest", {}).get("events", {})
    wanted = {asked.get("eventName") for asked in events.get("subscriptions", ())}
    return _TYPES.get(name) if name in wanted else None
