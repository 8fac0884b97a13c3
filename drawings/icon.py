"""``python -m drawings.icon``: draw the skill's icon in the sizes that the store asks for.

One pose, ``icon.toml``, gives one vector picture, and that both files. The store and devices cut
icons round: everything stands on a disc that fills the picture, and what matters keeps clear of its
rim. One icon serves all locales, for it bears no words.
Source: Amazon's "Define Skill Store Details" (108 and 512 pixels, PNG).
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import resvg_py

from drawings import palette
from drawings.avg import HEIGHT, WIDTH
from drawings.draw import draw

SOURCE: Final = Path(__file__).with_name("icon.toml")
FOLDER: Final = Path(__file__).resolve().parents[1] / "assets/images"
SIZES: Final[Mapping[str, int]] = {"small-icon.png": 108, "large-icon.png": 512}
"""Pixels, by the name of the file."""


def vector() -> str:
    """Give the icon as SVG: the paths of AVG are those of SVG."""
    picture = draw(tomllib.loads(SOURCE.read_text(encoding="utf-8")))
    radius = WIDTH / 2
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {WIDTH}">',
        f'<circle cx="{radius:g}" cy="{radius:g}" r="{radius:g}" fill="{palette.BACKGROUND}"/>',
        f'<g transform="translate(0 {(WIDTH - HEIGHT) / 2:g})">',
        *(_path(item) for item in picture["items"]),
        "</g>",
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _path(item: Mapping[str, Any]) -> str:
    looks = {"fill": item.get("fill", "none"), "d": item["pathData"]}
    if "stroke" in item:
        looks |= {"stroke": item["stroke"], "stroke-width": item["strokeWidth"]}
    written = " ".join(f'{name}="{value}"' for name, value in looks.items())
    return f"<path {written}/>"


def pixels(size: int) -> bytes:
    """Give the icon as a PNG file of a size; nothing of the machine is in it, such as fonts."""
    drawn: bytes = resvg_py.svg_to_bytes(
        svg_string=vector(), width=size, height=size, skip_system_fonts=True
    )
    return drawn


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, size in SIZES.items():
        (FOLDER / name).write_bytes(pixels(size))
