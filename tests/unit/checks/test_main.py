# ruff: noqa: RUF001 - places are written with the small arrows that the checker prints
"""The whole check of a project's folder: its files, its report and its exit status."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checks.__main__ import Skill, check_project, this_skill
from checks.finding import Finding
from checks.report import Report
from tests.unit.checks.valid import (
    ABSENT,
    CODE,
    CONTENT,
    DRAWINGS,
    HANDLED,
    MANIFEST,
    MODEL,
    TODAY,
    changed,
)
from tests.unit.checks.valid_spanish import SPANISH_CONTENT

ROOT = Path(__file__).parents[3]
SKILL = Skill(CODE, lambda content: HANDLED)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a folder with a valid project."""
    schema = ROOT / "lambda/content/content.schema.json"
    write(tmp_path / "lambda/content/content.schema.json", json.loads(schema.read_text("utf-8")))
    write(tmp_path / "lambda/content/en.json", CONTENT)
    write(tmp_path / "lambda/content/pictures.json", {picture: {} for picture in DRAWINGS})
    write(tmp_path / "interaction_model/en-US.json", MODEL)
    write(tmp_path / "skill.json", MANIFEST)
    icon = tmp_path / "assets/small.png"
    icon.parent.mkdir()
    icon.write_bytes((ROOT / "assets/images/small-icon.png").read_bytes())
    return tmp_path


def write(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")


def lines(project: Path) -> list[str]:
    return list(check_project(project, SKILL, TODAY).lines())


def test_a_valid_project_is_all_good(project: Path) -> None:
    assert lines(project) == [
        "Checked 3 topics, 2 routines, 4 danger signs, 3 prompts, 2 questions, 1 pictures, "
        "17 intents, 12 sample phrases: all good."
    ]


def test_an_icon_that_is_gone_is_told_of(project: Path) -> None:
    (project / "assets/small.png").unlink()
    report = lines(project)
    assert "skill.json" in report
    assert any("smallIconUri: file://assets/small.png: there is no such PNG" in x for x in report)


def test_findings_are_grouped_by_file(project: Path) -> None:
    answer = ("topics", 0, "answer")
    title = ("topics", 0, "title")
    write(
        project / "lambda/content/en.json",
        changed(CONTENT, (answer, "Will heat help? It may."), (title, "heat ")),
    )
    write(project / "skill.json", changed(MANIFEST, (("manifest", "manifestVersion"), "2.0")))
    assert [line.partition(".")[0] for line in lines(project)] == [
        "lambda/content/en",
        "  topics › heat › answer: it asks something, but Alexa may not be listening after it",
        "  topics › heat › title: it has a space too many",
        "",
        "skill",
        '  manifestVersion: it should be "1',
        "",
        "Checked 3 topics, 2 routines, 4 danger signs, 3 prompts, 2 questions, 1 pictures, "
        "17 intents, 12 sample phrases: 3 things to mend",
    ]


def test_findings_between_files_name_both(project: Path) -> None:
    write(
        project / "lambda/content/en.json",
        changed(CONTENT, (("questions", "menu", "hints", 0), "do the washing")),
    )
    assert lines(project)[0] == "lambda/content/en.json beside interaction_model/en-US.json"


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("lambda/content/en.json", "{", "line 1, column 2: the file can't be read"),
        ("lambda/content/en.json", "{}", 'the file itself: "danger" is missing.'),
        ("interaction_model/en-US.json", "[]", "the file itself: should be an entry"),
        ("skill.json", '{"manifest": {}, "manifest": {}}', '"manifest": stands twice'),
        ("skill.json", "null", "the project: the file isn't there"),
    ],
)
def test_a_broken_file_is_told_without_raising(
    project: Path, file: str, text: str, told: str
) -> None:
    path = project / file
    path.unlink() if text == "null" else path.write_text(text, encoding="utf-8")
    report = check_project(project, SKILL, TODAY)
    assert any(str(found).startswith(told) for found in report.findings[file])


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    report = check_project(tmp_path, SKILL, TODAY)
    assert set(report.findings) == {
        "lambda/content/content.schema.json",
        "lambda/content/pictures.json",
        "lambda/content",
        "interaction_model",
        "skill.json",
    }
    assert list(report.lines())[-1] == "Checked nothing: 5 things to mend."


def test_one_finding_is_one_thing() -> None:
    report = Report()
    report.add("a.json", [Finding("here", "it is odd.", "Mend it.")])
    report.count({"topics": 1})
    assert list(report.lines()) == [
        *("a.json", "  here: it is odd. Mend it.", "", "Checked 1 topics: 1 thing to mend."),
    ]


def add_locale(project: Path, locale: str) -> None:
    """Give the project a locale of the store."""
    listing = MANIFEST["manifest"]["publishingInformation"]["locales"]["en-US"]
    policy = MANIFEST["manifest"]["privacyAndCompliance"]["locales"]["en-US"]
    write(
        project / "skill.json",
        changed(
            MANIFEST,
            (("manifest", "publishingInformation", "locales", locale), listing),
            (("manifest", "privacyAndCompliance", "locales", locale), policy),
        ),
    )


def test_a_language_without_a_model_is_checked_by_itself(project: Path) -> None:
    write(project / "lambda/content/es.json", SPANISH_CONTENT)
    assert len(lines(project)) == 1


def test_another_language_is_held_to_its_own_content(project: Path) -> None:
    write(project / "lambda/content/es.json", SPANISH_CONTENT)
    write(project / "interaction_model/es-MX.json", MODEL)
    add_locale(project, "es-MX")
    told = lines(project)
    at = told.index("lambda/content/es.json beside interaction_model/es-MX.json")
    assert told[at + 1].startswith('  questions › menu › hint 1: "empieza con el hielo"')


def test_what_one_language_lacks_is_told(project: Path) -> None:
    write(project / "lambda/content/es.json", changed(SPANISH_CONTENT, (("topics", 2), ABSENT)))
    assert lines(project)[:2] == [
        "lambda/content/es.json",
        "  topics › painkiller_safety: it is missing here, and en.json has it. "
        "Write it in this language, or remove it there.",
    ]


def test_a_language_that_the_rules_do_not_know_is_told(project: Path) -> None:
    write(project / "lambda/content/fr.json", changed(CONTENT, (("language",), "fr")))
    write(project / "interaction_model/fr-FR.json", MODEL)
    report = check_project(project, SKILL, TODAY)
    for file, where in (
        ("lambda/content/fr.json", "language"),
        ("interaction_model/fr-FR.json", "the file itself"),
    ):
        (found,) = report.findings[file]
        assert str(found).startswith(f'{where}: the rules know no words of "fr"')


def test_the_skill_of_this_project_is_known() -> None:
    skill = this_skill()
    assert "menu" in skill.code.questions
    assert "notice" in skill.code.prompts


def judged_on(day: str) -> subprocess.CompletedProcess[str]:
    """Run the command on this project."""
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "checks", "--today", day],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_this_project_is_all_good_on_the_day_of_its_last_review() -> None:
    content = json.loads((ROOT / "lambda/content/en.json").read_text("utf-8"))
    entries = (*content["topics"], *content["routines"], *content["danger"]["signs"])
    done = judged_on(max(entry["reviewed"] for entry in entries))
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert re.fullmatch(r"Checked \d+ topics, .*: all good\.\n", done.stdout)


def test_the_command_fails_when_there_is_something_to_mend() -> None:
    done = judged_on("2199-01-01")
    assert (done.returncode, done.stderr) == (1, "")
    assert "topics › heat › reviewed: it was last checked on" in done.stdout
    assert done.stdout.endswith(" things to mend.\n")


SOURCES = {
    "model.yaml": "invocation: small tea help\nfallback_sensitivity: LOW\nslots: {}\n",
    "intents/tea.yaml": "AMAZON.YesIntent: [yes]\n",
    "locales/en-US.yaml": "words: {}\n",
}


def test_a_model_that_is_not_what_its_sources_say(project: Path) -> None:
    for name, text in SOURCES.items():
        path = project / "interaction_model/en" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    told = lines(project)
    assert told[:2] == [
        "interaction_model/en-US.json",
        "  the file itself: it isn't what its sources say. Run `make models`.",
    ]
    (project / "interaction_model/en/intents/tea.yaml").write_text("- yes\n", encoding="utf-8")
    assert lines(project)[:2] == [
        "interaction_model",
        "  the sources: tea.yaml: it holds no entries. Correct it there.",
    ]
