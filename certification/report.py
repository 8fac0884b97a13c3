"""The table, as it is printed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from certification.checklist import Checklist
from certification.judging import State, Verdict

_WIDTH: Final = max(map(len, State))
_INDENT: Final = " " * (_WIDTH + 4)
_SHOWN: Final = 5
"""How many of many things that are wrong with one item are listed."""


def lines(checklist: Checklist, verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Give the table, what is left to do, and the line that sums it up."""
    for part in checklist.parts:
        yield ""
        yield f"{part.title} ({part.source})"
        for verdict in verdicts:
            if verdict.item.part == part.id:
                yield from _row(verdict)
    yield from _left_to_do(verdicts)
    yield from _by_hand(verdicts)
    yield ""
    yield _sum(verdicts)


def _row(verdict: Verdict) -> Iterator[str]:
    item = verdict.item
    how = [f"{verdict.tests} tests" if verdict.tests != 1 else "1 test"] if item.tests else []
    if item.by_hand:
        how.append("by hand too, see below" if item.tests else "see below")
    shown = f" ({', '.join(how)})" if how else ""
    yield f"  {verdict.state:{_WIDTH}}  {item.title}{shown}"
    if verdict.state in {State.FAILED, State.NOT_RUN}:
        yield from (f"{_INDENT}{why}" for why in verdict.why[:_SHOWN])
        if len(verdict.why) > _SHOWN:
            yield f"{_INDENT}and {len(verdict.why) - _SHOWN} more"


def _left_to_do(verdicts: Sequence[Verdict]) -> Iterator[str]:
    left = [verdict for verdict in verdicts if verdict.state is State.TO_DO]
    if left:
        yield from ("", "To do, by whoever owns the skill:")
    for verdict in left:
        yield f"  {verdict.item.title}"
        yield from (f"    - {line}" for line in (*verdict.why, verdict.item.how) if line)


def _by_hand(verdicts: Sequence[Verdict]) -> Iterator[str]:
    items = [verdict.item for verdict in verdicts if verdict.item.by_hand]
    if items:
        yield from ("", "By hand, which nothing here can do:")
    for item in items:
        yield f"  {item.title}"
        yield from (f"    {number}. {step}" for number, step in enumerate(item.by_hand, 1))


def _sum(verdicts: Sequence[Verdict]) -> str:
    counts = Counter(verdict.state for verdict in verdicts)
    told = ", ".join(f"{counts[state]} {state.lower()}" for state in State if counts[state])
    manual = sum(bool(verdict.item.by_hand) for verdict in verdicts)
    return f"{len(verdicts)} items: {told}. {manual} have steps to take by hand."
