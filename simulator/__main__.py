"""Talk to this project's skill in the terminal, or through a pipe.

Environment: that of `local`, and `TZ`, the time zone of the device.
"""

import contextlib
import io
import os
import sys
import threading
from collections.abc import Iterable, Iterator

from simulator.alexa import Alexa
from simulator.clock import Clock
from simulator.local import build_alexa
from simulator.services import LocalServices
from simulator.terminal import Terminal
from simulator.understanding import understanding_of
from simulator.zones import zone_in


def main() -> None:
    """Hold one conversation, from standard input to standard output."""
    clock = Clock()
    terminal = Terminal(sys.stdout, sys.stderr)
    try:
        with LocalServices(clock, zone=zone_in(os.environ)) as services:
            alexa = build_alexa(clock=clock, services=services, listener=terminal.tell)
            terminal.run(alexa, _lines(alexa))
    except KeyboardInterrupt:
        print(file=sys.stderr)
    except BrokenPipeError:
        # Whoever listened has gone; what is left in the buffer must not fail at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _lines(alexa: Alexa) -> Iterable[str]:
    """Read a person's lines with a prompt, a program's without."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if not sys.stdin.isatty():
        return sys.stdin
    print(
        f'A local Alexa. Say "open {alexa.model.invocation_name}"; :help lists what else there is,'
        " Ctrl-D leaves.",
        file=sys.stderr,
    )
    # Learnt while the person is still typing.
    threading.Thread(target=understanding_of(alexa.model).learn, daemon=True).start()
    return _typed()


def _typed() -> Iterator[str]:
    with contextlib.suppress(ImportError):  # not on every system
        import readline  # noqa: F401, PLC0415 - gives input() its history
    while True:
        try:
            yield input("You: ")
        except EOFError:
            print(file=sys.stderr)
            return


if __name__ == "__main__":
    main()
