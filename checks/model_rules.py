"""The interaction model, by Amazon's rules for custom skills.

Amazon's pages "Interaction Model Schema", "Create Intents, Utterances, and Slots", "Choose the
Invocation Name for a Custom Skill" and "Standard Built-in Intents".
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from checks import sample_rules, schema_rules, shapes
from checks.finding import Finding, at
from checks.tongues.tongue import Tongue
from checks.utterances import BUILT_IN, Language, Model, normal, slots_of

MOST_INTENTS: Final = 250
LONGEST_VALUE: Final = 140
LARGEST_FILE: Final = 1_500_000
"""Bytes of one locale's model."""

REQUIRED: Final = (
    "AMAZON.HelpIntent",
    "AMAZON.StopIntent",
    "AMAZON.CancelIntent",
    "AMAZON.NavigateHomeIntent",
    "AMAZON.FallbackIntent",
)
AMAZON_WORDS: Final = frozenset(["alexa", "amazon", "echo", "computer", "ziggy", "skill", "app"])

_INTENT_NAME: Final = re.compile(r"[A-Za-z][A-Za-z_]*")
_SLOT: Final = re.compile(r"\{[A-Za-z]\w*\}")


def misfits(model: Any) -> list[Finding]:
    """Give every way in which a parsed interaction model can't be read.

    Only a model without any can be given to ``check``, which relies on its shape.
    """
    return schema_rules.check(model, shapes.MODEL)


def check(model: Model, tongue: Tongue) -> list[Finding]:
    """Give all findings of one locale's interaction model, in the words of its language."""
    language = Language(model, tongue)
    return [finding for rule in RULES for finding in rule(language)]


def invocation_name(language: Language) -> Iterator[Finding]:
    """No word or character of the invocation name is one that Amazon refuses."""
    name, known = language.invocation, language.tongue.listening
    words = name.split()
    where = "invocationName"
    if len(words) < 2:  # noqa: PLR2004 - Amazon: two words or more
        yield Finding(where, f'"{name}" has fewer than two words.', "Use two words or more.")
    if not re.fullmatch(rf"[{known.letters}][{known.letters}.' ]*[{known.letters}.]", name):
        yield Finding(
            where,
            f'"{name}" has characters that can\'t be in it.',
            "Use lower-case letters and spaces only; write numbers as words.",
        )
    for kind, banned in (
        ("starts a skill", known.launch),
        ("connects a name to a request", known.connecting),
        ("belongs to Amazon", AMAZON_WORDS),
    ):
        for word in sorted(banned & {word.removesuffix("'s") for word in words}):
            yield Finding(where, f'"{word}" is a word that {kind}.', "Choose a name without it.")


def required_intents(language: Language) -> Iterator[Finding]:
    """No intent is missing that every skill must have."""
    present = {intent["name"] for intent in language.intents}
    for name in REQUIRED:
        if name not in present:
            yield Finding(
                at("intents", name),
                "it is missing, and every skill must have it.",
                f'Add {{"name": "{name}", "samples": []}} to the intents.',
            )


def intent_names(language: Language) -> Iterator[Finding]:
    """Names are well formed and unique, and a built-in's name is one of Amazon's."""
    counts = Counter(intent["name"] for intent in language.intents)
    for name, count in counts.items():
        where = at("intents", name)
        if count > 1:
            yield Finding(where, f"it stands {count} times.", "Put its samples together in one.")
        if name.startswith("AMAZON."):
            if name not in BUILT_IN:
                yield Finding(where, "Amazon has no such intent.", "Correct the spelling.")
        elif not _INTENT_NAME.fullmatch(name):
            yield Finding(
                where, "its name has other characters than letters.", "Use letters and underscores."
            )


def intents_have_samples(language: Language) -> Iterator[Finding]:
    """Every intent of our own has samples: it is heard only through them."""
    for intent in language.intents:
        if intent["name"] not in BUILT_IN and not intent.get("samples"):
            yield Finding(
                at("intents", intent["name"]),
                "it has no samples, so nothing that is said reaches it.",
                "Add sentences that people would say.",
            )


def slots_fit(language: Language) -> Iterator[Finding]:
    """Each slot has a known type and is used, and samples use only slots of their intent."""
    known = {kind["name"] for kind in language.types}
    for intent in language.intents:
        where = at("intents", intent["name"])
        slots = [slot["name"] for slot in intent.get("slots", [])]
        used = {name for sample in intent.get("samples", []) for name in slots_of(sample)}
        for name in sorted(name for name, count in Counter(slots).items() if count > 1):
            yield Finding(where, f'the slot "{name}" stands twice.', "Remove one of them.")
        for slot in intent.get("slots", []):
            if not slot["type"].startswith("AMAZON.") and slot["type"] not in known:
                yield Finding(
                    at(where, slot["name"]),
                    f'its type "{slot["type"]}" is not defined.',
                    'Correct it, or define it under "types".',
                )
        for name in sorted(used - set(slots)):
            yield Finding(
                where, f"a sample uses {{{name}}}, which is no slot of it.", "Correct the name."
            )
        for name in sorted(set(slots) - used):
            yield Finding(
                where,
                f"no sample uses its slot {{{name}}}.",
                "Use it in a sample, or remove the slot.",
            )


def slot_types(language: Language) -> Iterator[Finding]:
    """Slot types are well named, used, and not empty."""
    used = {slot["type"] for intent in language.intents for slot in intent.get("slots", [])}
    counts = Counter(kind["name"] for kind in language.types)
    for kind in language.types:
        name = kind["name"]
        where = at("types", name)
        if counts[name] > 1:
            yield Finding(where, "it is defined twice.", "Put its values together in one.")
        if not name.startswith("AMAZON.") and not _INTENT_NAME.fullmatch(name):
            yield Finding(
                where, "its name has other characters than letters.", "Use letters and underscores."
            )
        if name not in used:
            yield Finding(where, "no slot uses it.", "Remove it, or correct a slot's type.")
        if not kind.get("values"):
            yield Finding(where, "it has no values.", "Add the words that people would say.")


def slot_values(language: Language) -> Iterator[Finding]:
    """Each value has an id of its own, and no two values are said alike."""
    for kind in language.types:
        owners: dict[str, str] = {}
        ids: Counter[str] = Counter()
        for value in kind.get("values", []):
            value_id = str(value.get("id", ""))
            where = at("types", kind["name"], value_id or value["name"]["value"])
            ids[value_id] += 1
            if not value_id:
                yield Finding(where, "it has no id.", "Give it the id of its content entry.")
            elif ids[value_id] > 1:
                yield Finding(where, "this id is used twice.", "Put the synonyms together in one.")
            yield from _words_of_value(value["name"], where, owners, value_id)


def _words_of_value(
    name: Mapping[str, Any], where: str, owners: dict[str, str], value_id: str
) -> Iterator[Finding]:
    """Judge the words of one value; ``owners`` has the words before it, and is added to."""
    synonyms = name.get("synonyms")
    if synonyms == []:
        yield Finding(where, "its list of synonyms is empty.", "Add one, or remove the list.")
    for word in (name["value"], *(synonyms or [])):
        said = normal(word)
        if said in owners:
            whose = "it" if owners[said] == value_id else f'"{owners[said]}"'
            yield Finding(where, f'"{word}" is already said for {whose}.', "Remove one of them.")
        owners.setdefault(said, value_id)
        if len(word) > LONGEST_VALUE:
            yield Finding(
                where,
                f"a value has {len(word)} characters; at most {LONGEST_VALUE}.",
                "Shorten it.",
            )
        if not word.strip() or word != word.strip() or "  " in word:
            yield Finding(
                where, f'"{word}" is empty or has a space too many.', "Remove what is too much."
            )


def dialog_fits(language: Language) -> Iterator[Finding]:
    """Every dialog has its intent and slots, and no sample of it is only slots."""
    dialog: Mapping[str, Any] = language.model["interactionModel"].get("dialog", {})
    intents = {intent["name"]: intent for intent in language.intents}
    for entry in dialog.get("intents", []):
        where = at("dialog", entry["name"])
        intent = intents.get(entry["name"])
        if intent is None:
            yield Finding(where, "there is no such intent.", "Correct the name or remove it.")
            continue
        slots = {slot["name"] for slot in intent.get("slots", [])}
        for slot in entry.get("slots", []):
            if slot["name"] not in slots:
                yield Finding(
                    where, f'the intent has no slot "{slot["name"]}".', "Correct or remove it."
                )
        for sample in intent.get("samples", []):
            if not _SLOT.sub("", sample).strip():
                yield Finding(
                    where,
                    f'its sample "{sample}" is only slots, which a dialog doesn\'t allow.',
                    "Add a word to the sample.",
                )


def fallback_sensitivity(language: Language) -> Iterator[Finding]:
    """How readily Alexa gives up on a sentence is set, and set to a level that there is."""
    body = language.model["interactionModel"]["languageModel"]
    setting = body.get("modelConfiguration", {}).get("fallbackIntentSensitivity", {})
    level = setting.get("level")
    if level not in {"HIGH", "MEDIUM", "LOW"}:
        yield Finding(
            at("modelConfiguration", "fallbackIntentSensitivity"),
            "it has no level that Alexa knows.",
            'Set "level" to HIGH, MEDIUM or LOW.',
        )


def sizes(language: Language) -> Iterator[Finding]:
    """No model is larger than Alexa takes."""
    if len(language.intents) > MOST_INTENTS:
        yield Finding(
            "intents",
            f"there are {len(language.intents)}; at most {MOST_INTENTS}.",
            "Turn some of them into values of a slot.",
        )
    size = len(json.dumps(language.model, ensure_ascii=False).encode())
    if size > LARGEST_FILE:
        yield Finding(
            "the file itself",
            f"it has {size} bytes; at most {LARGEST_FILE}.",
            "Remove samples that differ little.",
        )


Rule = Callable[[Language], Iterable[Finding]]

RULES: Final[Sequence[Rule]] = (
    invocation_name,
    required_intents,
    intent_names,
    intents_have_samples,
    slots_fit,
    slot_types,
    slot_values,
    sample_rules.characters,
    sample_rules.lengths,
    sample_rules.no_repeats,
    sample_rules.no_twins,
    sample_rules.one_intent_each,
    dialog_fits,
    fallback_sensitivity,
    sizes,
)
