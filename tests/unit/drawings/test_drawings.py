"""Joints, outlines and poses."""

import math
from pathlib import Path

import pytest

from drawings import figure, palette, pose
from drawings.avg import Camera, disc, filled, hull, picture
from drawings.draw import draw
from drawings.geometry import Circle, OutOfReachError, Point, joint, towards
from drawings.pose import PoseError

POSES = pose.read()


def distance(one: Point, two: Point) -> float:
    return one.to(two).length


@pytest.mark.parametrize(
    ("side", "above"), [("up", True), ("down", False), ("left", True), ("right", True)]
)
def test_a_limb_reaches_its_end_and_bends_to_the_side_named(side: str, above: bool) -> None:
    if side in {"left", "right"}:
        start, end = Point(0, 0), Point(0, 80)
        bend = joint(start, end, 64, 62, side)
        assert (bend.x < 0) == (side == "left")
    else:
        start, end = Point(0, 0), Point(80, 0)
        bend = joint(start, end, 64, 62, side)
        assert (bend.y < 0) is above
    assert distance(start, bend) == pytest.approx(64)
    assert distance(bend, end) == pytest.approx(62)


@pytest.mark.parametrize("end", [Point(127, 0), Point(1, 0)])
def test_a_limb_never_stretches(end: Point) -> None:
    with pytest.raises(OutOfReachError, match=r"the limb reaches 2\.0 to 126\.0"):
        joint(Point(0, 0), end, 64, 62, "up")


def test_angles_are_those_of_a_clock_turned_back() -> None:
    assert towards(90) == pytest.approx((0, -1))
    assert towards(180) == pytest.approx((-1, 0))


@pytest.mark.parametrize("entry", [{"angles": [30, -70]}, {"to": [70, 20], "bend": "up"}])
def test_a_limb_is_as_long_however_it_is_placed(entry: pose.Entry) -> None:
    placed = figure.limb(entry, Point(0, 0), (figure.THIGH, figure.SHIN))
    assert distance(placed.root, placed.bend) == pytest.approx(figure.THIGH)
    assert distance(placed.bend, placed.end) == pytest.approx(figure.SHIN)


def test_a_limb_is_short_only_where_it_comes_towards_us() -> None:
    shortened = {
        name
        for name, entry in POSES.items()
        for limb in entry.get("person", {}).values()
        if isinstance(limb, dict) and "short" in limb
    }
    from_the_front = {"lowering_to_side", "push_up_from_side", "resting_on_elbow", "checking_skin"}
    from_above = {"roll_to_back"}
    assert shortened == from_the_front | from_above | {"hands_belly_chest"}


def test_a_band_around_two_circles_touches_both() -> None:
    path = hull(Circle(Point(0, 0), 10), Circle(Point(50, 0), 5))
    for segment in path:
        for point in segment.points:
            near = min(abs(math.hypot(point.x - x, point.y) - r) for x, r in ((0, 10), (50, 5)))
            assert near == pytest.approx(0, abs=1e-9)


def test_neighbours_of_one_colour_are_one_item() -> None:
    dot = disc(Point(200, 150), 10)
    drawn = picture([filled("#FFFFFF", dot), filled("#FFFFFF", dot)], Camera())
    assert [item["fill"] for item in drawn["items"]] == ["#FFFFFF"]


def test_the_camera_brings_its_middle_to_the_middle() -> None:
    camera = Camera(Point(100, 50), 2)
    assert camera.sees(Point(100, 50)) == (200, 150)
    assert camera.sees(Point(110, 50)) == (220, 150)


def write(folder: Path, text: str) -> Path:
    (folder / "some.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_pose_takes_over_another_and_changes_one_limb(tmp_path: Path) -> None:
    text = """
[lying]
props = [{ mat = [50, 214, 350] }]
[lying.person]
torso = 180
near_arm = { angles = [0, 0] }
[waving]
like = "lying"
[waving.person]
near_arm = { angles = [90, 90] }
"""
    poses = pose.read(write(tmp_path, text))
    assert poses["waving"] == {
        "props": poses["lying"]["props"],
        "person": {"torso": 180, "near_arm": {"angles": [90, 90]}},
    }


def test_a_pose_like_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(PoseError, match="there is no pose lyng"):
        pose.read(write(tmp_path, '[waving]\nlike = "lyng"\n'))


def test_an_id_stands_in_one_file_only(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text("[lying]\n", encoding="utf-8")
    with pytest.raises(PoseError, match="lying stands twice"):
        pose.read(write(tmp_path, "[lying]\n"))


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"prop": []}, "unknown: prop"),
        ({"props": [{"sofa": [1, 2]}]}, "a prop is one of floor, mat, bed"),
    ],
)
def test_a_slip_in_a_pose_is_told(entry: pose.Entry, told: str) -> None:
    with pytest.raises(PoseError, match=told):
        draw(entry)


def light(colour: str) -> float:
    """Give the relative luminance of a colour, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(
    "colour",
    [
        *(palette.PERSON.skin, palette.PERSON.hair, palette.PERSON.shirt, palette.PERSON.trousers),
        *(palette.PILLOW, palette.TOWEL, palette.ICE, palette.ARROW, palette.WOOD),
    ],
)
def test_what_matters_stands_out_on_the_dark_screen(colour: str) -> None:
    contrast = (light(colour) + 0.05) / (light(palette.BACKGROUND) + 0.05)
    assert contrast >= 3, "WCAG 2.2, 1.4.11 asks for 3 to 1 for what a graphic needs"
