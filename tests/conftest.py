"""What holds for every test: in CI nothing is left out, and the log goes to the logger."""

import os
from collections.abc import Generator, Iterator
from typing import Any

import pytest

from relief import log


@pytest.fixture(autouse=True)
def _log_to_the_logger() -> Iterator[None]:
    """The entry point of AWS, once imported, would have everything logged its way."""
    log.write_to(log.to_logger)
    yield
    log.write_to(log.to_logger)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Take a skipped test as failed where ``CI`` is set: nobody reads the reasons there."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"skipped, though CI is set: {_reason(report.longrepr)}"
    return report


def _reason(longrepr: Any) -> str:
    return str(longrepr[2]) if isinstance(longrepr, tuple) else str(longrepr)
