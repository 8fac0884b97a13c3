"""A picture from its pose."""

from typing import Final

from drawings import palette
from drawings.avg import Camera, Picture, Shape, picture
from drawings.figure import person
from drawings.geometry import Point
from drawings.pose import Entry, PoseError
from drawings.props import prop

LAYERS: Final = ("behind", "between", "front")
"""Where a prop is: behind the person, between far and near limbs, or before all."""

UPRIGHT: Final = (200, 147, 0.97)
"""The camera, unless a pose sets its own: a person who stands has a little air above."""

_KEYS: Final = frozenset({"camera", "props", "person", "ghost"})


def draw(pose: Entry) -> Picture:
    """Draw a pose."""
    if unknown := pose.keys() - _KEYS:
        raise PoseError(f"unknown: {', '.join(sorted(unknown))}")
    layers: dict[str, list[Shape]] = {layer: [] for layer in LAYERS}
    for entry in pose.get("props", ()):
        layers[entry.get("layer", "behind")] += prop(entry)
    ghost = _person(pose, "ghost", palette.GHOST)
    behind, before = _person(pose, "person", palette.PERSON)
    shapes = [*layers["behind"], *ghost[0], *ghost[1]]
    shapes += [*behind, *layers["between"], *before, *layers["front"]]
    x, y, zoom = pose.get("camera", UPRIGHT)
    return picture(shapes, Camera(Point(x, y), zoom))


def _person(pose: Entry, key: str, tones: palette.Tones) -> tuple[list[Shape], list[Shape]]:
    return person(pose[key], tones) if key in pose else ([], [])
