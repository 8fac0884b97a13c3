"""What the threat model says holds is held: each test that it names is there."""

import re

import pytest

from tests.support.project import ROOT

TEXT = (ROOT / "docs/threats.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXT)))


@pytest.mark.parametrize(("file", "function"), NAMED)
def test_a_test_that_is_named_is_there(file: str, function: str) -> None:
    assert f"\ndef {function}(" in (ROOT / file).read_text(encoding="utf-8")


def test_every_threat_names_its_test() -> None:
    rows = re.findall(r"^\| (?!who sends)(?!-)(.+)\|$", TEXT, re.MULTILINE)
    rows = [row for row in rows if not row.startswith("--")]
    assert len(rows) > 15
    for row in rows:
        assert "`tests/" in row.rsplit("|", 1)[-1], row


def test_every_part_that_listens_is_in_it() -> None:
    for part in ("Lambda", "web endpoint", "local Alexa"):
        assert re.search(rf"^## The .*{part}", TEXT, re.MULTILINE), part
