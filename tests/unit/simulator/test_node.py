"""Where Node's pieces are, and what is said where they are not."""

import json
import sys
from pathlib import Path

import pytest

from simulator import node, renderer

LOCK = json.loads((node.WANTED / "package-lock.json").read_text("utf-8"))


def fill(folder: Path) -> None:
    """Put all of it there, as npm would."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        (folder / name).write_bytes((node.WANTED / name).read_bytes())
    (folder / "node_modules").mkdir()
    (folder / "node_modules/.package-lock.json").write_text("{}")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(node, "FOLDER", tmp_path)
    return tmp_path


def test_what_is_not_there_is_missing_with_the_way_to_get_it(folder: Path) -> None:
    assert "python -m simulator.node" in (node.missing() or "")


def test_what_is_there_is_not_missing(folder: Path) -> None:
    fill(folder)
    assert node.missing() is None


def test_what_was_installed_by_another_lock_is_out_of_date(folder: Path) -> None:
    fill(folder)
    (folder / "package-lock.json").write_text("{}")
    assert "out of date" in (node.missing() or "")


def test_where_it_cannot_be_had_it_says_why(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "npm").write_text(f"#!{sys.executable}\nimport sys; sys.exit('no way there')\n")
    (folder / "npm").chmod(0o755)
    monkeypatch.setattr("sysconfig.get_path", lambda name: str(folder))
    assert node.main() == 1
    assert "no way there" in capsys.readouterr().err


def test_where_there_is_no_npm_it_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sysconfig.get_path", lambda name: str(folder))
    assert node.main() == 1
    assert "cannot be drawn or checked" in capsys.readouterr().err


def test_the_lock_names_no_registry_and_runs_nothing() -> None:
    packages = LOCK["packages"]
    assert all("resolved" not in entry for entry in packages.values())
    assert all("integrity" in entry for name, entry in packages.items() if name)
    assert "ignore-scripts=true" in (node.WANTED / ".npmrc").read_text("utf-8")


def test_nothing_can_be_drawn_without_a_browser(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    assert "apt-get install chromium" in (renderer.missing() or "")
