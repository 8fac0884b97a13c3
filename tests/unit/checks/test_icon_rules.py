"""Icons that are not there, or of another size, are told of."""

from pathlib import Path

import pytest

from checks import icon_rules
from tests.support.project import ROOT
from tests.unit.checks.valid import MANIFEST, changed

LISTING = ("manifest", "publishingInformation", "locales", "en-US")


def findings(root: Path) -> list[tuple[str, str]]:
    manifest = changed(MANIFEST, ((*LISTING, "smallIconUri"), "file://assets/images/icon.png"))
    found = icon_rules.check(manifest["manifest"], root)
    return [(finding.where.rsplit(" ", 1)[-1], finding.what) for finding in found]


def put(root: Path, data: bytes) -> None:
    path = root / "assets/images/icon.png"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)


def test_an_icon_of_the_right_size_is_fine(tmp_path: Path) -> None:
    put(tmp_path, (ROOT / "assets/images/small-icon.png").read_bytes())
    assert findings(tmp_path) == []


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ((ROOT / "assets/images/large-icon.png").read_bytes(), "it is 512 by 512."),
        (b"GIF89a" + bytes(40), "there is no such PNG file."),
        (b"\x89PNG\r\n", "there is no such PNG file."),
    ],
)
def test_another_file_is_told_of(tmp_path: Path, data: bytes, told: str) -> None:
    put(tmp_path, data)
    assert findings(tmp_path) == [("smallIconUri", f"file://assets/images/icon.png: {told}")]


def test_an_icon_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    assert len(findings(tmp_path)) == 1
