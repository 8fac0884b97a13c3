"""The owner fills in one line, and everything is theirs."""

import json
import shutil
from pathlib import Path

import pytest

from certification import owner
from tests.support.project import ROOT

PAGES = ("docs/privacy.md", "docs/terms.md", "docs/es/privacy.md", "docs/es/terms.md")
FILES = ("skill.json", *PAGES)
GIVEN = {"name": "Ada & Co", "email": "ada@ada.example", "pages": "https://ada.example/relief/"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Copy what is filled in; a project whose owner has done so is filled in anew."""
    (tmp_path / "docs" / "es").mkdir(parents=True)
    for name in FILES:
        shutil.copyfile(ROOT / name, tmp_path / name)
    for name in PAGES:
        (tmp_path / name).write_text(f"{owner.NAME} {owner.EMAIL}\n", encoding="utf-8")
    return tmp_path


def test_everything_is_filled_in(project: Path) -> None:
    owner.fill_in(project, **GIVEN)
    for name in PAGES:
        assert (project / name).read_text(encoding="utf-8") == "Ada & Co ada@ada.example\n"
    document = json.loads((project / "skill.json").read_text(encoding="utf-8"))
    pages = document["manifest"]["privacyAndCompliance"]["locales"]
    for locale, entry in pages.items():
        folder = "es/" if locale.startswith("es") else ""
        assert tuple(entry.values()) == (
            f"https://ada.example/relief/{folder}privacy",
            f"https://ada.example/relief/{folder}terms",
        )


def test_only_the_addresses_change_in_the_manifest(project: Path) -> None:
    before = (project / "skill.json").read_text(encoding="utf-8").splitlines()
    owner.fill_in(project, **GIVEN)
    after = (project / "skill.json").read_text(encoding="utf-8").splitlines()
    changed = [line for line, old in zip(after, before, strict=True) if line != old]
    assert len(changed) == 2 * len(
        json.loads("\n".join(before))["manifest"]["privacyAndCompliance"]["locales"]
    )
    assert all("https://ada.example/relief/" in line for line in changed)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"pages": "http://ada.example"}, "PAGES is no https:// address"),
        ({"pages": "https://"}, "PAGES is no https:// address"),
        ({"pages": "https://ada.example/?page=1"}, "PAGES is no https:// address"),
        ({"name": " "}, "NAME is empty"),
        ({"email": "ada"}, "EMAIL is no e-mail address"),
    ],
)
def test_what_cannot_be_right_changes_nothing(
    project: Path, wrong: dict[str, str], told: str
) -> None:
    before = [(project / name).read_bytes() for name in FILES]
    with pytest.raises(owner.OwnerError, match=told):
        owner.fill_in(project, **{**GIVEN, **wrong})
    assert [(project / name).read_bytes() for name in FILES] == before


def test_the_command_tells_what_it_did(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    good = [word for key, value in GIVEN.items() for word in (f"--{key}", value)]
    assert owner.main(good) == 0
    assert "Filled in" in capsys.readouterr().out
    assert owner.main([*good, "--email", ""]) == 2
    assert "Nothing was changed" in capsys.readouterr().err
