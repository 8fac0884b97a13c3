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
from relief.domain.record import ASK_AGAIN_AFTER
from relief.recollection import KEPT_FOR
from tests.contracts.test_memory import CYCLE, FULL
from tests.contracts.test_regions import NUMBERS
from tests.support.project import ROOT
from tests.support.world import World

LANGUAGES = {"en": "docs", "es": "docs/es"}
PAGES = {
    (language, name): (ROOT / folder / f"{name}.md").read_text(encoding="utf-8")
    for language, folder in LANGUAGES.items()
    for name in ("privacy", "terms")
}
EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
SAID = {
    "en": {
        "field": "field",
        "kept": "ninety days after you last used it",
        "asks": "left in peace for a week",
        "expires": "the day on which it expires",
        "not Amazon's": "not made or endorsed by Amazon",
        "cancelled": "ice reminders that are set are cancelled",
    },
    "es": {
        "field": "campo",
        "kept": "noventa días después de la última vez que la usaste",
        "asks": "dejarte en paz una semana",
        "expires": "el día en que caduca",
        "not Amazon's": "No está hecha ni avalada por Amazon",
        "cancelled": "los avisos del hielo que están puestos se cancelan",
    },
}
"""How each language says what a page must say."""


def flat(language: str, name: str) -> str:
    return re.sub(r"\s+", " ", PAGES[language, name])


def listed(language: str, part: str = "") -> set[str]:
    """Give the fields of the table of a part, or of the whole record."""
    of = f" of `{part}`" if language == "en" else f" de `{part}`"
    heading = SAID[language]["field"] + (of if part else "")
    _, _, table = PAGES[language, "privacy"].partition(f"| {heading} |")
    rows = table.partition("\n\n")[0]
    return set(re.findall(r"^\| `(\w+)` \|", rows, re.MULTILINE))


def keys(part: Plain) -> set[str]:
    return set(part)


@EACH_LANGUAGE
def test_the_policy_lists_every_field_that_is_kept_and_no_other(language: str) -> None:
    assert FULL.place is not None
    assert listed(language) == keys(FULL.to_json())
    assert listed(language, "place") == keys(FULL.place.to_json())
    assert listed(language, "ice") == keys(CYCLE.to_json())
    (row,) = re.findall(r"^\| `alarms` \|.*$", PAGES[language, "privacy"], re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", row)) - {"alarms"} == keys(CYCLE.alarms[0].to_json())


@EACH_LANGUAGE
def test_the_policy_tells_how_long_things_are_kept(language: str) -> None:
    assert KEPT_FOR.days == 90
    assert SAID[language]["kept"] in flat(language, "privacy")
    assert ASK_AGAIN_AFTER.days == 7
    assert SAID[language]["asks"] in flat(language, "privacy")


def test_the_day_on_which_an_entry_expires_is_kept_and_no_time(tmp_path: Path) -> None:
    assert all(said["expires"] in flat(language, "privacy") for language, said in SAID.items())
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
    (said,) = re.findall(r'"Alexa, (ask Back Spasm Relief to forget me)"', PAGES["en", "privacy"])
    with World() as world:
        for line in ("open back spasm relief", "yes", "no", "floor", "yes", "next", "stop"):
            world.say(line)
        assert "Welcome back" in world.say("open back spasm relief")
        world.say("stop")
        world.say(said.lower())
        world.say("yes")
        assert "not medical advice" in world.say("open back spasm relief"), world.told("known")


def test_whoever_is_forgotten_is_not_reminded() -> None:
    assert all(said["cancelled"] in flat(language, "privacy") for language, said in SAID.items())
    with World() as world:
        world.say(":permission reminders granted")
        for line in ("ask back spasm relief to start an ice reminder", "yes", "yes"):
            world.say(line)
        world.say("ask back spasm relief to forget me")
        world.say("yes")
        assert "Reminder" not in world.say(":wait 3 hours"), world.told("it rang")


@EACH_LANGUAGE
def test_the_terms_name_the_emergency_numbers(language: str) -> None:
    numbers = [number for place, number in NUMBERS.items() if place.startswith(language)]
    assert all(re.search(rf"\b{number}\b", flat(language, "terms")) for number in numbers)


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_a_page_says_what_the_skill_is_not(language: str, name: str) -> None:
    assert SAID[language]["not Amazon's"] in flat(language, name)


@pytest.mark.parametrize("name", ["privacy", "terms"])
def test_a_page_has_the_same_parts_in_every_language(name: str) -> None:
    parts = {len(re.findall("^## ", PAGES[language, name], re.MULTILINE)) for language in LANGUAGES}
    bold = {len(re.findall(r"\*\*[^*]+\*\*", flat(language, name))) for language in LANGUAGES}
    dates = {
        re.search(r"(\d+) (?:de )?\w+ (?:de )?(\d{4})", flat(language, name)).groups()  # type: ignore[union-attr]
        for language in LANGUAGES
    }
    assert len(parts) == len(bold) == len(dates) == 1
