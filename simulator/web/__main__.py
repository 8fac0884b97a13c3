"""``python -m simulator.web``: serve this project's skill as a web page, until Ctrl-C.

Environment: `PORT`, 8080 unless set; `TZ`, the time zone of the device; and that of `local`.
"""

import os
import sys
import time
from pathlib import Path

from simulator import node
from simulator.local import build_alexa
from simulator.web.app import create_app
from simulator.web.server import PortTakenError, serve
from simulator.web.session import Conversation
from simulator.zones import zone_in

PORT = "8080"
_HIGHEST_PORT = 65535


def main() -> int:
    """Serve, and return the exit status."""
    port = os.environ.get("PORT") or PORT
    if not port.isdecimal() or int(port) > _HIGHEST_PORT:
        print(f"PORT is {port!r}, which is no port. For example: PORT=8090", file=sys.stderr)
        return 2
    conversation = Conversation(build_alexa, seconds=time.monotonic, zone=zone_in(os.environ))
    try:
        serve(create_app(conversation, renderer=_renderer()), int(port), _tell)
    except PortTakenError as error:
        print(f"{error}: choose another, such as make run PORT=8090", file=sys.stderr)
        return 1
    finally:
        conversation.close()
    return 0


def _renderer() -> Path | str:
    """Return Amazon's renderer, or why there is none."""
    reason = node.missing()
    if reason is not None:
        return f"Amazon's renderer and what it needs are missing; {reason}."
    return node.package("apl-viewhost-web") / "index.js"


def _tell(address: str) -> None:
    print(f"The local Alexa is at {address} (Ctrl-C ends it)", flush=True)


if __name__ == "__main__":
    sys.exit(main())
