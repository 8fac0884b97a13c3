"""gunicorn's threaded worker, with a limit on how long a request may take to arrive.

gunicorn waits without end for the rest of a request once it has begun to read it, so that a few
half-sent ones would hold all threads for good (benoitc/gunicorn#2652).
"""

import contextlib
import socket
import time
from typing import Any, Final

from gunicorn.workers.gthread import ThreadWorker

LONGEST: Final = 3.0
"""Seconds for a request to arrive. Alexa's are short, and she waits eight for the answer."""


class Worker(ThreadWorker):
    """Ends the reading of what has not arrived in time. An answer may take longer than that."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)  # type: ignore[no-untyped-call]
        self._arriving: dict[Any, float] = {}

    def handle(self, conn: Any) -> Any:
        """Handle a request on a connection, in a thread of its own."""
        self._arriving[conn] = time.monotonic() + LONGEST
        try:
            return super().handle(conn)  # type: ignore[no-untyped-call]
        finally:
            self._arriving.pop(conn, None)

    def notify(self) -> None:
        """Tell that the worker lives; it does so every second, and looks for what is late."""
        super().notify()  # type: ignore[no-untyped-call]
        now = time.monotonic()
        for conn, deadline in list(self._arriving.items()):
            if deadline <= now and self._arriving.pop(conn, None) is not None:
                # Whoever reads finds the end here; what is being answered can still be written.
                with contextlib.suppress(OSError):
                    conn.sock.shutdown(socket.SHUT_RD)
