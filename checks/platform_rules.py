"""What the manifest asks of the platform: permissions, events and interfaces that Amazon knows.

Amazon's page "Skill Manifest Schema".
"""

from collections.abc import Iterator
from typing import Final

from checks.finding import Finding, at
from checks.manifest import Manifest, Models, value_at

PERMISSIONS: Final = frozenset(
    {"alexa::alerts:reminders:skill:readwrite", "alexa::alerts:timers:skill:readwrite"}
)
INTERFACES: Final = frozenset({"ALEXA_PRESENTATION_APL"})
MODES: Final = frozenset({"HUB", "TV"})
SHAPES: Final = frozenset({"ROUND", "RECTANGLE"})
SIDES: Final = ("minWidth", "maxWidth", "minHeight", "maxHeight")
EVENTS: Final = frozenset(
    [
        "SKILL_ENABLED",
        "SKILL_DISABLED",
        "SKILL_PERMISSION_ACCEPTED",
        "SKILL_PERMISSION_CHANGED",
        "REMINDER_CREATED",
        "REMINDER_UPDATED",
        "REMINDER_DELETED",
        "REMINDER_STARTED",
        "REMINDER_STATUS_CHANGED",
    ]
)


def permissions_and_events(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """Permissions and events are ones that Amazon knows, and events have where to go."""
    for permission in manifest.get("permissions", []):
        if permission.get("name") not in PERMISSIONS:
            yield Finding(
                at("permissions", permission.get("name")),
                "the skill has no use for it, or it is misspelt.",
                f"Known are: {', '.join(sorted(PERMISSIONS))}.",
            )
    events = manifest.get("events")
    if events is None:
        return
    # Its endpoint is not asked for: like that of "custom", the deployer writes it.
    for subscription in events.get("subscriptions", []):
        if subscription.get("eventName") not in EVENTS:
            yield Finding(
                at("events", subscription.get("eventName")),
                "Amazon has no such event.",
                f"Known are: {', '.join(sorted(EVENTS))}.",
            )


def interfaces(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """Interfaces are ones that the skill has, and each screen is given by its size."""
    for interface in value_at(manifest, "apis.custom.interfaces") or []:
        kind = interface.get("type")
        if kind not in INTERFACES:
            yield Finding(
                at("apis", "custom", "interfaces", kind),
                "the skill has no use for it, or it is misspelt.",
                f"Known are: {', '.join(sorted(INTERFACES))}.",
            )
        for view in interface.get("supportedViewports", []):
            odd = [name for name in SIDES if not isinstance(view.get(name), int)]
            if odd or view.get("mode") not in MODES or view.get("shape") not in SHAPES:
                yield Finding(
                    at("apis", "custom", "interfaces", kind, "supportedViewports"),
                    f"a screen is not described in full: {dict(view)}.",
                    f"Give mode, shape and {', '.join(SIDES)} in whole dp.",
                )
            elif view["minWidth"] > view["maxWidth"] or view["minHeight"] > view["maxHeight"]:
                yield Finding(
                    at("apis", "custom", "interfaces", kind, "supportedViewports"),
                    f"a screen is at least larger than at most: {dict(view)}.",
                    "Exchange the two.",
                )
