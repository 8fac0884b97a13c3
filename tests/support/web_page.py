"""The local Alexa's web page with this skill, served for real and used in a real browser."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from flask import Flask
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from simulator import node
from simulator.clock import Clock
from simulator.local import build_alexa
from simulator.model import InteractionModel
from simulator.web.app import create_app
from simulator.web.learning import Learning
from simulator.web.server import HOST, listen
from simulator.web.session import AlexaMaker, Conversation
from tests.support.project import MONDAY_NOON

RENDERER = node.package("apl-viewhost-web") / "index.js"
PATIENCE = 20_000
"""Milliseconds that anything on the page may take."""
expect.set_options(timeout=PATIENCE)


class Served:
    """A server of the page, with a conversation of its own. Its day begins at noon, UTC."""

    def __init__(
        self,
        *,
        renderer: Path | str = RENDERER,
        make: AlexaMaker = build_alexa,
        learn: Callable[[InteractionModel], object] | None = None,
    ) -> None:
        """Serve at once, at any free port."""
        self.conversation = Conversation(
            make, seconds=time.monotonic, clock=lambda: Clock(MONDAY_NOON)
        )
        learning = Learning() if learn is None else Learning(learn)
        self._server = listen(self._app(renderer, learning), 0)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.address = f"http://{HOST}:{self._server.server_port}"

    def _app(self, renderer: Path | str, learning: Learning) -> Flask:
        return create_app(self.conversation, renderer=renderer, learning=learning)

    def stop(self) -> None:
        """Answer nobody any more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def __enter__(self) -> "Served":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._thread.is_alive():
            self.stop()
        self.conversation.close()


class Browsed:
    """The page as a person finds it: by what is written on it."""

    def __init__(self, browser: Browser, served: Served, **context: object) -> None:
        """Open it; `context`: as for the browser's own."""
        self.page: Page = browser.new_page(**context)  # type: ignore[arg-type]
        self.page.set_default_timeout(PATIENCE)
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda line: self._hear(line.type, line.text))
        self._address = served.address

    def open(self) -> "Browsed":
        """Load it, and wait until it shows its state."""
        self.page.goto(self._address)
        expect(self.page.locator("#clock")).not_to_be_empty()
        return self

    @property
    def log(self) -> Locator:
        """The conversation."""
        return self.page.get_by_role("log")

    @property
    def replies(self) -> Locator:
        """What Alexa said."""
        return self.log.locator(".entry.alexa")

    @property
    def chips(self) -> Locator:
        """Things to say now."""
        return self.page.get_by_role("group", name="Things to say now").get_by_role("button")

    @property
    def screen(self) -> FrameLocator:
        """What the device's screen shows."""
        return self.page.frame_locator("#frame")

    def say(self, *lines: str) -> str:
        """Type each line, and give what is answered to the last."""
        for line in lines:
            box = self.page.get_by_label("What you say")
            box.fill(line)
            self.answered(lambda box=box: box.press("Enter"))  # type: ignore[misc]
        return self.heard()

    def answered(self, act: Callable[[], None]) -> str:
        """Do something, and give what Alexa answers to it."""
        before = self.replies.count()
        act()
        expect(self.replies).to_have_count(before + 1)
        return self.heard()

    def heard(self) -> str:
        """Give what Alexa said last."""
        return self.replies.last.inner_text().removeprefix("Alexa:").strip()

    def touch(self, label: str) -> str:
        """Touch what bears this label on the device's screen; give what is answered."""
        where = self.screen.get_by_text(label, exact=True).first
        expect(where).to_be_visible()
        return self.answered(where.click)

    def _hear(self, kind: str, text: str) -> None:
        if kind in {"warning", "error"}:
            self.complaints.append(text)
