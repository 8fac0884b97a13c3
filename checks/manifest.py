"""Reading a manifest (skill.json): what stands where."""

from collections.abc import Mapping
from typing import Any

from checks.finding import at
from checks.utterances import Model

Manifest = Mapping[str, Any]
Models = Mapping[str, Model]
"""The interaction model of each locale."""


def listings(manifest: Manifest) -> Mapping[str, Mapping[str, Any]]:
    """Give the store's listing of each locale."""
    found: Mapping[str, Mapping[str, Any]] = (
        value_at(manifest, "publishingInformation.locales") or {}
    )
    return found


def value_at(manifest: Manifest, path: str) -> Any:
    """Give what stands at a dotted path; None where nothing does."""
    value: Any = manifest
    for key in path.split("."):
        if not isinstance(value, Mapping) or key not in value:
            return None
        value = value[key]
    return value


def place(path: str) -> str:
    """Give a dotted path as a finding names it."""
    return at(*path.split("."))


def json_of(value: object) -> str:
    """Give a value as the manifest writes it."""
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'
