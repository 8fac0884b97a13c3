"""The log in Lambda: each line on standard output as it is, with its counts as metrics.

CloudWatch reads metrics out of lines in its embedded metric format. They are printed, for Lambda
puts what goes through ``logging`` into a message of its own when its log format is JSON, and then
finds no metrics in it. Source: Amazon's "Specification: Embedded metric format" and "Using the
embedded metric format with Lambda".
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from functools import cache
from typing import Final, TextIO

from relief.log import INFO, LEVELS, Fields, Sink
from relief.tally import METRICS

NAMESPACE: Final = "BackSpasmRelief"
FUNCTION: Final = "FunctionName"
"""The dimension of every metric, as of Lambda's own: it tells the stacks of an account apart."""
_NAMES: Final = {level: name for name, level in LEVELS.items()}


def to_stream(
    stream: TextIO,
    lowest: int = INFO,
    *,
    function: str = "",
    clock: Callable[[], float] = time.time,
) -> Sink:
    """Write lines to a stream; of those below the lowest level, their metrics alone.

    ``function`` is the name of the function, by which its metrics are told from those of others;
    without one they have no dimension. ``clock`` gives seconds since 1970.
    """
    dimension = {FUNCTION: function} if function else {}

    def write(level: int, fields: Fields) -> None:
        names = tuple([name for name in fields if name in METRICS])
        line: dict[str, object] = {"level": _NAMES.get(level, "INFO")}
        if level >= lowest:
            line |= fields
        elif names:
            line |= {name: fields[name] for name in names}
        else:
            return
        if names:
            line |= dimension
        text = json.dumps(line)
        if names:
            directives = _directives(names, tuple(dimension))
            said = f'{{"Timestamp": {round(clock() * 1000)}, {directives}}}'
            text = f'{text[:-1]}, "_aws": {said}}}'
        stream.write(f"{text}\n")
        stream.flush()

    return write


@cache
def _directives(names: tuple[str, ...], dimensions: tuple[str, ...]) -> str:
    """Tell CloudWatch which members of the line are metrics, and which their dimensions.

    As JSON already: only a few different ones are ever made.
    """
    metrics = [{"Name": name, "Unit": "Count"} for name in names]
    told = [{"Namespace": NAMESPACE, "Dimensions": [dimensions], "Metrics": metrics}]
    return f'"CloudWatchMetrics": {json.dumps(told)}'
