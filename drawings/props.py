"""What stands and lies around the person: furniture, pillows, towels, ice, and arrows."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Final

from drawings import palette
from drawings.avg import (
    Path,
    Shape,
    box,
    curve,
    disc,
    drawn,
    filled,
    hull,
    line,
    loop,
    polygon,
    rounds,
)
from drawings.geometry import Circle, Point, towards
from drawings.pose import Entry, PoseError


def floor(entry: Entry) -> list[Shape]:
    """Draw a soft line: its left end, its height, its right end."""
    left, top, right = entry["floor"]
    return [filled(palette.GROUND, box(left, top, right, top + 5, 2.5))]


def mat(entry: Entry) -> list[Shape]:
    """Draw a mat on the floor, from the side: its left end, its top, its right end."""
    left, top, right = entry["mat"]
    return [
        filled(palette.FLOOR_MAT, box(left, top, right, top + 10, 5)),
        *floor({"floor": (left - 10, top + 10, right + 10)}),
    ]


def bed(entry: Entry) -> list[Shape]:
    """Draw a bed from the side: its left end, its top, its right end, and the floor."""
    left, top, right, ground = entry["bed"]
    legs = [box(x, top + 30, x + 12, ground, 2) for x in (left + 8, right - 22)]
    return [
        *floor({"floor": (10, ground, 390)}),
        filled(palette.BED_FRAME, *legs, box(left, top + 24, right, top + 42, 4)),
        filled(palette.MATTRESS, box(left, top, right, top + 30, 9)),
    ]


def bed_above(entry: Entry) -> list[Shape]:
    """Draw a bed seen from above its long side: left, top, right, front edge."""
    left, top, right, edge = entry["bed_above"]
    return [
        filled(palette.BED_FRAME, box(left - 6, top + 20, left + 20, edge + 42, 6)),
        filled(palette.BED_SIDE, box(left, edge - 20, right, edge + 36, 8)),
        filled(palette.MATTRESS, box(left, top, right, edge, 14)),
    ]


def mat_above(entry: Entry) -> list[Shape]:
    """Draw a mat seen from above: left, top, right, bottom."""
    left, top, right, bottom = entry["mat_above"]
    return [
        filled(palette.MAT_EDGE, box(left, top, right, bottom, 12)),
        filled(palette.FLOOR_MAT, box(left + 8, top + 8, right - 8, bottom - 8, 8)),
    ]


def chair(entry: Entry) -> list[Shape]:
    """Draw a chair from the side: left and right of the seat, its top, the floor, its back's side.

    The back reaches ``tall`` above the seat.
    """
    left, right, seat, ground = entry["chair"]
    tall = entry.get("tall", 92)
    back = right - 5 if entry["back"] == "right" else left + 5
    front = left + 5 if entry["back"] == "right" else right - 5
    lean = 6 if entry["back"] == "right" else -6
    return [
        filled(
            palette.WOOD_DARK,
            hull(Circle(Point(back, seat + 4), 5), Circle(Point(back, ground - 4), 4)),
            hull(Circle(Point(front, seat + 4), 5), Circle(Point(front, ground - 4), 4)),
        ),
        filled(
            palette.WOOD,
            hull(Circle(Point(back, seat + 6), 6), Circle(Point(back + lean, seat - tall), 5)),
            box(left, seat, right, seat + 11, 5),
        ),
    ]


def chair_behind(entry: Entry) -> list[Shape]:
    """Draw a chair from behind: left, right, top of the seat, floor."""
    left, right, seat, ground = entry["chair_behind"]
    top = seat - entry.get("tall", 80)
    posts = [
        hull(Circle(Point(x, top), 5), Circle(Point(x, ground - 4), 4))
        for x in (left + 8, right - 8)
    ]
    return [
        filled(palette.WOOD_DARK, box(left, seat - 16, right, seat + 8, 5)),
        filled(palette.WOOD, *posts, box(left + 4, top, right - 4, top + 26, 5)),
    ]


def stool(entry: Entry) -> list[Shape]:
    """Draw a stool from the side: left, right, top, floor."""
    left, right, top, ground = entry["stool"]
    return [
        filled(
            palette.WOOD_DARK,
            *(
                hull(Circle(Point(x, top + 4), 4), Circle(Point(x + lean, ground - 4), 4))
                for x, lean in ((left + 8, -4), (right - 8, 4))
            ),
        ),
        filled(palette.WOOD, box(left, top, right, top + 10, 5)),
    ]


def wall(entry: Entry) -> list[Shape]:
    """Draw a wall in section: left, top, right, floor."""
    left, top, right, ground = entry["wall"]
    bricks = [
        line(Point(x, y), Point(x + 34, y))
        for x, y in ((left + 30, top + 40), (left + 62, top + 110), (left + 24, top + 180))
    ]
    return [
        filled(palette.WALL, box(left, top, right, ground, 1)),
        drawn(palette.GROUND, 4, line(Point(left + 2, top), Point(left + 2, ground)), *bricks),
    ]


def _turned(entry: Entry, key: str) -> Callable[[float, float], Point]:
    """Give the way from a thing's own axes to the picture: its middle, turned by its angle."""
    x, y = entry[key]
    along = towards(entry.get("angle", 0))

    def place(ahead: float, below: float) -> Point:
        return Point(x, y).plus(along, ahead).plus(along.right, below)

    return place


def pillow(entry: Entry) -> list[Shape]:
    """Draw a plump pillow around a middle; ``size`` is its length and height."""
    length, height = entry.get("size", (70, 26))
    place = _turned(entry, "pillow")
    half, tall = length / 2, height / 2
    ear, top, side = 0.55 * tall, 1.45 * tall, half - min(half, tall) / 4
    outline = loop(
        place(-half, -ear),
        (place(0, -top), place(half, -ear)),
        (place(side, 0), place(half, ear)),
        (place(0, top), place(-half, ear)),
        (place(-side, 0), place(-half, -ear)),
    )
    return [Shape(outline, palette.PILLOW, palette.PILLOW_SEAM, 3)]


def towel(entry: Entry) -> list[Shape]:
    """Draw a rolled towel from its end: middle and radius."""
    x, y, radius = entry["towel"]
    middle = Point(x, y)
    return [
        rounds(palette.TOWEL, disc(middle, radius)),
        rounds(palette.TOWEL_DARK, disc(middle, radius * 0.6)),
        rounds(palette.TOWEL, disc(middle, radius * 0.3)),
    ]


def strap(entry: Entry) -> list[Shape]:
    """Draw a towel that is pulled tight through points."""
    points = [Point(*place) for place in entry["strap"]]
    bands = [hull(Circle(one, 5), Circle(two, 5)) for one, two in pairwise(points)]
    return [filled(palette.TOWEL, *bands)]


def ice(entry: Entry) -> list[Shape]:
    """Draw an ice pack in its towel: a middle, an angle, and its size."""
    length, height = entry.get("size", (56, 26))
    place = _turned(entry, "ice")
    half, tall = length / 2 - height / 3, height / 6
    radius = height / 3

    def corner(ahead: float, below: float) -> Circle:
        return Circle(place(ahead, below), radius)

    pack = hull(corner(-half, -tall), corner(half, -tall), corner(half, tall), corner(-half, tall))
    star = height * entry.get("star", 0.34)
    arms = [
        line(place(0, 0).plus(towards(turn), star), place(0, 0).plus(towards(turn), -star))
        for turn in (90, 30, 150)
    ]
    return [
        Shape(pack, palette.ICE, palette.TOWEL, entry.get("rim", 5)),
        drawn(palette.ICE_MARK, entry.get("pen", 3), *arms),
    ]


def shape(entry: Entry) -> list[Shape]:
    """Draw a shape of a colour of the palette: circles, in their order around."""
    circles = [Circle(Point(x, y), radius) for x, y, radius in entry["shape"]]
    outline = hull(*circles) if len(circles) > 1 else disc(*circles[0])
    return [filled(getattr(palette, entry["colour"].upper()), outline)]


def arrow(entry: Entry) -> list[Shape]:
    """Draw an arrow from a place to another, bowing through ``by``; ``both`` has two heads."""
    start, end = Point(*entry["arrow"][:2]), Point(*entry["arrow"][2:])
    middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    by = Point(*entry.get("by", middle))
    size = entry.get("size", 13)
    tips = [_tip(by, end, size)]
    tail = start
    if entry.get("both"):
        tips.append(_tip(by, start, size))
        tail = start.plus(start.to(by).unit, size)
    neck = end.plus(end.to(by).unit, size)
    colour = palette.ARROW
    return [drawn(colour, entry.get("pen", 7), curve(tail, by, neck)), filled(colour, *tips)]


def _tip(before: Point, end: Point, size: float) -> Path:
    way = before.to(end).unit
    foot = end.plus(way, -size * 1.3)
    return polygon(end, foot.plus(way.right, size), foot.plus(way.right, -size))


def square(entry: Entry) -> list[Shape]:
    """Mark a right angle: the corner, and the directions of its sides."""
    x, y, one, two = entry["square"]
    corner = Point(x, y)
    first, second = towards(one), towards(two)
    path = line(
        corner.plus(first, 20),
        corner.plus(first, 20).plus(second, 20),
        corner.plus(second, 20),
    )
    return [drawn(palette.ARROW, 4, path)]


_KINDS: Final[Mapping[str, Callable[[Entry], list[Shape]]]] = {
    kind.__name__: kind
    for kind in (
        *(floor, mat, bed, bed_above, mat_above, chair, chair_behind, stool, wall),
        *(pillow, towel, strap, ice, shape, arrow, square),
    )
}


def prop(entry: Entry) -> list[Shape]:
    """Draw one thing, of the kind whose name it has as a key."""
    kinds = [kind for kind in _KINDS if kind in entry]
    if len(kinds) != 1:
        raise PoseError(f"a prop is one of {', '.join(_KINDS)}: {dict(entry)}")
    return _KINDS[kinds[0]](entry)
