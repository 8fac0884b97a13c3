"""Runs the tests that the checklist names, in one run of pytest, and notes what became of each."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final

import pytest


class Outcome(StrEnum):
    """What became of one test."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


Outcomes = Mapping[str, tuple[Outcome, str]]
"""By node id: what became of each test that ran, and why where it was skipped."""

_WORST_FIRST: Final = (Outcome.FAILED, Outcome.SKIPPED, Outcome.PASSED)


def stands_for(named: str, test: str) -> bool:
    """Tell whether a node id in the checklist stands for that of a test."""
    if "[" in named and not named.endswith("]"):
        return test.startswith(named)
    return test == named or test.startswith((f"{named}[", f"{named}::"))


class _Notes:
    """A plugin of pytest that lets only the named tests run, and notes what became of them."""

    def __init__(self, named: Iterable[str]) -> None:
        self._named = tuple(named)
        self.outcomes: dict[str, tuple[Outcome, str]] = {}

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        kept = [item for item in items if self._wants(item.nodeid)]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the worst of setting up, running and tidying up."""
        if report.when != "call" and report.passed:
            return
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
        found = (Outcome(report.outcome), str(why).removeprefix("Skipped: "))
        before = self.outcomes.get(report.nodeid, found)
        self.outcomes[report.nodeid] = min(found, before, key=_badness)

    def _wants(self, test: str) -> bool:
        return any(stands_for(named, test) for named in self._named)


def _badness(found: tuple[Outcome, str]) -> int:
    return _WORST_FIRST.index(found[0])


def run(named: Iterable[str], root: Path) -> Outcomes:
    """Run the named tests of a project, with pytest's own lines as progress.

    A name that no test has is absent from what is given back.
    """
    named = tuple(named)
    files = sorted(set(_files(named, root)))
    if not files:
        return {}
    notes = _Notes(named)
    options = ["-q", "--rootdir", str(root), "--no-header", "--disable-warnings"]
    pytest.main([*options, "--continue-on-collection-errors", *files], plugins=[notes])
    return notes.outcomes


def _files(named: Iterable[str], root: Path) -> Iterator[str]:
    for test in named:
        path = root / test.partition("::")[0]
        if path.is_file():
            yield str(path)
