"""Steps of a routine: one action each, and a hold that lasts as long as the words say."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from checks import wording
from checks.book import Book
from checks.durations import Duration, durations
from checks.finding import Finding
from checks.texts import Kind, place

_MOVES: Final = (
    r"arch|bend|breathe|bring|carry|circle|close|come|crawl|cross|curl|drag|draw|drop|ease|extend|"
    r"face|flatten|fold|get|go|grasp|grip|hold(?= (?:its|the|your|both|each|onto)\b)|hook|hug|"
    r"kneel|lay|lean|let|lie|lift|loop|loosen|lower|move|nudge|open|place|point|press|pull|push|"
    r"put|raise|reach|relax|release|remove|return|roll|round|sag|scoot|set|shift|shuffle|sit|"
    r"slide|slip|squeeze|stand|step|straighten|stretch|swap|swing|switch|take|tighten|tilt|tip|"
    r"tuck|turn|twist|unfold|walk|wrap"
)
"""What a step tells the body to do. To stay, hold still or do it again belongs to an action."""

_MANNER: Final = (
    "now|next|please|gently|slowly|carefully|softly|just|also|lightly|finally|first|again|smoothly"
)

_COMMAND: Final = re.compile(
    rf"(?:^|,? and |[,;:] )(?:(?:{_MANNER}),? )*({_MOVES})\b"
    r"(?! (?:back|body|legs?|ribs|spine|arms?) (?:and|to|of|is|are)\b)",
    re.IGNORECASE,
)
_THEN: Final = re.compile(r"(?<!^)\bthen\b", re.IGNORECASE)
_STAY: Final = re.compile(
    r"\b(?:hold|stay|rest|remain|keep|wait|lie|sit|stand|relax|leave)\b[^.?!]*?\bfor\b", re.I
)
_MOST_COMMANDS: Final = 2
"""Sentences of a step that tell the person to do something."""


def one_action(book: Book) -> Iterator[Finding]:
    """Every step holds one action: a person on the floor does one thing at a time."""
    for text in book.of(Kind.STEP, Kind.EASIER):
        heard = book.heard(text.text)
        commands = [_COMMAND.findall(sentence) for sentence in wording.sentences(heard)]
        double = next((moves for moves in commands if len(moves) > 1), None)
        if _THEN.search(heard):
            yield Finding(text.where, 'the word "then" joins two actions.', "Make them two steps.")
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
    told = _staying(heard)
    if not hold:
        for duration in told[:1]:
            yield Finding(
                where,
                f"the words name a time to stay ({duration.high:g} seconds), but it has no hold.",
                f'Add "hold": {duration.high:g}.',
            )
        return
    told = told or durations(heard)
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


def _staying(heard: str) -> list[Duration]:
    """Give the times that a text tells a person to stay for."""
    return [
        duration
        for sentence in wording.sentences(heard)
        for duration in durations(sentence)
        if _STAY.search(sentence[: duration.start] + " ")
    ]
