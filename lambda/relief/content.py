"""The content file as typed objects, and its words as one locale says them.

Whether a file keeps the editorial rules is the checker's business (``checks/``). What is read here
is taken to have passed it, so that a cold start pays for reading alone.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from relief.entries import Entries
from relief.grammar import Grammar, read_grammar
from relief.intents import danger_intent, question_intent
from relief.quick.records import dataclass

if TYPE_CHECKING:
    from os import PathLike

FOLDER: Final = os.path.join(os.path.dirname(os.path.dirname(__file__)), "content")
DEFAULT_LANGUAGE: Final = "en"
_DEFAULT_REGION: Final = "default"
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")

_Made = TypeVar("_Made")


class UnknownWordError(LookupError):
    """A text has a placeholder that neither the locale nor the caller fills."""


@dataclass(frozen=True, slots=True)
class Step:
    """One action of a routine."""

    say: str
    hold: int = 0
    """Seconds to stay as one is after the words; 0 for none."""
    picture: str | None = None
    easier: str | None = None
    """The same step made gentler, where there is such a way."""
    easier_picture: str | None = None
    """What shows that; the usual picture may not."""
    offers_ice: bool = False
    """Whether ice reminders are offered here."""
    cold: bool = False
    """Whether ice lies on the skin meanwhile: its time runs on while paused, and has a limit."""


@dataclass(frozen=True, slots=True)
class Routine:
    """A guided position or movement: the steps into it, through it and out of it."""

    id: str
    title: str
    surface: str
    needs: str | None
    """What must lie ready, as it follows "You need"; None where nothing must."""
    not_for: str
    steps: tuple[Step, ...]
    """All steps, those that leave the position included."""
    leave_from: int
    """Index of the first step that leaves the position."""
    stay: bool
    """Whether it ends in the position, as for sleep: the way out is told only when asked for."""
    finish: str
    easier_routine: str | None
    next_routine: str | None = None
    """What is offered when it is finished, such as the way up from the floor."""
    ruled_out_by: tuple[str, ...] = ()
    """Ids of the topics that speak against it: nobody who brings one up is led into it."""

    @property
    def uses_ice(self) -> bool:
        """Whether ice lies on the skin in some step."""
        return any(step.cold for step in self.steps)


@dataclass(frozen=True, slots=True)
class Topic:
    """An answer to a question, in parts short enough for one breath each."""

    id: str
    title: str
    parts: tuple[str, ...]
    routine: str | None
    sources: tuple[str, ...]
    """Ids of what it rests on."""
    reviewed: str
    """The day on which somebody last checked it, as YYYY-MM-DD."""
    follow_ups: Mapping[str, tuple[str, int]]
    """What answers a short question right after it: kind → id of a topic, index of its part."""


@dataclass(frozen=True, slots=True)
class WayUp:
    """How to get up from some place: a routine, or a part of an answer."""

    routine: str | None = None
    topic: str | None = None
    part: int = 0


@dataclass(frozen=True, slots=True)
class Sign:
    """A danger sign: whom to call, and why."""

    id: str
    level: str
    call: str
    why: str


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """A question in its variants, what to say again on silence, and the help that belongs to it."""

    ask: tuple[str, ...]
    reprompt: tuple[str, ...]
    help: str
    hints: tuple[str, ...]
    short: str | None = None
    """The same for who heard all of it twice, where it is asked until it is answered."""


@dataclass(frozen=True)
class Content:
    """One language's content."""

    language: str
    regions: Mapping[str, Mapping[str, str]]
    prompts: Mapping[str, tuple[str, ...]]
    questions: Mapping[str, QuestionWords]
    levels: Mapping[str, str]
    signs: Mapping[str, Sign]
    topics: Mapping[str, Topic]
    routines: Mapping[str, Routine]
    starting_points: Mapping[str, str]
    """The routine that suits where a person is: surface id → routine id."""
    ways_up: Mapping[str, WayUp]
    """How to get up from where a person is, by surface id; where it is missing, as from a bed."""
    pictures: Mapping[str, str]
    """What each picture of the steps shows, for who can't see it: picture id → words."""
    labels: Mapping[str, str]
    """The words on screens that are not said as well."""
    sources: Mapping[str, str]
    """The title of each source, by its id."""
    speaks_against: Mapping[str, frozenset[str]]
    """The ids of the routines that each topic speaks against, where there are any."""
    grammar: Grammar

    @cached_property
    def topic_of_intent(self) -> Mapping[str, Topic]:
        """The topic that each question intent asks for."""
        return {question_intent(topic.id): topic for topic in self.topics.values()}

    @cached_property
    def sign_of_intent(self) -> Mapping[str, Sign]:
        """The danger sign that each danger intent tells of."""
        return {danger_intent(sign.id): sign for sign in self.signs.values()}

    def words(self, locale: str) -> Words:
        """Give this content in the words of a locale, or in the default words where it has none."""
        region = locale if locale in self.regions else _DEFAULT_REGION
        if region not in self._words:
            self._words[region] = Words(self, self.regions[region])
        return self._words[region]

    @cached_property
    def _words(self) -> dict[str, Words]:
        return {}


@dataclass(frozen=True, slots=True)
class Words:
    """Content in the words of one region."""

    content: Content
    region: Mapping[str, str]

    def text(self, template: str, **values: object) -> str:
        """Fill a template with regional words and values; values are escaped for SSML.

        Raises UnknownWordError where a placeholder is filled by neither.
        """
        if "{" not in template:
            return template

        def word(match: re.Match[str]) -> str:
            key = match[1]
            if key in values:
                return escaped(str(values[key]))
            if key in self.region:
                return self.region[key]
            raise UnknownWordError(key)

        return _PLACEHOLDER.sub(word, template)

    def prompt(self, key: str, variant: int = 0, **values: object) -> str:
        """Fill one variant of a prompt; variants go round."""
        variants = self.content.prompts[key]
        return self.text(variants[variant % len(variants)], **values)

    def label(self, key: str, **values: object) -> str:
        """Fill the words of a screen's label."""
        return self.text(self.content.labels[key], **values)


def escaped(text: str) -> str:
    """Write a text as SSML. The standard library's ``html`` would bring 2,000 letters along."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _by_id(entries: list[Any], make: Callable[[Any], _Made]) -> Entries[_Made]:
    return Entries({entry["id"]: entry for entry in entries}, make)


def from_json(data: Mapping[str, Any]) -> Content:
    """Build the content from a parsed content file."""
    danger = data["danger"]
    levels = {level: entry["say"] for level, entry in danger["levels"].items()}
    return Content(
        language=data["language"],
        regions=MappingProxyType(data["regions"]),
        prompts={key: tuple(entry["say"]) for key, entry in data["prompts"].items()},
        questions=Entries(data["questions"], _question),
        levels=levels,
        signs=_by_id(danger["signs"], lambda entry: _sign(entry, levels)),
        topics=_by_id(data["topics"], _topic),
        routines=_by_id(data["routines"], _routine),
        starting_points=MappingProxyType(data["starting_points"]),
        ways_up={surface: WayUp(**way) for surface, way in data.get("ways_up", {}).items()},
        pictures=MappingProxyType(data["pictures"]),
        labels=MappingProxyType(data["screens"]),
        sources={key: entry["title"] for key, entry in data["sources"].items()},
        speaks_against=_speaks_against(data["routines"]),
        grammar=read_grammar(data["grammar"]),
    )


def _speaks_against(routines: list[Any]) -> Mapping[str, frozenset[str]]:
    """Turn round what rules each routine out. None of them is made for it."""
    against: dict[str, frozenset[str]] = {}
    for entry in routines:
        for topic in entry.get("ruled_out_by", ()):
            against[topic] = against.get(topic, frozenset()) | {entry["id"]}
    return against


def _question(entry: Mapping[str, Any]) -> QuestionWords:
    return QuestionWords(
        ask=tuple(entry["ask"]),
        reprompt=tuple(entry["reprompt"]),
        help=entry["help"],
        hints=tuple(entry["hints"]),
        short=entry.get("short"),
    )


def _sign(entry: Mapping[str, Any], levels: Mapping[str, str]) -> Sign:
    level = entry["level"]
    return Sign(entry["id"], level, entry.get("call", levels[level]), entry["why"])


def _topic(entry: Mapping[str, Any]) -> Topic:
    parts = (entry["answer"], *entry.get("more", ()))
    return Topic(
        entry["id"],
        entry["title"],
        parts,
        entry.get("routine"),
        tuple(entry["sources"]),
        entry["reviewed"],
        {
            kind: (told.get("topic", entry["id"]), told.get("more", 0))
            for kind, told in entry.get("follow_ups", {}).items()
        },
    )


def _routine(entry: Mapping[str, Any]) -> Routine:
    return Routine(
        id=entry["id"],
        title=entry["title"],
        surface=entry["surface"],
        needs=entry["needs"],
        not_for=entry["not_for"],
        steps=tuple(_step(step) for step in (*entry["steps"], *entry["leave"])),
        leave_from=len(entry["steps"]),
        stay=entry.get("stay", False),
        finish=entry["finish"],
        easier_routine=entry.get("easier_routine"),
        next_routine=entry.get("next_routine"),
        ruled_out_by=tuple(entry.get("ruled_out_by", ())),
    )


def _step(entry: Mapping[str, Any]) -> Step:
    return Step(
        say=entry["say"],
        hold=entry.get("hold", 0),
        picture=entry.get("picture"),
        easier=entry.get("easier"),
        easier_picture=entry.get("easier_picture"),
        offers_ice=entry.get("offers_ice", False),
        cold=entry.get("cold", False),
    )


class Library:
    """The content of every language, each read once, when first asked for."""

    def __init__(self, folder: str | PathLike[str] = FOLDER) -> None:
        """Take the folder that holds one ``<language>.json`` for each language."""
        self._folder = os.fspath(folder)
        self._read: dict[str, Content] = {}
        names = (os.path.splitext(name) for name in os.listdir(self._folder))
        self._languages = frozenset(
            name for name, kind in names if kind == ".json" and len(name) == len(DEFAULT_LANGUAGE)
        )

    def content(self, locale: str) -> Content:
        """Give the content in a locale's language, or in English where there is none."""
        language = locale.partition("-")[0].lower()
        if language not in self._languages:
            language = DEFAULT_LANGUAGE
        if language not in self._read:
            with open(os.path.join(self._folder, f"{language}.json"), encoding="utf-8") as file:
                self._read[language] = from_json(json.load(file))
        return self._read[language]
