"""The pictures beside the content are what the poses draw, in the language that screens read."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

from checks.reference_rules import THINGS
from drawings import pose
from drawings.__main__ import TARGET, written
from drawings.avg import HEIGHT, WIDTH

TEXT: Final = TARGET.read_text(encoding="utf-8")
PICTURES: Final[dict[str, Any]] = json.loads(TEXT)
LARGEST_FILE = 120_000
LARGEST_PICTURE = 4_000

HEAD_KEYS = {"type", "version", "height", "width", "items"}
LOOKS = ({"fill"}, {"stroke", "strokeWidth"}, {"fill", "stroke", "strokeWidth"})
NUMBERS = {"M": 2, "L": 2, "Q": 4, "C": 6, "A": 7, "Z": 0}
"""The commands in use, and how many numbers one of each takes."""
NUMBER = re.compile(r"-?\d+(?:\.\d)?")
each_picture = pytest.mark.parametrize("name", PICTURES)


def commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command of a path with its numbers, one of its kind at a time."""
    assert re.fullmatch(r"(?:[MLQCA][-\d. ]+|Z)+", path), path
    for command, rest in re.findall(r"([MLQCAZ])([-\d. ]*)", path):
        words = rest.split()
        assert all(NUMBER.fullmatch(word) for word in words), path
        count = NUMBERS[command]
        assert len(words) % count == 0 if count else not words, path
        yield command, []
        for start in range(0, len(words), count or 1):
            yield command, [float(word) for word in words[start : start + count]]


def test_the_file_is_what_the_poses_draw() -> None:
    assert written() == TEXT, "run `make pictures`"


def test_every_picture_has_a_pose_and_every_step_its_picture() -> None:
    content = json.loads((TARGET.parent / "en.json").read_text(encoding="utf-8"))
    named = {
        step[key]
        for routine in content["routines"]
        for step in (*routine["steps"], *routine["leave"])
        for key in ("picture", "easier_picture")
        if key in step
    }
    assert PICTURES.keys() == pose.read().keys()
    assert PICTURES.keys() == named | THINGS


def test_the_file_is_small() -> None:
    assert len(TEXT.encode()) < LARGEST_FILE


@each_picture
def test_a_picture_is_small(name: str) -> None:
    assert len(json.dumps(PICTURES[name], separators=(",", ":"))) < LARGEST_PICTURE


@each_picture
def test_a_picture_has_only_what_avg_1_0_has(name: str) -> None:
    picture = PICTURES[name]
    assert picture.keys() == HEAD_KEYS
    assert (picture["type"], picture["version"]) == ("AVG", "1.0")
    assert (picture["width"], picture["height"]) == (WIDTH, HEIGHT)
    for item in picture["items"]:
        assert item["type"] == "path"
        assert item.keys() - {"type", "pathData"} in LOOKS
        for colour in (item.get("fill", "#000000"), item.get("stroke", "#000000")):
            assert re.fullmatch(r"#[0-9A-F]{6}", colour)
        assert item.get("strokeWidth", 1) > 0


@each_picture
def test_every_path_is_well_formed(name: str) -> None:
    for item in PICTURES[name]["items"]:
        told = list(commands(item["pathData"]))
        assert told[0][0] == "M"
        closed = [told[index - 1][0] == "Z" for index, (one, _) in enumerate(told) if one == "Z"]
        if "fill" in item:
            assert closed, f"{name} fills a line that does not come back"
        for command, numbers in told:
            if command == "A" and numbers:
                across, down, turn, large, clockwise = numbers[:5]
                assert across == down > 0
                assert turn == 0
                assert {large, clockwise} <= {0, 1}


@each_picture
def test_nothing_is_cut_off_at_the_borders(name: str) -> None:
    for item in PICTURES[name]["items"]:
        for _, numbers in commands(item["pathData"]):
            for x, y in zip(numbers[-2::-2], numbers[-1::-2], strict=False):
                if len(numbers) != NUMBERS["A"] or (x, y) == tuple(numbers[-2:]):
                    assert 0 <= x <= WIDTH, (item, x)
                    assert 0 <= y <= HEIGHT, (item, y)
