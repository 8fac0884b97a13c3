"""``make screenshots``: every screen at every size, as a picture to look at, in build/screens/."""

import sys
from pathlib import Path
from typing import Final

from simulator import renderer
from simulator.renderer import Renderer
from tests.support.profiles import PROFILES
from tests.support.project import ROOT
from tests.support.shown import screens

FOLDER: Final = ROOT / "build" / "screens"


def main() -> int:
    """Write the pictures; say why where they cannot be drawn, with exit status 1."""
    reason = renderer.missing()
    if reason is not None:
        print(f"Screens cannot be drawn here: {reason}", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[1:]
    with Renderer() as drawing:
        for name, directive in screens().items():
            for profile, screen in PROFILES.items():
                if not wanted or name in wanted:
                    drawing.show(directive["document"], directive["datasources"], screen)
                    path = FOLDER / f"{name}-{profile}.png"
                    drawing.page.screenshot(path=path)
                    _complain(path, drawing.warnings)
    print(f"Written to {FOLDER.relative_to(ROOT)}")
    return 0


def _complain(path: Path, warnings: list[str]) -> None:
    for warning in warnings:
        print(f"{path.name}: {warning}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
