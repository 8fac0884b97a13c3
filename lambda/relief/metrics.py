"""The log in Lambda: each line on standard output as it is, with its counts as metrics.

CloudWatch reads metrics out of lines in its embedded metric format. They are printed, for Lambda
puts what goes through ``logging`` into a message of its own when its log format is JSON, and then
finds no metrics in it. Source: Amazon's "Specification: Embedded metric format" and "Using the
embedded metric format with Lambda".
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final, TextIO

from relief.log import INFO, LEVELS, Fields, Sink, Times
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

    @lru_cache(_MOST_ALIKE)
    def begun(level: int, fields: tuple[tuple[str, str | bool | int], ...]) -> tuple[str, str]:
        """Give the line up to its times, as JSON, and what tells CloudWatch of its metrics."""
        counts = {name: value for name, value in fields if name in METRICS}
        told = counts if level < lowest else dict(fields)
        if not told:
            return "", ""
        line = {"level": _NAMES.get(level, "INFO"), **told, **(dimension if counts else {})}
        return json.dumps(line)[:-1], _directives(counts, dimension) if counts else ""

    def write(level: int, fields: Fields, times: Times) -> None:
        line, directives = begun(level, tuple(fields.items()))
        if not line:
            return
        if level >= lowest:
            line += "".join([f', "{part}": {took:.1f}' for part, took in times.items()])
        if directives:
            line += f', "_aws": {{"Timestamp": {round(clock() * 1000)}, {directives}}}'
        stream.write(f"{line}}}\n")
        stream.flush()

    return write


_MOST_ALIKE: Final = 512
"""How many different lines are kept; few differ in more than their times."""


def _directives(names: Iterable[str], dimensions: Iterable[str]) -> str:
    """Tell CloudWatch which members of the line are metrics, and which their dimensions."""
    metrics = [{"Name": name, "Unit": "Count"} for name in names]
    told = [{"Namespace": NAMESPACE, "Dimensions": [[*dimensions]], "Metrics": metrics}]
    return f'"CloudWatchMetrics": {json.dumps(told)}'
