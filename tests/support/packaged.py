"""The package that is deployed, made once for all tests, for the Python that they run on."""

import atexit
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


@cache
def build() -> Path:
    """Give the folder that ``make package`` wrote."""
    folder = Path(tempfile.mkdtemp(prefix="package-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    main(folder, VERSION)
    return folder


@cache
def function() -> Path:
    """Give the folder of the archive unpacked, as Lambda does."""
    folder = build() / "unpacked"
    with zipfile.ZipFile(build() / "lambda.zip") as archive:
        archive.extractall(folder)
    return folder
