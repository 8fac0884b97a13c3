"""The content files of the languages have the same entries, built the same way.

Only words differ from language to language: what a step does, how long it lasts and where an
answer leads is one and the same.
"""

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any, Final

from checks.finding import Finding, at
from checks.texts import Content
from checks.tongues import TONGUES

_KEYED: Final = ("prompts", "questions", "screens", "pictures", "starting_points", "ways_up")
_SAME_TOPIC: Final = ("routine",)
_SAME_SIGN: Final = ("level",)
_SAME_ROUTINE: Final = (
    "surface",
    "stay",
    "easier_routine",
    "next_routine",
    "ruled_out_by",
)
_SAME_STEP: Final = ("hold", "picture", "easier_picture", "offers_ice", "cold")


def unknown_language(content: Content, language: str) -> list[Finding]:
    """Give what is wrong with the language that a file says it is in, beside its name."""
    said = content["language"]
    if said != language:
        return [Finding("language", f'it is "{said}" here.', f'Write "{language}", as the name.')]
    if said not in TONGUES:
        return [unknown(said, "language")]
    return []


def unknown(language: str, where: str) -> Finding:
    """Tell that a file is in a language that the rules don't know."""
    return Finding(
        where,
        f'the rules know no words of "{language}", so nothing in this file was checked.',
        f"Have an engineer add them in checks/tongues. Known are: {', '.join(sorted(TONGUES))}.",
    )


def check(contents: Mapping[str, Content], language: str, first: str) -> list[Finding]:
    """Give what one language lacks that another has, and where it is built unlike the ``first``."""
    findings = list(_missing(contents, language))
    if language != first and first in contents:
        findings += _differences(contents[language], contents[first], first)
    return findings


def _missing(contents: Mapping[str, Content], language: str) -> Iterator[Finding]:
    own = _entries(contents[language])
    told: set[tuple[str, str]] = set()
    for other, content in contents.items():
        for title, entry in _entries(content):
            if (title, entry) not in own and (title, entry) not in told:
                told.add((title, entry))
                yield Finding(
                    at(title, entry),
                    f"it is missing here, and {other}.json has it.",
                    "Write it in this language, or remove it there.",
                )


def _entries(content: Content) -> dict[tuple[str, str], Any]:
    """Give all entries by where they stand and what they are called."""
    entries = {
        (title, key): entry for title in _KEYED for key, entry in content.get(title, {}).items()
    }
    for title, listed in (
        ("topics", content["topics"]),
        ("routines", content["routines"]),
        ("danger", content["danger"]["signs"]),
    ):
        entries |= {(title, entry["id"]): entry for entry in listed}
    return entries


def _differences(content: Content, base: Content, name: str) -> Iterator[Finding]:
    ours, theirs = _entries(content), _entries(base)
    for title, entry in (key for key in ours if key in theirs):
        own, other = ours[title, entry], theirs[title, entry]
        where = at(title, entry)
        if title == "topics":
            yield from _unlike(own, other, _SAME_TOPIC, where, name)
        elif title == "danger":
            yield from _unlike(own, other, _SAME_SIGN, where, name)
        elif title == "routines":
            yield from _unlike(own, other, _SAME_ROUTINE, where, name)
            yield from _unlike_steps(own, other, where, name)
        elif title in {"starting_points", "ways_up"} and own != other:
            yield _unlike_finding(where, own, other, name)


def _unlike_steps(
    own: Mapping[str, Any], other: Mapping[str, Any], where: str, name: str
) -> Iterator[Finding]:
    if bool(own["needs"]) != bool(other["needs"]):
        yield _unlike_finding(at(where, "needs"), own["needs"], other["needs"], name)
    for part, singular in (("steps", "step"), ("leave", "leaving step")):
        pairs = zip_longest(own[part], other[part], fillvalue=None)
        for number, (step, counterpart) in enumerate(pairs, 1):
            if step is None or counterpart is None:
                yield Finding(
                    at(where, part),
                    f"it has {len(own[part])} of them, and {len(other[part])} in {name}.json.",
                    "Give both languages the same steps.",
                )
                break
            place = at(where, f"{singular} {number}")
            yield from _unlike(step, counterpart, _SAME_STEP, place, name)
            if ("easier" in step) != ("easier" in counterpart):
                both = step.get("easier"), counterpart.get("easier")
                yield _unlike_finding(at(place, "easier"), *both, name)


def _unlike(
    own: Mapping[str, Any], other: Mapping[str, Any], keys: tuple[str, ...], where: str, name: str
) -> Iterator[Finding]:
    for key in keys:
        if own.get(key) != other.get(key):
            yield _unlike_finding(at(where, key), own.get(key), other.get(key), name)


def _unlike_finding(where: str, own: object, other: object, name: str) -> Finding:
    return Finding(
        where,
        f"it is {_said(own)} here, but {_said(other)} in {name}.json.",
        "Make the two agree: only words differ from language to language.",
    )


def _said(value: object) -> str:
    return "absent" if value is None else f'"{value}"'
