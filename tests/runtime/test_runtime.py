"""The package as AWS runs it: the archive, AWS's own runtime client, and AWS's own emulator."""

import json
import os
import signal
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from simulator import envelope
from simulator.envelope import Echo, Session
from tests.runtime.conversing import hold_all
from tests.runtime.emulator import NAME, WAIT, emulated
from tests.runtime.pythons import best_with_client
from tests.support.project import SKILL_NAME, manifest

NOTICE = "not medical advice"


def package() -> Path:
    """Give the folder of the archive, unpacked, for the Python that the emulator runs."""
    return best_with_client()[0].package()


@pytest.fixture
def launch(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Give the request that opens the skill, from somebody new."""
    sent = envelope.launch("en-US", datetime.now(UTC))
    echo = Echo.named(request.node.name, SKILL_NAME)
    return envelope.envelope(sent, Session(), echo, manifest())


def test_conversations(lambda_environment: dict[str, str]) -> None:
    with emulated(package(), lambda_environment) as emulator:
        hold_all(emulator, "emulated")
        (running,) = emulator.runtimes()
        runs = Path(f"/proc/{running}/exe").resolve().name
        logged = emulator.logged()
    assert runs == f"python{best_with_client()[0].version}"
    answered = [line for line in map(_read, logged.splitlines()) if "request" in line]
    assert len(answered) >= 15
    assert {line["outcome"] for line in answered} == {"open", "closed", "silent"}
    assert not [line for line in answered if "error" in line]
    assert '"part"' not in logged, "something of the skill failed"
    assert {line["FunctionName"] for line in answered} == {NAME}


def _read(line: str) -> dict[str, Any]:
    """Read what the function logged; nothing where the emulator did."""
    try:
        read = json.loads(line)
    except ValueError:
        return {}
    # What goes through Python's logging, Lambda puts into a line of its own.
    if "message" in read:
        return _read(read["message"])
    return dict(read)


def test_a_broken_package_says_what_it_lacks(
    tmp_path: Path, lambda_environment: dict[str, str], launch: dict[str, Any]
) -> None:
    for part in package().iterdir():
        if part.name != "six.py":
            (tmp_path / part.name).symlink_to(part)
    with emulated(tmp_path, lambda_environment) as emulator:
        told = json.loads(emulator.invoke(launch))
    assert told["errorType"] == "Runtime.ImportModuleError"
    assert "six" in told["errorMessage"]


def test_after_a_timeout_the_next_request_is_answered(
    lambda_environment: dict[str, str], launch: dict[str, Any]
) -> None:
    with emulated(package(), lambda_environment, timeout=4) as emulator:
        assert "outputSpeech" in emulator(launch)["response"]
        (hung,) = emulator.runtimes()
        os.kill(hung, signal.SIGSTOP)
        assert "timed out after 4" in emulator.invoke(launch)
        assert "outputSpeech" in emulator(launch)["response"]
        assert hung not in emulator.runtimes()


def test_what_is_remembered_outlives_the_process(
    lambda_environment: dict[str, str], launch: dict[str, Any]
) -> None:
    with emulated(package(), lambda_environment) as emulator:
        assert NOTICE in json.dumps(emulator(launch))
        (ended,) = emulator.runtimes()
        os.kill(ended, signal.SIGTERM)
        assert NOTICE not in json.dumps(emulator(launch)), "it is heard once"
        assert ended not in emulator.runtimes()


def test_nothing_is_left_when_it_is_told_to_end(
    lambda_environment: dict[str, str], launch: dict[str, Any]
) -> None:
    with emulated(package(), lambda_environment) as emulator:
        emulator(launch)
        (running,) = emulator.runtimes()
        emulator.process.send_signal(signal.SIGTERM)
        emulator.process.wait(timeout=WAIT)
        assert not Path(f"/proc/{running}").exists()
        assert "Traceback" not in emulator.logged()
