"""What Amazon's policy asks of the manifest: its names, its pages, what reviewers hear.

Amazon's pages "Policy Requirements for Alexa Skills" (section 1) and "Alexa Reminders Guidelines
for Usage" (what to tell reviewers).
"""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from checks.finding import Finding
from checks.manifest import Manifest, Models, listings, place, value_at

_AMAZONS: Final = re.compile(r"alexa|amazon|\becho\b", re.IGNORECASE)
_AMAZONS_SKILL: Final = re.compile(r"alexa skill|amazon skill", re.IGNORECASE)
_PAGES: Final = ("privacyPolicyUrl", "termsOfUseUrl")
_INSTRUCTIONS: Final = "publishingInformation.testingInstructions"


def foreign_names(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """Nothing reads as if the skill were Amazon's own."""
    for locale, listing in listings(manifest).items():
        own = {"name": [listing.get("name", "")], "keywords": listing.get("keywords", [])}
        for key, texts in own.items():
            for text in texts:
                if _AMAZONS.search(text):
                    yield _amazons(f"publishingInformation.locales.{locale}.{key}", text)
        for key in ("summary", "description"):
            if found := _AMAZONS_SKILL.search(listing.get(key, "")):
                yield _amazons(f"publishingInformation.locales.{locale}.{key}", found[0])


def _amazons(path: str, text: str) -> Finding:
    return Finding(
        place(path), f'"{text}" reads as if it were Amazon\'s.', "Leave the name of theirs out."
    )


def pages(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """Every locale of the store has the addresses of its privacy policy and its terms."""
    for locale in listings(manifest):
        for key in _PAGES:
            path = f"privacyAndCompliance.locales.{locale}.{key}"
            address = urlsplit(str(value_at(manifest, path) or ""))
            if address.scheme != "https" or not address.hostname:
                yield Finding(
                    place(path),
                    "there is no https:// address.",
                    "Add one: a skill named after a complaint is sent back without it.",
                )
            elif _AMAZONS.search(address.hostname):
                yield Finding(
                    place(path),
                    f'"{address.hostname}" bears a name of Amazon\'s.',
                    "Take another host: only what comes after it may name theirs.",
                )


def told_reviewers(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """Who asks for a permission tells reviewers how to come by it, kind by kind."""
    told = str(value_at(manifest, _INSTRUCTIONS) or "").lower()
    for permission in manifest.get("permissions", []):
        kind = permission.get("name", "").removeprefix("alexa::alerts:").partition(":")[0]
        if kind not in told or "permission" not in told:
            yield Finding(
                place(_INSTRUCTIONS),
                f"nothing tells how the permission for {kind} is asked for.",
                "Walk the reviewer through it, from the first word to the reminder or timer.",
            )
