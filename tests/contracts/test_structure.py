"""Imports run one way, and the pure parts stay pure."""

import ast
import re
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


_TAG = re.compile(r"<[^>]*>|&\w+;")
"""Markup, which is written and not said."""
_WORDS = re.compile(r"[^\W\d_]{2,}")
_CODE = re.compile(r"[\w.:@/-]*|\0\.[a-z]+|\0\w+Intent|PT\0S")
"""A name, of a field, an intent, an encoding or a file; a length of time as Amazon takes it."""
_NO_PROSE = re.compile(r"[\\()\[\]|=#<>*\"]")
"""What patterns, expressions, types and JSON are written with, and no sentence."""
_SILENT = {"failed", "refused", "answered", "TypeError", "AttributeError"}
"""Calls whose words go to the log or to an engineer."""


def _silent_parts(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what nobody hears: docstrings, types, messages of errors and of the log."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.Raise) and node.exc is not None:
            yield node.exc
        elif isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
            yield node.annotation
        elif isinstance(node, ast.FunctionDef) and node.returns is not None:
            yield node.returns
        elif isinstance(node, ast.Call):
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
            if name in _SILENT:
                yield node


def _written(node: ast.AST) -> str | None:
    """Give a text as it would come out, with a mark for what is put in; None for other code."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_written(part) or "\0" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def prose(source: str) -> list[str]:
    """Give every text of a module that somebody could hear or read on a screen."""
    tree = ast.parse(source)
    silent = {id(node) for part in _silent_parts(tree) for node in ast.walk(part)}
    found = []
    for node in ast.walk(tree):
        text = None if id(node) in silent else _written(node)
        if isinstance(node, ast.JoinedStr):
            silent.update(id(part) for part in node.values)
        bare = _TAG.sub("", text or "")
        if _WORDS.search(bare) and not _CODE.fullmatch(bare) and not _NO_PROSE.search(bare):
            found.append(bare)
    return found


def test_no_word_that_is_said_stands_in_python() -> None:
    """Whatever is heard or shown stands in the content files, so that a language can be added."""
    code = RELIEF / "quick"
    for path in sorted(RELIEF.rglob("*.py")):
        if path.parent != code:  # what it writes is Python
            assert prose(path.read_text(encoding="utf-8")) == [], path.name


@pytest.mark.parametrize(
    "line",
    [
        'time = f"{hour}:{minute} AM"',
        'time = f"{hour}AM"',
        'names = " and ".join(names)',
        'say = "Lie down."',
        'say = f"<speak>Take {count} steps</speak>"',
        "parts = (1, 'un minuto')",
        'say = "Qué?"',
    ],
)
def test_a_word_in_python_would_be_found(line: str) -> None:
    assert prose(line)


@pytest.mark.parametrize(
    "line",
    [
        'raise ValueError(f"no routine {name}")',
        'log.refused("skill id")',
        'field: "str | None" = None',
        "tag = f'<prosody rate=\"{rate}%\">{ssml}</prosody>'",
        'path.read_text(encoding="utf-8")',
        '"""A docstring."""',
    ],
)
def test_what_nobody_hears_may_stand_in_python(line: str) -> None:
    assert not prose(line)
