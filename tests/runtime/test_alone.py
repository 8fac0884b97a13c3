"""The package needs nothing beside itself, and holds nothing that it never loads."""

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.runtime.conversing import hold_all
from tests.runtime.pythons import best

PROGRAM = Path(__file__).with_name("answer_lines.py")

UNLOADED = {
    # Where a request or a region may ask for it.
    "ask_sdk_model",
    "tzdata",
}
"""Parts of which much is loaded only now and then."""


class Process:
    """The package in a process that sees nothing else."""

    def __init__(self, environment: dict[str, str]) -> None:
        command = [best().path, "-S", "-P", str(PROGRAM), str(best().package())]
        self._process = subprocess.Popen(  # noqa: S603 - our own
            command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __call__(self, event: dict[str, Any], context: object = None) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(event) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        answer: dict[str, Any] = json.loads(line or f'"{self._process.communicate()}"')
        return answer

    def end(self) -> tuple[list[str], str]:
        """Let it end; give the files that it loaded, and what it logged."""
        out, errors = self._process.communicate(timeout=30)
        return json.loads(out), errors


def test_a_conversation_needs_nothing_but_the_package(lambda_environment: dict[str, str]) -> None:
    process = Process(lambda_environment)
    try:
        hold_all(process, "alone")
    finally:
        loaded, errors = process.end()
    assert "failed" not in errors, errors
    assert '"part"' not in errors, errors
    files = {Path(path).relative_to(best().package()) for path in loaded}
    _assert_all_used(files)
    compiled = f"skill.cpython-{best().version.replace('.', '')}.pyc"
    assert Path("relief", "__pycache__", compiled) in files, "the bytecode is of no use"


def _assert_all_used(loaded: set[Path]) -> None:
    """Each folder of code has something in it that was loaded; nothing lies about."""
    used = {folder for path in loaded for folder in path.parents}
    sources = [path.relative_to(best().package()) for path in best().package().rglob("*.py")]
    unused = {str(path.parent) for path in sources if path.parent not in used}
    assert not {folder for folder in unused if Path(folder).parts[0] not in UNLOADED}, unused
