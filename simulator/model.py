"""An interaction model (one JSON file per locale) as typed objects.

Format: Amazon's "Interaction Model Schema". What the file leaves out is empty here; what it spells
wrongly is a `ModelError` that says where.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.tongues import Tongue, tongue_of

FALLBACK = "AMAZON.FallbackIntent"
STOP = "AMAZON.StopIntent"


class ModelError(ValueError):
    """The file is not an interaction model."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A variable part of an intent's samples."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Intent:
    """Something a person may want."""

    name: str
    slots: tuple[Slot, ...]
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One entry of a slot type, with every word for it."""

    id: str | None
    name: str
    synonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class InteractionModel:
    """What people may say to a skill in one locale. Equal only to itself, so it can be a key."""

    invocation_name: str
    intents: tuple[Intent, ...]
    types: Mapping[str, tuple[Value, ...]]
    fallback_sensitivity: str
    """LOW, MEDIUM or HIGH: how readily an utterance counts as not understood."""
    locale: str = ""
    """As its file is named: en-US. What was learnt from it is kept by this name."""

    @property
    def tongue(self) -> Tongue:
        """The language that its locale speaks."""
        return tongue_of(self.locale)

    def intent(self, name: str) -> Intent | None:
        """Return the intent of that name, if the model has it."""
        return next((intent for intent in self.intents if intent.name == name), None)


def parse(document: Any, locale: str = "") -> InteractionModel:
    """Turn a decoded model file into objects; raises ModelError."""
    try:
        language = document["interactionModel"]["languageModel"]
        configuration = language.get("modelConfiguration", {}).get("fallbackIntentSensitivity", {})
        model = InteractionModel(
            invocation_name=language["invocationName"],
            intents=tuple(_intent(intent) for intent in language["intents"]),
            types={
                kind["name"]: tuple(_value(value) for value in kind.get("values", ()))
                for kind in language.get("types", ())
            },
            fallback_sensitivity=configuration.get("level", "LOW"),
            locale=locale,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"not an interaction model: {error!r}") from error
    for intent in model.intents:
        _check_slots(intent, model.types)
    return model


def load(path: Path) -> InteractionModel:
    """Read one model file; raises ModelError that names it."""
    try:
        return parse(json.loads(path.read_text(encoding="utf-8")), path.stem)
    except ValueError as error:
        raise ModelError(f"{path.name}: {error}") from error


def load_folder(folder: Path) -> dict[str, InteractionModel]:
    """Read every `<locale>.json` of a folder, by locale; raises ModelError where there is none."""
    models = {path.stem: load(path) for path in sorted(folder.glob("*.json"))}
    if not models:
        raise ModelError(f"no interaction model in {folder}")
    return models


def nearest(locale: str, available: Sequence[str]) -> str | None:
    """Return the locale whose model serves `locale`: itself, else one of the same language."""
    if locale in available:
        return locale
    language = locale.partition("-")[0]
    return next((other for other in available if other.partition("-")[0] == language), None)


def _intent(document: Mapping[str, Any]) -> Intent:
    return Intent(
        name=document["name"],
        slots=tuple(Slot(slot["name"], slot["type"]) for slot in document.get("slots", ())),
        samples=tuple(document.get("samples", ())),
    )


def _value(document: Mapping[str, Any]) -> Value:
    name = document["name"]
    return Value(document.get("id"), name["value"], tuple(name.get("synonyms", ())))


def _check_slots(intent: Intent, types: Mapping[str, tuple[Value, ...]]) -> None:
    """Refuse a slot of a type that nobody defines: it could never be filled."""
    for slot in intent.slots:
        if slot.type not in types and not slot.type.startswith("AMAZON."):
            raise ModelError(f"{intent.name}: slot {slot.name} has unknown type {slot.type}")
