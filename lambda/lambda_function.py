"""The AWS entry point. With no environment set it needs no AWS.

Environment: ``SKILL_ID`` (the only skill id to answer), ``LOG_LEVEL`` (INFO unless set).
"""

import logging
import os

from relief.bootstrap import build_skill
from relief.skill import JsonObject

_LEVELS = logging.getLevelNamesMapping()
logging.getLogger("relief").setLevel(
    _LEVELS.get(os.environ.get("LOG_LEVEL", "").upper(), logging.INFO)
)

_skill = build_skill(skill_id=os.environ.get("SKILL_ID"))


def lambda_handler(event: object, context: object) -> JsonObject:
    """Answer one request envelope; never raises."""
    return _skill(event, context)
