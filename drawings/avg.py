"""Alexa Vector Graphics 1.0: paths with a fill or a stroke, and nothing that came later.

Line ends in 1.0 are cut off square, so that round limbs are outlines, filled. The language is at
https://developer.amazon.com/docs/alexa-presentation-language/apl-avg-format-v1.html.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, Final, NamedTuple

from drawings.geometry import Circle, Point, clockwise, tangent

WIDTH: Final = 400
HEIGHT: Final = 300

Picture = dict[str, Any]
"""An AVG object, as JSON."""


class Segment(NamedTuple):
    """One command of a path, with the points it goes through."""

    command: str
    points: tuple[Point, ...] = ()
    radius: float = 0
    """Of an arc."""
    flags: str = ""
    """Of an arc: whether it is the longer one, and whether it goes clockwise."""


Path = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """Paths in one colour, filled or drawn along, or both."""

    path: Path
    fill: str | None = None
    stroke: str | None = None
    width: float = 0
    places: int = 0
    """Decimal places of its points; small round things need one."""


class Camera(NamedTuple):
    """What of the scene is seen: the point in the middle of the picture, and how near it is."""

    middle: Point = Point(WIDTH / 2, HEIGHT / 2)
    zoom: float = 1

    def sees(self, point: Point) -> Point:
        """Give where in the picture a point of the scene is."""
        return Point(WIDTH / 2, HEIGHT / 2).plus(self.middle.to(point), self.zoom)


def picture(shapes: Iterable[Shape], camera: Camera) -> Picture:
    """Put shapes into one picture, the first at the back."""
    return {
        "type": "AVG",
        "version": "1.0",
        "height": HEIGHT,
        "width": WIDTH,
        "items": [_item(shape, camera) for shape in _together(shapes)],
    }


def _together(shapes: Iterable[Shape]) -> Iterable[Shape]:
    """Make one shape of neighbours of one colour."""
    for looks, same in groupby(shapes, _looks):
        yield Shape(sum((shape.path for shape in same), ()), *looks)


def _looks(shape: Shape) -> tuple[str | None, str | None, float, int]:
    return shape.fill, shape.stroke, shape.width, shape.places


def _item(shape: Shape, camera: Camera) -> dict[str, Any]:
    item: dict[str, Any] = {"type": "path"}
    if shape.fill:
        item["fill"] = shape.fill
    if shape.stroke:
        item |= {"stroke": shape.stroke, "strokeWidth": _short(shape.width * camera.zoom)}
    return item | {
        "pathData": "".join(_written(segment, camera, shape.places) for segment in shape.path)
    }


def _written(segment: Segment, camera: Camera, places: int) -> str:
    points = (camera.sees(point) for point in segment.points)
    numbers = " ".join(f"{_short(point.x, places)} {_short(point.y, places)}" for point in points)
    if segment.command != "A":
        return f"{segment.command}{numbers}"
    radius = _short(segment.radius * camera.zoom, places)
    return f"A{radius} {radius} 0 {segment.flags} {numbers}"


def _short(value: float, places: int = 1) -> float:
    """Round a number, and drop a decimal place that is 0."""
    rounded = round(value, places)
    return int(rounded) if rounded == int(rounded) else rounded


def filled(colour: str, *paths: Path) -> Shape:
    """Fill outlines."""
    return Shape(sum(paths, ()), fill=colour)


def rounds(colour: str, *paths: Path) -> Shape:
    """Fill small round outlines."""
    return Shape(sum(paths, ()), fill=colour, places=1)


def drawn(colour: str, width: float, *paths: Path) -> Shape:
    """Draw along lines."""
    return Shape(sum(paths, ()), stroke=colour, width=width)


def line(*points: Point) -> Path:
    """Go straight from point to point."""
    return (Segment("M", points[:1]), Segment("L", points[1:]))


def polygon(*points: Point) -> Path:
    """Go straight from point to point and back."""
    return (*line(*points), Segment("Z"))


def curve(start: Point, control: Point, end: Point) -> Path:
    """Go in one curve, drawn towards a control point."""
    return (Segment("M", (start,)), Segment("Q", (control, end)))


def loop(start: Point, *curves: tuple[Point, Point]) -> Path:
    """Go around in curves, each given by its control point and its end."""
    return (Segment("M", (start,)), *(Segment("Q", points) for points in curves), Segment("Z"))


def arc(circle: Circle, start: Point, end: Point, *, back: bool = False) -> Segment:
    """Go on clockwise around a circle, or back, from one point on it to another."""
    centre, radius = circle
    turn = _angle(centre.to(end)) - _angle(centre.to(start))
    large = (-turn if back else turn) % math.tau > math.pi
    return Segment("A", (end,), radius, f"{large:d} {not back:d}")


def _angle(way: Point) -> float:
    return math.atan2(way.y, way.x)


def disc(centre: Point, radius: float) -> Path:
    """Go around a circle."""
    left, right = Point(centre.x - radius, centre.y), Point(centre.x + radius, centre.y)
    half = [Segment("A", (end,), radius, "1 1") for end in (right, left)]
    return (Segment("M", (left,)), *half, Segment("Z"))


def hull(*circles: Circle) -> Path:
    """Go around circles as a tight band would, given in their order around."""
    ring = clockwise(list(dict.fromkeys(circles)))
    bands = [tangent(one, two) for one, two in pairwise([*ring, ring[0]])]
    path = [Segment("M", bands[0][:1])]
    for (_, touch), (leave, _), circle in zip(
        bands, [*bands[1:], bands[0]], [*ring[1:], ring[0]], strict=True
    ):
        path += [Segment("L", (touch,)), arc(circle, touch, leave)]
    return (*path, Segment("Z"))


def box(left: float, top: float, right: float, bottom: float, radius: float) -> Path:
    """Go around a box with round corners."""
    corners = (
        Point(left + radius, top + radius),
        Point(right - radius, top + radius),
        Point(right - radius, bottom - radius),
        Point(left + radius, bottom - radius),
    )
    return hull(*(Circle(corner, radius) for corner in corners))
