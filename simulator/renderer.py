"""Draws APL documents as an Echo does: Amazon's own renderer in a real Chromium, without a window.

``apl-viewhost-web`` is the browser build of the renderer that runs on devices. Its 1.4.0 knows APL
1.4. It skips what it does not know and says so on the console: each such line is kept.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from playwright.sync_api import ConsoleMessage, Page, Route, sync_playwright

from simulator import browser, node
from simulator.envelope import Screen

PATIENCE: Final = 30_000
"""Milliseconds that anything in the page may take."""

_REFUSED: Final = "Failed to load resource"
"""What the browser says of anything that was not fetched."""
_FONTS: Final = Path("/usr/share/fonts/truetype/liberation")
"""Fonts much like those on devices, where Debian installs them; those cannot be had here."""
_HEAVY: Final = re.compile("Bold|_Bd|_He|_Md")

_PAGE: Final = "<html><body style='margin:0;background:#000'><div id='view'></div></body></html>"
_START: Final = "async () => { if (!Module.calledRun) await AplRenderer.initEngine(); }"
_SHOW: Final = """
async ([document_, sources, viewport, mode]) => {
  if (window.shown) window.shown.destroy();
  const view = document.getElementById('view');
  view.innerHTML = '';
  window.sent = [];
  const content = AplRenderer.Content.create(JSON.stringify(document_));
  for (const name in sources) content.addData(name, JSON.stringify(sources[name]));
  window.shown = AplRenderer.default.create({
    content, view, viewport, mode, theme: 'dark',
    environment: {agentName: 'local', agentVersion: '1', disallowVideo: true, allowOpenUrl: false},
    utcTime: Date.now(), localTimeAdjustment: 0, notLoadFonts: false,
    onSendEvent: (event) => window.sent.push(event),
    onRunTimeError: (errors) => console.warn(JSON.stringify(errors)),
  });
  await window.shown.init();
}
"""


def missing() -> str | None:
    """Tell why nothing can be drawn here; None where it can."""
    if browser.find() is None:
        return f"there is no Chromium: {browser.ADVICE}"
    return node.missing()


class Renderer:
    """One browser page that shows one document at a time. Its clock stands until it is moved."""

    def __init__(self) -> None:
        """Start the browser; ``missing`` tells beforehand whether it can."""
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(
            executable_path=browser.find(), args=["--no-sandbox"]
        )
        self._page: Page = self._browser.new_page()
        self._page.set_default_timeout(PATIENCE)
        self._page.route("**/*", self._refuse)
        self._page.on("console", self._hear)
        self._page.on("pageerror", lambda error: self.warnings.append(str(error)))
        self.warnings: list[str] = []
        """What the renderer complained about in the document that is shown."""
        self._page.clock.install()
        self._page.set_content(_PAGE)
        self._page.add_script_tag(path=node.package("apl-viewhost-web") / "index.js")
        self._page.evaluate(_START)

    def __enter__(self) -> "Renderer":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._browser.close()
        self._playwright.stop()

    @property
    def page(self) -> Page:
        """The page, to look at."""
        return self._page

    def show(self, document: Mapping[str, Any], sources: Mapping[str, Any], screen: Screen) -> None:
        """Draw a document as this screen would."""
        self.warnings.clear()
        self._page.set_viewport_size({"width": screen.width, "height": screen.height})
        viewport = {
            "isRound": screen.shape == "ROUND",
            "shape": screen.shape,
            "width": screen.width,
            "height": screen.height,
            "dpi": screen.dpi,
        }
        self._page.evaluate(_SHOW, [document, sources, viewport, screen.mode])
        self.pass_time(0.1)

    def pass_time(self, seconds: float) -> None:
        """Let the page's own clock run on, without waiting for it."""
        self._page.clock.run_for(round(seconds * 1000))

    def text(self) -> str:
        """Give the words that are shown."""
        return self._page.inner_text("#view")

    def scroll_down(self) -> None:
        """Scroll what is in the middle to its end."""
        size = self._page.viewport_size or {"width": 0, "height": 0}
        self.pass_time(1)
        self._page.mouse.move(size["width"] * 0.6, size["height"] / 2)
        self._page.mouse.wheel(0, 20 * size["height"])
        self.pass_time(1)

    def touch(self, label: str) -> list[Any]:
        """Touch what bears this label; give what the document sent."""
        self.pass_time(1)  # it takes no touch in the first half second
        self._page.get_by_text(label, exact=True).first.click()
        self.pass_time(0.5)
        sent: list[Any] = self._page.evaluate("() => window.sent.map((e) => e.arguments)")
        return sent

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"warning", "error"} and not message.text.startswith(_REFUSED):
            self.warnings.append(message.text)

    def _refuse(self, route: Route) -> None:
        """Fetch nothing; for a device's own fonts give similar ones."""
        url = route.request.url
        font = _FONTS / (
            "LiberationSans-Bold.ttf" if _HEAVY.search(url) else "LiberationSans-Regular.ttf"
        )
        if url.endswith(".ttf") and font.exists():
            route.fulfill(path=font)
            return
        if not url.endswith(".ttf"):
            self.warnings.append(f"fetches {url}")
        route.abort()
