"""Who follows docs/content.md to the letter adds a question and a routine, and hears them."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checks import parity
from checks.__main__ import check_project, this_skill
from checks.tongues import TONGUES
from relief.content import Library
from tests.support import editing
from tests.support.documents import Shell, blocks, commands
from tests.support.editing import pieces, section
from tests.support.project import ROOT

PAGE = (ROOT / "docs" / "content.md").read_text(encoding="utf-8")
QUESTION, ROUTINE = section(PAGE, "Add a question"), section(PAGE, "Add a routine")
SAID = section(PAGE, "What the checker says")
LOCALE = "en-US"
TODAY = date(2026, 11, 23)
"""The day on which the page's entries were reviewed."""


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the project in which both examples were followed, up to the check."""
    root = tmp_path_factory.mktemp("project")
    editing.copy_project(root, locales=(LOCALE, "es-US"))
    shell = Shell(tmp_path_factory.mktemp("shell"), root)
    for text in (QUESTION, ROUTINE):
        for piece in pieces(text):
            piece.paste(root)
        *wanted, check, talk = commands(text)
        assert (check, talk) == ("make check", "make talk")
        for command in wanted:
            shell.run(command)
    return root


def test_the_checker_finds_nothing_to_mend(followed: Path) -> None:
    report = check_project(followed, this_skill(), TODAY)
    # The copy has two locales of those that the manifest lists.
    report.findings.pop("skill.json")
    assert not report.findings, "\n".join(report.lines())


def test_what_was_added_stands_in_every_language(followed: Path) -> None:
    library = Library(followed / "lambda/content")
    for path in (followed / "lambda/content").glob("??.json"):
        content = library.content(path.stem)
        assert "knitting" in content.topics
        assert "ankle_pumps" in content.routines


def test_the_reference_has_them(followed: Path) -> None:
    written = (followed / "docs/reference.md").read_text(encoding="utf-8")
    assert "| `knitting` |" in written
    assert "| `ankle_pumps` |" in written


@pytest.mark.parametrize("text", [QUESTION, ROUTINE], ids=["question", "routine"])
def test_what_is_heard_is_what_the_page_prints(followed: Path, tmp_path: Path, text: str) -> None:
    *_, printed = blocks(text, "text")
    lines = printed.splitlines()
    said = [line.removeprefix("You: ") for line in lines if line.startswith("You: ")]
    heard = Shell(tmp_path, followed).run("make -s talk", "\n".join(said))
    assert len(said) >= 2
    assert heard.splitlines() == [line for line in lines if line.startswith("Alexa: ")]


def test_the_checker_says_what_the_page_tells(tmp_path: Path) -> None:
    """No model is in the copy: it has nothing to do with these slips, and takes long to check."""
    slips, twin, _ = blocks(SAID, "text")
    editing.copy_project(tmp_path, locales=())
    piece = pieces(QUESTION)[0]
    for right, wrong in re.findall(r"^\| `(.+)` \| `(.+)` \|$", SAID, re.MULTILINE):
        assert piece.text.count(right) == 1, right
        piece = replace(piece, text=piece.text.replace(right, wrong))
    piece.paste(tmp_path)
    report = check_project(tmp_path, this_skill(), TODAY)
    for block in (slips, twin):
        file, *told = block.splitlines()
        assert [f"  {finding}" for finding in report.findings[file]] == told


def test_the_checker_misses_what_people_say(followed: Path) -> None:
    """The answer is there, and the model is still that of the project."""
    *_, untold = blocks(SAID, "text")
    content = json.loads((followed / "lambda/content/en.json").read_text(encoding="utf-8"))
    model = json.loads((ROOT / f"interaction_model/{LOCALE}.json").read_text(encoding="utf-8"))
    findings = parity.check(content, model, this_skill().handled(content), TONGUES["en"])
    file, told = untold.splitlines()
    assert file == f"lambda/content/en.json beside interaction_model/{LOCALE}.json"
    assert told in [f"  {finding}" for finding in findings]
