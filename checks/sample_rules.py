"""The samples of the interaction model: how they are written, and that they don't overlap.

Amazon's page "Create Intents, Utterances, and Slots".
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from checks.finding import Finding, at
from checks.utterances import BUILT_IN, Filled, Language, normal, slots_of
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


def one_intent_each(language: Language) -> Iterator[Finding]:
    """Nothing that is said reaches two intents, slots filled in and Amazon's phrases included.

    A topic may have both an intent of its own and a value of TOPIC: both give the same answer.
    """
    owners: dict[str, tuple[str, str, str]] = {}
    clashes: defaultdict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for intent, sample, filled in _all_said(language):
        meaning = _meaning(intent, sample, filled)
        first = owners.setdefault(filled.text, (meaning, intent["name"], sample))
        if first[0] != meaning and first[1] != intent["name"]:
            clashes[first[1], first[2], intent["name"], sample].append(filled.text)
    for (first_name, first_sample, name, sample), said in clashes.items():
        examples = ", ".join(f'"{text}"' for text in said[:_MOST_EXAMPLES])
        yield Finding(
            at("intents", name),
            f'with "{sample}", {examples} also means {first_name} ("{first_sample}").',
            "Remove or reword one of them: Alexa would pick either.",
        )


def _all_said(language: Language) -> Iterator[tuple[Mapping[str, Any], str, Filled]]:
    for intent in language.intents:
        for phrase in BUILT_IN.get(intent["name"], ()):
            yield intent, phrase, Filled(phrase, ())
    for intent, sample in language.samples():
        for filled in language.fillings(intent, sample):
            yield intent, sample, filled


def _meaning(intent: Mapping[str, Any], sample: str, filled: Filled) -> str:
    """Give the intent's name, or the question intent that a value of TOPIC stands for."""
    kinds = {slot["name"]: slot["type"] for slot in intent.get("slots", [])}
    for name, value_id in zip(slots_of(sample), filled.ids, strict=True):
        if kinds.get(name) == "TOPIC" and value_id:
            return question_intent(value_id)
    return str(intent["name"])
