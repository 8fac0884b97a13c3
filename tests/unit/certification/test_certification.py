"""Nothing is marked passed that did not run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from certification.__main__ import CHECKLIST
from certification.checklist import ChecklistError, read
from certification.running import stands_for
from tests.support.project import ROOT

TESTS = """
import pytest

def test_good():
    pass

def test_bad():
    assert False

@pytest.mark.parametrize("kind", ["sweet: one", "sweet: two", "sour: three"])
def test_kinds(kind):
    assert kind.startswith("sweet")

def test_later():
    pytest.skip("there is no oven")

@pytest.fixture
def broken():
    yield
    raise RuntimeError

def test_untidy(broken):
    pass
"""
PARTS = [{"id": "cake", "title": "Cake", "source": "https://example.com/cake"}]


def item(name: str, *tests: str, **more: object) -> dict[str, object]:
    found = [f"tests/test_cake.py::{test}" for test in tests]
    return {"id": f"cake.{name}", "title": name, "tests": found, **more}


ITEMS: list[dict[str, object]] = [
    item("good", "test_good"),
    item("bad", "test_good", "test_bad"),
    item("gone", "test_gone"),
    {"id": "cake.nowhere", "title": "nowhere", "tests": ["tests/test_pie.py::test_good"]},
    {"id": "cake.unreadable", "title": "unreadable", "tests": ["tests/test_broken.py::test_good"]},
    item("some", "test_kinds[sweet:"),
    item("all", "test_kinds"),
    item("skipped", "test_good", "test_later"),
    item("untidy", "test_untidy"),
    {"id": "cake.tasted", "title": "tasted", "by_hand": ["Taste it.", "Ask for more."]},
    item("both", "test_good", by_hand=["Look at it."]),
    {"id": "cake.signed", "title": "signed", "to_do_while": {"card.md": "[NAME]"}, "how": "Sign."},
    {"id": "cake.sent", "title": "sent", "to_do_while": {"sent.md": "[NAME]"}},
]
STATES = {
    "good": "passed",
    "bad": "FAILED",
    "gone": "FAILED",
    "nowhere": "FAILED",
    "unreadable": "FAILED",
    "some": "passed",
    "all": "FAILED",
    "skipped": "not run",
    "untidy": "FAILED",
    "tasted": "by hand",
    "both": "passed",
    "signed": "to do",
    "sent": "passed",
}


def certify(root: Path, items: list[dict[str, object]]) -> subprocess.CompletedProcess[str]:
    (root / "tests").mkdir()
    (root / "tests/test_cake.py").write_text(TESTS, encoding="utf-8")
    (root / "tests/test_broken.py").write_text("import nothing_of_the_kind\n", encoding="utf-8")
    (root / "card.md").write_text("From [NAME]\n", encoding="utf-8")
    (root / "sent.md").write_text("From Ada\n", encoding="utf-8")
    written = root / "list.yaml"
    written.write_text(yaml.safe_dump({"parts": PARTS, "items": items}), encoding="utf-8")
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "certification", "--checklist", str(written)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_each_item_is_told_as_it_stands(tmp_path: Path) -> None:
    done = certify(tmp_path, ITEMS)
    for name, state in STATES.items():
        assert re.search(rf"^  {state} +{name}\b", done.stdout, re.MULTILINE), done.stdout
    assert done.returncode == 1
    for told in (
        "tests/test_cake.py::test_bad",
        "there is no test tests/test_cake.py::test_gone, or it can't be read",
        "tests/test_cake.py::test_later: there is no oven",
        "    1. Taste it.\n    2. Ask for more.",
        "    1. Look at it.",
        "    - card.md still says [NAME]\n    - Sign.",
        "13 items: 4 passed, 6 failed, 1 not run, 1 to do, 1 by hand. 2 have steps",
    ):
        assert told in done.stdout, told


@pytest.mark.parametrize(
    ("names", "status"),
    [(["good", "tasted", "both", "signed"], 0), (["good", "skipped"], 1), (["gone"], 1)],
)
def test_the_exit_status_tells(tmp_path: Path, names: list[str], status: int) -> None:
    done = certify(tmp_path, [entry for entry in ITEMS if entry["title"] in names])
    assert done.returncode == status, done.stdout


@pytest.mark.parametrize(
    ("named", "test", "does"),
    [
        ("a.py", "a.py::test_b", True),
        ("a.py::test_b", "a.py::test_b", True),
        ("a.py::test_b", "a.py::test_b[x]", True),
        ("a.py::test_b", "a.py::test_bc", False),
        ("a.py::test_b[x]", "a.py::test_b[xy]", False),
        ("a.py::test_b[x:", "a.py::test_b[x: y]", True),
    ],
)
def test_a_name_stands_for_its_tests(named: str, test: str, does: bool) -> None:
    assert stands_for(named, test) is does


@pytest.mark.parametrize(
    ("items", "told"),
    [
        ([ITEMS[0], ITEMS[0]], "cake.good stands twice"),
        ([{"id": "pie.good", "title": "Good", "tests": ["x"]}], "there is no part pie"),
        ([{"id": "cake.good", "title": "Good"}], "nothing says how it is checked"),
        ([{**ITEMS[0], "passed": True}], "something unknown: ['passed']"),
        (["good"], "something unknown: good"),
    ],
)
def test_a_slip_in_the_checklist_is_told(items: list[object], told: str) -> None:
    with pytest.raises(ChecklistError, match=re.escape(told)):
        read({"parts": PARTS, "items": items})


def test_every_test_of_the_checklist_is_there() -> None:
    """Not every case of it: that takes collecting them all, and ``make certify`` does."""
    checklist = read(yaml.safe_load(CHECKLIST.read_text(encoding="utf-8")))
    for named in checklist.tests:
        file, _, function = named.partition("::")
        text = (ROOT / file).read_text(encoding="utf-8")
        assert f"\ndef {function.partition('[')[0]}(" in text or not function, named
