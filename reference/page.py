"""The page: every routine, topic, danger sign, intent, and field of the content, in tables."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from reference.doing import what_is_done
from relief.content import Content, Library, Routine, Sign, Topic
from relief.intents import danger_intent, question_intent

LOCALE: Final = "en-US"
_EXAMPLES: Final = 2
_LEVELS: Final = {
    "emergency": "call now",
    "same_day": "somebody today",
    "appointment": "an appointment",
}

Model = Mapping[str, Any]
"""The language model of a locale."""
Row = tuple[str, ...]

_HEAD: Final = """\
# Reference

Written by `make reference` from the model, the content and the code: change those, not this page.
Commands and environment variables stand in the [README](../README.md#every-command). What people
say are two samples of many, from `interaction_model/en-US.json`; a word in braces stands for one of
several. Every language has the same ids.
"""


def page(root: Path) -> str:
    """Write the page of the project in a folder."""
    content = Library(root / "lambda/content").content(LOCALE)
    written = json.loads((root / f"interaction_model/{LOCALE}.json").read_text(encoding="utf-8"))
    schema = json.loads((root / "lambda/content/content.schema.json").read_text(encoding="utf-8"))
    said = _said(written["interactionModel"]["languageModel"])
    parts = [
        _HEAD,
        "## Routines\n",
        _table(
            ("id", "what it is called", "where", "steps in, and out", "people say"),
            (_routine(routine, said) for routine in content.routines.values()),
        ),
        "## Topics\n",
        _table(
            ("id", "what it is about", "parts", "people say"),
            (_topic(topic, said) for topic in content.topics.values()),
        ),
        "A topic `some_thing` is asked for by the intent `SomeThingQuestionIntent`, by its value\n"
        "of the slot type `TOPIC`, or by both.\n",
        "## Danger signs\n",
        _table(
            ("id", "how soon", "people say"),
            (_sign(sign, said) for sign in content.signs.values()),
        ),
        "Each has its intent: `some_sign` is told by `SomeSignDangerIntent`.\n",
        "## What else people can say\n",
        _table(("intent", "people say", "what happens"), _others(content, said)),
        "## Fields of the content\n",
        *_fields(schema),
    ]
    return "\n".join(parts)


def _table(head: Row, rows: Iterable[Row]) -> str:
    rule = f"|{'---|' * len(head)}\n"
    first, *others = (f"| {' | '.join(row)} |\n" for row in (head, *rows))
    return "".join((first, rule, *others))


def _said(model: Model) -> dict[str, tuple[str, ...]]:
    """Give two examples of what is said for each intent, and for each value of a slot type."""
    said = {}
    for intent in model["intents"]:
        said[intent["name"]] = _typical(intent["samples"])
    for kind in model["types"]:
        for value in kind["values"]:
            names = (value["name"]["value"], *value["name"].get("synonyms", ()))
            said[f"{kind['name']} {value['id']}"] = names[:_EXAMPLES]
    return said


def _typical(samples: Sequence[str]) -> tuple[str, ...]:
    """Choose two samples: with a slot and without one, where there are both."""
    plain = [sample for sample in samples if "{" not in sample]
    slotted = [sample for sample in samples if "{" in sample]
    first = [*plain[:1], *slotted[:1]]
    return tuple([*first, *plain[1:], *slotted[1:]][:_EXAMPLES])


def _quoted(examples: Iterable[str]) -> str:
    return ", ".join(f'"{example}"' for example in examples)


def _routine(routine: Routine, said: Mapping[str, tuple[str, ...]]) -> Row:
    ways_in, ways_out = routine.leave_from, len(routine.steps) - routine.leave_from
    return (
        f"`{routine.id}`",
        routine.title,
        routine.surface,
        f"{ways_in}, {ways_out}",
        _quoted(said.get(f"ROUTINE {routine.id}", ())),
    )


def _topic(topic: Topic, said: Mapping[str, tuple[str, ...]]) -> Row:
    examples = (
        *said.get(question_intent(topic.id), ()),
        *said.get(f"TOPIC {topic.id}", ()),
    )
    return f"`{topic.id}`", topic.title, str(len(topic.parts)), _quoted(examples[:_EXAMPLES])


def _sign(sign: Sign, said: Mapping[str, tuple[str, ...]]) -> Row:
    return f"`{sign.id}`", _LEVELS[sign.level], _quoted(said.get(danger_intent(sign.id), ()))


def _others(content: Content, said: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
    """Give a row for each intent that belongs to no entry, in the order of the code."""
    for name, done in what_is_done(content).items():
        if name not in content.topic_of_intent and name not in content.sign_of_intent:
            yield f"`{name}`", _quoted(said.get(name, ())), done


def _fields(schema: Mapping[str, Any]) -> Iterator[str]:
    """Give a table for the file, and one for each kind of entry in it."""
    kinds = {"": schema, **schema["$defs"]}
    for name, kind in kinds.items():
        if "properties" in kind and name != "region":
            needed = kind["required"]
            title = f"{kind['title']} (`{name}`)" if name else "The file"
            yield f"### {title}\n"
            yield f"{kind['description']}\n"
            yield _table(
                ("field", "needed", "what it is"),
                (
                    (f"`{key}`", "yes" if key in needed else "", _meaning(field, kinds))
                    for key, field in kind["properties"].items()
                ),
            )


def _meaning(field: Mapping[str, Any], kinds: Mapping[str, Any]) -> str:
    """Tell what a field is; where its own words are missing, those of its kind."""
    kind = kinds.get(str(field.get("$ref", "")).removeprefix("#/$defs/"), {})
    told = field.get("description") or kind["description"]
    choices = field.get("enum")
    return f"{told} One of {', '.join(f'`{one}`' for one in choices)}." if choices else str(told)
