"""The manifest (skill.json), by Amazon's rules for the store.

Amazon's pages "Skill Manifest Schema" and "Certification Requirements for Custom Skills"; for the
description also "Policy Requirements for an Alexa Skill", on health.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from checks import schema_rules, shapes
from checks.finding import Finding, at
from checks.utterances import Language, Model, normal

Manifest = Mapping[str, Any]
Models = Mapping[str, Model]
"""The interaction model of each locale."""

EXAMPLES: Final = 3
LONGEST: Final[Mapping[str, int]] = {"name": 50, "summary": 160, "description": 4000}
SHORTEST_NAME: Final = 2
LONGEST_EXAMPLE: Final = 200
MOST_KEYWORDS: Final = 30
LONGEST_KEYWORD: Final = 150
LONGEST_TESTING: Final = 4000

PERMISSIONS: Final = frozenset(
    {"alexa::alerts:reminders:skill:readwrite", "alexa::alerts:timers:skill:readwrite"}
)
INTERFACES: Final = frozenset({"ALEXA_PRESENTATION_APL"})
MODES: Final = frozenset({"HUB", "TV"})
SHAPES: Final = frozenset({"ROUND", "RECTANGLE"})
SIDES: Final = ("minWidth", "maxWidth", "minHeight", "maxHeight")
EVENTS: Final = frozenset(
    [
        "SKILL_ENABLED",
        "SKILL_DISABLED",
        "SKILL_PERMISSION_ACCEPTED",
        "SKILL_PERMISSION_CHANGED",
        "REMINDER_CREATED",
        "REMINDER_UPDATED",
        "REMINDER_DELETED",
        "REMINDER_STARTED",
        "REMINDER_STATUS_CHANGED",
    ]
)

_REQUIRED: Final = (
    "manifestVersion",
    "publishingInformation.locales",
    "publishingInformation.category",
    "publishingInformation.distributionMode",
    "publishingInformation.isAvailableWorldwide",
    "publishingInformation.testingInstructions",
    "privacyAndCompliance.allowsPurchases",
    "privacyAndCompliance.usesPersonalInfo",
    "privacyAndCompliance.isChildDirected",
    "privacyAndCompliance.isExportCompliant",
    "privacyAndCompliance.containsAds",
    "privacyAndCompliance.usesHealthInfo",
    "privacyAndCompliance.locales",
    "apis.custom",
)
_REQUIRED_OF_LOCALE: Final = ("name", "summary", "description", "examplePhrases", "keywords")
_FIXED: Final[Mapping[str, tuple[object, str]]] = {
    "manifestVersion": ("1.0", "Amazon knows no other version"),
    "publishingInformation.category": ("HEALTH_AND_FITNESS", "that is the store's shelf for it"),
    "privacyAndCompliance.usesHealthInfo": (False, "true is only for who is bound by HIPAA"),
    "privacyAndCompliance.isChildDirected": (False, "the skill is for adults"),
    "privacyAndCompliance.allowsPurchases": (False, "it sells nothing"),
    "privacyAndCompliance.containsAds": (False, "it advertises nothing"),
}
_DISCLAIMER: Final[Mapping[str, str]] = {
    "medical advice": "that it is no medical advice",
    "diagnos": "that it makes no diagnosis",
    "doctor": "to see a doctor",
    "emergency": "to call the local emergency number in an emergency",
}
_ICONS: Final = ("smallIconUri", "largeIconUri")
_ICON: Final = re.compile(r"(?:https://|file://assets/)\S+\.png")
_CONNECTOR: Final = re.compile(r"^(?:to|about|for|if|whether|that|and)\b ?")


def check(manifest: Any, models: Models) -> list[Finding]:
    """Give all findings of a parsed manifest beside the interaction models, by locale.

    A manifest that can't be read gets only those findings.
    """
    misfits = schema_rules.check(manifest, shapes.MANIFEST)
    if misfits:
        return misfits
    return [finding for rule in RULES for finding in rule(manifest["manifest"], models)]


def required_keys(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """Everything is there that the store asks for."""
    for path in _REQUIRED:
        if _at(manifest, path) is None:
            yield _missing(path)
    for locale, listing in _listings(manifest).items():
        for key in _REQUIRED_OF_LOCALE:
            if not listing.get(key):
                yield _missing(f"publishingInformation.locales.{locale}.{key}")
    publishing = manifest.get("publishingInformation", {})
    worldwide = publishing.get("isAvailableWorldwide", True)
    if not worldwide and not publishing.get("distributionCountries"):
        yield _missing("publishingInformation.distributionCountries")


def _missing(path: str) -> Finding:
    return Finding(_place(path), "it is missing or empty.", "Add it: the store asks for it.")


def fixed_values(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """No key has a value that is wrong for this skill."""
    for path, (value, reason) in _FIXED.items():
        found = _at(manifest, path)
        if found is not None and found != value:
            yield Finding(
                _place(path), f"it should be {_json(value)}: {reason}.", f"Write {_json(value)}."
            )
    mode = _at(manifest, "publishingInformation.distributionMode")
    if mode not in {None, "PUBLIC", "PRIVATE"}:
        yield Finding(
            _place("publishingInformation.distributionMode"),
            f'"{mode}" isn\'t possible.',
            "Write PUBLIC or PRIVATE.",
        )


def lengths(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """No text is longer than the store takes."""
    testing = _at(manifest, "publishingInformation.testingInstructions")
    yield from _over(testing, LONGEST_TESTING, at("publishingInformation", "testingInstructions"))
    for locale, listing in _listings(manifest).items():
        where = _place(f"publishingInformation.locales.{locale}")
        for key, longest in LONGEST.items():
            yield from _over(listing.get(key), longest, at(where, key))
        if 0 < len(listing.get("name", "")) < SHORTEST_NAME:
            yield Finding(at(where, "name"), "it is too short.", "Use two characters or more.")
        keywords = listing.get("keywords", [])
        if len(keywords) > MOST_KEYWORDS:
            yield Finding(
                at(where, "keywords"),
                f"there are {len(keywords)}; at most {MOST_KEYWORDS}.",
                "Remove the weakest.",
            )
        for keyword in keywords:
            yield from _over(keyword, LONGEST_KEYWORD, at(where, "keywords"))


def _over(text: str | None, longest: int, where: str) -> Iterator[Finding]:
    if text is not None and len(text) > longest:
        yield Finding(where, f"{len(text)} characters; at most {longest}.", "Shorten it.")


def example_phrases(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """Three phrases, the first with wake word and name, and what they ask is understood."""
    for locale, listing in _listings(manifest).items():
        phrases = listing.get("examplePhrases", [])
        where = _place(f"publishingInformation.locales.{locale}.examplePhrases")
        if len(phrases) != EXAMPLES:
            yield Finding(
                where, f"there are {len(phrases)} phrases.", f"Give exactly {EXAMPLES} of them."
            )
        for number, phrase in enumerate(phrases):
            yield from _over(phrase, LONGEST_EXAMPLE, where)
            if locale in models:
                yield from _example(phrase, number, Language(models[locale]), where)


def _example(phrase: str, number: int, language: Language, where: str) -> Iterator[Finding]:
    said = normal(phrase)
    called = re.compile(
        rf"alexa (?:open|launch|start|ask|tell) {re.escape(language.invocation)}(?: (.*))?"
    ).fullmatch(said)
    if called is None and (number == 0 or said.startswith("alexa")):
        yield Finding(
            where,
            f'"{phrase}" doesn\'t call the skill by its name.',
            f'Begin with "Alexa, open {language.invocation}".',
        )
        return
    asked = said if called is None else (called[1] or "")
    if asked and not any(map(language.understands, {asked, _CONNECTOR.sub("", asked)})):
        yield Finding(
            where,
            f'"{asked}" isn\'t understood: it is no sample of the interaction model.',
            "Word it like a sample, or add it there.",
        )


def disclaimer(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """Every description says what the skill is not, and whom to call."""
    for locale, listing in _listings(manifest).items():
        text = str(listing.get("description", "")).lower()
        for words, meaning in _DISCLAIMER.items():
            if text and locale.startswith("en") and words not in text:
                yield Finding(
                    _place(f"publishingInformation.locales.{locale}.description"),
                    f"it doesn't say {meaning}.",
                    f'Add a sentence with the words "{words}": Amazon asks for it.',
                )


def icons(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """Icons, where given, are PNG files that the store can fetch."""
    for locale, listing in _listings(manifest).items():
        for key in (key for key in _ICONS if key in listing):
            if not _ICON.fullmatch(str(listing[key])):
                yield Finding(
                    _place(f"publishingInformation.locales.{locale}.{key}"),
                    "it isn't the address of a PNG file.",
                    "Write an https:// address, or file://assets/ and the file's name.",
                )


def privacy_policies(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """Every locale of the store has the address of its privacy policy."""
    for locale in _listings(manifest):
        policy = _at(manifest, f"privacyAndCompliance.locales.{locale}.privacyPolicyUrl")
        if not str(policy or "").startswith("https://"):
            yield Finding(
                _place(f"privacyAndCompliance.locales.{locale}.privacyPolicyUrl"),
                "there is no https:// address.",
                "Add one: a skill named after a complaint is sent back without it.",
            )


def locales_agree(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """Every locale with an interaction model is listed in the store, and no other."""
    listed = set(_listings(manifest))
    for locale in sorted(listed - set(models)):
        yield Finding(
            _place(f"publishingInformation.locales.{locale}"),
            "there is no interaction model for it.",
            f"Add interaction_model/{locale}.json, or remove the listing.",
        )
    for locale in sorted(set(models) - listed):
        yield Finding(
            _place(f"publishingInformation.locales.{locale}"),
            "it is missing, though there is an interaction model for it.",
            "Write the listing for this locale.",
        )


def permissions_and_events(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """Permissions and events are ones that Amazon knows, and events have where to go."""
    for permission in manifest.get("permissions", []):
        if permission.get("name") not in PERMISSIONS:
            yield Finding(
                at("permissions", permission.get("name")),
                "the skill has no use for it, or it is misspelt.",
                f"Known are: {', '.join(sorted(PERMISSIONS))}.",
            )
    events = manifest.get("events")
    if events is None:
        return
    # Its endpoint is not asked for: like that of "custom", the deployer writes it.
    for subscription in events.get("subscriptions", []):
        if subscription.get("eventName") not in EVENTS:
            yield Finding(
                at("events", subscription.get("eventName")),
                "Amazon has no such event.",
                f"Known are: {', '.join(sorted(EVENTS))}.",
            )


def interfaces(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """Interfaces are ones that the skill has, and each screen is given by its size."""
    for interface in _at(manifest, "apis.custom.interfaces") or []:
        kind = interface.get("type")
        if kind not in INTERFACES:
            yield Finding(
                at("apis", "custom", "interfaces", kind),
                "the skill has no use for it, or it is misspelt.",
                f"Known are: {', '.join(sorted(INTERFACES))}.",
            )
        for view in interface.get("supportedViewports", []):
            odd = [name for name in SIDES if not isinstance(view.get(name), int)]
            if odd or view.get("mode") not in MODES or view.get("shape") not in SHAPES:
                yield Finding(
                    at("apis", "custom", "interfaces", kind, "supportedViewports"),
                    f"a screen is not described in full: {dict(view)}.",
                    f"Give mode, shape and {', '.join(SIDES)} in whole dp.",
                )


def _listings(manifest: Manifest) -> Mapping[str, Mapping[str, Any]]:
    listings: Mapping[str, Mapping[str, Any]] = _at(manifest, "publishingInformation.locales") or {}
    return listings


def _at(manifest: Manifest, path: str) -> Any:
    """Give what stands at a dotted path; None where nothing does."""
    value: Any = manifest
    for key in path.split("."):
        if not isinstance(value, Mapping) or key not in value:
            return None
        value = value[key]
    return value


def _place(path: str) -> str:
    return at(*path.split("."))


def _json(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


Rule = Callable[[Manifest, Models], Iterable[Finding]]

RULES: Final[Sequence[Rule]] = (
    required_keys,
    fixed_values,
    lengths,
    example_phrases,
    disclaimer,
    icons,
    privacy_policies,
    locales_agree,
    permissions_and_events,
    interfaces,
)
