"""Running a process and asking the operating system what it took."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_CHILD = Path(__file__).with_name("child.py")
_NEEDED = (
    "ask_sdk",
    "ask_sdk_core",
    "ask_sdk_dynamodb",
    "ask_sdk_model",
    "ask_sdk_runtime",
    "boto3",
    "botocore",
    "certifi",
    "charset_normalizer",
    "dateutil",
    "idna",
    "jmespath",
    "requests",
    "s3transfer",
    "six.py",
    "urllib3",
)


class MeasuredProcessError(Exception):
    """A measured process failed; the message holds what it said."""


@dataclass(frozen=True)
class Cost:
    """What one process took."""

    cpu: float
    """Milliseconds of processor time, of the program and of the system on its behalf."""
    figures: Any
    """What it measured itself."""


@dataclass(frozen=True)
class Subject:
    """A skill to measure: the module of its handler, and where that and what it needs is found."""

    module: str
    path: Sequence[Path]
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, what: str, work: object) -> Cost:
        """Run it in a process of its own. Raises MeasuredProcessError."""
        with tempfile.TemporaryDirectory() as folder:
            task, result = Path(folder, "task.json"), Path(folder, "result.json")
            task.write_text(json.dumps(work), encoding="utf-8")
            cpu = self._measure([self.module, what, str(task), str(result)], Path(folder, "said"))
            return Cost(cpu, json.loads(result.read_text(encoding="utf-8")))

    def _measure(self, arguments: Sequence[str], said: Path) -> float:
        environment = {
            "PYTHONPATH": os.pathsep.join(str(folder) for folder in self.path),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONHASHSEED": "0",
            **self.environment,
        }
        with said.open("wb") as errors:
            process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-S", str(_CHILD), *arguments],
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise MeasuredProcessError(said.read_text(encoding="utf-8", errors="replace"))
        return (used.ru_utime + used.ru_stime) * 1000


def site_packages() -> Path:
    """Give the folder that the SDK is installed in."""
    import ask_sdk_core  # noqa: PLC0415 - looked up, not used

    return Path(ask_sdk_core.__file__).parent.parent


def compiled_copy(folder: Path, into: Path) -> Path:
    """Copy a folder and compile it as a package is: what is compiled is never looked at again."""
    copy = into / folder.name
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("__pycache__"))
    _compile("--invalidation-mode", "unchecked-hash", str(copy))
    return copy


def compile_installed() -> None:
    """Compile what is installed, where that was not done: every start would compile it again."""
    _compile(*(str(site_packages() / name) for name in _NEEDED))


def _compile(*arguments: str) -> None:
    command = [sys.executable, "-m", "compileall", "-q", *arguments]
    subprocess.run(command, check=True)  # noqa: S603 - our own program
