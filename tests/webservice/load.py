"""Sends signed requests over a few connections at once, and prints what came of it, as JSON.

Usage: python load.py PORT FILE ROUNDS. The file holds one request a line: its headers and body.
Each round sends every request once. It speaks HTTP in the plainest way, so that a machine of two
processors spends its time on the service and not on this.
"""

import json
import socket
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

CONNECTIONS = 4
PATIENCE = 30
"""Seconds for one answer: the first waits until the service is ready."""


def written(line: str) -> bytes:
    """Write a request as it goes over the wire."""
    request = json.loads(line)
    body: bytes = request["body"].encode()
    headers = {"Host": "localhost", "Content-Length": len(body), **request["headers"]}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST / HTTP/1.1\r\n{head}\r\n".encode() + body


def read_status(answers: BinaryIO) -> str:
    """Read an answer to its end."""
    status = answers.readline().split()[1].decode()
    headers = dict(line.split(b":", 1) for line in iter(answers.readline, b"\r\n"))
    answers.read(int(headers[b"Content-Length"]))
    return status


def send_all(port: int, requests: list[bytes]) -> list[str]:
    """Send requests over one connection; give each status, or the name of the error at the end."""
    outcomes = []
    try:
        with (
            socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection,
            connection.makefile("rb") as answers,
        ):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for request in requests:
                connection.sendall(request)
                outcomes.append(read_status(answers))
    except (OSError, ValueError, LookupError) as error:
        outcomes.append(type(error).__name__)
    return outcomes


def main(port: int, file: Path, rounds: int) -> None:
    requests = [written(line) for line in file.read_text(encoding="utf-8").splitlines()]
    shares = [requests[first::CONNECTIONS] for first in range(CONNECTIONS)]
    outcomes = Counter(send_all(port, requests[:1]))
    rates = []
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        for _ in range(rounds):
            began = time.perf_counter()
            for share in pool.map(lambda share: send_all(port, share), shares):
                outcomes.update(share)
            rates.append(len(requests) / (time.perf_counter() - began))
    print(json.dumps({"rates": rates, "outcomes": outcomes}))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
