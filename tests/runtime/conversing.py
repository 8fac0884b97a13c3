"""Whole conversations with the package, wherever it runs: with a table, reminders and timers."""

from datetime import UTC, datetime

from tests.support.checked_skill import Handler
from tests.support.world import World


def hold_all(skill: Handler, user: str) -> None:
    """Go through a routine, come back to it, and be reminded of the ice."""
    with World(start=datetime.now(UTC), skill=skill, user=user) as world:
        _hold_routine(world)
        _hold_ice(world)


def _hold_routine(world: World) -> None:
    """Begin a routine, leave, and be asked later whether to carry on."""
    _say(world, "open back spasm relief", "Are you in pain right now?")
    _say(world, "yes", "A safety check")
    _say(world, "no", "on the floor?")
    _say(world, "i'm on the floor", "legs on a chair")
    _say(world, "yes", "Shall I go on?")
    _say(world, "next", "Ready to go on?")
    _say(world, "stop", "")
    _say(world, "open back spasm relief", "step 2 of legs on a chair")
    _say(world, "stop", "")


def _hold_ice(world: World) -> None:
    """Have reminders set, hear one, and cancel the others."""
    _say(world, "ask back spasm relief to start an ice reminder", "all right for you?")
    _say(world, "yes", "The plan is")
    _say(world, "yes", "Do you give permission?")
    _say(world, "yes", "I'll remind you")
    _say(world, ":wait 21 minutes", "Take the ice pack off")
    _say(world, "ask back spasm relief to cancel my ice reminders", "are cancelled")


def _say(world: World, line: str, heard: str) -> None:
    assert heard in world.say(line), world.told(f"expected: {heard}")
