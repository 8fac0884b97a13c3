"""The project's files, read once for all tests."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MONDAY_NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SKILL_NAME = "back-spasm-relief"


@cache
def manifest() -> dict[str, Any]:
    """Read the skill's manifest."""
    read: dict[str, Any] = json.loads((ROOT / "skill.json").read_text(encoding="utf-8"))
    return read
