"""HTTP on a port of this machine, for whatever answers calls."""

import json
import socket
import socketserver
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from simulator.api import Answer, Call

HOST = "127.0.0.1"
MOST_BYTES = 64 * 1024
PATIENCE = 2.0
"""Seconds that a client may take to say what it wants."""
_BEARER = "bearer "


class Server:
    """Answers calls, each in a thread of its own, from its making until it is closed."""

    def __init__(self, answer: Callable[[Call], Answer]) -> None:
        """Listen on a free port."""
        self._http = _Http(answer)
        self._thread = threading.Thread(target=self._http.serve, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Where to call."""
        return f"http://{HOST}:{self._http.port}"

    def close(self) -> None:
        """Refuse connections from now on; returns when the last answer is out."""
        self._http.stop()
        self._thread.join()
        self._http.server_close()


class _Http(ThreadingHTTPServer):
    daemon_threads = False  # so that closing waits for them
    request_queue_size = 64

    def __init__(self, answer: Callable[[Call], Answer]) -> None:
        self.answer = answer
        self._stopped = False
        super().__init__((HOST, 0), _Handler)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def server_bind(self) -> None:
        # Not HTTPServer's: that looks up a name for the address, which may take seconds.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.port

    def serve(self) -> None:
        while not self._stopped:
            self.handle_request()

    def stop(self) -> None:
        """Stop serving at once: `shutdown` of the standard library would poll for it."""
        self._stopped = True
        with suppress(OSError):
            socket.create_connection((HOST, self.port), timeout=PATIENCE).close()

    def verify_request(self, request: Any, client_address: Any) -> bool:
        return not self._stopped

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing where the client went away before its answer came."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Http
    timeout = PATIENCE
    disable_nagle_algorithm = True
    wbufsize = -1  # one packet for head and body

    def do_GET(self) -> None:
        self._respond()

    do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815 - names of the standard library

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def _respond(self) -> None:
        body = self._body()
        if body is None:
            self._send(Answer(413, {"code": "TOO_LARGE", "message": "the body is too large"}))
            return
        authorization = self.headers.get("Authorization", "")
        known = authorization.lower().startswith(_BEARER)
        token = authorization[len(_BEARER) :].strip() if known else ""
        self._send(self.server.answer(Call(self.command, self.path, token, body)))

    def _body(self) -> str | None:
        """Read the body; None where it is too large."""
        length = self.headers.get("Content-Length", "0")
        size = int(length) if length.isdecimal() else 0
        return None if size > MOST_BYTES else self.rfile.read(size).decode(errors="replace")

    def _send(self, answer: Answer) -> None:
        payload = b"" if answer.body is None else json.dumps(answer.body).encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(payload)))
        if answer.retry_after is not None:
            self.send_header("Retry-After", str(answer.retry_after))
        self.end_headers()
        self.wfile.write(payload)
