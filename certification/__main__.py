"""``python -m certification``: run what proves each item of the checklist, and print the table.

Exits 1 where a test failed, is not there or did not run. What the owner fills in and what is done
by hand is listed, and doesn't count as passed; it doesn't fail either, for nothing here can do it.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import yaml

from certification.checklist import read
from certification.judging import STOPPING, judge
from certification.report import lines
from certification.running import run

CHECKLIST: Final = Path(__file__).with_name("checklist.yaml")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the checklist on the project in the working directory; give the exit status."""
    parser = argparse.ArgumentParser(prog="python -m certification")
    parser.add_argument("--checklist", type=Path, default=CHECKLIST)
    path: Path = parser.parse_args(arguments).checklist
    checklist = read(yaml.safe_load(path.read_text(encoding="utf-8")))
    root = Path.cwd()
    print(f"Running the tests of {len(checklist.items)} items.", flush=True)
    outcomes = run(checklist.tests, root)
    verdicts = [judge(item, outcomes, root) for item in checklist.items]
    for line in lines(checklist, verdicts):
        print(line)
    return 1 if any(verdict.state in STOPPING for verdict in verdicts) else 0


if __name__ == "__main__":
    sys.exit(main())
