"""Every command that a document shows does what it should: here, or in a test that is named."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path

import pytest

from certification import owner
from tests.support import editing
from tests.support.documents import DOCUMENTS, Shell, blocks, commands
from tests.support.project import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
TARGETS = sorted(re.findall(r"^([a-z]+):.*##", MAKEFILE, re.MULTILINE))

OWNER = 'make owner NAME="Ada Example" EMAIL=ada@your.domain PAGES=https://your.domain/relief'
PIPE = "printf 'ask back spasm relief should i use heat\\n' | make -s talk"
SERVE = "SKILL_ID=amzn1.ask.skill.your-id MEMORY_FILE=memory.json make serve"
HERE = {"make run", "make talk", PIPE, SERVE, OWNER}

PAGE = "tests/contracts/test_content_page.py"
ELSEWHERE = {
    "make models": f"{PAGE}::followed",
    "make reference": f"{PAGE}::followed",
    "make pictures": f"{PAGE}::followed",
    "make bench": "tests/bench/test_bench.py::test_the_whole_bench_runs",
    "make package": "tests/package/test_function.py::test_what_was_made_is_told",
    "make understand": "tests/understanding/test_judging.py::test_figures_add_up_and_are_told",
    "make certify": "tests/unit/certification/test_certification.py::test_the_exit_status_tells",
    "SKILL_ID=… PYTHONPATH=lambda:. venv/bin/gunicorn --config python:webservice.gunicorn_conf": (
        "tests/webservice/test_gunicorn.py::test_it_serves_as_make_serve_starts_it"
    ),
}
"""What runs in a test of its own, as a whole or less of it, for it takes long or is built there."""

NEEDS_AWS = "needs an account; the stack is made in tests/package/test_stack.py"
NEEDS_REGISTRY = "fetches packages"
NOT_RUN = {
    "make test": "this is it",
    "make check": "`make test` begins with it",
    "python3 -m venv venv": NEEDS_REGISTRY,
    "venv/bin/pip install --require-hashes -r webservice/requirements.txt": NEEDS_REGISTRY,
    "npm install --global ask-cli@2": NEEDS_REGISTRY,
    "ask configure": NEEDS_AWS,
    "cd build && ask deploy": NEEDS_AWS,
}
OF_AWS = (
    "aws ",
    "sam deploy ",
    "ask smapi ",
    "export AWS_DEFAULT_REGION=",
    "KEY=back-spasm-relief-",
)
"""How commands begin that are not run since they need an account of AWS."""


def shown() -> set[str]:
    return {command for path in DOCUMENTS for command in commands(path.read_text("utf-8"))}


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "shell", ROOT)


@contextmanager
def until_it_says(process: "subprocess.Popen[str]", pattern: str) -> Iterator[str]:
    """Give what a server says of where it is, and end it afterwards with all that it started."""
    try:
        assert process.stdout is not None
        said = ""
        for line in process.stdout:
            said += line
            if found := re.search(pattern, line):
                yield found[1]
                return
        raise AssertionError(said)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.communicate()


def status(address: str, path: str) -> int:
    connection = HTTPConnection(address, timeout=30)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def test_every_command_that_is_shown_is_run_or_there_is_a_reason() -> None:
    known = HERE | ELSEWHERE.keys() | NOT_RUN.keys()
    of_aws = {command for command in shown() if command.startswith(OF_AWS)}
    assert len(of_aws) >= 5
    assert shown() - of_aws == known


@pytest.mark.parametrize("test", sorted(set(ELSEWHERE.values())))
def test_the_test_that_runs_it_is_there(test: str) -> None:
    file, _, name = test.partition("::")
    assert f"\ndef {name}(" in (ROOT / file).read_text(encoding="utf-8")


def test_help_lists_every_target_that_the_readme_does(shell: Shell) -> None:
    listed = {line.split()[0] for line in shell.run("make").splitlines()}
    assert listed == set(TARGETS)
    assert listed - {"help"} == set(re.findall(r"^\| `make ([a-z]+)` \|", README, re.MULTILINE))


@pytest.mark.parametrize("target", sorted(set(TARGETS) - {"help"}))
def test_every_target_starts_something_that_is_there(shell: Shell, target: str) -> None:
    recipe = shell.run(f"make -n {target}")
    modules = set(re.findall(r"python\S* -m ([\w.]+)", recipe)) - {"venv", "pip", "pytest"}
    assert modules or target in {"clean", "lock", "setup"}, recipe
    for module in modules:
        assert find_spec(module), f"make {target} starts {module}"


def test_make_run(shell: Shell) -> None:
    with until_it_says(shell.start("make run", PORT="0"), r"http://(127\.0\.0\.1:\d+)") as address:
        assert status(address, "/") == 200


def test_make_serve(shell: Shell, tmp_path: Path) -> None:
    command = SERVE.replace("memory.json", str(tmp_path / "memory.json"))
    process = shell.start(command, BIND="127.0.0.1:0")
    with until_it_says(process, r"http://(127\.0\.0\.1:\d+)") as address:
        assert status(address, "/healthz") == 200


def test_make_talk(shell: Shell) -> None:
    printed = shell.run("make -s talk", "open back spasm relief\n")
    assert printed.startswith("Alexa: Hello, this is Back Spasm Relief.")
    (line,) = shell.run(PIPE).splitlines()
    assert line.startswith("Alexa: Yes, heat often eases")


def test_a_whole_ice_cycle_is_heard_from_a_file(shell: Shell, tmp_path: Path) -> None:
    (lines,) = (block for block in blocks(README, "text") if "start an ice reminder" in block)
    file = tmp_path / "file"
    file.write_text(lines, encoding="utf-8")
    heard = shell.run(f"make -s talk < {file}").splitlines()
    said = [line for line in lines.splitlines() if not line.startswith(":")]
    assert sum(line.startswith("Alexa: ") for line in heard) == len(said)
    assert sum(line.startswith("Reminder: ") for line in heard) == 1


def test_make_owner(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    editing.copy_project(root, locales=())
    policy = root / "docs/privacy.md"
    policy.write_text(f"{owner.NAME} {owner.EMAIL}\n", encoding="utf-8")
    Shell(tmp_path / "shell", root).run(OWNER)
    assert policy.read_text(encoding="utf-8") == "Ada Example ada@your.domain\n"
