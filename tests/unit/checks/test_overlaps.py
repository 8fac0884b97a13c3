# ruff: noqa: RUF001 - places are written with the small arrows that the checker prints
"""That nothing said reaches two intents, found as if every slot of every sample were filled in."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from math import prod
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from checks import sample_rules, utterances
from checks.finding import Finding
from checks.tongues import SPANISH
from checks.utterances import Language, normal
from relief.intents import question_intent

TONGUE = replace(
    SPANISH, listening=replace(SPANISH.listening, built_in={"AMAZON.YesIntent": ("no", "sí")})
)
"""With accents, and with phrases of Amazon's."""
FEW = 8
"""Fillings beyond which these small samples are compared by their types."""
INTENTS = ("TopicIntent", "HeatQuestionIntent", "StartIntent", "AMAZON.YesIntent")
SLOTS = {"topic": "TOPIC", "thing": "THING", "number": "AMAZON.NUMBER"}
WORDS = ("si", "sí", "no", "calor", "Qué")

phrases = some.lists(some.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
samples = some.lists(
    some.sampled_from((*WORDS, *(f"{{{slot}}}" for slot in SLOTS), "{topic}s")),
    min_size=1,
    max_size=4,
).map(" ".join)
values = some.lists(
    some.tuples(some.sampled_from(("heat", "ice", None)), some.lists(phrases, min_size=1)),
    max_size=3,
)
models = some.fixed_dictionaries(
    {
        "samples": some.fixed_dictionaries(
            {name: some.lists(samples, max_size=4) for name in INTENTS}
        ),
        "types": some.fixed_dictionaries({"TOPIC": values, "THING": values}),
    }
)


@given(models)
def test_the_same_is_found_as_by_filling_in_everything(drawn: dict[str, Any]) -> None:
    language = Language(model(drawn), TONGUE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(utterances, "MOST_FILLED", FEW)
        assert list(sample_rules.one_intent_each(language)) == by_filling_in(drawn)


def test_small_models_overlap_in_many_ways() -> None:
    """By value and value, by type and type, by a phrase of Amazon's; one that is too wide, by none.

    So that the test above compares something.
    """
    drawn = {
        "samples": {
            "TopicIntent": ["{topic} no", "{thing} {topic}", "{number} no"],
            "HeatQuestionIntent": ["calor no"],
            "StartIntent": ["Que {thing}", "{number} no", "Sí"],
            "AMAZON.YesIntent": [],
        },
        "types": {
            "TOPIC": [("heat", ["calor", "qué si"]), ("ice", ["no", "si"])],
            "THING": [("ice", ["sí no", "si", "a", "b", "c"])],
        },
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(utterances, "MOST_FILLED", FEW)
        found = [str(one) for one in sample_rules.one_intent_each(Language(model(drawn), TONGUE))]
    assert [one.split(". ")[0] for one in found] == [
        'intents › StartIntent: with "Que {thing}", "que sí no" also means TopicIntent '
        '("{topic} no")',
        'intents › StartIntent: with "{number} no", "{AMAZON.NUMBER} no", "{AMAZON.NUMBER} no" '
        'also means TopicIntent ("{number} no")',
        'intents › StartIntent: with "Sí", "sí" also means AMAZON.YesIntent ("sí")',
    ]


def model(drawn: dict[str, Any]) -> dict[str, Any]:
    slots = [{"name": name, "type": kind} for name, kind in SLOTS.items()]
    return {
        "interactionModel": {
            "languageModel": {
                "intents": [
                    {"name": name, "slots": slots, "samples": said}
                    for name, said in drawn["samples"].items()
                ],
                "types": [
                    {"name": kind, "values": [value(*entry) for entry in entries]}
                    for kind, entries in drawn["types"].items()
                ],
            }
        }
    }


def value(value_id: str | None, words: list[str]) -> dict[str, Any]:
    name = {"value": words[0], "synonyms": words[1:]}
    return {"name": name} if value_id is None else {"id": value_id, "name": name}


def by_filling_in(drawn: dict[str, Any]) -> list[Finding]:
    """Fill in every sample, and keep all that is said."""
    accents = TONGUE.listening.accents
    owners: dict[str, tuple[str, str, str]] = {}
    clashes: defaultdict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for name, sample, text, topic in everything(drawn):
        meaning = question_intent(topic) if topic else name
        first = owners.setdefault(text.translate(accents), (meaning, name, sample))
        if first[0] != meaning and first[1] != name:
            clashes[first[1], first[2], name, sample].append(text)
    return [
        Finding(
            f"intents › {name}",
            f'with "{sample}", {", ".join(f"{chr(34)}{text}{chr(34)}" for text in said[:3])} '
            f'also means {first_name} ("{first_sample}").',
            "Remove or reword one of them: Alexa would pick either.",
        )
        for (first_name, first_sample, name, sample), said in clashes.items()
    ]


def everything(drawn: dict[str, Any]) -> Iterator[tuple[str, str, str, str | None]]:
    """Give intent, sample, text and the id of the first topic in it."""
    for name in drawn["samples"]:
        for phrase in TONGUE.listening.built_in.get(name, ()):
            yield name, phrase, phrase, None
    for name, listed in drawn["samples"].items():
        for sample in listed:
            tokens = sample.split()
            typed = [[(by_type(token), None)] for token in tokens]
            filled = [list(fillings(token, drawn["types"])) for token in tokens]
            topics = [place for place, token in enumerate(tokens) if "topic" in token]
            wide = prod(map(len, filled)) > FEW
            for chosen in (
                *product(*typed),
                *(() if "{" not in sample or wide else product(*filled)),
            ):
                topic = chosen[topics[0]][1] if topics else None
                yield name, sample, " ".join(word for word, _ in chosen), topic


def by_type(token: str) -> str:
    slot, brace, ending = token.removeprefix("{").partition("}")
    return f"{{{SLOTS[slot]}}}{ending}" if brace else normal(token)


def fillings(token: str, types: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    slot, brace, ending = token.removeprefix("{").partition("}")
    if not brace or SLOTS[slot] not in types:
        yield by_type(token), None
        return
    for value_id, words in types[SLOTS[slot]]:
        for word in words:
            yield normal(word) + ending, value_id
