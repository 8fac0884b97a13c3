"""What is vulnerable is told, what could not be looked up is told, and only the mendable fails."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from audit import __main__ as audit
from audit.advisories import UnreadableError

GOOD = {"name": "tea", "version": "1.0", "vulns": []}
SKIPPED = {"name": "milk", "skip_reason": "not found"}
MENDABLE = {"name": "oven", "version": "2.0", "vulns": [{"id": "CVE-1", "fix_versions": ["2.1"]}]}
OPEN = {"name": "pan", "version": "3.0", "vulns": [{"id": "CVE-2", "fix_versions": []}]}
NPM_GOOD = {"vulnerabilities": {}, "metadata": {"dependencies": {"total": 7}}}
NPM_BAD = {
    "vulnerabilities": {
        "cup": {
            "via": [{"url": "https://example.com/GHSA-1"}],
            "fixAvailable": {"name": "cup", "version": "4.0.1"},
        },
        "saucer": {"via": ["cup"], "fixAvailable": True},
        "spoon": {"via": [{"url": "https://example.com/GHSA-2"}], "fixAvailable": False},
    },
    "metadata": {"dependencies": {"total": 7}},
}
DEV, NODE = "requirements-dev.txt", "web/node/package-lock.json"


def python(*packages: dict[str, Any]) -> dict[str, Any]:
    return {"dependencies": packages, "fixes": []}


def audited(
    root: Path, capsys: pytest.CaptureFixture[str], answers: dict[str, object]
) -> tuple[int, list[str]]:
    """Audit a project whose locks get these answers: JSON, a text, or an error."""
    for name in answers:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()

    def tool(command: Sequence[str], folder: Path) -> str:
        name = "package-lock.json" if command[0].endswith("npm") else command[4]
        answer = answers[str((folder / name).relative_to(root))]
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, str) else json.dumps(answer)

    status = audit.main(root, tool)
    return status, capsys.readouterr().out.splitlines()


def test_all_is_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = {"lambda/requirements.txt": python(GOOD), "web/node/package-lock.json": NPM_GOOD}
    assert audited(tmp_path, capsys, {**answers}) == (
        0,
        [
            "lambda/requirements.txt: 1 packages looked up, 0 known vulnerabilities",
            "web/node/package-lock.json: 7 packages looked up, 0 known vulnerabilities",
        ],
    )


def test_what_an_update_mends_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = {"requirements-dev.txt": python(GOOD, MENDABLE)}
    status, lines = audited(tmp_path, capsys, {**answers})
    assert status == 1
    assert "  oven 2.0: CVE-1, update to 2.1" in lines


def test_what_nothing_mends_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines = audited(tmp_path, capsys, {"requirements-dev.txt": python(GOOD, OPEN)})
    assert (status, lines[1]) == (0, "  pan 3.0: CVE-2, no update yet")


def test_what_npm_finds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines = audited(tmp_path, capsys, {"web/node/package-lock.json": NPM_BAD})
    assert status == 1
    assert lines[1:3] == [
        "  cup: https://example.com/GHSA-1, update to cup 4.0.1",
        "  spoon: https://example.com/GHSA-2, no update yet",
    ]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (UnreadableError("no network"), "no network"),
        ("<html>", "the answer is no JSON"),
        ([], "pip-audit answered nothing that can be read"),
        (python(SKIPPED), "the service knows none of its packages; a mirror, perhaps"),
    ],
)
def test_nothing_looked_up_is_not_all_is_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], answer: object, told: str
) -> None:
    """pip-audit itself says "no known vulnerabilities" of packages that it could not look up."""
    assert audited(tmp_path, capsys, {"lambda/requirements.txt": python(GOOD), DEV: answer}) == (
        0,
        [
            "lambda/requirements.txt: 1 packages looked up, 0 known vulnerabilities",
            f"requirements-dev.txt: NOT looked up: {told}",
        ],
    )


def test_a_registry_that_takes_no_questions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = {"message": "405 Method Not Allowed", "statusCode": 405}
    _, lines = audited(tmp_path, capsys, {DEV: python(GOOD), NODE: answer})
    assert lines[1] == "web/node/package-lock.json: NOT looked up: 405 Method Not Allowed"


def test_without_a_network_it_is_one_line_and_passes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    away = UnreadableError("no network")
    answers = {"lambda/requirements.txt": away, DEV: away, NODE: UnreadableError("npm: away")}
    assert audited(tmp_path, capsys, {**answers}) == (
        0,
        ["No lock could be looked up: no network; npm: away"],
    )


def test_packages_that_are_not_known_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, lines = audited(tmp_path, capsys, {"requirements-dev.txt": python(GOOD, SKIPPED)})
    assert lines[1] == "  NOT looked up: milk"


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("import sys; sys.exit('Connection refused')", "^Connection refused$"),
        ("import sys; sys.exit('ConnectionError: pool (url: /flask/json)')", "pool$"),
        ("pass", "no answer"),
    ],
)
def test_a_tool_that_says_nothing(tmp_path: Path, program: str, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        audit.run([sys.executable, "-c", program], tmp_path)


def test_a_tool_that_is_not_there_or_takes_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnreadableError, match="FileNotFoundError of npm"):
        audit.run([str(tmp_path / "npm")], tmp_path)

    def too_long(*arguments: object, **options: object) -> None:
        raise subprocess.TimeoutExpired("npm", audit.LONGEST)

    monkeypatch.setattr(subprocess, "run", too_long)
    with pytest.raises(UnreadableError, match="TimeoutExpired of npm"):
        audit.run(["npm"], tmp_path)


def test_a_tool_that_finds_something_exits_with_one_and_is_read(tmp_path: Path) -> None:
    program = "import sys; print('{}'); sys.exit(1)"
    assert audit.run([sys.executable, "-c", program], tmp_path) == "{}\n"
