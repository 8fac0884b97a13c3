"""The interaction models of all locales hear the same things, each in its own words."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from checks.finding import Finding, at
from checks.tongues import TONGUES
from checks.utterances import Language, Model
from relief.intents import question_intent

_TOPIC: Final = "TOPIC"


def check(models: Mapping[str, Model]) -> dict[str, list[Finding]]:
    """Give, by locale, what it lacks that another one hears.

    A question may have an intent of its own in one language and be a value of TOPIC in another.
    """
    told: dict[str, list[Finding]] = {}
    for locale, model in models.items():
        own = _heard(model)
        lacking = {
            name: Finding(
                at("intents", name),
                f"nobody can say it here, and {other}.json has it.",
                "Write what people say for it in this language, or remove it there.",
            )
            for other, heard in ((other, _heard(models[other])) for other in models)
            for name in sorted(heard - own)
        }
        told[locale] = [*lacking.values(), *_slots_differ(models, locale)]
    return told


def _heard(model: Model) -> frozenset[str]:
    """Name all that can be said: intents, and the questions that values of TOPIC stand for."""
    language = _read(model)
    questions = map(question_intent, language.ids(_TOPIC))
    return frozenset((*(str(intent["name"]) for intent in language.intents), *questions))


def _slots_differ(models: Mapping[str, Model], locale: str) -> Iterator[Finding]:
    """Tell of slots that an intent has in the first locale that has it, and not here."""
    mine = _slots(models[locale])
    for name, slots in mine.items():
        first = next(other for other, model in models.items() if name in _slots(model))
        wanted = _slots(models[first])[name]
        if slots != wanted:
            yield Finding(
                at("intents", name),
                f"its slots are {_said(slots)} here, and {_said(wanted)} in {first}.json.",
                "Give it the same slots, each in a sample at least.",
            )


def _slots(model: Model) -> Mapping[str, frozenset[tuple[str, str]]]:
    return {
        str(intent["name"]): frozenset(
            (str(slot["name"]), str(slot["type"])) for slot in intent.get("slots", [])
        )
        for intent in _read(model).intents
    }


def _said(slots: frozenset[tuple[str, str]]) -> str:
    return ", ".join(sorted(f"{name} ({kind})" for name, kind in slots)) or "none"


def _read(model: Any) -> Language:
    """Read a model; its names and ids are the same in every language."""
    return Language(model, next(iter(TONGUES.values())))
