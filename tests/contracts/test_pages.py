"""The privacy policy and the terms of use are true to what the code keeps and says."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from relief.alexa.dynamodb import DynamoMemory
from relief.alexa.file_memory import FileMemory
from relief.domain.plain import Plain
from relief.domain.record import ASK_AGAIN_AFTER, Record
from relief.recollection import KEPT_FOR
from tests.contracts.test_memory import CYCLE, FULL
from tests.contracts.test_regions import NUMBERS
from tests.support.project import ROOT
from tests.support.world import World

PAGES = {
    name: (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    for name in ("privacy", "terms")
}
PRIVACY, TERMS = (re.sub(r"\s+", " ", PAGES[name]) for name in ("privacy", "terms"))


def listed(heading: str) -> set[str]:
    """Give the fields of the table with this heading."""
    _, _, table = PAGES["privacy"].partition(f"| {heading} |")
    rows = table.partition("\n\n")[0]
    return set(re.findall(r"^\| `(\w+)` \|", rows, re.MULTILINE))


def keys(part: Plain) -> set[str]:
    return set(part)


def test_the_policy_lists_every_field_that_is_kept_and_no_other() -> None:
    assert listed("field") == keys(Record().to_json())
    assert FULL.place is not None
    assert listed("field of `place`") == keys(FULL.place.to_json())
    assert listed("field of `ice`") == keys(CYCLE.to_json())
    (row,) = re.findall(r"^\| `alarms` \|.*$", PAGES["privacy"], re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", row)) - {"alarms"} == keys(CYCLE.alarms[0].to_json())


def test_the_policy_tells_how_long_things_are_kept() -> None:
    assert KEPT_FOR.days == 90
    assert "ninety days after you last used it" in PRIVACY
    assert ASK_AGAIN_AFTER.days == 7
    assert "left in peace for a week" in PRIVACY


def test_the_day_on_which_an_entry_expires_is_kept_and_no_time(tmp_path: Path) -> None:
    assert "the day on which it expires" in PRIVACY
    file, table = tmp_path / "memory.json", Table()
    for memory in (FileMemory(file), DynamoMemory("memory", table)):
        with World(memory=memory, start=datetime(2026, 11, 23, 9, 41, 7, tzinfo=UTC)) as world:
            world.say("open back spasm relief")
            world.say("yes")
    (entry,) = json.loads(file.read_text("utf-8")).values()
    assert entry["expires"] == "2027-02-22T00:00:00+00:00"
    assert table.written
    for item in table.written:
        assert item["expires"] == {"N": str(int(datetime(2027, 2, 22, tzinfo=UTC).timestamp()))}


class Table:
    """A table that shows what is written to it."""

    def __init__(self) -> None:
        self.written: list[Any] = []

    def get_item(self, **request: Any) -> dict[str, Any]:
        return {}

    def put_item(self, **request: Any) -> dict[str, Any]:
        self.written.append(request["Item"])
        return {}

    def delete_item(self, **request: Any) -> dict[str, Any]:
        return {}


def test_the_words_that_delete_everything_do() -> None:
    (said,) = re.findall(r'"Alexa, (ask Back Spasm Relief to forget me)"', PAGES["privacy"])
    with World() as world:
        for line in ("open back spasm relief", "yes", "no", "floor", "yes", "next", "stop"):
            world.say(line)
        assert "Welcome back" in world.say("open back spasm relief")
        world.say("stop")
        world.say(said.lower())
        world.say("yes")
        assert "not medical advice" in world.say("open back spasm relief"), world.told("known")


def test_whoever_is_forgotten_is_not_reminded() -> None:
    assert "ice reminders that are set are cancelled" in PRIVACY
    with World() as world:
        world.say(":permission reminders granted")
        for line in ("ask back spasm relief to start an ice reminder", "yes", "yes"):
            world.say(line)
        world.say("ask back spasm relief to forget me")
        world.say("yes")
        assert "Reminder" not in world.say(":wait 3 hours"), world.told("it rang")


def test_the_terms_name_the_emergency_numbers() -> None:
    assert all(re.search(rf"\b{number}\b", TERMS) for number in NUMBERS.values())


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_the_skill_is_not(name: str) -> None:
    assert "not made or endorsed by Amazon" in re.sub(r"\s+", " ", PAGES[name])
