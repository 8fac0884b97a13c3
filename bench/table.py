"""A server of DynamoDB's shape that knows nobody: every read finds nothing, every write is taken.

It costs the measured process what a table would, and itself next to nothing.
"""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: "Table"

    def do_POST(self) -> None:
        """Answer any operation with an empty object."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked[self.headers["X-Amz-Target"].rpartition(".")[2]] += 1
        self.send_response(200)
        self.send_header("Content-Type", "application/x-amz-json-1.0")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *message: object) -> None:
        """Keep quiet."""


class Table(ThreadingHTTPServer):
    """The server, and how often it was asked for what."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: Counter[str] = Counter()

    @property
    def environment(self) -> dict[str, str]:
        """What a process must be told to use it."""
        return {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.server_address[1]}",
            "AWS_REGION": "us-east-1",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_ACCESS_KEY_ID": "bench",
            "AWS_SECRET_ACCESS_KEY": "bench",
            "AWS_EC2_METADATA_DISABLED": "true",
            "MEMORY_TABLE": "bench",
        }


@contextmanager
def serving() -> Iterator[Table]:
    """Serve while the block runs."""
    with Table() as table:
        thread = threading.Thread(target=table.serve_forever, daemon=True)
        thread.start()
        yield table
        table.shutdown()
        thread.join()
