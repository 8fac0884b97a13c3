"""The page on the architecture shows the imports and the path of a turn as they are."""

import re
import sys
from pathlib import Path
from types import FrameType

from tests.contracts.test_structure import RELIEF, files, imports
from tests.support.direct import Direct
from tests.support.project import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
FOLDERS = ("webservice", "simulator", "checks")

ARROWS = set(re.findall(r"^  (\w+)(?:\[.*?\])? --> (\w+)", PAGE, re.MULTILINE))
PARTS = {part for arrow in ARROWS for part in arrow}


def sources(part: str) -> list[Path]:
    """Give the files of a part of the picture."""
    if part in FOLDERS:
        return sorted((ROOT / part).rglob("*.py"))
    return [ROOT / "lambda/lambda_function.py"] if part == "lambda_function" else files(part)


def part_of(module: str) -> str:
    first, *rest = module.split(".")
    return rest[0] if first == "relief" and rest else first


IMPORTS = {
    (part, part_of(name)) for part in PARTS for path in sources(part) for name in imports(path)
}


def reached(part: str) -> set[str]:
    """Give a part and all that its arrows lead to."""
    return {part}.union(*(reached(end) for start, end in ARROWS if start == part))


def test_every_part_of_the_skill_that_is_a_package_is_in_the_picture() -> None:
    packages = {path.name for path in RELIEF.iterdir() if (path / "__init__.py").is_file()}
    assert packages - PARTS == {"quick"}, "the page says that only this one is left out"


def test_every_arrow_is_an_import() -> None:
    assert len(ARROWS) >= 10
    assert ARROWS <= IMPORTS, f"nothing imports like that: {sorted(ARROWS - IMPORTS)}"


def test_no_import_goes_against_the_arrows() -> None:
    drawn = {(start, end) for start, end in IMPORTS if end in PARTS}
    against = sorted((start, end) for start, end in drawn if end not in reached(start))
    assert not against, f"docs/architecture.md shows no way from the first to the second: {against}"


def test_a_turn_takes_the_path_that_is_told() -> None:
    told = re.findall(r"^\d+\. `(relief/[\w/]+\.py)`, `([\w.]+)`:", PAGE, re.MULTILINE)
    assert len(told) >= 10
    device = Direct()
    device.launch()
    device.intend("StartRoutineIntent", routine="legs_on_chair")
    device.intend("AMAZON.NoIntent")
    device.intend("AMAZON.YesIntent")
    walked: dict[tuple[str, str], None] = {}

    def note(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        path = Path(code.co_filename)
        if event == "call" and path.is_relative_to(ROOT / "lambda"):
            name = path.relative_to(ROOT / "lambda").as_posix()
            walked.setdefault((name, code.co_qualname))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        device.intend("AMAZON.NextIntent")
    finally:
        sys.setprofile(before)
    assert device.last_speech is not None
    assert "Lower yourself onto your side" in device.last_speech
    assert [step for step in walked if step in told] == told
