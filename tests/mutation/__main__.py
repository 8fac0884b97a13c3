"""``make mutate``: change the code a little, a thousand times over, and see whether a test fails.

A change that no test notices survives. Each one is killed by a test of what people hear, or, where
nobody could tell it from the code that was there, explained in ``equivalent.yaml``.

mutmut changes what functions do. It leaves out properties, and what stands in modules and classes:
constants, tables of answers, the order of an enumeration.
"""

import argparse
import shutil
import sys
from typing import Final

from tests.mutation.report import ENOUGH, NOT_TESTED, Result, read_equivalent
from tests.mutation.stage import Part, Stage
from tests.support.project import ROOT

_FOLDER: Final = ROOT / "build" / "mutation"
_CONTRACTS: Final = (
    "clock_times",
    "memory",
    "metrics",
    "safety",
    "screens",
    "services",
    "stale_screens",
)
PARTS: Final = {
    "domain": Part(("relief/domain/*",), ("tests/unit/relief/domain",)),
    "safety": Part(
        (
            "relief/handlers/safety.py",
            "relief/handlers/ice.py",
            "relief/replies/caution.py",
            "relief/replies/ice_cycle.py",
            "relief/replies/ice_plan.py",
            "relief/replies/icing.py",
            "relief/replies/yes_no.py",
        ),
        (
            "tests/conversations",
            *(f"tests/contracts/test_{name}.py" for name in _CONTRACTS),
        ),
        only="not [es/",  # one language proves the code; the others prove their own words
        plugins=("tests.mutation.anew",),
    ),
}


def main() -> int:
    """Test the changes, write ``build/mutation/survivors.md``, and say whether enough died."""
    parser = argparse.ArgumentParser(prog="make mutate", description=main.__doc__)
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all by default")
    parser.add_argument("--again", action="store_true", help="only what survived the last time")
    wanted = parser.parse_args()
    results = [_test(name, again=wanted.again) for name in wanted.parts or PARTS]
    told = _FOLDER / "survivors.md"
    told.write_text("\n".join(line for each in results for line in each.details()), "utf-8")
    for result in results:
        print(*result.table(), "", sep="\n")
    print(f"Needed are {ENOUGH}% in each line. The survivors stand in {told.relative_to(ROOT)}.")
    return not all(result.is_enough for result in results)


def _test(name: str, *, again: bool) -> Result:
    folder, part = _FOLDER / name, PARTS[name]
    if not again:
        shutil.rmtree(folder, ignore_errors=True)
    stage = Stage(folder, part)
    stage.mutate(*(change.name for change in stage.changes() if again and change.survived))
    if any(change.outcome == NOT_TESTED for change in stage.changes()):
        stage.mutate()  # What mutmut found before no longer counts, or is of code that has changed.
    changes = [stage.shown(each) if each.survived else each for each in stage.changes()]
    return Result(changes, read_equivalent())


if __name__ == "__main__":
    sys.exit(main())
