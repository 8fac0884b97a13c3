"""``python -m drawings``: draw every pose and write the pictures beside the content."""

import json
from pathlib import Path
from typing import Final

from drawings import pose
from drawings.draw import draw

TARGET: Final = Path(__file__).resolve().parents[1] / "lambda/content/pictures.json"


def written() -> str:
    """Give the text of the file: a line a picture, so that a change is seen where it is."""
    lines = [
        f"{json.dumps(name)}:{json.dumps(draw(entry), separators=(',', ':'))}"
        for name, entry in sorted(pose.read().items())
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    TARGET.write_text(written(), encoding="utf-8")
