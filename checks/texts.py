"""Every text of the content file that is heard, and where it stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from checks.finding import at

Content = Mapping[str, Any]
"""A parsed content file that fits its schema."""

Path = tuple[str | int, ...]
"""Keys and list indexes from the top of the content file."""

_SINGULAR: Final = {
    "topics": "topic",
    "routines": "routine",
    "signs": "sign",
    "steps": "step",
    "leave": "leaving step",
    "say": "variant",
    "hints": "hint",
    "names": "name",
    "sources": "source",
}

_LEFT_OUT: Final = frozenset({"signs"})
"""Lists whose entries are known by their name alone."""


class Kind(Enum):
    """What part a text plays; rules differ by it."""

    PROMPT = "prompt"
    ASK = "ask"
    REPROMPT = "reprompt"
    HELP = "help"
    HINT = "hint"
    LEVEL = "level"
    CALL = "call"
    WHY = "why"
    ANSWER = "answer"
    MORE = "more"
    TITLE = "title"
    NEEDS = "needs"
    NOT_FOR = "not for"
    STEP = "step"
    EASIER = "easier"
    FINISH = "finish"
    PICTURE = "picture"
    LABEL = "label"
    WORD = "regional word"


QUESTIONS: Final = frozenset({Kind.ASK, Kind.REPROMPT})
PHRASES: Final = frozenset({Kind.HINT, Kind.TITLE, Kind.NEEDS, Kind.WORD, Kind.LABEL})
"""Parts of sentences, heard inside others."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the content file."""

    kind: Kind
    entry: str
    """The id or key of the entry that it belongs to."""
    text: str
    where: str
    """Its place, in words."""


def place(content: Any, path: Iterable[str | int]) -> str:
    """Name a place in the content file as a person would look it up: topics, heat, answer."""
    labels: list[str] = []
    value = content
    key = ""
    for part in path:
        value = value[part]
        if isinstance(part, str):
            key = part
            labels.append(part)
        elif name := _name(value):
            labels[-1:] = [key, name] if key not in _LEFT_OUT else [name]
        else:
            labels[-1:] = [f"{_SINGULAR.get(key, key)} {part + 1}"]
    return at(*labels) or "the file itself"


def _name(value: Any) -> str | None:
    """Give what an entry of a list is known by, if anything."""
    if isinstance(value, Mapping):
        for key in ("id", "name"):
            if isinstance(value.get(key), str):
                return str(value[key])
    return None


def texts(content: Content) -> tuple[Text, ...]:
    """Give every text that is heard, in the order of the file."""
    return tuple(
        Text(kind, entry, text, place(content, path))
        for kind, entry, text, path in _walk(content)
        if text is not None
    )


_Row = tuple[Kind, str, str | None, Path]


def _walk(content: Content) -> Iterator[_Row]:
    yield from _regions(content["regions"])
    for key, prompt in content["prompts"].items():
        yield from _list(Kind.PROMPT, key, prompt["say"], ("prompts", key, "say"))
    for key, question in content["questions"].items():
        yield from _question(key, question, ("questions", key))
    yield from _danger(content["danger"])
    for index, topic in enumerate(content["topics"]):
        yield from _topic(topic, ("topics", index))
    for index, routine in enumerate(content["routines"]):
        yield from _routine(routine, ("routines", index))
    for kind, title in ((Kind.PICTURE, "pictures"), (Kind.LABEL, "screens")):
        for key, text in content[title].items():
            yield kind, key, text, (title, key)


def _regions(regions: Mapping[str, Mapping[str, str]]) -> Iterator[_Row]:
    for region, words in regions.items():
        for key, word in words.items():
            yield Kind.WORD, key, word, ("regions", region, key)


def _list(kind: Kind, entry: str, items: Sequence[str], path: Path) -> Iterator[_Row]:
    for index, text in enumerate(items):
        yield kind, entry, text, (*path, index)


def _question(key: str, question: Mapping[str, Any], path: Path) -> Iterator[_Row]:
    yield from _list(Kind.ASK, key, question["ask"], (*path, "ask"))
    yield from _list(Kind.REPROMPT, key, question["reprompt"], (*path, "reprompt"))
    yield Kind.ASK, key, question.get("short"), (*path, "short")
    yield Kind.HELP, key, question["help"], (*path, "help")
    yield from _list(Kind.HINT, key, question["hints"], (*path, "hints"))


def _danger(danger: Mapping[str, Any]) -> Iterator[_Row]:
    for level, entry in danger["levels"].items():
        yield Kind.LEVEL, level, entry["say"], ("danger", "levels", level, "say")
    for index, sign in enumerate(danger["signs"]):
        path = ("danger", "signs", index)
        if "call" in sign:
            yield Kind.CALL, sign["id"], sign["call"], (*path, "call")
        yield Kind.WHY, sign["id"], sign["why"], (*path, "why")


def _topic(topic: Mapping[str, Any], path: Path) -> Iterator[_Row]:
    yield Kind.TITLE, topic["id"], topic["title"], (*path, "title")
    yield Kind.ANSWER, topic["id"], topic["answer"], (*path, "answer")
    yield from _list(Kind.MORE, topic["id"], topic.get("more", ()), (*path, "more"))


def _routine(routine: Mapping[str, Any], path: Path) -> Iterator[_Row]:
    entry = routine["id"]
    yield Kind.TITLE, entry, routine["title"], (*path, "title")
    yield Kind.NEEDS, entry, routine["needs"], (*path, "needs")
    yield Kind.NOT_FOR, entry, routine["not_for"], (*path, "not_for")
    for part in ("steps", "leave"):
        for index, step in enumerate(routine[part]):
            yield Kind.STEP, entry, step["say"], (*path, part, index, "say")
            yield Kind.EASIER, entry, step.get("easier"), (*path, part, index, "easier")
    yield Kind.FINISH, entry, routine["finish"], (*path, "finish")
