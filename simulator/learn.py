"""``python -m simulator.learn FOLDER``: learn interaction models ahead of the first conversation.

It takes some seconds for each, once; the result is kept until the model changes.
"""

import sys
from pathlib import Path

from simulator.model import load_folder
from simulator.understanding import understanding_of


def main(folder: Path) -> None:
    """Learn every model of a folder."""
    for model in load_folder(folder).values():
        understanding_of(model).learn()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
