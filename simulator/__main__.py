"""Talk to this project's skill in the terminal, or through a pipe.

The only module that names the skill. Environment: with `USER_FILE` you are the user whom that path
stands for, each time, and the skill keeps its memory there; without it every run is a new user.
`SKILL_ID` is the application id that requests carry, `TZ` the time zone of the device.
"""

import contextlib
import io
import json
import os
import sys
import threading
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path

from simulator.alexa import Alexa
from simulator.clock import Clock
from simulator.envelope import Echo
from simulator.model import load_folder
from simulator.services import LocalServices
from simulator.terminal import Terminal
from simulator.understanding import understanding_of
from simulator.zones import zone_in

ROOT = Path(__file__).resolve().parents[1]
LOCALE = "en-US"
SKILL = "back-spasm-relief"


def main() -> None:
    """Hold one conversation, from standard input to standard output."""
    clock = Clock()
    terminal = Terminal(sys.stdout, sys.stderr)
    try:
        with LocalServices(clock, zone=zone_in(os.environ)) as services:
            alexa = build_alexa(clock, terminal, services)
            terminal.run(alexa, _lines(alexa))
    except KeyboardInterrupt:
        print(file=sys.stderr)
    except BrokenPipeError:
        # Whoever listened has gone; what is left in the buffer must not fail at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def build_alexa(clock: Clock, terminal: Terminal, services: LocalServices) -> Alexa:
    """Put the skill on a local device that calls these services; the terminal prints its news."""
    # Imported here: everything else of the simulator runs without this project's skill.
    from relief.alexa.api_client import UrllibApiClient  # noqa: PLC0415
    from relief.alexa.file_memory import FileMemory  # noqa: PLC0415
    from relief.bootstrap import build_skill  # noqa: PLC0415

    skill_id = os.environ.get("SKILL_ID") or None
    user_file = os.environ.get("USER_FILE")
    user = str(Path(user_file).resolve()) if user_file else uuid.uuid4().hex
    return Alexa(
        build_skill(
            clock=clock.now,
            memory=FileMemory(Path(user_file), clock=clock.now) if user_file else None,
            api_client=UrllibApiClient(),
            skill_id=skill_id,
        ),
        manifest=json.loads((ROOT / "skill.json").read_text(encoding="utf-8")),
        models=load_folder(ROOT / "interaction_model"),
        clock=clock,
        echo=Echo.named(user, SKILL, application_id=skill_id),
        locale=LOCALE,
        listener=terminal.tell,
        services=services,
    )


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
