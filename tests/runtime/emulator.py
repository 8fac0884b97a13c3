"""AWS's Runtime Interface Emulator with AWS's runtime client, running the package."""

import json
import os
import platform
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from tests.runtime.pythons import best_with_client
from tests.support.project import ROOT

WAIT = 30
"""Seconds at most for whatever takes a moment."""
NAME = "back-spasm-relief-Function-1A2B3C"
HANDLER = "lambda_function.lambda_handler"
_BINARIES = {"x86_64": "aws-lambda-rie-x86_64", "aarch64": "aws-lambda-rie-arm64"}
_INVOKE = "/2015-03-31/functions/function/invocations"


def binary() -> Path:
    """Give the emulator's path; skips the test where there is none for this machine."""
    name = _BINARIES.get(platform.machine())
    if sys.platform != "linux" or name is None:
        pytest.skip(f"Amazon's emulator runs on Linux, not on {sys.platform} {platform.machine()}")
    found = list((ROOT / ".venv" / "aws").glob(f"lib/*/site-packages/samcli/local/rapid/{name}"))
    if not found:
        pytest.skip("AWS's tools are not set up: make setup")
    found[0].chmod(0o755)
    return found[0]


@dataclass
class Emulator:
    """A function as Lambda runs it. Called, it answers as a skill does."""

    process: "subprocess.Popen[bytes]"
    port: int
    log: Path

    def __call__(self, event: dict[str, Any], context: object = None) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.invoke(event))
        return answer

    def invoke(self, event: dict[str, Any]) -> str:
        """Send an event; give what comes back, be it an answer or word of what went wrong."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        try:
            connection.request("POST", _INVOKE, json.dumps(event))
            return connection.getresponse().read().decode()
        finally:
            connection.close()

    def runtimes(self) -> list[int]:
        """Give the ids of the processes that run the function."""
        emulator = self.process.pid
        found = (Path(f"/proc/{emulator}/task")).glob("*/children")
        return [int(child) for path in found for child in path.read_text().split()]

    def logged(self) -> str:
        """Give all that the function and the emulator have written so far."""
        return self.log.read_text("utf-8")


@contextmanager
def emulated(task: Path, environment: dict[str, str], *, timeout: int = 7) -> Iterator[Emulator]:
    """Run the function in a folder, with seconds for a request, as the template sets them up."""
    port, inner = _free_port(), _free_port()
    python, client = best_with_client()
    with tempfile.TemporaryDirectory(prefix="runtime-") as scratch:
        folder = Path(scratch)
        log = folder / "log"
        variables = {
            **environment,
            "PATH": os.defpath,
            "PYTHONPATH": str(client),
            "LAMBDA_TASK_ROOT": str(task),
            "AWS_LAMBDA_FUNCTION_NAME": NAME,
            "AWS_LAMBDA_FUNCTION_TIMEOUT": str(timeout),
            "AWS_LAMBDA_LOG_FORMAT": "JSON",
        }
        addresses = [
            f"--runtime-interface-emulator-address=127.0.0.1:{port}",
            f"--runtime-api-address=127.0.0.1:{inner}",
        ]
        runtime = [python.path, "-S", "-m", "awslambdaric", HANDLER]
        with log.open("wb") as written:
            process = subprocess.Popen(  # noqa: S603 - Amazon's
                [str(binary()), *addresses, *runtime],
                cwd=task,
                env=variables,
                stdout=written,
                stderr=subprocess.STDOUT,
            )
        try:
            _until_listening(process, port)
            yield Emulator(process, port, log)
        finally:
            process.terminate()
            process.wait(timeout=WAIT)


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def _until_listening(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Wait for the emulator; it tells nobody when it is ready."""
    for _ in range(WAIT * 50):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=WAIT):
            return
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.02)
            break
    raise AssertionError(f"the emulator does not listen; it ended with {process.poll()}")
