"""``python -m simulator.learn FOLDER``: learn interaction models ahead of the first conversation.

It takes some seconds for each, once; the result is kept until the model changes. They are learnt
side by side, as many as the machine has processors.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from simulator.model import load
from simulator.understanding import understanding_of


def main(folder: Path) -> None:
    """Learn every model of a folder."""
    with ProcessPoolExecutor() as processes:
        list(processes.map(_learn, sorted(folder.glob("*.json"))))


def _learn(path: Path) -> None:
    understanding_of(load(path)).learn()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
