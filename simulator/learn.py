"""``python -m simulator.learn FILE...``: learn interaction models ahead of the first conversation.

It takes some seconds for each, once; the result is kept until the model changes. They are learnt
side by side, as far as the machine has processors.
"""

import multiprocessing
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from simulator.model import load
from simulator.understanding import understanding_of

_MOST_AT_ONCE = 4
"""Each takes some hundred megabytes."""


def processes(most: int) -> ProcessPoolExecutor:
    """Give a pool of as many processes as there are processors, `most` of them at most.

    They are spawned, not forked: the fork of a process with threads may hang.
    """
    return ProcessPoolExecutor(
        min(most, os.cpu_count() or 1), mp_context=multiprocessing.get_context("spawn")
    )


def main(models: Sequence[Path]) -> None:
    """Learn models; those that were learnt since they changed are left alone."""
    with processes(_MOST_AT_ONCE) as pool:
        list(pool.map(_learn, models))


def _learn(path: Path) -> None:
    understanding_of(load(path)).learn()


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
