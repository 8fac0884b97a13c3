"""The package that is deployed, made once for all tests, for each Python that it runs on there."""

import atexit
import os
import shutil
import sys
import tempfile
import zipfile
from functools import cache
from pathlib import Path

from infrastructure.__main__ import main
from tests.support.project import ROOT

VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
AWS = ROOT / ".venv" / "aws" / "bin" / "python"
"""The environment of AWS's own tools."""


def build(version: str = VERSION) -> Path:
    """Give the folder that ``make package`` wrote for a Python version: the tests' own, else."""
    return _build(version)


def function(version: str = VERSION) -> Path:
    """Give the folder of the archive unpacked, as Lambda does."""
    return _unpack(version)


@cache
def _build(version: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="package-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    # Whoever names a compiler for Lambda names none for the tests' own Python.
    main(folder, version, {} if version == VERSION else os.environ)
    return folder


@cache
def _unpack(version: str) -> Path:
    folder = build(version) / "unpacked"
    with zipfile.ZipFile(build(version) / "lambda.zip") as archive:
        archive.extractall(folder)
    return folder
