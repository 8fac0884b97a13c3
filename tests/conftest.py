"""What holds for every test."""

from collections.abc import Iterator

import pytest

from relief import log


@pytest.fixture(autouse=True)
def _log_to_the_logger() -> Iterator[None]:
    """The entry point of AWS, once imported, would have everything logged its way."""
    log.write_to(log.to_logger)
    yield
    log.write_to(log.to_logger)
