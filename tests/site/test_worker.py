"""The service worker: a hosted site that was opened once is read without its server, and a new version replaces it."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.files.hashes import MANIFEST
from generator.publish.hosting.app import APP, PICTURE, PICTURE_SIZE
from generator.publish.seal import HEADERS, WORKER, seal_site
from generator.publish.seal import KEPT as KEPT_LIST
from tests.site.built import BuiltSite, listed, text_of
from tests.site.reader import Reader
from tests.site.test_hosting import BELOW, header_rules

KEPT = """new Promise((done, fail) => {
  const workers = navigator.serviceWorker;
  if (workers.controller) done(); else workers.addEventListener('controllerchange', () => done());
  setTimeout(() => fail(new Error('the worker did not start')), 90000);
})"""
REPLACED = """old => new Promise((done, fail) => {
  const look = () => caches.keys().then(names => {
    if (names.length === 1 && names[0] !== old) done(names[0]); else setTimeout(look, 50);
  });
  look();
  setTimeout(() => fail(new Error('the new version did not come')), 60000);
})"""
LATE = """const setTimer = window.setTimeout;
window.setTimeout = (task, wait, ...more) => {
  if (wait !== 2000) return setTimer(task, wait, ...more);
  window.loadTheRest = task;
};"""
"""Lets the test say when the script comes that a page loads after two seconds."""
CACHES = "caches.keys()"
PAPER = "caches.open(name).then(cache => cache.keys()).then(kept => kept.map(request => request.url))"


class Host:
    """A server of a folder below the root of its host, with the headers of `_headers`; it notes what it was asked."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.asked: list[str] = []
        self.refused: set[str] = set()
        """What it cannot give for now."""
        refused = self.refused
        asked, rules = self.asked, header_rules((folder / HEADERS).read_text(encoding="utf-8"))

        class Handler(SimpleHTTPRequestHandler):
            def __init__(self, *arguments: Any) -> None:
                super().__init__(*arguments, directory=str(folder.parent))

            def do_GET(self) -> None:
                if self.path.removeprefix(f"/{BELOW}/") in refused:
                    self.send_error(503)
                else:
                    super().do_GET()

            def end_headers(self) -> None:
                asked.append(self.path.removeprefix(f"/{BELOW}/"))
                for pattern, name, value in rules:
                    if self.path.removeprefix(f"/{BELOW}").startswith(pattern.removesuffix("*")):
                        self.send_header(name, value)
                super().end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        self.port = self._server.server_port

    @property
    def address(self) -> str:
        """Return the address of the site."""
        return f"http://127.0.0.1:{self.port}/{BELOW}/"

    def stop(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@contextmanager
def _serve(site: BuiltSite, folder: Path) -> Iterator[Host]:
    shutil.copytree(site.folder, folder / BELOW)
    host = Host(folder / BELOW)
    try:
        yield host
    finally:
        host.stop()


@pytest.fixture(scope="module")
def cut_off(hosted: BuiltSite, chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader who opened one page of the site; then its server stopped."""
    with (
        _serve(hosted, tmp_path_factory.mktemp("worker")) as host,
        Reader.of(chromium, hosted, root=host.address) as reader,
    ):
        reader.page.set_default_timeout(60_000)
        reader.open("index.html").evaluate(KEPT)
        host.stop()
        reader.said.clear()
        yield reader


def test_every_kind_of_page_opens_once_the_server_is_gone(cut_off: Reader, hosted: BuiltSite) -> None:
    """Text, styles and scripts are there, though only the home page was ever opened; the console stays silent."""
    for kind, pages in hosted.kinds.items():
        if kind == "404.html":
            continue
        tab = cut_off.open(hosted.fullest(kind))
        assert tab.title() == text_of(hosted.trees[hosted.fullest(kind)].xpath("//title")[0])
        assert tab.evaluate("getComputedStyle(document.querySelector('.md-skip')).position") == "fixed", pages
        assert tab.locator("form[data-md-component=palette] label").filter(visible=True).count() == 1, pages
    assert not cut_off.said, listed(cut_off.said)


def test_a_folder_and_a_query_open_too(cut_off: Reader, hosted: BuiltSite) -> None:
    """The address of a folder gives its page; what follows a question mark is the page's own affair."""
    home = text_of(hosted.trees["index.html"].xpath("//title")[0])
    for place in ("", "index.html?from=elsewhere"):
        assert cut_off.open(place).title() == home


def test_search_works_once_the_server_is_gone(cut_off: Reader) -> None:
    """A word is found, and the result opens."""
    tab = cut_off.open("find.html#q=interception")
    first = tab.locator("[role=option] a, [role=option]").first
    first.wait_for()
    assert "ntercept" in tab.locator("[role=listbox]").first.inner_text()
    assert not cut_off.said, listed(cut_off.said)


def test_downloads_are_not_kept(cut_off: Reader) -> None:
    """Only pages and what they need are: nobody gets tables and books without asking for them."""
    tab = cut_off.open("index.html")
    [name] = tab.evaluate(CACHES)
    kept = tab.evaluate(f"(name => {PAPER})({json.dumps(name)})")
    below = sorted(url.partition("/data/")[2] for url in kept if url.startswith(f"{cut_off.root}data/"))
    assert [name for name in below if not name.endswith("index.html")] == []
    assert "index.html" in below


def _publish(folder: Path, page: str, words: str) -> None:
    """Change a page of a site and seal it anew, as a later build would."""
    file = folder / page
    file.write_text(file.read_text(encoding="utf-8").replace("<h1>", f"<h1>{words} ", 1), encoding="utf-8")
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    seal_site(folder, title=manifest["title"], version="2099-01-01-00000000", texts={}, instruments={})


def test_a_new_version_takes_the_place_of_the_old_one(mini: BuiltSite, chromium: Browser, tmp_path: Path) -> None:
    """It is fetched as a whole, but only what changed; then the old one is gone."""
    with _serve(mini, tmp_path) as host, Reader.of(chromium, mini, root=host.address) as reader:
        tab = reader.open("terms/index.html")
        tab.evaluate(KEPT)
        [before] = tab.evaluate(CACHES)
        _publish(tmp_path / BELOW, "terms/index.html", "Renewed")
        host.asked.clear()
        reader.open("terms/index.html")
        tab.wait_for_selector("link[rel=manifest]", state="attached")  # hosted.js is there
        tab.evaluate("navigator.serviceWorker.ready.then(registration => registration.update())")
        tab.evaluate(REPLACED, before)
        assert {path for path in host.asked if path != "assets/js/hosted.js"} == {
            WORKER,
            KEPT_LIST,
            "terms/index.html",
        }
        line = tab.locator(".newer-edition")
        assert line.inner_text() == "A newer edition is here: show it"
        line.get_by_role("button").click()
        tab.wait_for_selector("h1:has-text('Renewed')")
        host.stop()
        assert reader.open("terms/index.html").locator("h1").inner_text().startswith("Renewed")
        assert reader.open("index.html").title()


def test_a_new_version_that_comes_before_its_teller_is_shown_too(
    mini: BuiltSite, chromium: Browser, tmp_path: Path
) -> None:
    """A browser looks for a newer worker at once, and the script that says so comes later."""
    with _serve(mini, tmp_path) as host, Reader.of(chromium, mini, root=host.address) as reader:
        tab = reader.open("terms/index.html")
        tab.evaluate(KEPT)
        [before] = tab.evaluate(CACHES)
        _publish(tmp_path / BELOW, "terms/index.html", "Renewed")
        tab.add_init_script(LATE)
        reader.open("terms/index.html")
        tab.evaluate("navigator.serviceWorker.ready.then(registration => registration.update())")
        tab.evaluate(REPLACED, before)
        assert not tab.locator("link[rel=manifest]").count(), "hosted.js is there"
        tab.evaluate("window.loadTheRest()")
        assert tab.locator(".newer-edition").inner_text() == "A newer edition is here: show it"


def test_a_host_that_alters_files_holds_nothing_up(mini: BuiltSite, chromium: Browser, tmp_path: Path) -> None:
    """A page that was changed on its way is kept as every reader gets it; the rest is as published."""
    with _serve(mini, tmp_path) as host:
        file = tmp_path / BELOW / "terms" / "index.html"
        file.write_bytes(file.read_bytes() + b"<!-- added on the way -->")
        with Reader.of(chromium, mini, root=host.address) as reader:
            reader.open("index.html").evaluate(KEPT)
            host.stop()
            tab = reader.open("terms/index.html")
            assert tab.locator("h1").inner_text()
            kept = tab.evaluate("caches.match(location.href).then((kept) => kept.text())")
            assert kept.endswith("<!-- added on the way -->")


def test_nothing_of_it_is_tried_on_a_disk(reader: Reader, site: BuiltSite) -> None:
    """From file:// no page asks for the worker, and none carries the link to the app's manifest."""
    tab = reader.open("index.html")
    tab.wait_for_timeout(2_500)
    assert tab.evaluate("document.querySelectorAll('link[rel=manifest], script[src*=hosted]').length") == 0
    assert not [page for page, tree in site.trees.items() if tree.xpath("//link[@rel='manifest']")]


def test_the_app_can_be_installed(hosted: BuiltSite) -> None:
    """The manifest names the site, a start and pictures that exist, all by relative addresses."""
    app = json.loads(hosted.read(APP))
    assert app["name"] == "Cybercrime Treaty Concordance"
    assert app["display"] in ("standalone", "minimal-ui")
    places = [app["start_url"], *(icon["src"] for icon in app["icons"]), *(entry["url"] for entry in app["shortcuts"])]
    assert set(places) <= hosted.files
    picture = (hosted.folder / PICTURE).read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture[16:20], "big") == int.from_bytes(picture[20:24], "big") == PICTURE_SIZE
