"""The simulator as a program, with the skill of this project, through a pipe."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.project import ROOT


def _talk(typed: bytes, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "simulator"],
        input=typed,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"lambda{os.pathsep}.", **environment},
        timeout=60,
        check=False,
    )


def _users(talk: "subprocess.CompletedProcess[bytes]") -> set[bytes]:
    return {line.strip() for line in talk.stdout.splitlines() if b'"userId"' in line}


def test_holds_a_conversation_and_leaves_with_success() -> None:
    talk = _talk(b"hello\nopen back spasm relief\n:wait 1 hour\n\nstop\n")
    lines = talk.stdout.decode().splitlines()
    assert talk.returncode == 0
    assert [line.startswith("Alexa: ") for line in lines] == [True, True, False, False, False, True]
    assert talk.stderr == b""


def test_bytes_that_are_no_text_are_still_an_utterance() -> None:
    talk = _talk(b"\xff\xfe caf\xe9\nlast line without an end")
    assert talk.returncode == 0
    assert talk.stdout.decode().count("Alexa: ") == 2


def test_a_memory_file_names_the_user_and_nothing_a_new_one(tmp_path: Path) -> None:
    typed = b"open back spasm relief\n:json\n"
    ann, again = (_users(_talk(typed, USER_FILE=str(tmp_path / "ann.json"))) for _ in range(2))
    new, other = (_users(_talk(typed)) for _ in range(2))
    assert len(ann) == 1
    assert ann == again
    assert len({*ann, *new, *other}) == 3


def test_the_skill_id_is_the_one_that_is_set() -> None:
    talk = _talk(b"open back spasm relief\n:json\n", SKILL_ID="amzn1.ask.skill.mine")
    assert b'"applicationId": "amzn1.ask.skill.mine"' in talk.stdout
    assert b"Alexa: (says nothing)" not in talk.stdout


CYCLE = b"""open back spasm relief
start an ice reminder
yes
yes
yes
:wait 20 minutes
:wait 30 minutes
what reminders do I have
"""


def test_a_permission_and_reminders_over_http(tmp_path: Path) -> None:
    talk = _talk(CYCLE, USER_FILE=str(tmp_path / "ann.json"), TZ="Asia/Tokyo")
    lines = talk.stdout.decode().splitlines()
    assert talk.stderr == b""
    assert "would like permission to set reminders" in lines[3]
    assert [line for line in lines if line.startswith("Reminder: ")] == [
        "Reminder: Here's your reminder: Take the ice pack off."
        " Here's your reminder: Take the ice pack off.",
        "Reminder: Here's your reminder: Put the ice pack on."
        " Here's your reminder: Put the ice pack on.",
    ]
    assert lines[-1].startswith("Alexa: You have 3 reminders: ")
    assert (tmp_path / "ann.json").exists()
