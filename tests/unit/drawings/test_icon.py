"""The icons are what their one source draws, and a round mask cuts off nothing that matters."""

import math
import re
import struct
import zlib

import pytest

from drawings import icon
from drawings.avg import WIDTH

RADIUS = WIDTH / 2
CLEAR = 0.85
"""How far out of the middle anything may be drawn, in radii."""


@pytest.mark.parametrize(("name", "size"), icon.SIZES.items())
def test_the_file_is_what_the_source_draws(name: str, size: int) -> None:
    assert (icon.FOLDER / name).read_bytes() == icon.pixels(size), "run `make icons`"


@pytest.mark.parametrize(("name", "size"), icon.SIZES.items())
def test_the_file_is_of_its_size_in_colour_and_clear_in_the_corners(name: str, size: int) -> None:
    data = (icon.FOLDER / name).read_bytes()
    width, height, depth, colour = struct.unpack(">IIBB", data[16:26])
    assert (width, height, depth, colour) == (size, size, 8, 6)
    start = data.index(b"IDAT") + 4
    first_line = zlib.decompressobj().decompress(data[start:], 5)
    assert first_line[1:] == bytes(4), "the first pixel can be seen through"


def test_nothing_comes_near_the_rim() -> None:
    svg = icon.vector()
    down = float(re.findall(r"translate\(0 ([\d.]+)\)", svg)[0])
    for path in re.findall(r' d="([^"]+)"', svg):
        ends = re.findall(r"(-?[\d.]+) (-?[\d.]+)(?=[A-Z]|$)", path)
        assert ends
        for x, y in ends:
            away = math.hypot(float(x) - RADIUS, float(y) + down - RADIUS)
            assert away <= CLEAR * RADIUS, path
