"""What became of the changes: a score for each module, and every survivor with its diff."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

ENOUGH: Final = 90.0
"""Percent of the changes that some test must notice, in each module."""

EQUIVALENT: Final = Path(__file__).with_name("equivalent.yaml")
"""The changes that nobody could notice, each with its function, its new line and the reason."""

NOT_TESTED: Final = "not checked"
_KILLED: Final = frozenset({"killed", "timeout"})


@dataclass(frozen=True, slots=True)
class Change:
    """One change to the code."""

    name: str
    """What mutmut calls it, such as ``relief.domain.ice.xǁPlanǁto_json__mutmut_2``."""
    outcome: str
    """What became of it, in mutmut's words."""
    diff: str = ""
    """What was changed; empty where it was killed."""

    @property
    def survived(self) -> bool:
        """Whether no test noticed it."""
        return self.outcome not in _KILLED

    @property
    def function(self) -> str:
        """The function that was changed, by its dotted name."""
        return (
            self.name.partition("__mutmut")[0]
            .replace("xǁ", "")
            .replace("x_", "", 1)
            .replace("ǁ", ".")
        )

    @property
    def module(self) -> str:
        """The module that it is in: the lower-case beginning of its name."""
        return self.name.rpartition(".x")[0]

    @property
    def new_lines(self) -> str:
        """The lines that are there instead."""
        lines = self.diff.splitlines()
        return "\n".join(line[1:].strip() for line in lines if _is_line(line) and line[0] == "+")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of the changes to one part of the code."""

    changes: Sequence[Change]
    equivalent: Mapping[tuple[str, str], str]
    """The reason why nobody could notice a change, by its function and its new lines."""

    def reason(self, change: Change) -> str | None:
        """Give the reason why nobody could notice a change, None where somebody could."""
        return self.equivalent.get((change.function, change.new_lines))

    @property
    def modules(self) -> list[str]:
        """The modules that were changed."""
        return sorted({change.module for change in self.changes})

    @property
    def survivors(self) -> list[Change]:
        """The changes that no test noticed, explained or not."""
        return [change for change in self.changes if change.survived]

    @property
    def stale(self) -> set[tuple[str, str]]:
        """What is explained, though no such change survived."""
        modules = self.modules
        ours = {key for key in self.equivalent if any(key[0].startswith(f"{m}.") for m in modules)}
        return ours - {(change.function, change.new_lines) for change in self.survivors}

    def score(self, module: str = "") -> float:
        """Give the percentage killed, of all that could be noticed."""
        counted = [
            change
            for change in self.changes
            if change.module.startswith(module) and not (change.survived and self.reason(change))
        ]
        return 100 * sum(not change.survived for change in counted) / max(len(counted), 1)

    @property
    def is_enough(self) -> bool:
        """Whether enough died, in each module too, and nothing is explained in vain."""
        scores = (self.score(), *map(self.score, self.modules))
        return min(scores) >= ENOUGH and not self.stale

    def table(self) -> Iterator[str]:
        """Yield a line for each module, and one for all of them."""
        yield f"{'module':34} changes killed explained survived  score"
        for module in (*self.modules, ""):
            own = [change for change in self.changes if change.module.startswith(module)]
            left = [change for change in own if change.survived]
            explained = sum(self.reason(change) is not None for change in left)
            yield (
                f"{module or 'together':34} {len(own):7} {len(own) - len(left):6} {explained:9} "
                f"{len(left) - explained:8} {self.score(module):5.1f}%"
            )

    def details(self) -> Iterator[str]:
        """Yield each survivor with its diff, and what is explained in vain."""
        for change in self.survivors:
            lines = "\n".join(line for line in change.diff.splitlines() if _is_line(line))
            yield f"## {change.function} ({change.outcome})\n\n{lines}\n"
            if reason := self.reason(change):
                yield f"Equivalent: {reason}\n"
        for function, line in sorted(self.stale):
            yield f"Explained, but it did not survive: {function}: {line}"


def _is_line(line: str) -> bool:
    """Tell whether a line of a diff is one that went or came."""
    return line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}


def read_equivalent() -> dict[tuple[str, str], str]:
    """Read why changes are not counted."""
    entries = yaml.safe_load(EQUIVALENT.read_text(encoding="utf-8"))
    return {
        (entry["function"], lines): entry["why"] for entry in entries for lines in entry["becomes"]
    }
