"""Findings grouped per file, and the line that sums them up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from checks.finding import Finding


@dataclass(slots=True)
class Report:
    """What was checked, and what was found."""

    findings: dict[str, list[Finding]] = field(default_factory=dict)
    """By file."""
    counts: dict[str, int] = field(default_factory=dict)
    """How many of each thing were checked, by its name in the plural."""

    def add(self, file: str, findings: list[Finding]) -> None:
        """Add the findings of a file, if there are any."""
        if findings:
            self.findings.setdefault(file, []).extend(findings)

    def count(self, counts: Mapping[str, int]) -> None:
        """Add to what was checked."""
        for thing, number in counts.items():
            self.counts[thing] = self.counts.get(thing, 0) + number

    @property
    def total(self) -> int:
        """How many findings there are."""
        return sum(map(len, self.findings.values()))

    def lines(self) -> Iterator[str]:
        """Give the report as it is printed."""
        for file, findings in self.findings.items():
            yield file
            for finding in findings:
                yield f"  {finding}"
            yield ""
        checked = ", ".join(f"{number} {thing}" for thing, number in self.counts.items())
        yield f"Checked {checked or 'nothing'}: {self._verdict()}"

    def _verdict(self) -> str:
        if not self.total:
            return "all good."
        return "1 thing to mend." if self.total == 1 else f"{self.total} things to mend."
