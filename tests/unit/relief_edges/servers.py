"""Small servers that answer as told, late, or not at all; each on a free port of this machine."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Reply:
    """What a server answers to one request."""

    status: int = 200
    body: bytes = b"{}"
    headers: tuple[tuple[str, str], ...] = ()
    length: int | None = None
    """What it says the body's length is, where that isn't so."""


class Silence:
    """No answer at all, until the server is closed."""


class Asked(NamedTuple):
    """A request as a server saw it."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Script:
    """What a server answers, in this order, the last of it again and again; what it was asked."""

    replies: list[Reply | Silence]
    address: str = ""
    asked: list[Asked] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    news: threading.Condition = field(default_factory=threading.Condition)

    def ask(self, asked: Asked) -> Reply | Silence:
        """Take note of a request and give its reply."""
        with self.news:
            self.asked.append(asked)
            self.news.notify_all()
            return self.replies[min(len(self.asked), len(self.replies)) - 1]

    def until_asked(self, times: int) -> None:
        """Wait for requests whose client has already given up on them."""
        with self.news:
            assert self.news.wait_for(lambda: len(self.asked) >= times, timeout=5)


@contextmanager
def scripted(*replies: Reply | Silence, wrap: ssl.SSLContext | None = None) -> Iterator[Script]:
    """Serve these replies over HTTP, or over https to whoever knows this machine by its name."""
    script = Script(list(replies))

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = dict(self.headers.items())
            reply = script.ask(Asked(self.command, self.path, headers, body))
            if isinstance(reply, Silence):
                script.closing.wait()
                return
            self.send_response(reply.status)
            for name, value in reply.headers:
                self.send_header(name, value)
            length = len(reply.body) if reply.length is None else reply.length
            self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(reply.body)

        do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Take it that a client which hung up meant to."""

    with Server((LOOPBACK, 0), Handler) as server:
        script.address = f"http://{LOOPBACK}:{server.server_port}"
        if wrap:
            script.address = f"https://localhost:{server.server_port}"
            server.socket = wrap.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.005))
        thread.start()
        try:
            yield script
        finally:
            script.closing.set()
            server.shutdown()
            thread.join()


@contextmanager
def refusing() -> Iterator[str]:
    """Hold a port at which nobody listens; give its address."""
    with socket.socket() as held:
        held.bind((LOOPBACK, 0))
        yield f"http://{LOOPBACK}:{held.getsockname()[1]}"


@contextmanager
def dripping(drop: bytes, pause: float) -> Iterator[str]:
    """Serve an answer that goes on and on, a drop at a time; give its address."""
    closing = threading.Event()

    def drip(listener: socket.socket) -> None:
        caller, _ = listener.accept()
        with caller:
            caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            while not closing.wait(pause):
                try:
                    caller.sendall(drop)
                except OSError:
                    return

    with socket.create_server((LOOPBACK, 0)) as listener:
        thread = threading.Thread(target=drip, args=(listener,))
        thread.start()
        try:
            yield f"http://{LOOPBACK}:{listener.getsockname()[1]}"
        finally:
            closing.set()
            thread.join()
