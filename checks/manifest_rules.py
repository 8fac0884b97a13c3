"""The manifest (skill.json), by Amazon's rules for the store: what must be in it, and all rules.

Amazon's page "Skill Manifest Schema".
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from checks import listing_rules, platform_rules, policy_rules, schema_rules, shapes
from checks.finding import Finding
from checks.manifest import Manifest, Models, json_of, listings, place, value_at

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
    "privacyAndCompliance.shoppingKit.isShoppingActionsEnabled",
    "privacyAndCompliance.shoppingKit.isAmazonAssociatesOnAlexaEnabled",
    "privacyAndCompliance.locales",
    "apis.custom",
)
_REQUIRED_OF_LOCALE: Final = (
    *("name", "summary", "description", "examplePhrases", "keywords"),
    *("smallIconUri", "largeIconUri"),
)
_FIXED: Final[Mapping[str, tuple[object, str]]] = {
    "manifestVersion": ("1.0", "Amazon knows no other version"),
    "publishingInformation.category": ("HEALTH_AND_FITNESS", "that is the store's shelf for it"),
    "privacyAndCompliance.usesHealthInfo": (False, "true is only for who is bound by HIPAA"),
    "privacyAndCompliance.usesPersonalInfo": (False, "it asks nobody who they are"),
    "privacyAndCompliance.isChildDirected": (False, "the skill is for adults"),
    "privacyAndCompliance.isExportCompliant": (True, "the store takes no other"),
    "privacyAndCompliance.allowsPurchases": (False, "it sells nothing"),
    "privacyAndCompliance.containsAds": (False, "it advertises nothing"),
}


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
        if value_at(manifest, path) is None:
            yield _missing(path)
    for locale, listing in listings(manifest).items():
        for key in _REQUIRED_OF_LOCALE:
            if not listing.get(key):
                yield _missing(f"publishingInformation.locales.{locale}.{key}")
    publishing = manifest.get("publishingInformation", {})
    worldwide = publishing.get("isAvailableWorldwide", True)
    if not worldwide and not publishing.get("distributionCountries"):
        yield _missing("publishingInformation.distributionCountries")


def _missing(path: str) -> Finding:
    return Finding(place(path), "it is missing or empty.", "Add it: the store asks for it.")


def countries(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """Where the skill is to be had only in some countries, that of every locale is among them."""
    publishing = manifest.get("publishingInformation", {})
    offered = publishing.get("distributionCountries") or ()
    for locale in listings(manifest):
        country = locale.partition("-")[2]
        if offered and not publishing.get("isAvailableWorldwide") and country not in offered:
            yield Finding(
                place("publishingInformation.distributionCountries"),
                f"{country} is missing, though there is a listing for {locale}.",
                f'Add "{country}", or remove the listing.',
            )


def fixed_values(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """No key has a value that is wrong for this skill."""
    for path, (value, reason) in _FIXED.items():
        found = value_at(manifest, path)
        if found is not None and found != value:
            yield Finding(
                place(path), f"it should be {json_of(value)}: {reason}.", f"Write {json_of(value)}."
            )
    mode = value_at(manifest, "publishingInformation.distributionMode")
    if mode not in {None, "PUBLIC", "PRIVATE"}:
        yield Finding(
            place("publishingInformation.distributionMode"),
            f'"{mode}" isn\'t possible.',
            "Write PUBLIC or PRIVATE.",
        )


Rule = Callable[[Manifest, Models], Iterable[Finding]]

RULES: Final[Sequence[Rule]] = (
    required_keys,
    countries,
    fixed_values,
    listing_rules.lengths,
    listing_rules.example_phrases,
    listing_rules.nothing_twice,
    listing_rules.disclaimer,
    listing_rules.icons,
    listing_rules.locales_agree,
    policy_rules.foreign_names,
    policy_rules.pages,
    policy_rules.told_reviewers,
    platform_rules.permissions_and_events,
    platform_rules.interfaces,
)
