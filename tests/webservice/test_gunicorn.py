"""The service as it runs: gunicorn, with the project's own configuration."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from simulator import envelope
from tests.support.project import ROOT
from tests.webservice.authority import Authority, leaf, signed
from tests.webservice.conftest import ECHO, request_body
from webservice.app import MOST_BYTES

LEAST_RATE = 200
"""Requests a second."""
IN_A_ROUND = 400
ROUNDS = 5
TURNS = ("HeatQuestionIntent", "AMAZON.HelpIntent", "ChestPainDangerIntent", "AMAZON.StopIntent")
WAIT = 15
"""Seconds at most for whatever takes a moment."""


def environment(**more: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key != "SKILL_ID"}
    return {**kept, "PYTHONPATH": f"{ROOT / 'lambda'}{os.pathsep}{ROOT}", **more}


def gunicorn(log: Path, *arguments: str, **options: Any) -> "subprocess.Popen[bytes]":
    """Start it. It logs into a file, for a pipe that nobody reads would fill and stop it."""
    command = (sys.executable, "-m", "gunicorn", "--config", "python:webservice.gunicorn_conf")
    with log.open("wb") as file:
        return subprocess.Popen(  # noqa: S603 - our own
            [*command, *arguments], cwd=ROOT, stderr=file, **options
        )


@contextmanager
def serving(log: Path, *arguments: str, **variables: str) -> Iterator[int]:
    """Serve until the end, and give the port.

    The socket is open before gunicorn starts, so that the first request waits for it and nobody
    has to ask whether it is there. If gunicorn dies, the socket dies with it.
    """
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        port = int(listener.getsockname()[1])
        handle = listener.fileno()
        bound = environment(BIND=f"fd://{handle}", **variables)
        process = gunicorn(log, *arguments, env=bound, pass_fds=[handle])
    try:
        yield port
    finally:
        process.terminate()
        try:
            process.wait(timeout=WAIT)
        finally:
            process.kill()


def get(port: int, path: str) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=WAIT)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def signed_requests() -> Iterator[str]:
    """Give requests of many kinds, signed now, one a line."""
    now = datetime.now(UTC)
    for number in range(IN_A_ROUND):
        intent = envelope.intent(TURNS[number % len(TURNS)], {}, "en-US", now)
        asked = intent if number % 5 else envelope.launch("en-US", now)
        body = request_body(asked)
        yield json.dumps({"headers": signed(body), "body": body.decode()})


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


def test_without_a_skill_id_it_says_so_and_ends(log: Path) -> None:
    process = gunicorn(log, env=environment(BIND="127.0.0.1:0"))
    assert process.wait(timeout=WAIT) != 0
    (line,) = log.read_text().splitlines()
    assert line.startswith("Set SKILL_ID")


def test_it_serves_as_make_serve_starts_it(log: Path) -> None:
    with serving(log, SKILL_ID=ECHO.application_id) as port:
        assert get(port, "/healthz") == (200, b"ok")
        connection = HTTPConnection("127.0.0.1", port, timeout=WAIT)
        connection.request("POST", "/", body=request_body())
        assert connection.getresponse().status == 400
        connection.close()
    assert '{"refused": "header missing"}' in log.read_text().splitlines()


HALF_SENT = (
    b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{",  # no more of its body
    b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
    b"POST / HTTP/1.1\r\nHost:",  # nor of its headers
)


def test_requests_that_are_sent_by_half_keep_nobody_out_for_long(log: Path) -> None:
    with serving(log, SKILL_ID=ECHO.application_id) as port, ExitStack() as connections:
        for sent in HALF_SENT * 7:
            slow = connections.enter_context(socket.create_connection(("127.0.0.1", port)))
            slow.sendall(sent)
        assert get(port, "/healthz") == (200, b"ok")
    assert "Traceback" not in log.read_text()


def test_a_body_in_chunks_is_not_read_beyond_the_limit(folder: Path, log: Path) -> None:
    """Over a real socket, where nobody tells the length; whoever comes next is answered."""
    piece = b" " * MOST_BYTES
    variables = {"SKILL_ID": ECHO.application_id, "HOSTED_FOLDER": str(folder)}
    with serving(log, "tests.webservice.hosted:app", **variables) as port:
        line = json.loads(next(signed_requests()))
        body, headers = line["body"].encode(), line["headers"]
        halves = iter((body[:100], body[100:]))
        assert post_in_chunks(port, halves, headers) == 200
        assert post_in_chunks(port, iter((piece, piece, piece)), headers) == 400
        assert get(port, "/healthz") == (200, b"ok")
    assert '{"refused": "too long"}' in log.read_text().splitlines()


def post_in_chunks(port: int, chunks: Iterator[bytes], headers: dict[str, str]) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=WAIT)
    try:
        chunked = {**headers, "Transfer-Encoding": "chunked"}
        connection.request("POST", "/", body=chunks, headers=chunked, encode_chunked=True)
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.fixture
def folder(tmp_path: Path, root: Authority, middle: Authority) -> Path:
    """Give a folder with an authority's root, and a chain of it that holds today."""
    (tmp_path / "root.pem").write_bytes(root.pem)
    today = datetime.now(UTC)
    chain = leaf(middle, since=today.replace(year=today.year - 1, day=1), until=middle.until)
    (tmp_path / "chain.pem").write_bytes(chain + middle.pem)
    (tmp_path / "requests").write_text("\n".join(signed_requests()), encoding="utf-8")
    return tmp_path


def test_two_hundred_requests_a_second_without_an_error(folder: Path, log: Path) -> None:
    """The middle one of the rounds counts: others may need this machine for a moment."""
    variables = {"SKILL_ID": ECHO.application_id, "HOSTED_FOLDER": str(folder)}
    with serving(log, "tests.webservice.hosted:app", **variables) as port:
        load = ROOT / "tests" / "webservice" / "load.py"
        done = subprocess.run(  # noqa: S603 - our own
            [sys.executable, str(load), str(port), str(folder / "requests"), str(ROUNDS)],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
    lines = log.read_text().splitlines()
    outcome = json.loads(done.stdout)
    assert outcome["outcomes"] == {"200": 1 + ROUNDS * IN_A_ROUND}, lines[-5:]
    assert median(outcome["rates"]) >= LEAST_RATE, outcome["rates"]
    answered = [json.loads(line) for line in lines if line.startswith("{")]
    assert len(answered) == 1 + ROUNDS * IN_A_ROUND
    assert not [line for line in answered if "error" in line or "refused" in line]
