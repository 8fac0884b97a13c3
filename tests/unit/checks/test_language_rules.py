# ruff: noqa: RUF001 - places are written with the small arrows that the checker prints
"""What one language has, every other has too, built the same way."""

from typing import Any

import pytest

from checks import language_rules
from tests.unit.checks.valid import ABSENT, CONTENT, changed
from tests.unit.checks.valid_spanish import SPANISH_CONTENT

Path = tuple[str | int, ...]


def told(content: Any, language: str = "es") -> list[str]:
    contents = {"en": CONTENT, "es": content}
    return [str(found) for found in language_rules.check(contents, language, "en")]


def test_languages_that_agree_have_no_findings() -> None:
    assert told(SPANISH_CONTENT) == []
    assert told(SPANISH_CONTENT, "en") == []


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("topics", 2), "topics › painkiller_safety"),
        (("routines", 1), "routines › ice"),
        (("danger", "signs", 2), "danger › fever"),
        (("prompts", "place"), "prompts › place"),
        (("questions", "menu"), "questions › menu"),
        (("screens", "next"), "screens › next"),
        (("pictures", "side_facing_chair"), "pictures › side_facing_chair"),
    ],
)
def test_an_entry_that_one_language_lacks(path: Path, place: str) -> None:
    lacking = changed(SPANISH_CONTENT, (path, ABSENT))
    assert told(lacking) == [
        f"{place}: it is missing here, and en.json has it. "
        "Write it in this language, or remove it there."
    ]
    assert told(lacking, "en") == []


def test_an_entry_that_only_another_language_has() -> None:
    lonely = {**SPANISH_CONTENT["topics"][0], "id": "siesta"}
    more = changed(SPANISH_CONTENT, (("topics", 3), lonely))
    assert told(more) == []
    assert told(more, "en") == [
        "topics › siesta: it is missing here, and es.json has it. "
        "Write it in this language, or remove it there."
    ]


@pytest.mark.parametrize(
    ("path", "value", "finding"),
    [
        (("topics", 0, "routine"), ABSENT, 'topics › heat › routine: it is absent here, but "ice"'),
        (
            ("danger", "signs", 2, "level"),
            "appointment",
            'danger › fever › level: it is "appointment" here, but "same_day"',
        ),
        (("starting_points", "bed"), "legs_on_chair", "starting_points › bed: it is "),
        (("ways_up", "floor", "routine"), "ice", "ways_up › floor: it is "),
        (("routines", 0, "surface"), "bed", "routines › legs_on_chair › surface: it is "),
        (("routines", 1, "needs"), "hielo", "routines › ice › needs: it is "),
        (
            ("routines", 0, "steps", 2, "hold"),
            300,
            'routines › legs_on_chair › step 3 › hold: it is "300" here, but "600" in en.json.',
        ),
        (
            ("routines", 0, "steps", 1, "easier"),
            ABSENT,
            "routines › legs_on_chair › step 2 › easier: it is absent here",
        ),
        (
            ("routines", 0, "leave", 1),
            ABSENT,
            "routines › legs_on_chair › leave: it has 1 of them, and 2 in en.json.",
        ),
    ],
)
def test_an_entry_that_is_built_in_another_way(path: Path, value: Any, finding: str) -> None:
    (found,) = told(changed(SPANISH_CONTENT, (path, value)))
    assert found.startswith(finding)


def test_a_file_in_another_language_than_its_name_says() -> None:
    (found,) = language_rules.unknown_language(CONTENT, "es")
    assert str(found) == 'language: it is "en" here. Write "es", as the name.'
    assert language_rules.unknown_language(SPANISH_CONTENT, "es") == []


def test_a_language_that_the_rules_do_not_know() -> None:
    (found,) = language_rules.unknown_language(changed(CONTENT, (("language",), "fr")), "fr")
    assert str(found).startswith('language: the rules know no words of "fr"')
