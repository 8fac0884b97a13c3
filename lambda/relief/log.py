"""One structured line per request, with nothing in it about the person.

Never logged: what was said or heard, slots, ids of users or devices, and the names of intents,
for those tell what hurts.
"""

import json
import logging
import traceback
from typing import Final

LOGGER: Final = logging.getLogger("relief")


def answered(
    request_type: str,
    locale: str,
    outcome: str,
    milliseconds: float,
    error: BaseException | None = None,
) -> None:
    """Log a request that was answered. ``outcome`` says how: open, closed or silent."""
    _write(
        logging.ERROR if error else logging.INFO,
        request=request_type,
        locale=locale,
        outcome=outcome,
        milliseconds=round(milliseconds, 1),
        **_named(error),
    )


def failed(part: str, error: BaseException) -> None:
    """Log that a part of the skill failed, though the request was answered."""
    _write(logging.ERROR, part=part, **_named(error))


def _named(error: BaseException | None) -> dict[str, str]:
    """Give an error's name and place. Its message may hold what was said, and is left out."""
    if error is None:
        return {}
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else ""
    return {"error": type(error).__name__, "where": where}


def refused(reason: str) -> None:
    """Log a request that is not for this skill, or none at all."""
    _write(logging.WARNING, refused=reason)


def _write(level: int, **fields: object) -> None:
    LOGGER.log(level, json.dumps(fields, ensure_ascii=True))
