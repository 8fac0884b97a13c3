"""The reference is what its sources say, and leaves out nothing."""

import json
from typing import Any

import pytest

from reference.__main__ import TARGET
from reference.doing import what_is_done
from reference.page import LOCALE, page
from relief.content import Library
from tests.support.project import ROOT

PAGE = page(ROOT)
CONTENT = Library().content(LOCALE)
SCHEMA: dict[str, Any] = json.loads(
    (ROOT / "lambda/content/content.schema.json").read_text(encoding="utf-8")
)


def rows(title: str) -> dict[str, str]:
    """Give the rows of a table, by their first column."""
    _, _, rest = PAGE.partition(f"# {title}\n")
    table = rest.partition("\n#")[0]
    lines = [line.split(" | ", 1) for line in table.splitlines() if line.startswith("| `")]
    return {first.strip("| `"): others for first, others in lines}


def test_what_is_written_is_what_the_sources_say() -> None:
    written = TARGET.read_text(encoding="utf-8")
    assert written == PAGE, "docs/reference.md is not what its sources say. Run `make reference`."


@pytest.mark.parametrize(
    ("title", "entries"),
    [
        ("Routines", list(CONTENT.routines)),
        ("Topics", list(CONTENT.topics)),
        ("Danger signs", list(CONTENT.signs)),
    ],
)
def test_every_entry_has_its_row_with_what_people_say(title: str, entries: list[str]) -> None:
    told = rows(title)
    assert list(told) == entries
    assert all('"' in row for row in told.values())


def test_every_intent_is_told_with_what_it_does() -> None:
    model = json.loads((ROOT / f"interaction_model/{LOCALE}.json").read_text(encoding="utf-8"))
    intents = {intent["name"] for intent in model["interactionModel"]["languageModel"]["intents"]}
    of_entries = {*CONTENT.topic_of_intent, *CONTENT.sign_of_intent}
    told = rows("What else people can say")
    assert told.keys() == intents - of_entries
    assert all(row.rpartition(" | ")[2].strip(" |") for row in told.values())


def test_what_an_intent_does_is_told_by_its_own_handler() -> None:
    done = what_is_done(CONTENT)
    assert done["AMAZON.NextIntent"] == "Say the next step."
    assert done["AMAZON.RepeatIntent"].startswith("Say the last words again")
    assert len({done["AMAZON.NextIntent"], done["AMAZON.PauseIntent"], done["MoreIntent"]}) == 3


def test_every_field_of_the_content_is_told() -> None:
    for name, kind in {"": SCHEMA, **SCHEMA["$defs"]}.items():
        if "properties" in kind and name != "region":
            title = f"{kind['title']} (`{name}`)" if name else "The file"
            assert list(rows(title)) == list(kind["properties"]), title


def test_no_row_is_torn_apart() -> None:
    for table in PAGE.split("\n\n"):
        lines = [line for line in table.splitlines() if line.startswith("|")]
        assert len({line.count("|") for line in lines}) <= 1, lines[0]
