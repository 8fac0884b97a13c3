"""A table for the package to remember people in, and word of the Python that it ran on."""

from collections.abc import Iterator

import pytest

from tests.runtime.pythons import notes
from tests.support import tables

TABLE = "memory"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which Python the package ran on: nobody is to take another for Lambda's."""
    for note in notes:
        terminalreporter.write_line(f"tests/runtime: {note}")


@pytest.fixture(scope="session")
def dynamodb() -> Iterator[str]:
    """Serve DynamoDB with one table; give the address."""
    with tables.serving() as address:
        tables.make_table(tables.client(address), TABLE)
        yield address


@pytest.fixture
def lambda_environment(dynamodb: str) -> dict[str, str]:
    """Give the environment that the function has in AWS, and nothing of this machine's own."""
    return {
        "AWS_ENDPOINT_URL": dynamodb,
        "AWS_REGION": tables.REGION,
        "AWS_DEFAULT_REGION": tables.REGION,
        "AWS_ACCESS_KEY_ID": tables.OPENS_NOTHING,
        "AWS_SECRET_ACCESS_KEY": tables.OPENS_NOTHING,
        "MEMORY_TABLE": TABLE,
        "LOG_LEVEL": "INFO",
    }
