"""The page's server as a program, with the skill of this project."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support.project import ROOT

# Whoever runs the tests in the background has interrupts ignored, and children inherit that.
_HEEDING_INTERRUPTS = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("simulator.web", run_name="__main__")
"""


def _serve(**environment: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", _HEEDING_INTERRUPTS],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"lambda{os.pathsep}.", **environment},
    )


def test_it_says_where_it_is_serves_the_page_and_leaves_when_interrupted(tmp_path: Path) -> None:
    with _serve(PORT="0", USER_FILE=str(tmp_path / "ann.json")) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        try:
            found = next(word for word in line.split() if word.startswith("http://127.0.0.1:"))
            connection = http.client.HTTPConnection(urlsplit(found).netloc, timeout=30)
            connection.request("GET", "/")
            page = connection.getresponse().read().decode()
            connection.close()
        finally:
            server.send_signal(signal.SIGINT)
        assert "Back Spasm Relief" in page
        assert server.wait(30) == 0


@pytest.mark.parametrize("port", ["eighty", "-1", "65536", "8080.0"])
def test_what_is_no_port_is_told(port: str) -> None:
    with _serve(PORT=port) as server:
        _, errors = server.communicate(timeout=60)
    assert server.returncode == 2
    assert f"PORT is '{port}', which is no port" in errors


def test_a_port_in_use_is_told_with_a_way_forward() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with _serve(PORT=str(taken.getsockname()[1])) as server:
            _, errors = server.communicate(timeout=60)
    assert server.returncode == 1
    assert "make run PORT=" in errors
    assert "Traceback" not in errors
