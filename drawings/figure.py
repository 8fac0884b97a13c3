"""The person: the same lengths, widths and colours in every picture.

Seen from the side (``view`` is absent), or with both shoulders in sight (``view`` is "front" or
"back").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from drawings.avg import Path, Segment, Shape, arc, curve, disc, drawn, filled, hull, rounds
from drawings.geometry import Circle, Point, facing, joint, towards
from drawings.palette import Tones
from drawings.pose import Entry

TORSO: Final = 82
NECK: Final = 41
"""From the top of the spine to the middle of the head."""
HEAD: Final = 23
UPPER_ARM: Final = 45
FOREARM: Final = 42
THIGH: Final = 64
SHIN: Final = 62
FOOT: Final = 20

CHEST: Final = 17
HIP: Final = 17
ARM_HEIGHT: Final = 76
"""How far up the spine the arms hang."""

_SHOULDERS: Final = 23
_HIPS: Final = 10
"""How far from the spine shoulders and hips are, seen from the front."""


@dataclass(frozen=True, slots=True)
class Limb:
    """Three joints of an arm or a leg, and what its end does."""

    root: Point
    bend: Point
    end: Point
    tip: float | None = None
    """The angle in which the foot points, where it has been given one."""


def limb(entry: Entry, root: Point, bones: tuple[float, float]) -> Limb:
    """Place a limb: by its two angles, or by where it ends and to which side it bends.

    ``short`` gives what part of each bone is seen, where it comes towards the viewer.
    """
    short = entry.get("short", (1, 1))
    first, second = bones[0] * short[0], bones[1] * short[1]
    tip = entry.get("tip")
    if "angles" in entry:
        bend = root.plus(towards(entry["angles"][0]), first)
        return Limb(root, bend, bend.plus(towards(entry["angles"][1]), second), tip)
    end = Point(*entry["to"])
    return Limb(root, joint(root, end, first, second, entry["bend"]), end, tip)


def _arm(arm: Limb, sleeve: str, skin: str) -> list[Shape]:
    upper = hull(Circle(arm.root, 11), Circle(arm.bend, 9))
    lower = hull(Circle(arm.bend, 8), Circle(arm.end, 7))
    return [filled(skin, lower, disc(arm.end, 8.5)), filled(sleeve, upper)]


def _leg(leg: Limb, trousers: str, sock: str) -> list[Shape]:
    items = []
    if leg.tip is not None:
        ball = leg.end.plus(towards(leg.tip), FOOT)
        items.append(filled(sock, hull(Circle(leg.end, 9), Circle(ball, 7))))
    thigh = hull(Circle(leg.root, 18.5), Circle(leg.bend, 13))
    shin = hull(Circle(leg.bend, 13), Circle(leg.end, 9))
    return [*items, filled(trousers, thigh, shin)]


def _head(centre: Point, crown: Point, front: Point, tones: Tones) -> list[Shape]:
    """Draw a head from the side: hair, an eye, and a nose that tells where it looks."""

    def place(ahead: float, above: float) -> Point:
        return centre.plus(front, ahead).plus(crown, above)

    items = [rounds(tones.skin, disc(centre, HEAD), disc(place(HEAD, -3), 4.5))]
    if tones.face:
        items.append(rounds(tones.face, disc(place(13, 2), 2.8)))
        items.append(drawn(tones.face, 2, curve(place(20, -11), place(15, -14), place(12, -10))))
    brow, nape = place(15.4, 18.4), place(-13, -20.2)
    over = arc(Circle(centre, HEAD + 1), brow, nape, back=front.right.dot(crown) < 0)
    inner = Segment("C", (place(-4, -10), place(-8, 12), brow))
    hair = (Segment("M", (brow,)), over, inner, Segment("Z"))
    return [*items, rounds(tones.hair, hair)]


def _face(centre: Point, crown: Point, tones: Tones) -> list[Shape]:
    """Draw a head from the front."""
    side = crown.right

    def place(aside: float, above: float) -> Point:
        return centre.plus(side, aside).plus(crown, above)

    items = [rounds(tones.skin, disc(centre, HEAD))]
    if tones.face:
        items.append(rounds(tones.face, disc(place(-8, 0), 2.8), disc(place(8, 0), 2.8)))
        items.append(drawn(tones.face, 2, curve(place(-6, -10), place(0, -14), place(6, -10))))
    left, right = place(-23.5, 5), place(23.5, 5)
    over = arc(Circle(centre, HEAD + 1), left, right)
    fringe = Segment("C", (place(16, 6), place(-4, 10), left))
    hair = (Segment("M", (left,)), over, fringe, Segment("Z"))
    return [*items, rounds(tones.hair, hair)]


def _nape(centre: Point, crown: Point, tones: Tones) -> list[Shape]:
    """Draw a head from behind."""
    return [
        filled(tones.skin, disc(centre.plus(crown, -6), HEAD - 4)),
        filled(tones.hair, disc(centre.plus(crown, 1), HEAD)),
    ]


def person(entry: Entry, tones: Tones) -> tuple[list[Shape], list[Shape]]:
    """Draw a person: what is behind things that are held, and what is before them."""
    if entry.get("view") in {"front", "back"}:
        return _frontal(entry, tones)
    return _sideways(entry, tones)


def _sideways(entry: Entry, tones: Tones) -> tuple[list[Shape], list[Shape]]:
    hip = Point(*entry["hip"])
    spine = towards(entry["torso"])
    front = facing(spine, entry["faces"])
    top = hip.plus(spine, TORSO)
    shoulder = hip.plus(spine, ARM_HEIGHT)
    crown = towards(entry["head"])
    head = top.plus(crown, NECK)
    gap = Point(*entry.get("gap", (0, 0)))
    limbs = {
        name: limb(entry[name], root, bones)
        for name, root, bones in (
            ("far_arm", shoulder.plus(gap), (UPPER_ARM, FOREARM)),
            ("near_arm", shoulder, (UPPER_ARM, FOREARM)),
            ("far_leg", hip.plus(gap), (THIGH, SHIN)),
            ("near_leg", hip, (THIGH, SHIN)),
        )
        if name in entry
    }
    behind: list[Shape] = []
    if "far_arm" in limbs:
        behind += _arm(limbs["far_arm"], tones.far_sleeve, tones.far_skin)
    if "far_leg" in limbs:
        behind += _leg(limbs["far_leg"], tones.far_trousers, tones.far_sock)
    before = [
        filled(tones.skin, hull(Circle(top, 10), Circle(head, 9))),
        filled(tones.shirt, _trunk(hip, top, Point(0, 0).plus(front, -entry.get("bow", 0)))),
        *_head(head, crown, facing(crown, entry.get("looks", entry["faces"])), tones),
    ]
    if "near_leg" in limbs:
        before += _leg(limbs["near_leg"], tones.trousers, tones.sock)
    if "near_arm" in limbs:
        before += _arm(limbs["near_arm"], tones.sleeve, tones.skin)
    return behind, before


def _trunk(hip: Point, top: Point, bow: Point) -> Path:
    """Outline a trunk whose spine bows out."""
    spine = hip.to(top).unit
    middle = hip.plus(spine, TORSO / 2).plus(bow, 2)
    low, high = hip.to(middle).unit, middle.to(top).unit
    waist = (HIP + CHEST) / 2 + 1
    start, chest = hip.plus(low.right, -HIP), top.plus(high.right, CHEST)
    return (
        Segment("M", (start,)),
        Segment("Q", (middle.plus(spine.right, -waist), top.plus(high.right, -CHEST))),
        Segment("A", (chest,), CHEST, "0 1"),
        Segment("Q", (middle.plus(spine.right, waist), hip.plus(low.right, HIP))),
        Segment("A", (start,), HIP, "0 1"),
        Segment("Z"),
    )


def _frontal(entry: Entry, tones: Tones) -> tuple[list[Shape], list[Shape]]:
    hip = Point(*entry["hip"])
    spine = towards(entry["torso"])
    side = spine.right
    crown = towards(entry["head"])
    top = hip.plus(spine, TORSO)
    head = top.plus(crown, NECK)
    roots: Mapping[str, Any] = {
        "left_arm": (top.plus(side, -_SHOULDERS).plus(spine, -6), (UPPER_ARM, FOREARM)),
        "right_arm": (top.plus(side, _SHOULDERS).plus(spine, -6), (UPPER_ARM, FOREARM)),
        "left_leg": (hip.plus(side, -_HIPS), (THIGH, SHIN)),
        "right_leg": (hip.plus(side, _HIPS), (THIGH, SHIN)),
    }
    trunk = hull(
        Circle(hip.plus(side, -_HIPS), HIP - 1),
        Circle(top.plus(side, 4 - _SHOULDERS).plus(spine, -7), CHEST - 3),
        Circle(top.plus(side, _SHOULDERS - 4).plus(spine, -7), CHEST - 3),
        Circle(hip.plus(side, _HIPS), HIP - 1),
    )
    draw = _nape if entry["view"] == "back" else _face
    behind: list[Shape] = []
    before: list[Shape] = []
    for name, (root, bones) in roots.items():
        if name not in entry:
            continue
        far = entry[name].get("far", False)
        placed = limb(entry[name], root, bones)
        layer = behind if far else before
        if name.endswith("arm"):
            sleeve = tones.far_sleeve if far else tones.sleeve
            layer += _arm(placed, sleeve, tones.far_skin if far else tones.skin)
        else:
            colour = tones.far_trousers if far else tones.trousers
            layer += _leg(placed, colour, tones.far_sock if far else tones.sock)
    neck = filled(tones.skin, hull(Circle(top.plus(spine, -8), 11), Circle(head, 9)))
    body = [neck, filled(tones.shirt, trunk), *draw(head, crown, tones)]
    return behind, [*body, *before]
