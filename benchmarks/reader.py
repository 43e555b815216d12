"""Measure what a reader waits for, in Chromium, from a disk and hosted: first view, first paint, search.

Ours, stock Material and a bare page of the same text are visited in turn, each time with a fresh profile.
"""

from __future__ import annotations

import gzip
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import unquote, urlparse

from playwright.sync_api import Browser, Page, sync_playwright

QUERIES = ("extradition", "computer data", "preservation of traffic data")
_MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
_WATCH = """
globalThis.longest = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, entry.duration);
}).observe({type: 'longtask', buffered: true});
"""
# Both wait inside the page, so that no time goes into talking to the browser.
_WAIT = """
globalThis.until = (act, done) => new Promise(resolve => {
  const start = performance.now();
  const look = () => done() ? resolve(performance.now() - start) : requestAnimationFrame(look);
  act();
  look();
});
"""
_OURS = {
    "open": "() => document.querySelector('[data-find]').click()",
    "ready": "() => document.querySelector('dialog[open] .find-offers button')",
    "type": "text => { const f = document.querySelector('#find-field'); f.value = text; "
    "f.dispatchEvent(new Event('input', {bubbles: true})); }",
    "shown": "() => document.querySelector('#find-list [role=option]')",
}
_MATERIAL = {
    "open": "() => document.querySelector('.md-search__input').focus()",
    "ready": "() => document.querySelector('.md-search-result__meta').textContent.trim() === 'Type to start searching'",
    "type": "text => { const f = document.querySelector('.md-search__input'); f.value = text; "
    "f.dispatchEvent(new Event('keyup', {bubbles: true})); }",
    "shown": "() => document.querySelector('.md-search-result__item')",
}


@dataclass
class View:
    """What one visit found; times in milliseconds, sizes in bytes after gzip."""

    requests: int = 0
    dressing: int = 0
    """CSS and JS of the first view."""
    paint: float = 0.0
    ready: float = 0.0
    cold: float = 0.0
    warm: list[float] = field(default_factory=list)
    longest: float = 0.0
    query_bytes: int = 0


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; give its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def median_article(site: Path) -> str:
    """Return the path of the article page of median size."""
    pages = sorted(site.glob("*/article-*.html"), key=lambda page: (page.stat().st_size, page))
    return pages[len(pages) // 2].relative_to(site).as_posix()


def write_bare(page: Path, target: Path) -> None:
    """Write the main part of a page alone: no style, no script."""
    text = main_part(page.read_text(encoding="utf-8"))
    target.write_text(f'<!doctype html>\n<meta charset="utf-8">\n<title>Bare</title>\n{text}\n', encoding="utf-8")


def main_part(html: str) -> str:
    """Return the main part of a page: all but the frame."""
    body = _MAIN.search(html)
    return body[0] if body else ""


def packed(paths: list[Path]) -> int:
    """Return the size of files after gzip."""
    return sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in paths if path.is_file())


def visit(browser: Browser, address: str, folder: Path, words: dict[str, str] | None, query: str = "") -> View:
    """Visit a page with a fresh profile; with `words`, open the search and ask."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(_WATCH + _WAIT)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="load")
    page.wait_for_timeout(300)
    view = View(requests=len(asked), dressing=packed(_styles_and_scripts(asked, folder)))
    paint = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
    view.paint = float(page.evaluate(paint))
    if words:
        _search(page, view, words, query, asked, folder)
    context.close()
    return view


def _search(page: Page, view: View, words: dict[str, str], query: str, asked: list[str], folder: Path) -> None:
    page.evaluate("() => { globalThis.longest = 0; }")
    first = len(asked)
    view.ready = float(page.evaluate(f"() => until({words['open']}, {words['ready']})"))
    view.cold = _ask(page, words, query)
    view.query_bytes = packed(_files(asked[first:], folder))
    for other in (query[:-1], query):
        view.warm.append(_ask(page, words, other))
    page.wait_for_timeout(100)
    view.longest = float(page.evaluate("globalThis.longest"))


def _ask(page: Page, words: dict[str, str], query: str) -> float:
    """Clear the field, wait until the old results are gone, type, and wait for results."""
    page.evaluate(f"() => ({words['type']})('')")
    page.wait_for_timeout(300)
    page.evaluate(f"() => {{ globalThis.old = ({words['shown']})(); }}")
    new = f"() => {{ const found = ({words['shown']})(); return found && found !== globalThis.old; }}"
    return float(page.evaluate(f"query => until(() => ({words['type']})(query), {new})", query))


def _files(addresses: list[str], folder: Path) -> list[Path]:
    found = []
    for address in dict.fromkeys(addresses):
        path = unquote(urlparse(address).path)
        found.append(Path(path) if address.startswith("file:") else folder / path.lstrip("/"))
    return found


def _styles_and_scripts(addresses: list[str], folder: Path) -> list[Path]:
    """Return the styles and scripts; stock Material's index, which its first view from a disk reads, is neither."""
    return [path for path in _files(addresses, folder) if path.suffix in (".css", ".js") and path.stem != "search"]


def compare_readers(ours: Path, stock: Path, *, rounds: int) -> dict[str, list[View]]:
    """Visit the median article of our site and of the stock one, and a bare page of the same text, in turn."""
    path = median_article(ours)
    write_bare(ours / path, ours / "bare.html")
    found: dict[str, list[View]] = {name: [] for name in ("ours", "bare", "stock", "ours hosted", "stock hosted")}
    with sync_playwright() as driver, hosted(ours) as our_host, hosted(stock) as stock_host:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for number in range(rounds):
            query = QUERIES[number % len(QUERIES)]
            found["ours"].append(visit(browser, (ours / path).as_uri(), ours, _OURS, query))
            found["bare"].append(visit(browser, (ours / "bare.html").as_uri(), ours, None))
            found["ours hosted"].append(visit(browser, f"{our_host}/{path}", ours, _OURS, query))
            if stock.is_dir():
                found["stock"].append(visit(browser, (stock / path).as_uri(), stock, None))
                found["stock hosted"].append(visit(browser, f"{stock_host}/{path}", stock, _MATERIAL, query))
        browser.close()
    (ours / "bare.html").unlink()
    return found


def visit_ours(site: Path, *, rounds: int) -> list[View]:
    """Visit the median article of our site from a disk and ask, without any other site beside it."""
    address = (site / median_article(site)).resolve().as_uri()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        found = [visit(browser, address, site, _OURS, QUERIES[number % len(QUERIES)]) for number in range(rounds)]
        browser.close()
    return found


def middle(views: list[View], name: str) -> float:
    """Return the median of one figure over visits."""
    values = [getattr(view, name) for view in views]
    numbers: list[float] = [number for value in values for number in (value if isinstance(value, list) else [value])]
    return median(numbers)
