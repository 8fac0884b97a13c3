"""Measurements: which runs are compared, and what comes of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median, quantiles

from bench import workload
from bench.processes import Cost, Subject, compile_installed, compiled_copy, site_packages
from bench.table import Table

BATCHES = 9
"""Of 50 requests each, in one process; their median is one figure."""


@dataclass(frozen=True)
class Ratios:
    """What ours takes, as a share of what the other takes: the median, and the middle half."""

    ours: float
    theirs: float
    ratio: float
    low: float
    high: float

    @classmethod
    def of(cls, pairs: Sequence[tuple[float, float]]) -> "Ratios":
        """Make them of neighbouring runs: ours, theirs."""
        shares = [ours / theirs for ours, theirs in pairs]
        low, middle, high = quantiles(shares, n=4) if len(shares) > 1 else [*shares] * 3
        return cls(median(o for o, _ in pairs), median(t for _, t in pairs), middle, low, high)


@dataclass(frozen=True)
class Skills:
    """Ours, and the two that it is measured against."""

    ours: Subject
    hello_world: Subject
    standard: Subject


def cold(skills: Skills, rounds: int) -> tuple[Ratios, Ratios]:
    """Compare the start until a launch is answered, without memory: processor time, peak memory."""
    pairs = _in_turns(
        lambda: skills.ours.run("cold", workload.launch()),
        lambda: skills.hello_world.run("cold", workload.launch()),
        rounds,
    )
    return (
        Ratios.of([(ours.cpu, theirs.cpu) for ours, theirs in pairs]),
        Ratios.of([(ours.figures, theirs.figures) for ours, theirs in pairs]),
    )


def cold_with_memory(skills: Skills, table: Table, rounds: int) -> tuple[Ratios, Ratios]:
    """Compare the start until a launch is answered that reads and writes the memory."""
    ours, standard = (
        replace(subject, environment=table.environment)
        for subject in (skills.ours, skills.standard)
    )
    table.asked.clear()
    pairs = _in_turns(
        lambda: ours.run("cold", workload.launch()),
        lambda: standard.run("cold", workload.launch()),
        rounds,
    )
    each = 2 * (rounds + 1)
    if table.asked != {"GetItem": each, "PutItem": each}:
        raise AssertionError(f"each should read and write once a run: {table.asked}")
    return (
        Ratios.of([(ours.cpu, theirs.cpu) for ours, theirs in pairs]),
        Ratios.of([(ours.figures, theirs.figures) for ours, theirs in pairs]),
    )


def warm(skills: Skills, rounds: int, *, with_slots: bool) -> Ratios:
    """Compare one request of a process that has answered some: a launch, or an intent."""

    def work(name: str) -> object:
        event = workload.intent(name) if with_slots else workload.launch()
        return {"event": event, "batches": BATCHES}

    pairs = _in_turns(
        lambda: skills.ours.run("warm", work("TopicIntent")),
        lambda: skills.hello_world.run("warm", work("HelloWorldIntent")),
        rounds,
    )
    return Ratios.of([(ours.figures, theirs.figures) for ours, theirs in pairs])


def first(ours: Subject, rounds: int, event: workload.Json) -> float:
    """Give the milliseconds of processor time of the first request after the start."""
    return float(median(ours.run("first", event).figures for _ in range(rounds)))


@dataclass(frozen=True)
class Endurance:
    """What comes of many requests in one process."""

    p99: float
    """Milliseconds of processor time that 99% of the requests stay below."""
    growth: int
    """KiB that the process holds more at the end than after a quarter of them."""


def many(ours: Subject, requests: int) -> Endurance:
    """Have one process answer many requests of all kinds."""
    figures = ours.run("many", {"events": workload.mixed(), "count": requests}).figures
    return Endurance(figures["p99"], figures["growth"])


def _in_turns(
    ours: Callable[[], Cost], theirs: Callable[[], Cost], rounds: int
) -> list[tuple[Cost, Cost]]:
    """Run both by turns, after one run of each that only warms the machine's caches."""
    ours(), theirs()
    return [(ours(), theirs()) for _ in range(rounds)]


def skills(root: Path, into: Path, package: Path | None = None) -> Skills:
    """Give the skills, ready to run: ours from the source, or from a package that was built."""
    compile_installed()
    installed = site_packages()
    references = compiled_copy(root / "bench" / "references", into)
    if package is None:
        ours = Subject("lambda_function", [compiled_copy(root / "lambda", into), installed])
    else:
        ours = Subject("lambda_function", [package])
    return Skills(
        ours,
        Subject("hello_world", [references, installed]),
        Subject("standard", [references, installed]),
    )
