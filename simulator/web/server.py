"""Serving an application on loopback.

With the server that Flask brings (werkzeug): the page has one user, on this computer, and another
server would be one more dependency for nothing that such a user could notice.
"""

import logging
from collections.abc import Callable
from typing import Final

from flask import Flask
from werkzeug.serving import BaseWSGIServer, make_server

HOST: Final = "127.0.0.1"


class PortTakenError(OSError):
    """Another program listens at that port already."""


def listen(app: Flask, port: int) -> BaseWSGIServer:
    """Listen at a port of loopback, 0 for any that is free; raises PortTakenError."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    try:
        return make_server(HOST, port, app, threaded=True)
    except (OSError, SystemExit) as error:
        # werkzeug tells of a port in use itself, and leaves.
        raise PortTakenError(f"port {port} of {HOST} cannot be used") from error


def serve(app: Flask, port: int, tell: Callable[[str], None]) -> None:
    """Serve until interrupted; `tell` gets the address once it answers. Raises PortTakenError."""
    server = listen(app, port)
    tell(f"http://{HOST}:{server.server_port}")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
