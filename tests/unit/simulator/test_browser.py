"""Which Chromium is found, wherever it comes from."""

from pathlib import Path

import pytest

from simulator import browser


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without any."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("PLAYWRIGHT_BROWSERS_PATH", raising=False)
    monkeypatch.setattr(browser, "NAMES", browser.NAMES[:5])


def test_where_there_is_none_none_is_found() -> None:
    assert browser.find() is None


@pytest.mark.parametrize("name", browser.NAMES[:5])
def test_the_systems_own_is_found_by_any_of_its_names(name: str, tmp_path: Path) -> None:
    found = program(tmp_path / "bin" / name)
    assert browser.find() == found


@pytest.mark.parametrize(
    "place",
    [
        ".cache/ms-playwright/chromium-1255/chrome-linux64/chrome",
        ".cache/ms-playwright/chromium-900/chrome-linux/chrome",
        "Library/Caches/ms-playwright/chromium-1255/chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    ],
)
def test_what_playwright_fetched_is_found(place: str, tmp_path: Path) -> None:
    found = program(tmp_path / place)
    assert browser.find() == found


def test_of_several_the_newest_is_taken(tmp_path: Path) -> None:
    cache = tmp_path / ".cache/ms-playwright"
    for number in (999, 1255, 1100):
        program(cache / f"chromium-{number}" / "chrome-linux64" / "chrome")
    assert browser.find() == cache / "chromium-1255" / "chrome-linux64" / "chrome"


def test_another_folder_of_playwrights_may_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "there"))
    found = program(tmp_path / "there" / "chromium-1" / "chrome-linux" / "chrome")
    assert browser.find() == found
