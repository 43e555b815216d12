"""A reader's browser tab that notes every error and every request that leaves the site."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request

from tests.site.built import BuiltSite

WIDTHS = (1280, 390, 320)


class Reader:
    """One tab. `said` holds what went wrong since it was last emptied: console errors, requests to outside."""

    def __init__(self, context: BrowserContext, root: str) -> None:
        self.root = root
        self.said: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", self._note_fault)
        self.page.on("request", self._note_request)

    @classmethod
    @contextmanager
    def of(
        cls,
        browser: Browser,
        site: BuiltSite,
        *,
        root: str = "",
        java_script: bool = True,
        forced_colors: Literal["active", "none"] = "none",
    ) -> Iterator[Reader]:
        """Open a tab on the site's folder, or on `root` where the site is served; only a served site gets a network."""
        context = browser.new_context(
            offline=not root, java_script_enabled=java_script, forced_colors=forced_colors, reduced_motion="reduce"
        )
        context.set_default_timeout(10_000)
        yield cls(context, root or site.uri("").rstrip("/") + "/")
        context.close()

    def open(self, place: str, *, width: int = 1280) -> Page:
        """Open a page of the site, `place` being its path with an anchor where wanted."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.goto("about:blank")
        self.page.goto(self.root + place)
        return self.page

    @contextmanager
    def requests(self) -> Iterator[list[str]]:
        """Yield a list of the addresses asked for from now on: the page before is left, its late requests with it."""
        self.page.goto("about:blank")
        with self.requests_of_open_page() as asked:
            yield asked

    @contextmanager
    def requests_of_open_page(self) -> Iterator[list[str]]:
        """Yield a list that grows by each address which the open page asks for."""
        asked: list[str] = []

        def note(request: Request) -> None:
            asked.append(request.url)

        self.page.on("request", note)
        yield asked
        self.page.remove_listener("request", note)

    def scrolls_sideways(self) -> bool:
        """Say whether the open page is wider than the window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.said.append(f"{self.page.url}: {message.text}")

    def _note_fault(self, fault: Error) -> None:
        self.said.append(f"{self.page.url}: {fault}")

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self.root, "about:", "data:", "blob:")):
            self.said.append(f"{self.page.url}: asked for {request.url}")
