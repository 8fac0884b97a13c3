"""The colours: calm, and clear on the dark blue of the screens."""

from dataclasses import dataclass
from typing import Final

BACKGROUND: Final = "#0F1C2E"
"""What the drawings are made to stand on; they don't paint it."""

GROUND: Final = "#45597A"
FLOOR_MAT: Final = "#3B5570"
MAT_EDGE: Final = "#557392"
MATTRESS: Final = "#4A6285"
BED_SIDE: Final = "#34496A"
BED_FRAME: Final = "#7C624E"
WALL: Final = "#3A4B66"
WOOD: Final = "#C49A6C"
WOOD_DARK: Final = "#94714D"
PILLOW: Final = "#F6E7BE"
PILLOW_SEAM: Final = "#CDB988"
TOWEL: Final = "#F08A7B"
TOWEL_DARK: Final = "#BF5F55"
ICE: Final = "#D4F4FF"
ICE_MARK: Final = "#2E8BC0"
ARROW: Final = "#FFD166"
SORE: Final = "#E8806B"
SKIN: Final = "#F0BE96"
FACE: Final = "#40291F"


@dataclass(frozen=True, slots=True)
class Tones:
    """What a person is coloured with: the near side lighter than the far one."""

    skin: str
    far_skin: str
    hair: str
    shirt: str
    sleeve: str
    far_sleeve: str
    trousers: str
    far_trousers: str
    sock: str
    far_sock: str
    face: str | None
    """Eyes and mouth; None for a mere shape."""


PERSON: Final = Tones(
    skin=SKIN,
    far_skin="#C08D69",
    hair="#A5653E",
    shirt="#3F9C9C",
    sleeve="#74CDC6",
    far_sleeve="#2C7378",
    trousers="#A3B6EA",
    far_trousers="#667BB3",
    sock="#EEF2FA",
    far_sock="#A9B5CC",
    face=FACE,
)

_SHADE: Final = "#27384F"
GHOST: Final = Tones(*(10 * (_SHADE,)), None)
"""Where the person was before, or goes next."""
