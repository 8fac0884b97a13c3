"""The manifest's listing in the store, locale by locale, by Amazon's rules.

Amazon's pages "Skill Manifest Schema" and "Certification Requirements for Custom Skills"; for the
description also "Policy Requirements for an Alexa Skill", on health.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from checks.finding import Finding, at
from checks.manifest import Manifest, Models, listings, place, value_at
from checks.tongues import tongue_of
from checks.utterances import Language, normal

EXAMPLES: Final = 3
LONGEST: Final[Mapping[str, int]] = {"name": 50, "summary": 160, "description": 4000}
SHORTEST_NAME: Final = 2
LONGEST_EXAMPLE: Final = 200
MOST_KEYWORDS: Final = 30
LONGEST_KEYWORD: Final = 150
LONGEST_TESTING: Final = 4000
_ICONS: Final = ("smallIconUri", "largeIconUri")
_ICON: Final = re.compile(r"(?:https://|file://assets/)\S+\.png")


def lengths(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """No text is longer than the store takes."""
    testing = value_at(manifest, "publishingInformation.testingInstructions")
    yield from _over(testing, LONGEST_TESTING, at("publishingInformation", "testingInstructions"))
    for locale, listing in listings(manifest).items():
        where = place(f"publishingInformation.locales.{locale}")
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
    for locale, listing in listings(manifest).items():
        phrases = listing.get("examplePhrases", [])
        where = place(f"publishingInformation.locales.{locale}.examplePhrases")
        if len(phrases) != EXAMPLES:
            yield Finding(
                where, f"there are {len(phrases)} phrases.", f"Give exactly {EXAMPLES} of them."
            )
        for number, phrase in enumerate(phrases):
            yield from _over(phrase, LONGEST_EXAMPLE, where)
            tongue = tongue_of(locale)
            if locale in models and tongue is not None:
                yield from _example(phrase, number, Language(models[locale], tongue), where)


def _example(phrase: str, number: int, language: Language, where: str) -> Iterator[Finding]:
    said, known = normal(phrase), language.tongue.listening
    name = language.invocation
    called = re.fullmatch(known.called.replace("{name}", re.escape(name)), said)
    if called is None and (number == 0 or said.startswith("alexa")):
        yield Finding(
            where,
            f'"{phrase}" doesn\'t call the skill by its name.',
            f'Begin with "{known.open.format(name=name)}".',
        )
        return
    asked = said if called is None else (called[1] or "")
    if asked and not any(map(language.understands, {asked, known.connector.sub("", asked)})):
        yield Finding(
            where,
            f'"{asked}" isn\'t understood: it is no sample of the interaction model.',
            "Word it like a sample, or add it there.",
        )


def nothing_twice(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """No example phrase and no keyword is shown twice."""
    for locale, listing in listings(manifest).items():
        for key in ("examplePhrases", "keywords"):
            texts = [normal(text) for text in listing.get(key, [])]
            for text in sorted({text for text in texts if texts.count(text) > 1}):
                yield Finding(
                    place(f"publishingInformation.locales.{locale}.{key}"),
                    f'"{text}" stands twice.',
                    "Write something else instead.",
                )


def disclaimer(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """Every description says what the skill is not, and whom to call."""
    for locale, listing in listings(manifest).items():
        text = str(listing.get("description", "")).lower()
        tongue = tongue_of(locale)
        for words, meaning in tongue.disclaimers.items() if tongue else ():
            if text and words not in text:
                yield Finding(
                    place(f"publishingInformation.locales.{locale}.description"),
                    f"it doesn't say {meaning}.",
                    f'Add a sentence with the words "{words}": Amazon asks for it.',
                )


def icons(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """Icons, where given, are PNG files that the store can fetch."""
    for locale, listing in listings(manifest).items():
        for key in (key for key in _ICONS if key in listing):
            if not _ICON.fullmatch(str(listing[key])):
                yield Finding(
                    place(f"publishingInformation.locales.{locale}.{key}"),
                    "it isn't the address of a PNG file.",
                    "Write an https:// address, or file://assets/ and the file's name.",
                )


def locales_agree(manifest: Manifest, models: Models) -> Iterator[Finding]:
    """Every locale with an interaction model is listed in the store, and no other."""
    listed = set(listings(manifest))
    for locale in sorted(listed - set(models)):
        yield Finding(
            place(f"publishingInformation.locales.{locale}"),
            "there is no interaction model for it.",
            f"Add interaction_model/{locale}.json, or remove the listing.",
        )
    for locale in sorted(set(models) - listed):
        yield Finding(
            place(f"publishingInformation.locales.{locale}"),
            "it is missing, though there is an interaction model for it.",
            "Write the listing for this locale.",
        )
