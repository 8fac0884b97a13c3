"""The outlines of the interaction model and the manifest, as JSON Schemas.

They hold only what the rules rely on to read the files; what Amazon asks beyond that is in the
rules.
"""

from collections.abc import Mapping
from typing import Any, Final

Schema = Mapping[str, Any]

_TEXT: Final[Schema] = {"type": "string"}
_TEXTS: Final[Schema] = {"type": "array", "items": _TEXT}


def _entry(*required: str, **properties: Schema) -> Schema:
    return {"type": "object", "required": list(required), "properties": properties}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_SLOT: Final = _entry("name", "type", name=_TEXT, type=_TEXT, samples=_TEXTS)
_INTENT: Final = _entry("name", name=_TEXT, slots=_list(_SLOT), samples=_TEXTS)
_WORDS: Final = _entry("value", value=_TEXT, synonyms=_TEXTS)
_VALUE: Final = _entry("name", id=_TEXT, name=_WORDS)
_TYPE: Final = _entry("name", name=_TEXT, values=_list(_VALUE))
_FALLBACK: Final = _entry(level=_TEXT)
_NAMED: Final = _entry("name", name=_TEXT)

MODEL: Final = _entry(
    "interactionModel",
    interactionModel=_entry(
        "languageModel",
        languageModel=_entry(
            "invocationName",
            "intents",
            invocationName=_TEXT,
            intents=_list(_INTENT),
            types=_list(_TYPE),
            modelConfiguration=_entry(fallbackIntentSensitivity=_FALLBACK),
        ),
        dialog=_entry(intents=_list(_entry("name", name=_TEXT, slots=_list(_NAMED)))),
    ),
)

_LISTING: Final = _entry(
    name=_TEXT,
    summary=_TEXT,
    description=_TEXT,
    examplePhrases=_TEXTS,
    keywords=_TEXTS,
    smallIconUri=_TEXT,
    largeIconUri=_TEXT,
)

MANIFEST: Final = _entry(
    "manifest",
    manifest=_entry(
        publishingInformation=_entry(
            locales={"type": "object", "additionalProperties": _LISTING},
            testingInstructions=_TEXT,
            distributionMode=_TEXT,
        ),
        privacyAndCompliance={"type": "object"},
        permissions=_list(_NAMED),
        events=_entry(subscriptions=_list(_entry("eventName", eventName=_TEXT))),
    ),
)
