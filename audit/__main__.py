"""``python -m audit``: look up known vulnerabilities of every package in the locks.

Exits 1 where there is one that an update mends. One without an update is told, and so is a lock
that could not be looked up, as without a network: neither fails. The locks are looked up side by
side, for nearly all of the time is spent waiting.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

from audit.advisories import Found, UnreadableError, read_npm, read_pip_audit

ROOT: Final = Path(__file__).resolve().parents[1]
_LOCKS: Final = ("requirements-dev.txt", "[!.]*/requirements.txt", "[!.]*/node/package-lock.json")
LONGEST: Final = 60
"""Seconds that the look-up of one lock may take."""
_SILENCE: Final = 5
"""Seconds after which a service that says nothing is taken to be out of reach."""
_PIP: Final = (
    f"--require-hashes --disable-pip --format json --progress-spinner off --timeout {_SILENCE}"
).split()
_NPM: Final = (
    f"audit --package-lock-only --json --fetch-retries=0 --fetch-timeout={_SILENCE * 1000}"
).split()

Tool = Callable[[Sequence[str], Path], str]
"""Runs a command in a folder and gives what it printed; raises UnreadableError."""


def run(command: Sequence[str], folder: Path) -> str:
    """Run a tool that exits with 1 both where it finds something and where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - our own command
            command, cwd=folder, capture_output=True, text=True, timeout=LONGEST, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnreadableError(f"{type(error).__name__} of {Path(command[0]).name}") from error
    if not done.stdout.strip():
        last = done.stderr.strip().splitlines()[-1:] or ["no answer"]
        # Behind the bracket stand addresses, which differ from lock to lock.
        raise UnreadableError(last[0].partition("(")[0].strip()[:200])
    return done.stdout


def look_up(lock: Path, tool: Tool = run) -> Found:
    """Look up what a lock names; raises UnreadableError where nothing could be looked up."""
    if lock.suffix == ".json":
        npm = Path(sys.executable).with_name("npm")
        found = read_npm(_json(tool([str(npm), *_NPM], lock.parent)))
    else:
        command = [sys.executable, "-m", "pip_audit", "-r", lock.name, *_PIP]
        found = read_pip_audit(_json(tool(command, lock.parent)))
    if not found.looked_up:
        raise UnreadableError("the service knows none of its packages; a mirror, perhaps")
    return found


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise UnreadableError("the answer is no JSON") from error


def report(root: Path, tool: Tool = run) -> Iterator[tuple[str, bool]]:
    """Yield what is to be said of each lock, line by line, and whether it must be mended.

    Where none could be looked up, that is one line.
    """
    locks = sorted({path for pattern in _LOCKS for path in root.glob(pattern)})
    with ThreadPoolExecutor(max(1, len(locks))) as threads:
        answers = list(threads.map(lambda lock: _answer(lock, tool), locks))
    reasons = [answer for answer in answers if isinstance(answer, UnreadableError)]
    if len(reasons) == len(answers):
        told = "; ".join(dict.fromkeys(map(str, reasons))) or "there are none"
        yield f"No lock could be looked up: {told}", False
        return
    for lock, answer in zip(locks, answers, strict=True):
        yield from _told(lock.relative_to(root), answer)


def _answer(lock: Path, tool: Tool) -> Found | UnreadableError:
    try:
        return look_up(lock, tool)
    except UnreadableError as error:
        return error


def _told(name: Path, answer: Found | UnreadableError) -> Iterator[tuple[str, bool]]:
    if isinstance(answer, UnreadableError):
        yield f"{name}: NOT looked up: {answer}", False
        return
    known = len(answer.vulnerabilities)
    yield f"{name}: {answer.looked_up} packages looked up, {known} known vulnerabilities", False
    if answer.not_known:
        yield f"  NOT looked up: {', '.join(answer.not_known)}", False
    for vulnerability in answer.vulnerabilities:
        yield f"  {vulnerability}", vulnerability.update is not None


def main(root: Path = ROOT, tool: Tool = run) -> int:
    """Print the report; give the exit status."""
    must = False
    for line, is_to_mend in report(root, tool):
        print(line)
        must = must or is_to_mend
    if must:
        print("Run `make lock`, or pin what mends it in pyproject.toml.")
    return 1 if must else 0


if __name__ == "__main__":
    sys.exit(main())
