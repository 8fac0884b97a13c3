"""``make package``: writes what is deployed into ``build/``, and says how large it is."""

import hashlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from infrastructure import archive, function, interpreter, pruning, skill_package

BUILD: Final = function.ROOT / "build"
VERSION: Final = "3.13"
"""Of the Python that Lambda runs it with: the template's LambdaRuntime."""

_UNCOMPILED: Final = f"""\
There is no Python {VERSION} here, so the package has no bytecode: it works, but a cold start takes
two to three times as long. Install Python {VERSION} (a package of your system, pyenv or uv), or
name it: make package {interpreter.SETTING}=/path/to/python{VERSION}
"""


def main(
    build: Path = BUILD, version: str = VERSION, environ: Mapping[str, str] = os.environ
) -> None:
    """Make the function's folder and archive, and the skill package, in a folder."""
    compiler = interpreter.find(version, environ)
    function.make(build / "lambda", version, compiler)
    archive.write(build / "lambda", build / "lambda.zip")
    skill_package.make(build)
    report(build, version, compiler)


def report(build: Path, version: str, compiler: str | None) -> None:
    """Print what was made and how large it is, and what it costs that it is not compiled."""
    folder, packed = build / "lambda", build / "lambda.zip"
    files = [path for path in folder.rglob("*") if path.is_file()]
    unpacked = sum(path.stat().st_size for path in files)
    digest = hashlib.sha256(packed.read_bytes()).hexdigest()
    print(f"{folder}/: {_mb(unpacked)} in {len(files)} files")
    print(f"{packed}: {_mb(packed.stat().st_size)}, SHA-256 {digest}")
    print(f"{build / 'skill-package'}/: with {build}/ask-resources.json, for `ask deploy`")
    if compiler:
        exact = interpreter.exact(compiler)
        print(f"Bytecode for Python {version}, by Python {exact} ({compiler})")
        print(f"The same sources, Python {exact} and {archive.PACKER} give the same bytes")
    else:
        sys.stderr.write(_UNCOMPILED)


def _mb(size: int) -> str:
    return f"{size / 1e6:.2f} MB"


if __name__ == "__main__":
    try:
        main()
    except (
        function.UnknownFileError,
        pruning.NothingPrunedError,
        interpreter.WrongInterpreterError,
        skill_package.IncompleteSkillError,
    ) as error:
        sys.exit(str(error))
