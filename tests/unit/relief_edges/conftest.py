"""The stores that a memory can keep in, and a table served by moto as DynamoDB would."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from relief.alexa.dynamodb import DynamoMemory
from relief.alexa.file_memory import FileMemory
from relief.alexa.memory import InProcessMemory
from relief.ports import Memory
from tests.support import tables
from tests.support.project import MONDAY_NOON

_numbers = count()


class MovedClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self._time = MONDAY_NOON

    def __call__(self) -> datetime:
        return self._time

    def advance(self, length: timedelta) -> None:
        self._time += length


@dataclass
class Store:
    """Where memories keep: each that is opened is another device's, or another process's."""

    open: Callable[[], Memory]
    clock: MovedClock


class Table:
    """A table, looked at and filled behind the memory's back."""

    def __init__(self, client: Any, name: str) -> None:
        self.client = client
        self.name = name

    def put(self, **attributes: dict[str, Any]) -> None:
        self.client.put_item(TableName=self.name, Item=attributes)

    def items(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.client.scan(TableName=self.name)["Items"]
        return found


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture(scope="session")
def moto_address() -> Iterator[str]:
    """Serve DynamoDB over HTTP."""
    with tables.serving() as address:
        yield address


@pytest.fixture(scope="session")
def moto_client(moto_address: str) -> Any:
    """Give botocore's client of it, made once, for making one takes a while."""
    return tables.client(moto_address)


@pytest.fixture
def table(moto_client: Any) -> Table:
    """Give an empty table."""
    name = f"memory-{next(_numbers)}"
    tables.make_table(moto_client, name)
    return Table(moto_client, name)


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Give an environment as AWS Lambda does, and nothing of this machine's own."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere/config")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    return monkeypatch


@pytest.fixture
def process_store(clock: MovedClock) -> Store:
    memory = InProcessMemory()
    return Store(lambda: memory, clock)


@pytest.fixture
def file_store(clock: MovedClock, tmp_path: Path) -> Store:
    return Store(lambda: FileMemory(tmp_path / "memory.json", clock=clock), clock)


@pytest.fixture
def table_store(clock: MovedClock, table: Table) -> Store:
    return Store(lambda: DynamoMemory(table.name, table.client, clock=clock), clock)
