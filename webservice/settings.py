"""The application as the environment describes it.

Environment: ``SKILL_ID`` (the only skill id that is answered, or ``any``), ``MEMORY_TABLE`` (a
DynamoDB table) or ``MEMORY_FILE`` (a file); without either, memory lasts as long as the process.
``LOG_LEVEL`` (INFO unless set).
"""

import contextlib
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from flask import Flask

from relief.alexa.api_client import Timeouts, UrllibApiClient
from relief.alexa.dynamodb import DynamoMemory
from relief.alexa.file_memory import FileMemory
from relief.alexa.memory import InProcessMemory
from relief.bootstrap import build_skill
from relief.ports import Memory, MemoryUnavailableError
from webservice.app import create_app
from webservice.fetching import ChainFetcher, trusted_roots, trusting_context
from webservice.memory import OneAtATime
from webservice.signing_keys import SigningKeys

ANY: Final = "any"
FROM_AFAR: Final = Timeouts(connect=1.5, read=2, budget=4)
"""For a chain, which lies in Virginia and is fetched once. Alexa waits eight seconds."""


class SettingsError(Exception):
    """The service cannot start with this environment. The message says what to set."""


def app_from(environ: Mapping[str, str]) -> Flask:
    """Build the application. Raises SettingsError."""
    skill_id = _skill_id(environ)
    trust = trusting_context()
    client = UrllibApiClient(trust=trust)
    fetch = ChainFetcher(UrllibApiClient(FROM_AFAR, trust=trust))
    return create_app(
        build_skill(clock=_utc_now, memory=memory_from(environ), api_client=client),
        keys=SigningKeys(fetch, trusted_roots(), _utc_now),
        clock=_utc_now,
        skill_id=skill_id,
    )


def memory_from(environ: Mapping[str, str]) -> Memory:
    """Give the memory that the environment names."""
    table, file = environ.get("MEMORY_TABLE"), environ.get("MEMORY_FILE")
    if table:
        memory = DynamoMemory(table)
        with contextlib.suppress(MemoryUnavailableError):
            memory.prepare()
        return memory
    return OneAtATime(FileMemory(Path(file)) if file else InProcessMemory())


def set_up_logging(environ: Mapping[str, str]) -> None:
    """Write every log line to standard error as it is: one JSON object."""
    logging.basicConfig(format="%(message)s")
    level = logging.getLevelNamesMapping().get(environ.get("LOG_LEVEL", "").upper(), logging.INFO)
    logging.getLogger("relief").setLevel(level)


def _skill_id(environ: Mapping[str, str]) -> str | None:
    found = environ.get("SKILL_ID", "").strip()
    if not found:
        raise SettingsError(
            "Set SKILL_ID to the id of your skill (it starts with amzn1.ask.skill), so that no"
            f" other skill can use this service. SKILL_ID={ANY} answers every skill."
        )
    return None if found == ANY else found


def _utc_now() -> datetime:
    return datetime.now(UTC)
