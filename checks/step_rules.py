"""Steps of a routine: one action each, and a hold that lasts as long as the words say."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from checks import wording
from checks.book import Book
from checks.durations import Duration, durations
from checks.finding import Finding
from checks.texts import Kind, place
from checks.tongues.tongue import Tongue

_MOST_COMMANDS: Final = 2
"""Sentences of a step that tell the person to do something."""


def one_action(book: Book) -> Iterator[Finding]:
    """Every step holds one action: a person on the floor does one thing at a time."""
    known = book.tongue.steps
    for text in book.of(Kind.STEP, Kind.EASIER):
        heard = book.heard(text.text)
        commands = [known.command.findall(sentence) for sentence in wording.sentences(heard)]
        double = next((moves for moves in commands if len(moves) > 1), None)
        if joined := known.then.search(heard):
            yield Finding(
                text.where, f'the word "{joined[0]}" joins two actions.', "Make them two steps."
            )
        elif double:
            yield Finding(
                text.where,
                f'"{double[0]}" and "{double[1]}" are two actions.',
                'Make them two steps, or word one as the way to do the other ("as you …").',
            )
        elif sum(map(bool, commands)) > _MOST_COMMANDS:
            yield Finding(
                text.where,
                f"{sum(map(bool, commands))} sentences tell the person to do something.",
                "Make them separate steps.",
            )


def holds_match(book: Book) -> Iterator[Finding]:
    """Every hold lasts as long as the words say, and is said."""
    for index, routine in enumerate(book.content["routines"]):
        for part in ("steps", "leave"):
            for number, step in enumerate(routine[part]):
                where = place(book.content, ("routines", index, part, number))
                yield from _hold(book, step, where)


def _hold(book: Book, step: Mapping[str, Any], where: str) -> Iterator[Finding]:
    hold = step.get("hold", 0)
    heard = book.heard(step["say"])
    told = _staying(heard, book.tongue)
    if not hold:
        for duration in told[:1]:
            yield Finding(
                where,
                f"the words name a time to stay ({duration.high:g} seconds), but it has no hold.",
                f'Add "hold": {duration.high:g}.',
            )
        return
    told = told or durations(heard, book.tongue.lengths)
    if not told:
        yield Finding(
            where,
            f"it has a hold of {hold} seconds, but the words don't say how long to stay.",
            "Say the time in the words: nobody sees the number.",
        )
    elif not any(duration.low <= hold <= duration.high for duration in told):
        yield Finding(
            where,
            f"the words name {told[0].high:g} seconds, but the hold is {hold}.",
            "Make the two agree.",
        )


def _staying(heard: str, tongue: Tongue) -> list[Duration]:
    """Give the times that a text tells a person to stay for."""
    return [
        duration
        for sentence in wording.sentences(heard)
        for duration in durations(sentence, tongue.lengths)
        if tongue.steps.stay.search(sentence[: duration.start] + " ")
    ]
