"""The samples of the interaction model: how they are written, and that they don't overlap.

Amazon's page "Create Intents, Utterances, and Slots".
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from checks.finding import Finding, at
from checks.utterances import Filled, Language, normal, slots_of
from relief.intents import question_intent

LONGEST_SAMPLE: Final = 200

_SAMPLE: Final = re.compile(r"(?:[^\W\d]|[ .'-])*")
_FULL_STOP: Final = re.compile(r"[^\W\d_]{2,}\.(?![^\W\d_])")
_SLOT: Final = re.compile(r"\{[A-Za-z]\w*\}")

_MOST_EXAMPLES: Final = 3


def characters(language: Language) -> Iterator[Finding]:
    """Every sample is written as it is said."""
    for where, sample in _written(language):
        rest = _SLOT.sub(" ", sample)
        if any(map(str.isdigit, rest)):
            yield Finding(where, f'"{sample}" has digits.', "Write numbers as words.")
        elif not _SAMPLE.fullmatch(rest):
            odd = "".join(sorted(set(_SAMPLE.sub("", rest))))
            yield Finding(
                where,
                f'"{sample}" has characters that can\'t be said: {odd}',
                "Use letters, spaces, hyphens and the straight apostrophe.",
            )
        elif _FULL_STOP.search(rest):
            yield Finding(
                where,
                f'"{sample}" has a full stop.',
                'Remove it; it stands only in abbreviations such as "a.m.".',
            )
        if sample != sample.strip() or "  " in sample or not sample:
            yield Finding(
                where, f'"{sample}" has a space too many.', "Remove spaces at the ends and doubles."
            )


def lengths(language: Language) -> Iterator[Finding]:
    """No sample is longer than Alexa takes."""
    for where, sample in _written(language):
        if len(sample) > LONGEST_SAMPLE:
            yield Finding(
                where,
                f'"{sample[:40]}…" has {len(sample)} characters; at most {LONGEST_SAMPLE}.',
                "Shorten it.",
            )


def _written(language: Language) -> Iterator[tuple[str, str]]:
    """Give the samples of intents and of their slots, with their places."""
    for intent in language.intents:
        where = at("intents", intent["name"])
        for sample in intent.get("samples", []):
            yield where, sample
        for slot in intent.get("slots", []):
            for sample in slot.get("samples", []):
                yield at(where, slot["name"]), sample


def no_repeats(language: Language) -> Iterator[Finding]:
    """No intent has a sample twice."""
    for intent in language.intents:
        counts = Counter(map(normal, intent.get("samples", [])))
        for sample, count in counts.items():
            if count > 1:
                yield Finding(
                    at("intents", intent["name"]),
                    f'"{sample}" stands {count} times.',
                    "Keep one of them.",
                )


def no_twins(language: Language) -> Iterator[Finding]:
    """No two samples of an intent differ only by another word for the same slot value.

    One sample with the slot says as much; Alexa fills the words in.
    """
    for intent in language.intents:
        first: dict[str, str] = {}
        for sample in dict.fromkeys(map(normal, intent.get("samples", []))):
            twin = first.setdefault(language.by_values(sample), sample)
            if twin != sample:
                yield Finding(
                    at("intents", intent["name"]),
                    f'"{sample}" and "{twin}" differ only by words for one slot value.',
                    "Keep one of them.",
                )


def one_intent_each(language: Language) -> Iterator[Finding]:
    """Nothing that is said reaches two intents, slots filled in and Amazon's phrases included.

    Accents make no difference: "dónde" and "donde" are said alike.
    A topic may have both an intent of its own and a value of TOPIC: both give the same answer.
    """
    owners: dict[str, tuple[str, str, str]] = {}
    clashes: defaultdict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for name, topic, sample, heard, filled in _said_twice(language):
        value = filled.ids[topic] if topic is not None else None
        meaning = question_intent(value) if value else name
        first = owners.setdefault(heard, (meaning, name, sample))
        if first[0] != meaning and first[1] != name:
            clashes[first[1], first[2], name, sample].append(filled.text)
    for (first_name, first_sample, name, sample), said in clashes.items():
        examples = ", ".join(f'"{text}"' for text in said[:_MOST_EXAMPLES])
        yield Finding(
            at("intents", name),
            f'with "{sample}", {examples} also means {first_name} ("{first_sample}").',
            "Remove or reword one of them: Alexa would pick either.",
        )


def _shared(language: Language) -> tuple[set[str], set[str]]:
    """Give all that samples of two intents are heard as, and samples that are heard as none of it.

    The intent that says most says more than all others together, a million texts. Those are not
    kept: it is enough to compare each of its samples with what the others say.
    """
    sizes: Counter[str] = Counter()
    for intent, sample in language.samples():
        sizes[intent["name"]] += language.count(intent, sample)
    widest = max(sizes, key=lambda name: sizes[name], default=None)
    owners: dict[str, str] = {}
    shared: set[str] = set()
    alone: set[str] = set()
    for intent, phrase in _phrases(language):
        name = intent["name"]
        if name != widest:
            texts = language.heard(intent, phrase)
            shared.update(text for text in texts if owners.setdefault(text, name) != name)
    for intent, phrase in _phrases(language):
        if intent["name"] == widest:
            common = owners.keys() & language.heard(intent, phrase)
            shared |= common
            if not common:
                alone.add(phrase)
    return shared, alone


def _phrases(language: Language) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Give what Alexa brings to an intent, then each sample, with the intent."""
    for intent in language.intents:
        for phrase in language.tongue.listening.built_in.get(intent["name"], ()):
            yield intent, phrase
    yield from language.samples()


def _said_twice(language: Language) -> Iterator[tuple[str, int | None, str, str, Filled]]:
    """Give all that samples of two intents are heard as, in the order of the model.

    An intent's name, the place of a topic among the slots, the sample, and how it is heard and
    filled in.
    """
    shared, alone = _shared(language)
    for intent, phrase in _phrases(language):
        if phrase in alone:
            continue
        kinds = {slot["name"]: slot["type"] for slot in intent.get("slots", [])}
        types = [kinds.get(name) for name in slots_of(phrase)]
        topic = types.index("TOPIC") if "TOPIC" in types else None
        texts = language.heard(intent, phrase)
        if not shared.isdisjoint(texts):
            for heard, filled in zip(texts, language.fillings(intent, phrase), strict=True):
                if heard in shared:
                    yield intent["name"], topic, phrase, heard, filled
