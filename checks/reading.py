"""Reading JSON text, with its slips told in plain words."""

import json
from typing import Any

from checks.finding import Finding


def parse(text: str) -> tuple[Any, list[Finding]]:
    """Parse a file's text; give its value (None when it is no JSON at all) and what is wrong.

    A key that stands twice is a finding: JSON keeps the last one and silently drops the first.
    """
    findings: list[Finding] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        entry: dict[str, Any] = {}
        for key, value in pairs:
            if key in entry:
                findings.append(_twice(key))
            entry[key] = value
        return entry

    try:
        return json.loads(text, object_pairs_hook=once), findings
    except json.JSONDecodeError as error:
        return None, [_malformed(error)]


def _twice(key: str) -> Finding:
    return Finding(
        f'"{key}"',
        "stands twice in the same place, and only the last one counts.",
        "Remove or rename one of them.",
    )


def _malformed(error: json.JSONDecodeError) -> Finding:
    return Finding(
        f"line {error.lineno}, column {error.colno}",
        f"the file can't be read from here on ({error.msg}).",
        "Look just before this place for a missing or extra comma, quotation mark or bracket.",
    )
