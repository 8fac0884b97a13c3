"""What is to be said of an item, once its tests have run."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from certification.checklist import Item
from certification.running import Outcome, Outcomes, stands_for


class State(StrEnum):
    """How an item stands."""

    PASSED = "passed"
    """Each of its tests ran and passed. What is to be done by hand is not in this."""
    FAILED = "FAILED"
    """A test failed, or one that is named is not there."""
    NOT_RUN = "not run"
    """A test was skipped, so nothing is proved."""
    TO_DO = "to do"
    """The owner has something to fill in."""
    BY_HAND = "by hand"
    """Only a person can tell."""


STOPPING: Final = frozenset({State.FAILED, State.NOT_RUN})
"""States in which nothing may be handed in. What the owner does is left to them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An item and how it stands."""

    item: Item
    state: State
    tests: int
    """How many tests ran for it."""
    why: tuple[str, ...] = ()
    """What is wrong, where something is."""


def judge(item: Item, outcomes: Outcomes, root: Path) -> Verdict:
    """Tell how an item stands, after the tests of a project ran."""
    ran = {
        test: found
        for test, found in outcomes.items()
        if any(stands_for(named, test) for named in item.tests)
    }
    failed = [test for test, (outcome, _) in ran.items() if outcome is Outcome.FAILED]
    absent = [
        f"there is no test {named}, or it can't be read"
        for named in item.tests
        if not any(stands_for(named, test) for test in ran)
    ]
    skipped = [f"{test}: {why}" for test, (found, why) in ran.items() if found is Outcome.SKIPPED]
    left = tuple(_left(item, root))
    for state, why in (
        (State.FAILED, tuple(failed + absent)),
        (State.NOT_RUN, tuple(skipped)),
        (State.TO_DO, left),
    ):
        if why:
            return Verdict(item, state, len(ran), why)
    state = State.PASSED if item.tests or item.to_do_while else State.BY_HAND
    return Verdict(item, state, len(ran))


def _left(item: Item, root: Path) -> Iterator[str]:
    for name, text in item.to_do_while:
        path = root / name
        if not path.is_file():
            yield f"there is no {name}"
        elif text in path.read_text(encoding="utf-8"):
            yield f"{name} still says {text}"
