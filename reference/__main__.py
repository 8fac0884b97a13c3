"""``python -m reference``: write ``docs/reference.md``."""

from pathlib import Path
from typing import Final

from reference.page import page

ROOT: Final = Path(__file__).resolve().parents[1]
TARGET: Final = ROOT / "docs/reference.md"


if __name__ == "__main__":
    TARGET.write_text(page(ROOT), encoding="utf-8")
