"""The rounds of ice that reminders make, where they may be incomplete, or those of two plans."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from relief.quick.records import dataclass


@dataclass(slots=True)
class Round:
    """From when ice goes on the skin until it is surely off."""

    on: datetime
    heard: bool
    """Whether somebody says when it goes on; else that is told from when it comes off."""
    offs: list[datetime]
    """When it is told to come off: twice where two plans tell of the same ice."""

    def takes(self, is_on: bool, at: datetime, most: timedelta) -> bool:
        """Take a moment up that is about the same ice; tell whether it is."""
        if is_on or self.heard:
            if at > self.on + most:
                return False
        elif at - most >= self.offs[0]:
            return False
        else:
            self.on = max(self.on, at - most)
        if not is_on:
            self.offs.append(at)
        return True


def rounds_of(
    moments: Iterable[tuple[bool, datetime]], most: timedelta, gap: timedelta
) -> list[Round]:
    """Give the rounds that moments make: whether ice goes on, or else comes off, and when.

    The moments are in order; ``most`` is how long ice stays on, ``gap`` how long the skin rests. No
    round is longer, and none begins earlier after another: what would be is left out.
    """
    rounds: list[Round] = []
    for is_on, at in moments:
        last = rounds[-1] if rounds else None
        if last is not None and last.takes(is_on, at, most):
            continue
        if last is not None and not last.offs:
            last.offs.append(last.on + most)
        begins = at if is_on else at - most
        if last is None or begins >= last.offs[-1] + gap:
            rounds.append(Round(begins, is_on, [] if is_on else [at]))
    if rounds and not rounds[-1].offs:
        rounds[-1].offs.append(rounds[-1].on + most)
    return rounds
