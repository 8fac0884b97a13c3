"""Things to say now, out of the interaction model: what a newcomer can pick instead of typing.

Nothing here knows a skill. What a reply or the skill's page in the store mentions is offered where
the model has it as something that people say; a question is offered its yes and no.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from simulator.model import InteractionModel, nearest
from simulator.text import keys
from simulator.tongues import Tongue

MOST: Final = 9
LONGEST: Final = 6
"""Words: more than that is read slower than said."""
_YES_AND_NO: Final = ("AMAZON.YesIntent", "AMAZON.NoIntent")
_ALWAYS: Final = ("AMAZON.HelpIntent", "AMAZON.StopIntent")
_WAKE: Final = re.compile(r"^alexa,?\s+", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[^.?!]+[.?!]?")
_MARKS: Final = r"[,;:.?!\u2013\u2014]"
_LISTED: Final = re.compile(r"^\s*[-*\u2022]\s*(.+)$", re.MULTILINE)
_QUOTED: Final = re.compile(r'["«\u201c]([^"«»\u201c\u201d]+)["»\u201d]')


def chips(
    model: InteractionModel,
    manifest: Mapping[str, Any],
    locale: str,
    *,
    in_session: bool,
    last_said: str,
) -> list[str]:
    """Return at most MOST things to say, the likeliest first."""
    store = _in_store(manifest, locale)
    if not in_session:
        return _openings(model, store)
    description = str(store.get("description", ""))
    quoted = [words for words in _QUOTED.findall(description) if not _WAKE.match(words)]
    listed = " ".join(f"{line}." for line in quoted or _LISTED.findall(description))
    found = [*_answers(model, last_said), *_named(model, last_said), *_alone(model, listed)]
    always = _standard(model, _ALWAYS)
    offered = [said for said in dict.fromkeys(found) if said not in always]
    return [*offered[: MOST - len(always)], *always]


def phrasebook(model: InteractionModel, examples: int = 3) -> Sequence[tuple[str, Sequence[str]]]:
    """Return all that the model knows: each intent's name in words, with some things to say."""
    book = []
    for intent in model.intents:
        plain = [sample for sample in intent.samples if "{" not in sample]
        if plain:
            book.append((_in_words(intent.name), plain[:examples]))
    return book


def _openings(model: InteractionModel, store: Mapping[str, Any]) -> list[str]:
    """Return ways into the skill: opening it, and the examples that its page in the store gives."""
    examples = [_WAKE.sub("", str(phrase)) for phrase in store.get("examplePhrases", ())]
    opening = model.tongue.calling.open.format(name=model.invocation_name)
    said = {example.lower(): None for example in (opening, *examples)}
    return list(said)[:MOST]


def _answers(model: InteractionModel, said: str) -> list[str]:
    """Return yes and no where the last sentence asks for them."""
    *_, last = _sentences(said) or [""]
    is_open = re.search(model.tongue.offers.open_question, last, re.IGNORECASE)
    asks = last.endswith("?") and not is_open
    return _standard(model, _YES_AND_NO) if asks else []


def _named(model: InteractionModel, reply: str) -> Iterator[str]:
    """Yield what a reply names: the choices of its question, then what it says to say."""
    *before, last = _sentences(reply) or [""]
    if last.endswith("?"):
        yield from _ends(model, last)
    else:
        before.append(last)
    for sentence in before:
        hint = re.match(model.tongue.offers.hint, sentence, re.IGNORECASE | re.DOTALL)
        words = _alone(model, sentence[hint.end() :] if hint else sentence)
        # One word alone is a thing to say only where the reply says so.
        yield from (said for said in words if hint or " " in said)


def _alone(model: InteractionModel, text: str) -> Iterator[str]:
    """Yield each part of a list that can be said as it stands there."""
    known = _phrases(model)
    for part in _break(model.tongue).split(text):
        said = known.get(keys(part, model.tongue))
        if said is not None:
            yield said


def _ends(model: InteractionModel, question: str) -> Iterator[str]:
    """Yield the choices of a question: the parts of its list, the first after other words."""
    known = _phrases(model)
    for part in _break(model.tongue).split(question):
        words = keys(part, model.tongue)
        for start in range(max(0, len(words) - LONGEST), len(words)):
            said = known.get(words[start:])
            # One word at the end of others belongs to them.
            if said is not None and (start == 0 or len(words) - start > 1):
                yield said
                break


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in _SENTENCE.findall(text) if part.strip()]


def _standard(model: InteractionModel, names: Sequence[str]) -> list[str]:
    """Return Alexa's own first phrase for each of these intents that the model has."""
    return [model.tongue.standard[name][0] for name in names if model.intent(name)]


@lru_cache(maxsize=16)
def _break(tongue: Tongue) -> re.Pattern[str]:
    """Return what stands between the parts of a list."""
    return re.compile(f"{_MARKS}|{tongue.offers.breaks}", re.IGNORECASE)


def _in_store(manifest: Mapping[str, Any], locale: str) -> Mapping[str, Any]:
    locales = manifest.get("manifest", {}).get("publishingInformation", {}).get("locales", {})
    served = nearest(locale, list(locales))
    found: Mapping[str, Any] = locales[served] if served else {}
    return found


@lru_cache(maxsize=16)
def _phrases(model: InteractionModel) -> Mapping[tuple[str, ...], str]:
    """Return every short thing to say, by its words: samples, and values that are one alone."""
    alone = set[str]()
    known: dict[tuple[str, ...], str] = {}
    for intent in model.intents:
        kinds = {f"{{{slot.name}}}": slot.type for slot in intent.slots}
        for sample in intent.samples:
            if sample in kinds:
                alone.add(kinds[sample])
            elif "{" not in sample:
                known.setdefault(keys(sample, model.tongue), sample)
    for name in alone:
        for value in model.types.get(name, ()):
            for said in (value.name, *value.synonyms):
                known.setdefault(keys(said, model.tongue), said)
    return {words: said for words, said in known.items() if 0 < len(words) <= LONGEST}


def _in_words(name: str) -> str:
    bare = name.rsplit(".", maxsplit=1)[-1].removesuffix("Intent")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", bare).replace("_", " ").capitalize()
