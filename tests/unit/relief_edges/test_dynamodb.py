"""The memory in DynamoDB: its item, its requests, and everything that can be wrong with either."""

import json
import logging
import socket
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from botocore.session import Session

from relief.alexa import dynamodb
from relief.alexa.dynamodb import DynamoMemory
from relief.domain.plain import Plain
from relief.ports import Kept, MemoryConflictError, MemoryUnavailableError
from tests.support.project import MONDAY_NOON, ROOT
from tests.unit.relief_edges.conftest import MovedClock, Table
from tests.unit.relief_edges.servers import Reply, Silence, refusing, scripted

SOMEONE = "amzn1.ask.account.SOMEONE"
RECORD: Plain = {"place": "KEPT-IN-CONFIDENCE"}
LATER = MONDAY_NOON + timedelta(days=90)
TARGET = "DynamoDB_20120810."

Use = Callable[[DynamoMemory], object]

USES: dict[str, Use] = {
    "load": lambda memory: memory.load(SOMEONE),
    "save": lambda memory: memory.save(SOMEONE, RECORD, over=None, expires=LATER),
    "forget": lambda memory: memory.forget(SOMEONE),
}

each_use = pytest.mark.parametrize("use", USES.values(), ids=USES)


@pytest.fixture
def memory(table: Table, clock: MovedClock) -> DynamoMemory:
    return DynamoMemory(table.name, table.client, clock=clock)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Spare the tests the pauses before a retry, and tell how long they would have been."""
    spared: list[float] = []
    monkeypatch.setattr("botocore.endpoint.time.sleep", spared.append)
    return spared


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """Give what has been logged; hold that none of it is about the person."""
    caplog.set_level(logging.INFO, logger="relief")
    yield lambda: [json.loads(message) for message in caplog.messages]
    assert SOMEONE not in caplog.text
    assert "CONFIDENCE" not in caplog.text


def at(address: str, **timeouts: float) -> DynamoMemory:
    """Give a memory that makes its own client, from an environment that names this address."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", address)
        memory = DynamoMemory("a-table", None, clock=MovedClock(), **timeouts)
        memory.prepare()
    return memory


def refusal(code: str, status: int = 400) -> Reply:
    """Give an error as DynamoDB answers it."""
    kind = f"com.amazonaws.dynamodb.v20120810#{code}"
    return Reply(status, json.dumps({"__type": kind, "message": f"about {SOMEONE}"}).encode())


def fails(memory: DynamoMemory, use: Use, cause: str) -> None:
    """Hold that the memory says that it is unavailable, why, and nothing else."""
    with pytest.raises(MemoryUnavailableError) as failure:
        use(memory)
    assert str(failure.value) == cause
    told = "".join(traceback.format_exception(failure.value))
    assert SOMEONE not in told
    assert "CONFIDENCE" not in told


# The item


def test_an_item_has_four_attributes_and_no_more(table: Table, memory: DynamoMemory) -> None:
    memory.save(SOMEONE, {"pace": "slow"}, over=None, expires=LATER)
    assert table.items() == [
        {
            "user": {"S": SOMEONE},
            "record": {"S": '{"pace": "slow"}'},
            "revision": {"N": "1"},
            "expires": {"N": str(int(LATER.timestamp()))},
        }
    ]


def test_every_write_counts(table: Table, memory: DynamoMemory) -> None:
    for over in (None, 1, 2):
        memory.save(SOMEONE, RECORD, over=over, expires=LATER)
    assert [item["revision"] for item in table.items()] == [{"N": "3"}]


def test_what_is_forgotten_leaves_the_table(table: Table, memory: DynamoMemory) -> None:
    memory.save(SOMEONE, RECORD, over=None, expires=LATER)
    memory.forget(SOMEONE)
    assert table.items() == []


def test_a_record_that_dynamodb_has_yet_to_delete_starts_again_from_one(
    table: Table, memory: DynamoMemory, clock: MovedClock
) -> None:
    table.put(
        user={"S": SOMEONE},
        record={"S": '{"pace": "slow"}'},
        revision={"N": "41"},
        expires={"N": str(int(clock().timestamp()))},
    )
    assert memory.load(SOMEONE) is None
    memory.save(SOMEONE, RECORD, over=None, expires=LATER)
    assert memory.load(SOMEONE) == Kept(RECORD, 1)


# Its requests


@pytest.mark.parametrize(
    ("use", "operation"),
    [(USES["load"], "GetItem"), (USES["save"], "PutItem"), (USES["forget"], "DeleteItem")],
    ids=USES,
)
def test_each_use_is_one_request(aws: object, use: Use, operation: str) -> None:
    with scripted(Reply()) as dynamo:
        use(at(dynamo.address))
    assert [asked.headers["X-Amz-Target"] for asked in dynamo.asked] == [TARGET + operation]


def test_a_load_reads_what_was_written_last(aws: object) -> None:
    with scripted(Reply()) as dynamo:
        at(dynamo.address).load(SOMEONE)
    assert json.loads(dynamo.asked[0].body) == {
        "TableName": "a-table",
        "Key": {"user": {"S": SOMEONE}},
        "ConsistentRead": True,
    }


def test_a_memory_that_is_not_used_imports_nothing_of_aws() -> None:
    program = (
        "import sys; from relief.alexa.dynamodb import DynamoMemory; DynamoMemory('a-table');"
        "sys.exit(any(name.startswith('boto') for name in sys.modules))"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], cwd=ROOT / "lambda", check=False
    )
    assert done.returncode == 0


def test_a_client_is_made_once(table: Table, aws: pytest.MonkeyPatch, moto_address: str) -> None:
    made: list[str] = []
    make = Session.create_client

    def counted(session: Session, name: str, **settings: Any) -> Any:
        made.append(name)
        return make(session, name, **settings)

    aws.setattr(Session, "create_client", counted)
    aws.setenv("AWS_ENDPOINT_URL", moto_address)
    memory = DynamoMemory(table.name)
    assert made == []
    memory.save(SOMEONE, RECORD, over=None, expires=LATER + timedelta(days=36500))
    assert memory.load(SOMEONE) == Kept(RECORD, 1)
    assert made == ["dynamodb"]


# Items that nobody can read

GOOD: dict[str, dict[str, Any]] = {
    "user": {"S": SOMEONE},
    "record": {"S": json.dumps(RECORD)},
    "revision": {"N": "7"},
    "expires": {"N": str(int(LATER.timestamp()))},
}


def without(name: str) -> dict[str, dict[str, Any]]:
    return {key: value for key, value in GOOD.items() if key != name}


@pytest.mark.parametrize(
    "item",
    [
        without("record"),
        GOOD | {"record": {"S": "CONFIDENCE {"}},
        GOOD | {"record": {"S": "[1, 2]"}},
        GOOD | {"record": {"S": "null"}},
        GOOD | {"record": {"S": "[" * 100_000}},
        GOOD | {"record": {"N": "5"}},
        GOOD | {"record": {"M": {"pace": {"S": "slow"}}}},
    ],
    ids=["missing", "no JSON", "a list", "null", "too deep", "a number", "a map"],
)
def test_an_unreadable_record_counts_as_empty_and_is_mended_by_the_next_write(
    table: Table,
    memory: DynamoMemory,
    item: dict[str, dict[str, Any]],
    logged: Callable[[], list[dict[str, Any]]],
) -> None:
    table.put(**item)
    assert memory.load(SOMEONE) == Kept({}, 7)
    assert [line["error"] for line in logged()] == ["UnreadableRecordError"]
    memory.save(SOMEONE, RECORD, over=7, expires=LATER)
    assert memory.load(SOMEONE) == Kept(RECORD, 8)


UNCOUNTED_ITEMS = {
    "missing": without("revision"),
    "no number": GOOD | {"revision": {"S": "7"}},
    "negative": GOOD | {"revision": {"N": "-3"}},
    "zero": GOOD | {"revision": {"N": "0"}},
    "a fraction of one": GOOD | {"revision": {"N": "0.5"}},
    "endless": GOOD | {"revision": {"N": "100000000000000000000"}},
    "nothing but a key": {"user": {"S": SOMEONE}},
}


@pytest.mark.parametrize("item", UNCOUNTED_ITEMS.values(), ids=UNCOUNTED_ITEMS)
def test_an_item_that_does_not_count_its_writes_is_mended_by_the_next_one_and_only_once(
    table: Table, memory: DynamoMemory, item: dict[str, dict[str, Any]]
) -> None:
    table.put(**item)
    kept = memory.load(SOMEONE)
    assert kept is not None
    assert kept.revision == dynamodb.UNCOUNTED
    memory.save(SOMEONE, RECORD, over=kept.revision, expires=LATER)
    with pytest.raises(MemoryConflictError):
        memory.save(SOMEONE, {}, over=kept.revision, expires=LATER)
    assert memory.load(SOMEONE) == Kept(RECORD, 1)


def test_an_item_that_does_not_count_its_writes_and_was_forgotten_is_not_brought_back(
    table: Table, memory: DynamoMemory
) -> None:
    table.put(**without("revision"))
    memory.load(SOMEONE)
    memory.forget(SOMEONE)
    with pytest.raises(MemoryConflictError):
        memory.save(SOMEONE, RECORD, over=dynamodb.UNCOUNTED, expires=LATER)


def test_a_revision_between_two_is_read_downwards(table: Table, memory: DynamoMemory) -> None:
    table.put(**GOOD | {"revision": {"N": "7.5"}})
    assert memory.load(SOMEONE) == Kept(RECORD, 7)
    memory.save(SOMEONE, RECORD, over=7, expires=LATER)
    assert memory.load(SOMEONE) == Kept(RECORD, 8)


@pytest.mark.parametrize(
    "item", [without("expires"), GOOD | {"expires": {"S": "2020-01-01"}}], ids=["missing", "text"]
)
def test_an_item_without_a_readable_end_has_not_expired(
    table: Table, memory: DynamoMemory, item: dict[str, dict[str, Any]]
) -> None:
    table.put(**item)
    assert memory.load(SOMEONE) == Kept(RECORD, 7)


# A table that is down, slow or not there


@each_use
def test_a_dead_port(aws: object, use: Use, pauses: list[float], logged: Any) -> None:
    with refusing() as address:
        fails(at(address), use, "EndpointConnectionError")
    assert len(pauses) == 1
    assert [line["error"] for line in logged()] == ["EndpointConnectionError"]


def test_a_table_that_does_not_answer(aws: object, pauses: list[float]) -> None:
    with scripted(Silence()) as dynamo:
        fails(at(dynamo.address, read_timeout=0.02), USES["load"], "ReadTimeoutError")
        dynamo.until_asked(dynamodb.ATTEMPTS)
    assert len(dynamo.asked) == dynamodb.ATTEMPTS
    assert pauses == [0.05]


@each_use
def test_the_budget_ends_what_no_timeout_does(
    aws: pytest.MonkeyPatch, use: Use, logged: Any
) -> None:
    begun, found = threading.Event(), threading.Event()

    def lost(*args: object) -> list[object]:
        begun.set()
        found.wait()
        raise socket.gaierror

    with refusing() as address:
        memory = at(address, budget=0.01)
        with aws.context() as patch:
            patch.setattr(socket, "getaddrinfo", lost)
            fails(memory, use, "TimeoutError")
            begun.wait()
        found.set()


def test_a_load_and_a_save_leave_most_of_three_seconds() -> None:
    assert 2 * dynamodb.BUDGET <= 2.5
    once = dynamodb.CONNECT_TIMEOUT + dynamodb.READ_TIMEOUT
    assert once < dynamodb.BUDGET, "a single slow attempt would never be told by its own name"


def test_a_table_that_does_not_answer_takes_no_longer_than_said(aws: object) -> None:
    with scripted(Silence()) as dynamo:
        memory = at(dynamo.address, read_timeout=10, budget=0.03)
        began = time.monotonic()
        fails(memory, USES["load"], "TimeoutError")
        assert time.monotonic() - began < 0.5


@pytest.mark.parametrize("code", ["ProvisionedThroughputExceededException", "ThrottlingException"])
@each_use
def test_throttling_is_tried_once_more(
    aws: object, use: Use, code: str, pauses: list[float], logged: Any
) -> None:
    with scripted(refusal(code)) as dynamo:
        fails(at(dynamo.address), use, code)
    assert len(dynamo.asked) == dynamodb.ATTEMPTS
    assert len(logged()) == 1


@each_use
def test_a_hiccup_is_got_over(aws: object, use: Use, pauses: list[float], logged: Any) -> None:
    with scripted(refusal("InternalServerError", 500), Reply()) as dynamo:
        use(at(dynamo.address))
    assert logged() == []


@pytest.mark.parametrize(
    ("reply", "cause"),
    [
        (refusal("AccessDeniedException"), "AccessDeniedException"),
        (refusal("ValidationException"), "ValidationException"),
        (Reply(301, headers=(("Location", "http://elsewhere.example"),)), "301"),
    ],
)
def test_an_answer_that_is_none(aws: object, reply: Reply, cause: str, logged: Any) -> None:
    with scripted(reply) as dynamo:
        fails(at(dynamo.address), USES["load"], cause)
    assert len(dynamo.asked) == 1


@each_use
def test_no_such_table(moto_client: Any, use: Use, logged: Any) -> None:
    fails(DynamoMemory("no-such-table", moto_client), use, "ResourceNotFoundException")
    assert [line["error"] for line in logged()] == ["ResourceNotFoundException"]


@each_use
def test_no_region(aws: pytest.MonkeyPatch, use: Use) -> None:
    aws.delenv("AWS_REGION")
    aws.delenv("AWS_DEFAULT_REGION")
    memory = DynamoMemory("a-table")
    fails(memory, use, "NoRegionError")
    fails(memory, DynamoMemory.prepare, "NoRegionError")


@each_use
def test_no_credentials(aws: pytest.MonkeyPatch, use: Use) -> None:
    aws.delenv("AWS_ACCESS_KEY_ID")
    aws.delenv("AWS_SECRET_ACCESS_KEY")
    fails(DynamoMemory("a-table"), use, "NoCredentialsError")


def test_no_botocore(aws: pytest.MonkeyPatch) -> None:
    aws.setitem(sys.modules, "botocore.session", None)
    fails(DynamoMemory("a-table"), USES["load"], "ModuleNotFoundError")


def test_a_table_that_comes_back_is_used_again(
    table: Table, clock: MovedClock, moto_client: Any
) -> None:
    memory = DynamoMemory(table.name, moto_client, clock=clock)
    memory.save(SOMEONE, RECORD, over=None, expires=LATER)
    moto_client.delete_table(TableName=table.name)
    fails(memory, USES["load"], "ResourceNotFoundException")
    moto_client.create_table(
        TableName=table.name,
        KeySchema=[{"AttributeName": "user", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "user", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    memory.save(SOMEONE, RECORD, over=None, expires=LATER)
    assert memory.load(SOMEONE) == Kept(RECORD, 1)
