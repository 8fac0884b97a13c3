"""The AWS entry point. With no environment set it needs no AWS.

Environment: ``SKILL_ID`` (the only skill id to answer), ``MEMORY_TABLE`` (the DynamoDB table;
without it memory lasts as long as the process), ``LOG_LEVEL`` (INFO unless set), and boto3's own.
"""

import contextlib
import logging
import os

from relief.alexa.api_client import UrllibApiClient
from relief.alexa.memory import InProcessMemory
from relief.bootstrap import build_skill
from relief.ports import Memory, MemoryUnavailableError
from relief.skill import JsonObject

_LEVELS = logging.getLevelNamesMapping()
logging.getLogger("relief").setLevel(
    _LEVELS.get(os.environ.get("LOG_LEVEL", "").upper(), logging.INFO)
)


def _memory() -> Memory:
    table = os.environ.get("MEMORY_TABLE")
    if not table:
        return InProcessMemory()
    # Imported here: without a table there is no need of boto3, which costs more than all the rest.
    from relief.alexa.dynamodb import DynamoMemory  # noqa: PLC0415

    memory = DynamoMemory(table)
    with contextlib.suppress(MemoryUnavailableError):
        memory.prepare()
    return memory


_skill = build_skill(
    memory=_memory(), api_client=UrllibApiClient(), skill_id=os.environ.get("SKILL_ID")
)


def lambda_handler(event: object, context: object) -> JsonObject:
    """Answer one request envelope; never raises."""
    return _skill(event, context)
