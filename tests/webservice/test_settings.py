"""What the environment decides, and a memory that many threads share."""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from relief.alexa.file_memory import FileMemory
from relief.alexa.memory import InProcessMemory
from relief.ports import Memory, MemoryConflictError
from tests.support.project import MONDAY_NOON
from webservice.memory import OneAtATime
from webservice.settings import SettingsError, app_from, memory_from, set_up_logging

LATER = MONDAY_NOON + timedelta(days=90)


@pytest.mark.parametrize("environ", [{}, {"SKILL_ID": ""}, {"SKILL_ID": " "}])
def test_without_a_skill_id_nothing_starts(environ: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="Set SKILL_ID"):
        app_from(environ)


@pytest.mark.parametrize("skill_id", ["amzn1.ask.skill.x", "any"])
def test_with_one_it_starts(skill_id: str) -> None:
    client = app_from({"SKILL_ID": skill_id}).test_client()
    assert client.get("/healthz").status_code == 200
    assert client.post("/", data=b"{}").status_code == 400


def test_a_file_remembers_over_a_restart(tmp_path: Path) -> None:
    environ = {"MEMORY_FILE": str(tmp_path / "memory.json")}
    later = LATER.replace(year=9000)
    memory_from(environ).save("someone", {"x": 1}, over=None, expires=later)
    kept = memory_from(environ).load("someone")
    assert kept is not None
    assert kept.record == {"x": 1}


def test_without_a_file_or_a_table_memory_is_the_processs() -> None:
    memory_from({}).save("someone", {}, over=None, expires=LATER)
    assert memory_from({}).load("someone") is None


def test_a_table_without_a_region_starts_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)
    app_from({"SKILL_ID": "any", "MEMORY_TABLE": "memory"})


@pytest.fixture
def _as_it_was() -> Iterator[None]:
    logger = logging.getLogger("relief")
    level = logger.level
    yield
    logger.setLevel(level)


@pytest.mark.usefixtures("_as_it_was")
@pytest.mark.parametrize(
    ("environ", "level"),
    [
        ({}, logging.INFO),
        ({"LOG_LEVEL": "warning"}, logging.WARNING),
        ({"LOG_LEVEL": "loud"}, logging.INFO),
    ],
)
def test_the_log_level_is_as_wanted(environ: dict[str, str], level: int) -> None:
    set_up_logging(environ)
    assert logging.getLogger("relief").level == level


@pytest.mark.parametrize("kind", ["process", "file"])
def test_nothing_written_by_many_threads_gets_lost(kind: str, tmp_path: Path) -> None:
    inner: Memory = (
        InProcessMemory()
        if kind == "process"
        else FileMemory(tmp_path / "memory.json", clock=lambda: MONDAY_NOON)
    )
    memory = OneAtATime(inner)

    def count(times: int) -> None:
        for _ in range(times):
            while not add_one():
                pass

    def add_one() -> bool:
        kept = memory.load("someone")
        before = kept.record["count"] if kept else 0
        assert isinstance(before, int)
        try:
            over = kept.revision if kept else None
            memory.save("someone", {"count": before + 1}, over=over, expires=LATER)
        except MemoryConflictError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(count, [25] * 4))
    kept = memory.load("someone")
    assert kept is not None
    assert kept.record == {"count": 100}
    memory.forget("someone")
    assert memory.load("someone") is None
