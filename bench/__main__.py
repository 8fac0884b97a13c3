"""``python -m bench``: measure, and print ratios with their targets.

``--rounds`` says how often each pair is run, ``--requests`` how many one process answers;
``--package FOLDER`` measures a package that was built instead of the source.
"""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import comparing, workload
from bench.comparing import Ratios, Skills
from bench.machine import facts
from bench.report import Figure, compared, line
from bench.table import serving

ROOT = Path(__file__).resolve().parent.parent
MOST_GROWTH = 1024
"""KiB: what a process may hold more after many requests, for a heap is never quite still."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--package", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        skills = comparing.skills(ROOT, Path(folder), asked.package)
        print(facts())
        print(f"Ours: {asked.package or 'lambda/, compiled as a package is'}\n")
        for figure in measure(skills, asked.rounds, asked.requests):
            print(line(figure), flush=True)


def measure(skills: Skills, rounds: int, requests: int) -> Iterator[Figure]:
    """Measure everything, and give each figure as soon as it is there."""
    cpu, peak = comparing.cold(skills, rounds)
    yield compared("cold start to the first launch reply", cpu, "ms", "hello world", 0.60)
    yield compared("  its peak memory", peak, "MiB", "hello world", 0.90)
    with serving() as table:
        cpu, peak = comparing.cold_with_memory(skills, table, rounds)
    yield compared("cold start with a read and a write", cpu, "ms", "StandardSkillBuilder", 0.60)
    yield compared("  its peak memory", peak, "MiB", "StandardSkillBuilder", None)
    for name, with_slots in (("warm launch", False), ("warm intent with slots", True)):
        ratios: Ratios = comparing.warm(skills, rounds, with_slots=with_slots)
        yield compared(name, ratios, "µs", "hello world", 0.20)
    for name, event in workload.firsts().items():
        took = comparing.first(skills.ours, rounds, event)
        yield Figure(f"first request after the start, {name}", f"{took:.2f} ms", 3.0, took)
    endured = comparing.many(skills.ours, requests)
    name = f"{requests:,} mixed requests"
    yield Figure(f"{name}, 99% below", f"{endured.p99:.2f} ms", 5.0, endured.p99)
    yield Figure(f"{name}, growth", f"{endured.growth} KiB", MOST_GROWTH, endured.growth)


if __name__ == "__main__":
    main()
