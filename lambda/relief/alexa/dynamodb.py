"""Memory in a DynamoDB table: one item per user.

An item has four attributes and no more: ``user`` (the key: the user's id), ``record`` (a text of
JSON), ``revision`` (a number, one more with every write) and ``expires`` (a number, seconds since
1970: the table's time-to-live attribute). An item whose record cannot be read counts as an empty
one, so that the next write mends it.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, Protocol

from relief import log
from relief.alexa.patience import within
from relief.domain.plain import Plain
from relief.ports import Clock, Kept, MemoryConflictError, MemoryUnavailableError
from relief.quick.table_client import make_table_client

CONNECT_TIMEOUT: Final = 0.4
READ_TIMEOUT: Final = 0.5
BUDGET: Final = 1.2
"""Seconds for one call, with its retry: one load and one save together stay below two and a half,
and leave a turn the time to answer without them."""
ATTEMPTS: Final = 2
"""The second is for a connection that died while the function was frozen."""

UNCOUNTED: Final = 0
"""The revision of an item that has none, or none to count on from."""
_LAST: Final = 10**15 - 1
"""Nobody counts further."""

_NAMES: Final = {
    "#user": "user",
    "#record": "record",
    "#revision": "revision",
    "#expires": "expires",
}
"""Every attribute by a placeholder, for DynamoDB reserves some words."""

_NEW: Final = "attribute_not_exists(#user) OR #expires <= :now"
"""Nothing is there, or what DynamoDB has yet to delete: it may take days to."""
_OVER: Final = "#revision >= :over AND #revision < :next AND attribute_exists(#user)"
_OVER_UNCOUNTED: Final = (
    "attribute_exists(#user) AND"
    " NOT (attribute_type(#revision, :number) AND #revision BETWEEN :first AND :last)"
)


class UnreadableRecordError(Exception):
    """An item's record is none: missing, no JSON, or no object."""


class Client(Protocol):
    """What is used of botocore's DynamoDB client."""

    def get_item(self, **request: Any) -> Mapping[str, Any]:
        """Read an item."""

    def put_item(self, **request: Any) -> Mapping[str, Any]:
        """Write an item."""

    def delete_item(self, **request: Any) -> Mapping[str, Any]:
        """Delete an item."""


class DynamoMemory:
    """Keeps records in a table. One call of it is one request, each within its budget of time."""

    def __init__(
        self,
        table: str,
        client: Client | None = None,
        *,
        clock: Clock = lambda: datetime.now(UTC),
        connect_timeout: float = CONNECT_TIMEOUT,
        read_timeout: float = READ_TIMEOUT,
        budget: float = BUDGET,
    ) -> None:
        """Take the table's name, a clock, and seconds to wait.

        Without a client, one is made from the environment at first use, with these timeouts.
        """
        self._table = table
        self._client = client
        self._clock = clock
        self._timeouts = {"connect_timeout": connect_timeout, "read_timeout": read_timeout}
        self._budget = budget
        self._making = threading.Lock()

    def prepare(self) -> None:
        """Make the client ahead of its first use, which would otherwise wait for botocore's import.

        Raises MemoryUnavailableError where the environment names no region.
        """
        try:
            self._connected()
        except Exception as error:
            raise _unavailable(error) from None

    def load(self, user_id: str) -> Kept | None:
        """Give what is kept of a user, None where nothing is, or only what has expired."""
        answer = self._call("get_item", Key=_key(user_id), ConsistentRead=True)
        item = answer.get("Item")
        if not item or _is_expired(item, self._clock()):
            return None
        return Kept(_read_record(item), _read_revision(item))

    def save(self, user_id: str, record: Plain, *, over: int | None, expires: datetime) -> None:
        """Keep this of a user, until it expires; see relief.ports.Memory.

        A write whose answer got lost is tried again, and then conflicts with itself: whoever
        reads again and writes again comes out right.
        """
        item = {
            **_key(user_id),
            "record": {"S": json.dumps(record)},
            "revision": _number((over or UNCOUNTED) + 1),
            "expires": _number(_seconds(expires)),
        }
        self._call("put_item", Item=item, **_condition(over, self._clock()))

    def forget(self, user_id: str) -> None:
        """Keep nothing of a user."""
        self._call("delete_item", Key=_key(user_id))

    def _call(self, operation: str, **request: Any) -> Mapping[str, Any]:
        """Make one request. Raises what the port may raise, and nothing else."""
        try:
            method = getattr(self._connected(), operation)
            answer: Mapping[str, Any] = within(
                self._budget, lambda: method(TableName=self._table, **request)
            )
        except Exception as error:
            if _code(error) == "ConditionalCheckFailedException":
                raise MemoryConflictError from None
            raise _unavailable(error) from None
        return answer

    def _connected(self) -> Client:
        with self._making:
            if self._client is None:
                self._client = self._make_client()
            return self._client

    def _make_client(self) -> Client:
        # This mode waits 50 ms before the retry with DynamoDB; the newer up to a second.
        retries = {"total_max_attempts": ATTEMPTS, "mode": "legacy"}
        client: Client = make_table_client(retries=retries, **self._timeouts)
        return client


def _unavailable(error: Exception) -> MemoryUnavailableError:
    """Log an error by its name, and give the port's: its message may hold ids, ours doesn't."""
    log.failed("memory", error)
    return MemoryUnavailableError(_code(error))


def _code(error: Exception) -> str:
    """Give the code of an error that DynamoDB answered, the name of any other."""
    response = getattr(error, "response", None)
    answered = response.get("Error", {}) if isinstance(response, dict) else {}
    return str(answered.get("Code") or type(error).__name__)


def _condition(over: int | None, now: datetime) -> dict[str, Any]:
    """Give the condition of a write over a revision; over None, that there is nothing."""
    if over is None:
        condition, values = _NEW, {":now": _number(_seconds(now))}
    elif over == UNCOUNTED:
        condition = _OVER_UNCOUNTED
        values = {":number": {"S": "N"}, ":first": _number(1), ":last": _number(_LAST)}
    else:
        condition, values = _OVER, {":over": _number(over), ":next": _number(over + 1)}
    return {
        "ConditionExpression": condition,
        "ExpressionAttributeNames": {
            placeholder: name for placeholder, name in _NAMES.items() if placeholder in condition
        },
        "ExpressionAttributeValues": values,
    }


def _key(user_id: str) -> dict[str, Any]:
    return {"user": {"S": user_id}}


def _number(value: int) -> dict[str, str]:
    return {"N": str(value)}


def _seconds(time: datetime) -> int:
    return int(time.timestamp())


def _whole(value: Any) -> int | None:
    """Read a number of DynamoDB's, downwards; None where it is none, or beyond counting."""
    text = value.get("N", "") if isinstance(value, dict) else ""
    read = re.fullmatch(r"(\d{1,15})(\.\d+)?", text)
    return int(read[1]) if read else None


def _is_expired(item: Mapping[str, Any], now: datetime) -> bool:
    expires = _whole(item.get("expires"))
    return expires is not None and expires <= _seconds(now)


def _read_revision(item: Mapping[str, Any]) -> int:
    return _whole(item.get("revision")) or UNCOUNTED


def _read_record(item: Mapping[str, Any]) -> Plain:
    try:
        record = json.loads(item.get("record", {}).get("S", ""))
    except (ValueError, RecursionError):
        record = None
    if isinstance(record, dict):
        return record
    log.failed("memory", UnreadableRecordError())
    return {}
