"""The program of a measured process: ``python -S child.py MODULE WHAT TASK RESULT``.

It imports nothing of the project but the handler that it measures, and little else: what it
takes is part of the figure. TASK is a file with the requests; figures go into the file RESULT.
"""

import json
import os
import sys
from importlib import import_module
from time import process_time
from typing import Any

BATCH = 50


def main(module: str, what: str, task: str, result: str) -> None:
    """Do what is to be measured, and end without tidying up, as Lambda would."""
    with open(task, encoding="utf-8") as file:
        work = json.load(file)
    handler = import_module(module).lambda_handler
    figures = {"cold": cold, "first": first, "warm": warm, "many": many}[what](handler, work)
    with open(result, "w", encoding="utf-8") as file:
        json.dump(figures, file)
    sys.stdout.flush()
    os._exit(0)


def cold(handler: Any, event: Any) -> float:
    """Answer one request; give the MiB that the process held at most."""
    answer = handler(event, None)
    if "outputSpeech" not in answer["response"]:
        sys.exit("no answer")
    with open("/proc/self/status", encoding="ascii") as file:
        return int(file.read().partition("VmHWM:")[2].split()[0]) / 1024


def first(handler: Any, event: Any) -> float:
    """Give the milliseconds of the first request after everything was imported."""
    began = process_time()
    handler(event, None)
    return (process_time() - began) * 1000


def warm(handler: Any, work: Any) -> float:
    """Give the microseconds of one request, the median of batches."""
    event, batches = work["event"], []
    for _ in range(work["batches"] + 1):
        began = process_time()
        for _ in range(BATCH):
            handler(event, None)
        batches.append((process_time() - began) / BATCH * 1e6)
    return sorted(batches[1:])[len(batches) // 2 - 1]


def many(handler: Any, work: Any) -> dict[str, float]:
    """Hold conversations; give the milliseconds that 99% stay below, and the growth in KiB.

    Memory is looked at after the first quarter, when all that is kept is there, and at the end.
    """
    from array import array  # noqa: PLC0415 - nobody else should pay for it

    events, count = work["events"], work["count"]
    times = array("d", bytes(8 * count))  # all of it now, so that it does not grow
    attributes: Any = {}
    new = True
    settled = 0
    for number in range(count):
        event = events[number * 7 % len(events)]
        session = {**event.get("session", {}), "new": new, "attributes": attributes}
        began = process_time()
        answer = handler({**event, "session": session}, None)
        times[number] = process_time() - began
        new = answer["response"].get("shouldEndSession") is not False
        attributes = {} if new else answer.get("sessionAttributes", {})
        if number == count // 4:
            settled = resident()
    growth = resident() - settled
    return {"p99": sorted(times)[count * 99 // 100] * 1000, "growth": growth}


def resident() -> int:
    """Give the memory that the process holds, in KiB."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
