"""Imports run one way, and the pure parts stay pure."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.project import ROOT

RELIEF = ROOT / "lambda" / "relief"
FORBIDDEN = {
    "content": ["relief.domain", "relief.alexa", "relief.replies", "relief.handlers", "ask_sdk"],
    "domain": ["relief.alexa", "relief.replies", "relief.handlers", "ask_sdk", "boto", "time"],
    "alexa": ["relief.replies", "relief.handlers", "relief.bootstrap"],
    "replies": ["relief.handlers", "relief.bootstrap", "boto"],
    "handlers": ["relief.bootstrap", "boto"],
}


def imports(path: Path) -> Iterator[str]:
    """Yield every module that a file imports, lazily or not."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def files(part: str) -> list[Path]:
    folder = RELIEF / part
    return sorted(folder.glob("*.py")) if folder.is_dir() else [RELIEF / f"{part}.py"]


@pytest.mark.parametrize("part", FORBIDDEN)
def test_imports_run_one_way(part: str) -> None:
    assert files(part)
    for path in files(part):
        for name in imports(path):
            for forbidden in FORBIDDEN[part]:
                assert not name.startswith(forbidden), f"{path.name} imports {name}"


def test_the_domain_asks_no_clock() -> None:
    for path in files("domain"):
        text = path.read_text(encoding="utf-8")
        assert ".now(" not in text, f"{path.name} asks for the time instead of being told"
        assert ".today(" not in text


def test_only_the_composition_of_the_simulator_knows_this_skill() -> None:
    for path in sorted((ROOT / "simulator").rglob("*.py")):
        if path.name != "local.py":
            assert not any(name.split(".")[0] == "relief" for name in imports(path)), path.name


def test_what_runs_in_aws_knows_nothing_of_the_web_service() -> None:
    needed = {"webservice", "flask", "flask_ask_sdk", "cryptography", "gunicorn"}
    for path in sorted((ROOT / "lambda").rglob("*.py")):
        assert not {name.split(".")[0] for name in imports(path)} & needed, path.name
    locked = (ROOT / "lambda" / "requirements.txt").read_text(encoding="utf-8")
    for name in ("flask", "webservice-support", "cryptography", "gunicorn"):
        assert name not in locked


def test_cold_start_loads_no_client_that_it_may_not_need() -> None:
    """Lambda pays for every import before the first word; boto3 and requests cost most."""
    lazily = {"boto3", "botocore", "requests", "http.client", "ssl", "urllib.request"}
    for path in sorted(RELIEF.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        names = {
            name
            for node in top
            for name in (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
            )
        }
        assert not names & lazily, f"{path.name} imports {names & lazily} at once"


def test_a_speaker_pays_for_no_screen() -> None:
    """Neither the SDK's classes for screens nor a document is loaded before a screen asks."""
    program = (
        "import sys; sys.path.insert(0, 'lambda'); import lambda_function;"
        "event = {'request': {'type': 'LaunchRequest'}, 'session': {'new': True}};"
        "assert lambda_function.lambda_handler(event, None)['response']['outputSpeech'];"
        "loaded = [name for name in sys.modules if 'screen' in name or '.apl' in name];"
        "assert not loaded, loaded"
    )
    done = subprocess.run(  # noqa: S603 - a fixed program
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
