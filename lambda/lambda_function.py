"""The AWS entry point. With no environment set it needs no AWS.

Environment: ``SKILL_ID`` (the only skill id to answer), ``MEMORY_TABLE`` (the DynamoDB table;
without it memory lasts as long as the process), ``LOG_LEVEL`` (INFO unless set),
``AWS_LAMBDA_FUNCTION_NAME`` (set by Lambda: whose metrics they are), and botocore's own.
"""

from __future__ import annotations

import gc

gc.disable()  # before anything is loaded: none of it is garbage

import contextlib
import os
import sys
from functools import cache

from relief.quick import lazy

lazy.install()

from ask_sdk_model.services import ApiClient, ApiClientRequest, ApiClientResponse

from relief import log
from relief.alexa.memory import InProcessMemory
from relief.bootstrap import build_skill
from relief.metrics import to_stream
from relief.ports import Memory, MemoryUnavailableError
from relief.skill import JsonObject

_level = log.LEVELS.get(os.environ.get("LOG_LEVEL", "").upper(), log.INFO)
_name = os.environ.get("AWS_LAMBDA_FUNCTION_NAME", "")
log.write_to(to_stream(sys.stdout, _level, function=_name))


class _Services(ApiClient):
    """Alexa's services. Few requests need them, so their client is loaded with the first call."""

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        """Send a request."""
        return _services().invoke(request)


@cache
def _services() -> ApiClient:
    from relief.alexa.api_client import UrllibApiClient  # noqa: PLC0415 - cold start

    return UrllibApiClient()


def _memory() -> Memory:
    table = os.environ.get("MEMORY_TABLE")
    if not table:
        return InProcessMemory()
    # Imported here: without a table there is no need of botocore, which takes longer than all else.
    from relief.alexa.dynamodb import DynamoMemory  # noqa: PLC0415

    memory = DynamoMemory(table)
    with contextlib.suppress(MemoryUnavailableError):
        memory.prepare()
    return memory


_skill = build_skill(memory=_memory(), api_client=_Services(), skill_id=os.environ.get("SKILL_ID"))
_skill.prime()
gc.enable()
gc.freeze()


def lambda_handler(event: object, context: object) -> JsonObject:
    """Answer one request envelope; never raises."""
    return _skill(event, context)
