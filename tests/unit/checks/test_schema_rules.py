# ruff: noqa: RUF001 - places are written with the small arrows that the checker prints
"""What doesn't fit the content schema is told in plain words."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checks import content_rules, schema_rules
from tests.unit.checks.valid import ABSENT, CONTENT, changed

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "lambda/content/content.schema.json").read_text(encoding="utf-8")
)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_valid_file_has_no_misfits() -> None:
    assert content_rules.misfits(CONTENT, SCHEMA) == []


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (
            ("topics", 0, "reviewed"),
            ABSENT,
            'topics › heat: "reviewed" is missing. Add it. The day somebody last checked',
        ),
        (
            ("topics", 0, "sources"),
            [],
            "topics › heat › sources: is empty. Give at least 1. Give the keys of the sources",
        ),
        (
            ("topics", 0, "anwser"),
            "Heat helps.",
            'topics › heat: "anwser" is unknown here. Did you mean "answer"?',
        ),
        (
            ("topics", 0, "weather"),
            "sunny",
            'topics › heat: "weather" is unknown here. Known are: id, title,',
        ),
        (
            ("topics", 0, "id"),
            ABSENT,
            'topic 1: "id" is missing.',
        ),
        (
            ("routines", 0, "steps", 2, "hold"),
            "ten minutes",
            "routines › legs_on_chair › step 3 › hold: should be a whole number.",
        ),
        (
            ("routines", 0, "steps", 2, "hold"),
            3600,
            "routines › legs_on_chair › step 3 › hold: 3600 is out of range.",
        ),
        (
            ("routines", 0, "surface"),
            "sofa",
            'routines › legs_on_chair › surface: "sofa" isn\'t possible here. Write one of:',
        ),
        (
            ("danger", "signs", 0, "reviewed"),
            "2026-02-30",
            'danger › chest_pain › reviewed: "2026-02-30" isn\'t written as it should be. '
            "Write the day as year, month and day",
        ),
        (
            ("prompts", "Greeting"),
            {"say": ["Hi."]},
            'prompts: "Greeting" isn\'t written as it should be. Use lower-case letters',
        ),
        (
            ("questions", "menu", "hints"),
            ["ice"],
            "questions › menu › hints: has only 1. Give at least 2.",
        ),
        (
            ("names",),
            ["ibuprofen", "ibuprofen"],
            "names: has ibuprofen more than once. Keep one of them.",
        ),
        (
            ("regions", "en_US"),
            {"emergency": "911"},
            'regions: "en_US" isn\'t written as it should be. Write a region like "en-GB"',
        ),
    ],
)
def test_misfit_is_told(path: tuple[str | int, ...], value: Any, told: str) -> None:
    findings = schema_rules.check(changed(CONTENT, (path, value)), SCHEMA)
    assert len(findings) == 1
    assert str(findings[0]).startswith(told)


@pytest.mark.parametrize("nonsense", [None, [], "text", {}, {"topics": {"heat": 1}}])
def test_nonsense_is_told_without_raising(nonsense: Any) -> None:
    assert schema_rules.check(nonsense, SCHEMA)


def _objects(schema: Any) -> list[dict[str, Any]]:
    """Give every part of a schema that describes an entry with named keys."""
    found = []
    if isinstance(schema, dict):
        if "properties" in schema and isinstance(schema["properties"], dict):
            found.append(schema)
        for part in schema.values():
            found += _objects(part)
    elif isinstance(schema, list):
        for part in schema:
            found += _objects(part)
    return found


def test_every_key_has_a_tooltip_and_no_other_key_is_let_in() -> None:
    for entry in _objects(SCHEMA):
        assert "additionalProperties" in entry
        for key, about in entry["properties"].items():
            described = about
            if "$ref" in about:
                described = {**SCHEMA["$defs"][about["$ref"].rpartition("/")[2]], **about}
            assert described.get("title"), key
            assert described.get("description"), key
