"""The documents, and the commands that they show."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.support.project import ROOT

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

DOCUMENTS = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
)


def blocks(text: str, kind: str) -> list[str]:
    """Give the fenced blocks of one kind."""
    return [block for found, block in _FENCE.findall(text) if found == kind]


def kinds(text: str) -> set[str]:
    """Give the kinds of fenced blocks in a text; empty for one that tells none."""
    return {found for found, _ in _FENCE.findall(text)}


def prose(text: str) -> str:
    """Give a text without its fenced blocks."""
    return _FENCE.sub("", text)


def commands(text: str) -> list[str]:
    """Give the commands of a text, those over several lines as one."""
    whole = "".join(blocks(text, "sh")).replace("\\\n", "")
    return [" ".join(line.split()) for line in whole.splitlines() if line.strip()]


class Shell:
    """Runs commands as they are shown, with this project's Python, which is set up already."""

    def __init__(self, folder: Path, cwd: Path) -> None:
        """Take a folder for its own things, and the project's or that of a copy."""
        self._cwd = cwd
        make = shutil.which("make")
        assert make is not None, "the commands need make"
        ready = "-o .venv/.ready -o .venv/.screens"
        script = folder / "bin" / "make"
        script.parent.mkdir(parents=True)
        python = f"RUN=PYTHONPATH=lambda:. {sys.executable}"
        script.write_text(f'#!/bin/sh\nexec {make} {ready} "{python}" "$@"\n', encoding="utf-8")
        script.chmod(0o755)
        self._path = f"{script.parent}:/usr/local/bin:/usr/bin:/bin"
        self._cache = str(folder / "cache")

    def start(self, command: str, **environment: str) -> "subprocess.Popen[str]":
        """Start a command in a process group of its own, to talk to."""
        return subprocess.Popen(  # noqa: S603 - what our own documents show
            ["/bin/sh", "-c", command],
            cwd=self._cwd,
            env={"PATH": self._path, "XDG_CACHE_HOME": self._cache, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, command: str, said: str = "", **options: Any) -> str:
        """Run a command to its end; give what it prints."""
        with self.start(command, **options) as process:
            printed, _ = process.communicate(said)
        assert process.returncode == 0, printed
        return printed
