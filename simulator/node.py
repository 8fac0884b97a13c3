"""The pieces that run in Node: what draws screens as Amazon does, and what checks their documents.

``python -m simulator.node`` installs them beside the Python packages, with the Node that a Python
package carries. The web page draws its screen with them; the tests and ``make screenshots`` too.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

WANTED: Final = Path(__file__).parent / "node"
"""What is wanted, and the lock of it."""
FOLDER: Final = Path(sys.prefix) / "node"
_FILES: Final = ("package.json", "package-lock.json", ".npmrc")
_READY: Final = "node_modules/.package-lock.json"
"""Written by npm when all is there."""
LONGEST_INSTALL: Final = 300
LONGEST_RUN: Final = 60
"""Seconds."""

_LINT: Final = """
const {StaticAplTemplateValidator} = require('apl-suggester');
const documents = JSON.parse(require('fs').readFileSync(0, 'utf8'));
(async () => {
  const findings = [];
  for (const document of documents)
    findings.push(await new StaticAplTemplateValidator().validate(document));
  process.stdout.write('\\n' + JSON.stringify(findings));
})();
"""
"""Reads a list of documents, and writes a list of the findings of each on its last line.

One after another: it keeps what it knows in one place, and two at once would stumble over it.
"""


class NodeError(Exception):
    """The pieces cannot be installed or run; the message says why."""


def missing() -> str | None:
    """Tell why the pieces cannot be used; None where they can."""
    if not (FOLDER / _READY).is_file():
        return f"they are not in {FOLDER}: run python -m simulator.node"
    for name in _FILES:
        if (FOLDER / name).read_bytes() != (WANTED / name).read_bytes():
            return f"those in {FOLDER} are out of date: run python -m simulator.node"
    return None


def package(name: str) -> Path:
    """Give the folder of an installed package."""
    return FOLDER / "node_modules" / name


def install() -> None:
    """Install the pieces by their lock, without running anything of theirs; raises NodeError."""
    FOLDER.mkdir(exist_ok=True)
    for name in _FILES:
        shutil.copyfile(WANTED / name, FOLDER / name)
    _run("npm", ["ci", "--ignore-scripts", "--no-progress"], LONGEST_INSTALL)


def lint(documents: Sequence[Mapping[str, Any]]) -> list[list[dict[str, Any]]]:
    """Give what Amazon's checker finds in each of these APL documents; raises NodeError."""
    printed = _run("node", ["-e", _LINT], LONGEST_RUN, json.dumps(documents))
    found: list[list[dict[str, Any]]] = json.loads(printed.splitlines()[-1])
    return found


def _run(tool: str, arguments: Sequence[str], seconds: float, sent: str = "") -> str:
    """Run one of Node's tools in the folder and give what it prints; raises NodeError."""
    program = Path(sysconfig.get_path("scripts")) / tool
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program with fixed arguments
            [program, *arguments],
            cwd=FOLDER,
            input=sent,
            capture_output=True,
            text=True,
            # Trusts whom the system trusts, as pip does: a company's own proxy, for one.
            env={**os.environ, "NODE_USE_SYSTEM_CA": "1"},
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NodeError(f"{tool}: {error}") from error
    if done.returncode:
        raise NodeError(f"{tool}: {done.stderr.strip()[-500:]}")
    return done.stdout


def main() -> int:
    """Install what is missing. Where it cannot be had, say so, with exit status 1."""
    if missing() is None:
        return 0
    try:
        install()
    except NodeError as error:
        print(f"Screens cannot be drawn or checked here. {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
