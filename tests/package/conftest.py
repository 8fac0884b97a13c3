"""AWS as moto serves it, for what the template makes."""

from collections.abc import Iterator

import pytest

from tests.support import tables


@pytest.fixture(scope="session")
def aws_address() -> Iterator[str]:
    """Serve DynamoDB and CloudWatch; give the address."""
    with tables.serving() as address:
        yield address
