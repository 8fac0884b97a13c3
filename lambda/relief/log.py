"""One structured line per request, with nothing in it about the person.

Never logged: what was said or heard, slots, ids of users, devices and requests, and the names of
intents, for those tell what hurts. Of the state only its part is named, such as ``routine``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final

from relief.tally import Tally

LEVELS: Final[Mapping[str, int]] = {
    "DEBUG": 10,
    "INFO": 20,
    "WARNING": 30,
    "ERROR": 40,
    "CRITICAL": 50,
}
"""As in the standard library's ``logging``, which Lambda need not load for this."""
INFO: Final = LEVELS["INFO"]

Fields = Mapping[str, str | bool | int]
Times = Mapping[str, float]
"""Milliseconds by what they were spent on."""
Sink = Callable[[int, Fields, Times], None]
"""Takes a level, and a line: the fields, of which many lines have the same, and the times."""


def answered(
    request_type: str,
    locale: str,
    *,
    outcome: str,
    state: str,
    milliseconds: float,
    tally: Tally,
    cold: bool,
    error: BaseException | None = None,
) -> None:
    """Log a request that was answered.

    ``outcome`` says how: open, closed or silent. ``state`` says in which part of the skill the
    conversation goes on. ``cold`` is the first request of a process.
    """
    _sink(
        LEVELS["ERROR"] if error else INFO,
        {
            "request": request_type,
            "locale": locale,
            "outcome": outcome,
            "state": state,
            "cold": cold,
            **tally.counts,
            **_named(error),
        },
        {"milliseconds": milliseconds, **tally.times},
    )


def failed(part: str, error: BaseException) -> None:
    """Log that a part of the skill failed, though the request was answered."""
    _sink(LEVELS["ERROR"], {"part": part, **_named(error)}, {})


def refused(reason: str) -> None:
    """Log a request that is not for this skill, or none at all."""
    _sink(LEVELS["WARNING"], {"refused": reason}, {})


def write_to(sink: Sink) -> None:
    """Write lines there from now on."""
    global _sink  # noqa: PLW0603 - a process has one log
    _sink = sink


def to_logger(level: int, fields: Fields, times: Times) -> None:
    """Write a line to the logger ``relief``, as JSON."""
    import logging  # noqa: PLC0415 - cold start

    line = {**fields, **{part: round(took, 1) for part, took in times.items()}}
    logging.getLogger("relief").log(level, json.dumps(line, ensure_ascii=True))


_sink: Sink = to_logger


def _named(error: BaseException | None) -> dict[str, str]:
    """Give an error's name and place. Its message may hold what was said, and is left out."""
    if error is None:
        return {}
    import traceback  # noqa: PLC0415 - cold start

    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else ""
    return {"error": type(error).__name__, "where": where}
