"""On which Python the package runs in these tests."""

import sys
from pathlib import Path

from infrastructure.__main__ import VERSION
from tests.runtime.pythons import OWN, best_with_client, choose


def test_lambda_s_own_version_is_taken_where_it_is_found(tmp_path: Path) -> None:
    """A program that tells of the version stands for the interpreter."""
    there = tmp_path / f"python{VERSION}"
    there.write_text(f"#!/bin/sh\necho cpython {VERSION.replace('.', ' ')} final\n")
    there.chmod(0o755)
    python, note = choose({"PATH": str(tmp_path), "PYENV_ROOT": str(tmp_path)})
    assert python.version == VERSION
    assert python.path in (str(there), sys.executable)
    assert "as in Lambda" in note


def test_without_it_the_tests_own_is_taken_and_that_is_said(tmp_path: Path) -> None:
    python, note = choose({"PATH": "", "PYENV_ROOT": str(tmp_path)})
    assert python == OWN
    assert f"ran on Python {OWN.version}" in note
    assert ("not on Lambda's" in note) is (OWN.version != VERSION)


def test_the_runtime_client_is_alone_in_its_folder() -> None:
    _, client = best_with_client()
    names = {path.name for path in client.iterdir() if path.suffix == ""}
    assert {"awslambdaric", "simplejson"} <= names
    assert not {"relief", "botocore", "ask_sdk_core", "pytest"} & names
