"""Where mutants live: a folder in which the project is laid out as mutmut wants it.

mutmut names a module after its path and knows of ``src/`` only, so ``lambda/`` stands there under
that name. What it changes is a copy that it makes itself; the folder holds links to all else.
"""

import os
import subprocess
import sys
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from tests.mutation.report import Change
from tests.support.project import ROOT

_NOT_THERE: Final = frozenset({"build", "pyproject.toml"})
_NOT_NEEDED: Final = ("no:cacheprovider", "no:unraisableexception")
"""The latter collects all garbage five times for each change, which takes longer than its tests."""
_SETTINGS: Final = """\
[tool.pytest.ini_options]
pythonpath = ["src", "."]
addopts = {addopts!r}
filterwarnings = ["error"]

[tool.mutmut]
source_paths = ["src"]
only_mutate = {modules!r}
also_copy = {linked!r}
pytest_add_cli_args = {arguments!r}
pytest_add_cli_args_test_selection = {tests!r}
"""


@dataclass(frozen=True, slots=True)
class Part:
    """Code that is changed, and the tests that should notice."""

    modules: tuple[str, ...]
    """Under ``lambda/``."""
    tests: tuple[str, ...]
    only: str = ""
    """Which of them, as pytest's ``-k`` takes it."""
    plugins: tuple[str, ...] = ()
    """Of pytest, by their modules."""


class Stage:
    """A folder in which some modules are changed, and some tests are run on each change."""

    def __init__(self, folder: Path, part: Part) -> None:
        """Lay it out; what an earlier run found there is kept, for mutmut to go on from."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        names = [path.name for path in ROOT.iterdir() if path.name[0] != "."]
        linked = {name: ROOT / name for name in names if name not in _NOT_THERE}
        for name, there in {**linked, "src": ROOT / "lambda"}.items():
            link = folder / name
            link.unlink(missing_ok=True)
            link.symlink_to(there)
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        plugins = [f"-p{name}" for name in (*_NOT_NEEDED, *part.plugins)]
        settings = _SETTINGS.format(
            addopts=project["tool"]["pytest"]["ini_options"]["addopts"],
            modules=[f"src/{module}" for module in part.modules],
            linked=sorted(linked),
            tests=list(part.tests),
            arguments=["--hypothesis-profile=ci", "-k", part.only, *plugins],
        )
        (folder / "pyproject.toml").write_text(settings, encoding="utf-8")

    def mutate(self, *names: str) -> None:
        """Test every change that was not tested yet; or those again that have these names."""
        self._mutmut("run", "--max-children", "1", *names, shown=sys.stdout.isatty())

    def changes(self) -> list[Change]:
        """Give what became of each change."""
        lines = self._mutmut("results", "--all", "true").splitlines()
        pairs = (line.strip().split(": ", 1) for line in lines if "__mutmut_" in line)
        return [Change(name, outcome) for name, outcome in pairs]

    def shown(self, change: Change) -> Change:
        """Give a change with its diff."""
        return replace(change, diff=self._mutmut("show", change.name))

    def _mutmut(self, *arguments: str, shown: bool = False) -> str:
        # Without PYTHONPATH: it would bring back the code that was not changed.
        env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        done = subprocess.run(  # noqa: S603 - our own arguments
            [sys.executable, "-m", "mutmut", *arguments],
            cwd=self.folder,
            env=env,
            text=True,
            check=False,
            stdout=None if shown else subprocess.PIPE,
        )
        if done.returncode:
            sys.exit(f"{done.stdout or ''}\nmutmut {arguments[0]} ended with {done.returncode}")
        return done.stdout or ""
