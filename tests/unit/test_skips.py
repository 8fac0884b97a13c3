"""What cannot run is left out with its reason; in CI it fails."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.project import ROOT

SKIPS = "import pytest\ndef test_it() -> None: pytest.skip('no such thing here')\n"
XFAILS = "import pytest\n@pytest.mark.xfail\ndef test_it() -> None: assert False\n"


def run(folder: Path, test: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    (folder / "test_it.py").write_text(test, encoding="utf-8")
    kept = {key: value for key, value in os.environ.items() if key != "CI"}
    return subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-m", "pytest", "-rs", "--rootdir", str(folder), str(folder)],
        env={**kept, "PYTHONPATH": str(ROOT / "lambda"), **variables},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_is_skipped_is_counted_with_its_reason(tmp_path: Path) -> None:
    done = run(tmp_path, SKIPS)
    assert done.returncode == 0
    assert "no such thing here" in done.stdout
    assert "1 skipped" in done.stdout


def test_in_ci_nothing_is_skipped(tmp_path: Path) -> None:
    done = run(tmp_path, SKIPS, CI="true")
    assert done.returncode == 1
    assert "skipped, though CI is set: Skipped: no such thing here" in done.stdout


@pytest.mark.parametrize("variables", [{}, {"CI": "true"}])
def test_what_is_expected_to_fail_is_not_taken_for_skipped(
    variables: dict[str, str], tmp_path: Path
) -> None:
    assert run(tmp_path, XFAILS, **variables).returncode == 0
