"""Ids, keys and placeholders that must have their counterpart, and when it was reviewed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from checks import wording
from checks.book import Book
from checks.finding import Finding, at
from checks.texts import QUESTIONS, Kind, Text, place

STALE_AFTER: Final = timedelta(days=2 * 365 + 1)
BELIEVABLE_AHEAD: Final = timedelta(days=366)
"""A text is checked against its sources at least every two years."""

LEVELS: Final = ("emergency", "same_day", "appointment")

THINGS: Final = frozenset({"pillows", "wrapped_ice_pack"})
"""Pictures of things to have ready; a step need not name them."""


def unique_ids(book: Book) -> Iterator[Finding]:
    """No id stands twice in one list."""
    for title, entries in _lists(book):
        counts = Counter(entry["id"] for entry in entries)
        for entry_id in (entry_id for entry_id, count in counts.items() if count > 1):
            yield Finding(
                at(title, entry_id),
                "this id is used more than once.",
                "Give each entry an id of its own.",
            )


def known_routines(book: Book) -> Iterator[Finding]:
    """Every routine that an entry points to exists, and isn't the entry itself."""
    known = {routine["id"] for routine in book.content["routines"]}
    for where, routine in _routine_references(book):
        if routine not in known:
            yield Finding(
                where,
                f'there is no routine "{routine}".',
                f"Correct the id, or remove the line. Known are: {', '.join(sorted(known))}.",
            )
    for routine in book.content["routines"]:
        if routine.get("easier_routine") == routine["id"]:
            yield Finding(
                at("routines", routine["id"], "easier_routine"),
                "a routine can't be its own easier one.",
                "Name a gentler routine, or remove the line.",
            )


def _routine_references(book: Book) -> Iterator[tuple[str, str]]:
    for surface, routine in book.content["starting_points"].items():
        yield at("starting_points", surface), routine
    for title, key in (("topics", "routine"), ("routines", "easier_routine")):
        for entry in book.content[title]:
            if key in entry:
                yield at(title, entry["id"], key), entry[key]
    for surface, way in book.content.get("ways_up", {}).items():
        if "routine" in way:
            yield at("ways_up", surface), way["routine"]


def known_topics(book: Book) -> Iterator[Finding]:
    """Every topic that speaks against a routine, or tells a way up, exists and has that part."""
    parts = {topic["id"]: 1 + len(topic.get("more", ())) for topic in book.content["topics"]}
    named = [
        (at("routines", routine["id"], "ruled_out_by"), topic, 0)
        for routine in book.content["routines"]
        for topic in routine.get("ruled_out_by", ())
    ]
    named += [
        (at("ways_up", surface), way["topic"], way.get("part", 0))
        for surface, way in book.content.get("ways_up", {}).items()
        if "topic" in way
    ]
    for where, topic, part in named:
        if topic not in parts:
            yield Finding(where, f'there is no topic "{topic}".', "Correct the id, or remove it.")
        elif part >= parts[topic]:
            yield Finding(
                where, f'"{topic}" has only {parts[topic]} parts.', "Name one of them, from 0."
            )


def known_follow_ups(book: Book) -> Iterator[Finding]:
    """Every answer to a short question after a topic exists."""
    topics = {topic["id"]: topic for topic in book.content["topics"]}
    for topic in topics.values():
        for kind, told in topic.get("follow_ups", {}).items():
            where = at("topics", topic["id"], "follow_ups", kind)
            other = topics.get(told.get("topic", topic["id"]))
            if other is None:
                yield Finding(
                    where, f'there is no topic "{told["topic"]}".', "Correct the id, or remove it."
                )
            elif told.get("more", 0) > len(other.get("more", ())):
                yield Finding(
                    where,
                    f'"{other["id"]}" has no part {told["more"]} of "more".',
                    "Count its parts from 1, or leave the number out for the answer.",
                )


def known_sources(book: Book) -> Iterator[Finding]:
    """Every source that an entry names is in the list of sources."""
    known = book.content["sources"]
    for title, entries in _lists(book):
        for entry in entries:
            for source in (source for source in entry["sources"] if source not in known):
                yield Finding(
                    at(title, entry["id"], "sources"),
                    f'"{source}" is not in the list of sources.',
                    'Correct it, or add it under "sources" at the end of the file.',
                )


def reviewed_lately(book: Book) -> Iterator[Finding]:
    """Every review date is believable, and not over two years ago.

    A clock may be wrong by months without the file being wrong; a date a year ahead is a slip.
    """
    for title, entries in _lists(book):
        for entry in entries:
            where = at(title, entry["id"], "reviewed")
            day = date.fromisoformat(entry["reviewed"])
            if day > book.today + BELIEVABLE_AHEAD:
                yield Finding(
                    where, f"{day} is still to come.", "Write the day somebody last checked it."
                )
            elif book.today - day > STALE_AFTER:
                yield Finding(
                    where,
                    f"it was last checked on {day}, over two years ago.",
                    "Read it again beside its sources, then write the day you did.",
                )


def regions_agree(book: Book) -> Iterator[Finding]:
    """Every region has the same words."""
    regions: Mapping[str, Mapping[str, str]] = book.content["regions"]
    every = sorted({key for words in regions.values() for key in words})
    for region, words in regions.items():
        for key in (key for key in every if key not in words):
            yield Finding(
                at("regions", region),
                f'it lacks the word "{key}", which other regions have.',
                f'Add "{key}" as people there say it.',
            )


def placeholders_are_filled(book: Book) -> Iterator[Finding]:
    """Every word in braces is a regional word, or one that the code puts in at that place."""
    for text in book.texts:
        allowed = _allowed(book, text)
        for name in wording.placeholders(text.text):
            if name not in allowed:
                yield Finding(
                    text.where,
                    f"nothing is known to put in for {{{name}}}.",
                    f"Here you can use: {_in_braces(allowed)}.",
                )
        rest = wording.fill(text.text, dict.fromkeys(wording.placeholders(text.text), ""))
        if "{" in rest or "}" in rest:
            yield Finding(
                text.where,
                "a brace stands alone.",
                "Write a word to be put in like {emergency}, with both braces.",
            )


def _allowed(book: Book, text: Text) -> frozenset[str]:
    if text.kind in {Kind.WORD, Kind.HINT, Kind.TITLE}:
        return frozenset()  # these are put into other texts as they are, or said by the person
    if text.kind is Kind.LABEL:
        return book.code.labels.get(text.entry, frozenset()) | book.words.keys()
    filled = book.code.questions if text.kind in QUESTIONS | {Kind.HELP} else book.code.prompts
    own = filled.get(text.entry, frozenset()) if _is_keyed(text) else frozenset()
    return own | book.words.keys()


def _is_keyed(text: Text) -> bool:
    return text.kind in QUESTIONS | {Kind.PROMPT, Kind.HELP}


def _in_braces(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "none"


def prompts_match_code(book: Book) -> Iterator[Finding]:
    """Every prompt and question that the code speaks is there, every label, and no other."""
    for title, wanted in (
        ("prompts", book.code.prompts),
        ("questions", book.code.questions),
        ("screens", book.code.labels),
    ):
        present = book.content[title]
        for key in (key for key in wanted if key not in present):
            yield Finding(
                at(title, key),
                "it is missing; the skill would have no words here.",
                "Add it, or correct the spelling of an entry that stands unused.",
            )
        for key in (key for key in present if key not in wanted):
            yield Finding(
                at(title, key),
                "it is never said or shown.",
                "Remove it, or correct the spelling of its key.",
            )


def levels_are_used(book: Book) -> Iterator[Finding]:
    """Every level of danger has a sign."""
    used = {sign["level"] for sign in book.content["danger"]["signs"]}
    for level in (level for level in LEVELS if level not in used):
        yield Finding(
            at("danger", "levels", level),
            "no danger sign has this level.",
            "Give it to the signs that belong there.",
        )


def pictures_are_described(book: Book) -> Iterator[Finding]:
    """Every picture of a step has words for people who can't see it, and no other has."""
    named = _pictures(book)
    for picture in sorted(named.keys() | (book.drawings & THINGS)):
        if picture not in book.content["pictures"]:
            yield Finding(
                at("pictures", picture),
                "it is missing; who can't see the picture would not know what it shows.",
                "Say here in a short sentence what the picture shows.",
            )
    for picture in book.content["pictures"]:
        if picture not in named and picture not in THINGS:
            yield Finding(
                at("pictures", picture),
                "no step shows this picture.",
                "Remove it, or correct the spelling of its id.",
            )


def pictures_are_drawn(book: Book) -> Iterator[Finding]:
    """Every picture of a step is drawn, and no other."""
    named = _pictures(book)
    for picture in (picture for picture in named if picture not in book.drawings):
        yield Finding(
            named[picture],
            f'the picture "{picture}" is not drawn.',
            "Add its pose in drawings/poses/ and run `make pictures`, or correct the id.",
        )
    for picture in sorted(book.drawings - named.keys() - THINGS):
        yield Finding(
            at("pictures", picture),
            "it is drawn, but no step shows it.",
            "Remove its pose from drawings/poses/ and run `make pictures`.",
        )


def easier_pictures_have_words(book: Book) -> Iterator[Finding]:
    """Every picture of an easier way belongs to a step that has one."""
    for index, routine in enumerate(book.content["routines"]):
        for part in ("steps", "leave"):
            for number, step in enumerate(routine[part]):
                if "easier_picture" in step and "easier" not in step:
                    yield Finding(
                        place(book.content, ("routines", index, part, number, "easier_picture")),
                        "the step has no easier way to show.",
                        'Add "easier", or remove the line.',
                    )


def _pictures(book: Book) -> dict[str, str]:
    """Give the pictures that steps name, each with the first place that does."""
    named: dict[str, str] = {}
    for index, routine in enumerate(book.content["routines"]):
        for part in ("steps", "leave"):
            for number, step in enumerate(routine[part]):
                for key in (key for key in ("picture", "easier_picture") if key in step):
                    path = ("routines", index, part, number, key)
                    named.setdefault(step[key], place(book.content, path))
    return named


def _lists(book: Book) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Give the lists of entries with ids, sources and review dates."""
    yield "topics", book.content["topics"]
    yield "routines", book.content["routines"]
    yield "danger", book.content["danger"]["signs"]
