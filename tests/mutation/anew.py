"""A plugin of pytest: the answers to yes and no are imported anew for each test.

Their tables are made by functions that are called while they are imported. mutmut changes what a
function does when it is called, which would be too late for tables that stand already.
"""

import importlib

from relief.replies import yes_no


def pytest_runtest_setup() -> None:
    """Make the tables with the change that is tested."""
    importlib.reload(yes_no)
