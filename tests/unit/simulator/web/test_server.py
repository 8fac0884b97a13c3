import http.client
import threading

import pytest
from flask import Flask

from simulator.web.server import HOST, PortTakenError, listen, serve


def _app() -> Flask:
    app = Flask(__name__)
    app.add_url_rule("/", "hello", lambda: "hello")
    return app


def test_it_answers_on_loopback_alone() -> None:
    server = listen(_app(), 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        assert server.server_address[0] == HOST
        connection = http.client.HTTPConnection(HOST, server.server_port, timeout=10)
        connection.request("GET", "/")
        assert connection.getresponse().read() == b"hello"
        connection.close()
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_port_in_use_is_told() -> None:
    first = listen(_app(), 0)
    try:
        with pytest.raises(PortTakenError, match=str(first.server_port)):
            serve(_app(), first.server_port, lambda address: None)
    finally:
        first.server_close()
