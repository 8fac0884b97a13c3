"""The function's folder and archive: nothing missing, nothing too much, the same each time."""

import importlib.util
import json
import marshal
import os
import platform
import re
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from infrastructure import archive, function, interpreter, pruning
from infrastructure.__main__ import VERSION, report
from tests.support import packaged
from tests.support.project import ROOT

NOT_DEPLOYED = {"requests", "certifi", "charset_normalizer", "idna"}
MODULES = {"python_dateutil": "dateutil", "six": "six.py"}
"""Where the module is not named as its distribution."""
UNCHECKED_HASH = 0b01
MOST_BYTES = 6_500_000
"""Of the archive. Look at what came in before this is raised."""


def names() -> list[str]:
    with zipfile.ZipFile(packaged.build() / "lambda.zip") as packed:
        return packed.namelist()


def test_it_holds_the_skill_its_dependencies_and_no_more() -> None:
    skill = {"lambda_function.py", "relief", "content", "__pycache__"}
    locked = re.findall(r"^([\w-]+)==", function.LOCK.read_text("utf-8"), re.MULTILINE)
    deployed = {name.replace("-", "_") for name in locked} - NOT_DEPLOYED
    dependencies = {MODULES.get(name, name) for name in deployed}
    assert {name.split("/")[0] for name in names()} == skill | dependencies
    assert (packaged.build() / "lambda.zip").stat().st_size < MOST_BYTES


def test_every_source_of_the_skill_is_in_it() -> None:
    sources = (path for path in (ROOT / "lambda").rglob("*") if path.suffix in (".py", ".json"))
    expected = {path.relative_to(ROOT / "lambda").as_posix() for path in sources}
    assert expected - set(names()) == {"content/content.schema.json"}


@pytest.mark.parametrize(
    "needless",
    [".so", "METADATA", "/tests/", "py.typed", ".pyi", "requirements.txt", ".schema.json", ".whl"],
)
def test_nothing_is_in_it_that_does_not_run(needless: str) -> None:
    assert not [name for name in names() if needless in name]


def test_of_the_services_only_dynamodb_is_in_it() -> None:
    services = {name.split("/")[2] for name in names() if name.startswith("botocore/data/")}
    assert {name for name in services if not name.endswith(".json")} == {"dynamodb"}
    assert "_retry.json" in services


def test_every_module_is_compiled_and_never_looked_at_again() -> None:
    modules = [name for name in names() if name.endswith(".py")]
    assert len(modules) > 500
    for name in modules:
        compiled = importlib.util.cache_from_source(str(packaged.function() / name))
        head = Path(compiled).read_bytes()[:8]
        assert head[:4] == importlib.util.MAGIC_NUMBER, name
        assert int.from_bytes(head[4:], "little") == UNCHECKED_HASH, name


def test_tracebacks_name_files_where_lambda_has_them() -> None:
    source = str(packaged.function() / "relief" / "skill.py")
    code = marshal.loads(Path(importlib.util.cache_from_source(source)).read_bytes()[16:])  # noqa: S302
    assert code.co_filename == "/var/task/relief/skill.py"


def test_the_same_sources_python_and_zlib_give_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """Made again by another process, with other hashes, in another folder."""
    program = (
        "import sys; from pathlib import Path; from infrastructure.__main__ import main;"
        "main(Path(sys.argv[1]), sys.argv[2])"
    )
    elsewhere = tmp_path / "a folder" / "elsewhere"
    subprocess.run(  # noqa: S603 - a fixed program
        [sys.executable, "-c", program, str(elsewhere), packaged.VERSION],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
        check=True,
        capture_output=True,
    )
    again = (elsewhere / "lambda.zip").read_bytes()
    assert again == (packaged.build() / "lambda.zip").read_bytes()


def test_an_archive_tells_no_time_no_owner_and_no_order(tmp_path: Path) -> None:
    made = []
    for name, files, time in (("one", "ab", 1e9), ("two", "ba", 1.5e9)):
        folder = tmp_path / name
        (folder / "in").mkdir(parents=True)
        for file in files:
            path = folder / "in" / file
            path.write_text(file)
            path.chmod(0o600 if name == "one" else 0o755)
            os.utime(path, (time, time))
        archive.write(folder, tmp_path / f"{name}.zip")
        made.append((tmp_path / f"{name}.zip").read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(tmp_path / "one.zip") as packed:
        assert packed.namelist() == ["in/a", "in/b"]
        assert packed.getinfo("in/a").external_attr >> 16 == 0o100644


def small_installation(folder: Path) -> Path:
    """Give a folder in which each pattern finds something."""
    for pattern in pruning.LEFT_OUT:
        path = folder / pattern.replace("**/", "any/").replace("*", "2012-08-10")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    for kept in (
        "botocore/data/dynamodb/2012-08-10/service-2.json.gz",
        "botocore/data/_retry.json",
    ):
        (folder / kept).write_text("kept")
    (folder / "botocore" / "data" / "s3").mkdir()
    return folder


def test_another_zlib_packs_the_same_files_into_other_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So what is told names it. A worse compression stands for the other."""
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a").write_text("to and fro, " * 100)
    archive.write(folder, tmp_path / "one.zip")
    packs = zlib.compressobj
    monkeypatch.setattr("zlib.compressobj", lambda level, *more: packs(0, *more))
    archive.write(folder, tmp_path / "two.zip")
    one, two = (zipfile.ZipFile(tmp_path / f"{name}.zip") for name in ("one", "two"))
    with one, two:
        assert one.read("a") == two.read("a")
    assert (tmp_path / "one.zip").read_bytes() != (tmp_path / "two.zip").read_bytes()


def test_pruning_leaves_what_is_used(tmp_path: Path) -> None:
    pruning.prune(small_installation(tmp_path))
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {
        "botocore/data/_retry.json",
        "botocore/data/dynamodb/2012-08-10/service-2.json.gz",
    }
    assert not (tmp_path / "botocore" / "data" / "s3").exists()


def test_pruning_says_which_pattern_is_out_of_date(tmp_path: Path) -> None:
    (small_installation(tmp_path) / "requests").unlink()
    with pytest.raises(pruning.NothingPrunedError, match="requests"):
        pruning.prune(tmp_path)


def test_what_is_neither_code_nor_data_is_not_packaged_in_silence(tmp_path: Path) -> None:
    sources, folder = tmp_path / "lambda", tmp_path / "made"
    (sources / "__pycache__").mkdir(parents=True)
    for name in ("a.py", "b.json", ".hidden", "requirements.txt", "__pycache__/a.pyc"):
        (sources / name).write_text(name)
    function.copy_sources(sources, folder)
    assert {path.name for path in folder.rglob("*")} == {"a.py", "b.json"}
    (sources / "notes.txt").write_text("")
    with pytest.raises(function.UnknownFileError, match=r"notes\.txt"):
        function.copy_sources(sources, folder)


def test_an_interpreter_of_the_version_is_found() -> None:
    found = interpreter.find(packaged.VERSION, {})
    assert found == sys.executable


def test_an_interpreter_is_found_on_the_path_and_at_pyenv(tmp_path: Path) -> None:
    """A program that tells of a version stands for the interpreter."""
    on_path = tmp_path / "bin" / "python3.99"
    of_pyenv = tmp_path / "pyenv" / "versions" / "3.98.1" / "bin" / "python3.98"
    for path, told in ((on_path, "cpython 3 99 final"), (of_pyenv, "cpython 3 98 final")):
        path.parent.mkdir(parents=True)
        path.write_text(f"#!/bin/sh\necho {told}\n")
        path.chmod(0o755)
    environ = {"PATH": str(on_path.parent), "PYENV_ROOT": str(tmp_path / "pyenv")}
    assert interpreter.find("3.99", environ) == str(on_path)
    assert interpreter.find("3.98", environ) == str(of_pyenv)
    assert interpreter.find("3.97", environ) is None


@pytest.mark.parametrize(
    "told", ["cpython 3 12 final", "cpython 3 99 candidate", "pypy 3 99 final"]
)
def test_an_interpreter_that_compiles_otherwise_is_refused(tmp_path: Path, told: str) -> None:
    path = tmp_path / "python"
    path.write_text(f"#!/bin/sh\necho {told}\n")
    path.chmod(0o755)
    with pytest.raises(interpreter.WrongInterpreterError, match=r"LAMBDA_PYTHON=.*3\.99"):
        interpreter.find("3.99", {interpreter.SETTING: str(path)})


def test_what_was_made_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    report(packaged.build(), packaged.VERSION, sys.executable)
    told = capsys.readouterr()
    assert "lambda.zip" in told.out
    assert "MB" in told.out
    assert "SHA-256" in told.out
    assert f"The same sources, Python {platform.python_version()} and zlib " in told.out
    assert told.err == ""


def test_a_package_without_bytecode_says_what_that_costs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report(packaged.build(), VERSION, None)
    assert "three times as long" in capsys.readouterr().err


def test_the_settings_of_the_deployer_name_the_handler() -> None:
    settings = json.loads((packaged.build() / "ask-resources.json").read_text("utf-8"))
    config = settings["profiles"]["default"]["skillInfrastructure"]["userConfig"]
    module, handler = config["handler"].split(".")
    assert f"def {handler}(" in (packaged.function() / f"{module}.py").read_text("utf-8")
