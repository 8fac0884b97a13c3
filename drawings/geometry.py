"""Points, angles and joints in the plane of a picture: x to the right, y down, as on a screen."""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple


class OutOfReachError(ValueError):
    """A hand or foot is to be where its limb, which never stretches, does not come."""


class Point(NamedTuple):
    """A place in the picture, or the way from one to another."""

    x: float
    y: float

    def plus(self, other: "Point", times: float = 1) -> "Point":
        """Go from here along another, a number of times its length."""
        return Point(self.x + times * other.x, self.y + times * other.y)

    def to(self, other: "Point") -> "Point":
        """Give the way from here to another place."""
        return Point(other.x - self.x, other.y - self.y)

    def dot(self, other: "Point") -> float:
        """Tell how far two ways go together; negative where they part."""
        return self.x * other.x + self.y * other.y

    @property
    def length(self) -> float:
        """How long the way is."""
        return math.hypot(self.x, self.y)

    @property
    def unit(self) -> "Point":
        """The same way, of length 1."""
        return Point(self.x / self.length, self.y / self.length)

    @property
    def right(self) -> "Point":
        """The way turned by a quarter, clockwise as seen."""
        return Point(-self.y, self.x)


SIDES: Final = {
    "left": Point(-1, 0),
    "right": Point(1, 0),
    "up": Point(0, -1),
    "down": Point(0, 1),
}
"""The sides of the screen as poses name them."""


class Circle(NamedTuple):
    """A round end or joint of a shape."""

    centre: Point
    radius: float


def towards(degrees: float) -> Point:
    """Give the way of an angle, of length 1: 0 is right, 90 is up, 180 is left."""
    turn = math.radians(degrees)
    return Point(math.cos(turn), -math.sin(turn))


def facing(axis: Point, side: str) -> Point:
    """Give the way across an axis that goes to a side of the screen rather than from it."""
    across = axis.right
    return across if across.dot(SIDES[side]) >= 0 else Point(-across.x, -across.y)


def joint(start: Point, end: Point, first: float, second: float, side: str) -> Point:
    """Give where a limb of two bones bends, so that it reaches from start to end.

    It bends to the side named. Raises OutOfReachError where the bones are too short, or too long.
    """
    way = start.to(end)
    if not abs(first - second) <= way.length <= first + second:
        raise OutOfReachError(
            f"{end} is {way.length:.1f} away from {start}; "
            f"the limb reaches {abs(first - second):.1f} to {first + second:.1f}."
        )
    along = (first**2 - second**2 + way.length**2) / (2 * way.length)
    off = math.sqrt(max(0.0, first**2 - along**2))
    return start.plus(way.unit, along).plus(facing(way.unit, side), off)


def tangent(one: Circle, two: Circle) -> tuple[Point, Point]:
    """Give where the line that leaves two circles on its right touches each of them."""
    way = one.centre.to(two.centre)
    cosine = (one.radius - two.radius) / way.length
    sine = math.sqrt(max(0.0, 1 - cosine**2))
    left = Point(way.unit.x * cosine + way.unit.y * sine, way.unit.y * cosine - way.unit.x * sine)
    return one.centre.plus(left, one.radius), two.centre.plus(left, two.radius)


def clockwise(circles: Sequence[Circle]) -> Sequence[Circle]:
    """Order circles clockwise as seen."""
    places = [circle.centre for circle in circles]
    area = sum(
        one.x * two.y - two.x * one.y
        for one, two in zip(places, [*places[1:], places[0]], strict=True)
    )
    return circles if area >= 0 else list(reversed(circles))
