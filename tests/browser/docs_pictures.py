"""``python -m tests.browser.docs_pictures``: the pictures in docs/, of the page and the screens."""

import sys
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, expect, sync_playwright

from simulator import browser as chromium
from simulator import renderer
from simulator.renderer import Renderer
from tests.support.profiles import PROFILES
from tests.support.project import ROOT
from tests.support.shown import screens
from tests.support.web_page import Browsed, Served

FOLDER: Final = ROOT / "docs"
DRAWN: Final = (
    "home-menu",
    "query-surface",
    "guide",
    "guide-hold",
    "answer-short",
    "positions",
    "ice",
    "danger",
    "goodbye",
)
"""Of the examples in `shown`, the one for each kind of screen."""
_STEP: Final = ("open back spasm relief", "yes", "no", "on the floor", "yes", "next")
_ICE: Final = ("open back spasm relief", "no", "start an ice reminder", "yes", "yes", "yes")


def main() -> int:
    """Write the pictures; say why where they cannot be drawn, with exit status 1."""
    reason = renderer.missing()
    if reason is not None:
        print(f"Nothing can be drawn here: {reason}", file=sys.stderr)
        return 1
    (FOLDER / "screens").mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        _page(browser, FOLDER / "page.png", *_STEP)
        _page(browser, FOLDER / "page-ice.png", *_ICE, scheme="dark", reminds=True)
        _page(browser, FOLDER / "page-phone.png", *_STEP, size=(390, 1280))
        browser.close()
    with Renderer() as drawing:
        for name in DRAWN:
            directive = screens()[name]
            drawing.show(directive["document"], directive["datasources"], PROFILES["medium"])
            drawing.page.screenshot(path=FOLDER / "screens" / f"{name}.png")
    print(f"Written to {FOLDER.relative_to(ROOT)}")
    return 0


def _page(
    browser: Browser,
    path: Path,
    *said: str,
    scheme: str = "light",
    size: tuple[int, int] = (1440, 960),
    reminds: bool = False,
) -> None:
    """Hold a conversation and take a picture of the page."""
    width, height = size
    options: dict[str, Any] = {
        "color_scheme": scheme,
        "viewport": {"width": width, "height": height},
    }
    with Served() as served:
        page = Browsed(browser, served, **options).open()
        page.say(*said)
        if reminds:
            page.page.get_by_role("button", name="To the next alert").click()
            page.say("ask back spasm relief how long till the ice goes on")
        version = str(served.conversation.screen_version)
        expect(page.page.locator("#bezel")).to_have_attribute("data-version", version)
        page.page.screenshot(path=path)
        page.page.close()


if __name__ == "__main__":
    sys.exit(main())
