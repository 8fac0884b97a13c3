"""Finds the Python that compiles the function's bytecode: of the very version that will run it.

Bytecode of another minor version is ignored by Lambda, which then compiles everything anew at each
cold start.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

SETTING: Final = "LAMBDA_PYTHON"
_TELL: Final = "import sys; v = sys.version_info; print(sys.implementation.name, v[0], v[1], v[3])"


class WrongInterpreterError(Exception):
    """The interpreter that was asked for cannot compile for the runtime; the message says why."""


def find(version: str, environ: Mapping[str, str] = os.environ) -> str | None:
    """Give the path of a Python of this version, such as "3.13"; None where there is none.

    One that the environment names is taken, or refused with WrongInterpreterError; otherwise this
    one, one on the PATH, or one of pyenv's.
    """
    if named := environ.get(SETTING):
        if not _is(named, version):
            raise WrongInterpreterError(f"{SETTING}={named} is no Python {version}")
        return named
    return next((path for path in _candidates(version, environ) if _is(path, version)), None)


def exact(path: str) -> str:
    """Give the exact version of an interpreter, such as "3.13.0": each may compile otherwise."""
    command = [path, "-I", "-S", "-c", "import platform; print(platform.python_version())"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return told.stdout.strip()


def _candidates(version: str, environ: Mapping[str, str]) -> Iterator[str]:
    yield sys.executable
    if found := shutil.which(f"python{version}", path=environ.get("PATH", "")):
        yield found
    pyenv = Path(environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from map(str, sorted(pyenv.glob(f"versions/{version}*/bin/python{version}")))


def _is(path: str, version: str) -> bool:
    """Tell whether this runs, and is a released CPython of the version."""
    command = [path, "-I", "-S", "-c", _TELL]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return False
    return told.stdout.split() == ["cpython", *version.split("."), "final"]
