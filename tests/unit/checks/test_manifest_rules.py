# ruff: noqa: RUF001 - places are written with the small arrows that the checker prints
"""Every rule of the manifest fires on one change to a manifest that it accepts."""

from typing import Any, NamedTuple

import pytest

from checks import listing_rules, manifest_rules, platform_rules, policy_rules
from checks.manifest_rules import Rule
from tests.unit.checks.valid import ABSENT, MANIFEST, MODEL, changed

Path = tuple[str | int, ...]

PUBLISHING: Path = ("manifest", "publishingInformation")
PRIVACY: Path = ("manifest", "privacyAndCompliance")
LISTING: Path = (*PUBLISHING, "locales", "en-US")
PLACE = "publishingInformation › locales › en-US"
MODELS = {"en-US": MODEL}


class Case(NamedTuple):
    """A change, and where and with what words the rule must tell of it."""

    rule: Rule
    path: Path
    value: Any
    where: str
    what: str


CASES = (
    Case(
        manifest_rules.required_keys,
        (*PUBLISHING, "testingInstructions"),
        ABSENT,
        "publishingInformation › testingInstructions",
        "missing",
    ),
    Case(
        manifest_rules.required_keys,
        (*LISTING, "keywords"),
        [],
        f"{PLACE} › keywords",
        "missing",
    ),
    Case(
        manifest_rules.required_keys,
        (*PUBLISHING, "distributionCountries"),
        [],
        "publishingInformation › distributionCountries",
        "missing",
    ),
    Case(
        manifest_rules.required_keys,
        ("manifest", "apis"),
        {},
        "apis › custom",
        "missing",
    ),
    Case(
        manifest_rules.fixed_values,
        (*PRIVACY, "usesHealthInfo"),
        True,
        "privacyAndCompliance › usesHealthInfo",
        "it should be false",
    ),
    Case(
        manifest_rules.fixed_values,
        (*PUBLISHING, "distributionMode"),
        "SECRET",
        "publishingInformation › distributionMode",
        '"SECRET" isn\'t possible',
    ),
    Case(
        listing_rules.lengths,
        (*LISTING, "summary"),
        "a" * 161,
        f"{PLACE} › summary",
        "161 characters; at most 160",
    ),
    Case(listing_rules.lengths, (*LISTING, "name"), "B", f"{PLACE} › name", "too short"),
    Case(
        listing_rules.lengths,
        (*LISTING, "keywords"),
        ["back"] * 31,
        f"{PLACE} › keywords",
        "there are 31; at most 30",
    ),
    Case(
        listing_rules.lengths,
        (*LISTING, "keywords"),
        ["b" * 151],
        f"{PLACE} › keywords",
        "151 characters; at most 150",
    ),
    Case(
        listing_rules.lengths,
        (*PUBLISHING, "testingInstructions"),
        "a" * 4001,
        "publishingInformation › testingInstructions",
        "4001 characters",
    ),
    Case(
        listing_rules.example_phrases,
        (*LISTING, "examplePhrases"),
        ["Alexa, open back spasm relief", "What helps?"],
        f"{PLACE} › examplePhrases",
        "there are 2 phrases",
    ),
    Case(
        listing_rules.example_phrases,
        (*LISTING, "examplePhrases", 0),
        "What helps?",
        f"{PLACE} › examplePhrases",
        "doesn't call the skill by its name",
    ),
    Case(
        listing_rules.example_phrases,
        (*LISTING, "examplePhrases", 1),
        "Alexa, open back pain relief",
        f"{PLACE} › examplePhrases",
        "doesn't call the skill by its name",
    ),
    Case(
        listing_rules.example_phrases,
        (*LISTING, "examplePhrases", 1),
        "Alexa, ask back spasm relief about the rain",
        f"{PLACE} › examplePhrases",
        '"about the rain" isn\'t understood',
    ),
    Case(
        listing_rules.disclaimer,
        (*LISTING, "description"),
        "No medical advice. It makes no diagnosis. See a doctor.",
        f"{PLACE} › description",
        "to call the local emergency number",
    ),
    Case(
        listing_rules.icons,
        (*LISTING, "smallIconUri"),
        "small.jpg",
        f"{PLACE} › smallIconUri",
        "isn't the address of a PNG file",
    ),
    Case(
        listing_rules.nothing_twice,
        (*LISTING, "examplePhrases", 1),
        "Alexa, open back spasm relief",
        f"{PLACE} › examplePhrases",
        "stands twice",
    ),
    Case(
        listing_rules.nothing_twice,
        (*LISTING, "keywords"),
        ["back", "back"],
        f"{PLACE} › keywords",
        '"back" stands twice',
    ),
    Case(
        manifest_rules.required_keys,
        (*LISTING, "largeIconUri"),
        ABSENT,
        f"{PLACE} › largeIconUri",
        "missing",
    ),
    Case(
        manifest_rules.countries,
        (*PUBLISHING, "distributionCountries"),
        ["GB"],
        "publishingInformation › distributionCountries",
        "US is missing",
    ),
    Case(
        manifest_rules.fixed_values,
        (*PRIVACY, "isExportCompliant"),
        False,
        "privacyAndCompliance › isExportCompliant",
        "it should be true",
    ),
    Case(
        policy_rules.foreign_names,
        (*LISTING, "name"),
        "Alexa Back Helper",
        f"{PLACE} › name",
        "reads as if it were Amazon's",
    ),
    Case(
        policy_rules.foreign_names,
        (*LISTING, "summary"),
        "The best Alexa skill for backs.",
        f"{PLACE} › summary",
        '"Alexa skill" reads as if',
    ),
    Case(
        policy_rules.pages,
        (*PRIVACY, "locales", "en-US", "privacyPolicyUrl"),
        "http://example.org/privacy",
        "privacyAndCompliance › locales › en-US › privacyPolicyUrl",
        "no https:// address",
    ),
    Case(
        policy_rules.pages,
        (*PRIVACY, "locales", "en-US", "termsOfUseUrl"),
        ABSENT,
        "privacyAndCompliance › locales › en-US › termsOfUseUrl",
        "no https:// address",
    ),
    Case(
        policy_rules.pages,
        (*PRIVACY, "locales", "en-US", "termsOfUseUrl"),
        "https://alexa.example.org/terms",
        "privacyAndCompliance › locales › en-US › termsOfUseUrl",
        "bears a name of Amazon's",
    ),
    Case(
        policy_rules.told_reviewers,
        (*PUBLISHING, "testingInstructions"),
        "Say: open back spasm relief.",
        "publishingInformation › testingInstructions",
        "the permission for timers",
    ),
    Case(
        platform_rules.interfaces,
        ("manifest", "apis", "custom", "interfaces"),
        [
            {
                "type": "ALEXA_PRESENTATION_APL",
                "supportedViewports": [
                    {
                        "mode": "HUB",
                        "shape": "ROUND",
                        "minWidth": 480,
                        "maxWidth": 100,
                        "minHeight": 480,
                        "maxHeight": 480,
                    }
                ],
            }
        ],
        "apis › custom › interfaces › ALEXA_PRESENTATION_APL › supportedViewports",
        "at least larger than at most",
    ),
    Case(
        listing_rules.locales_agree,
        (*PUBLISHING, "locales", "en-GB"),
        {},
        "publishingInformation › locales › en-GB",
        "no interaction model",
    ),
    Case(
        platform_rules.permissions_and_events,
        ("manifest", "permissions", 0, "name"),
        "alexa::profile:name:read",
        "permissions › alexa::profile:name:read",
        "no use for it",
    ),
    Case(
        platform_rules.permissions_and_events,
        ("manifest", "events", "subscriptions", 0, "eventName"),
        "SKILL_SOLD",
        "events › SKILL_SOLD",
        "no such event",
    ),
    Case(
        platform_rules.interfaces,
        ("manifest", "apis", "custom", "interfaces"),
        [{"type": "AUDIO_PLAYER"}],
        "apis › custom › interfaces › AUDIO_PLAYER",
        "no use for it",
    ),
    Case(
        platform_rules.interfaces,
        ("manifest", "apis", "custom", "interfaces"),
        [{"type": "ALEXA_PRESENTATION_APL", "supportedViewports": [{"mode": "HUB"}]}],
        "apis › custom › interfaces › ALEXA_PRESENTATION_APL › supportedViewports",
        "not described in full",
    ),
)


def test_a_valid_manifest_has_no_findings() -> None:
    assert manifest_rules.check(MANIFEST, MODELS) == []


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in CASES} == set(manifest_rules.RULES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule.__name__}: {case.what}")
def test_rule_fires(case: Case) -> None:
    manifest = changed(MANIFEST, (case.path, case.value))["manifest"]
    findings = list(case.rule(manifest, MODELS))
    assert [(found.where, case.what in found.what) for found in findings] == [(case.where, True)]
    assert findings[0].mend


def test_a_model_without_a_listing_is_told() -> None:
    body = MANIFEST["manifest"]
    (found,) = listing_rules.locales_agree(body, {**MODELS, "en-GB": MODEL})
    assert found.where == "publishingInformation › locales › en-GB"
    assert "it is missing" in found.what


def test_events_and_permissions_may_be_left_out() -> None:
    bare = changed(
        MANIFEST, (("manifest", "events"), ABSENT), (("manifest", "permissions"), ABSENT)
    )
    assert manifest_rules.check(bare, MODELS) == []


@pytest.mark.parametrize("nonsense", [None, [], {}, {"manifest": []}, {"manifest": {"events": 1}}])
def test_nonsense_is_told_without_raising(nonsense: Any) -> None:
    assert manifest_rules.check(nonsense, MODELS)


def test_an_empty_manifest_is_told_what_it_lacks() -> None:
    findings = manifest_rules.check({"manifest": {}}, {})
    assert "publishingInformation › locales" in {found.where for found in findings}
