"""A reader gets the new edition whole or keeps the old one whole, from any state and whatever happens on the way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.files.hashes import MANIFEST
from generator.publish.seal import KEPT as LIST
from generator.publish.seal import WORKER
from tests.site.built import BuiltSite
from tests.site.reader import Reader
from tests.site.test_hosting import BELOW
from tests.site.test_worker import CACHES, KEPT, Host, _publish, _serve

PAGE, OTHER = "terms/index.html", "sources/index.html"
UPDATED = """navigator.serviceWorker.ready.then(held => held.update()).then(held => new Promise(done => {
  const fresh = held.installing || held.waiting;
  if (!fresh) { done('none'); return; }
  const look = () => { if (['activated', 'redundant'].includes(fresh.state)) done(fresh.state); };
  fresh.addEventListener('statechange', look);
  look();
}))"""


class Visit:
    """A reader who has the first edition of a site that is published anew."""

    def __init__(self, host: Host, reader: Reader, folder: Path) -> None:
        self.host, self.reader, self.folder = host, reader, folder
        self.tab: Page = reader.open(PAGE)
        self.tab.evaluate(KEPT)
        self.host.asked.clear()

    def publish(self, page: str = PAGE, words: str = "Renewed") -> None:
        """Publish another edition, in which a page differs."""
        _publish(self.folder, page, words)

    def update(self) -> str:
        """Let the browser look for another edition; return what became of it."""
        state: str = self.tab.evaluate(UPDATED)
        return state

    def asked(self) -> set[str]:
        """Return what was fetched since this was asked last, but for what only looks for a newer worker."""
        asked = set(self.host.asked) - {"assets/js/hosted.js", WORKER, LIST}
        self.host.asked.clear()
        return asked

    def heading(self, page: str = PAGE) -> str:
        """Open a page without the server's answer, and return its heading."""
        self.host.refused.add(page)
        words = self.reader.open(page).locator("h1").inner_text()
        self.host.refused.discard(page)
        return words


@pytest.fixture
def visit(mini: BuiltSite, chromium: Browser, tmp_path: Path) -> Iterator[Visit]:
    """Return a reader who has the first edition."""
    with _serve(mini, tmp_path) as host, Reader.of(chromium, mini, root=host.address) as reader:
        reader.page.set_default_timeout(60_000)
        yield Visit(host, reader, tmp_path / BELOW)


def test_an_update_that_is_cut_short_leaves_the_old_edition_and_goes_on_later(visit: Visit) -> None:
    """What had come is not fetched again; until all is there, no page of the new edition is shown."""
    visit.publish(OTHER)
    visit.publish(PAGE)
    visit.host.refused.add(PAGE)
    assert visit.update() == "redundant"
    assert not visit.heading(OTHER).startswith("Renewed")
    assert not visit.heading(PAGE).startswith("Renewed")
    visit.asked()
    assert visit.update() == "activated"
    assert visit.asked() <= {PAGE, OTHER}
    assert visit.heading(PAGE).startswith("Renewed")
    assert visit.heading(OTHER).startswith("Renewed")
    assert len(visit.tab.evaluate(CACHES)) == 1


def test_a_file_that_is_altered_on_its_way_holds_no_update_up(visit: Visit) -> None:
    """The edition comes; that file is kept as every reader gets it."""
    visit.publish()
    file = visit.folder / PAGE
    file.write_bytes(file.read_bytes() + b"<!-- added on the way -->")
    assert visit.update() == "activated"
    assert visit.heading().startswith("Renewed")


def test_two_tabs_are_told_each_and_neither_is_changed_under_its_reader(visit: Visit) -> None:
    """A quiet line in both; a page that is open stays as it is until its reader asks."""
    other = visit.tab.context.new_page()
    other.goto(f"{visit.host.address}{OTHER}")
    visit.tab.wait_for_selector("link[rel=manifest]", state="attached")
    other.wait_for_selector("link[rel=manifest]", state="attached")
    visit.publish()
    assert visit.update() == "activated"
    for tab in (visit.tab, other):
        tab.wait_for_selector(".newer-edition")
    assert not visit.tab.locator("h1").inner_text().startswith("Renewed")
    visit.tab.locator(".newer-edition button").click()
    visit.tab.wait_for_selector("h1:has-text('Renewed')")
    assert other.locator("h1").count() == 1


def test_where_storage_is_full_the_old_edition_stays(visit: Visit) -> None:
    """Nothing of the new one is left behind; with room again, it comes."""
    origin = visit.host.address.removesuffix(f"/{BELOW}/")
    session: Any = visit.tab.context.new_cdp_session(visit.tab)
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1})
    visit.publish()
    assert visit.update() == "redundant"
    assert not visit.heading().startswith("Renewed")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    assert visit.update() == "activated"
    assert visit.heading().startswith("Renewed")


def test_after_ten_releases_only_what_differs_is_fetched(visit: Visit) -> None:
    """From the edition that the reader has straight to the last; one cache is left."""
    for number in range(10):
        visit.publish((PAGE, OTHER)[number % 2])
    assert visit.update() == "activated"
    assert visit.asked() == {PAGE, OTHER}
    assert visit.heading().startswith("Renewed Renewed")
    [name] = visit.tab.evaluate(CACHES)
    kept = visit.tab.evaluate("name => caches.open(name).then(cache => cache.keys()).then(all => all.length)", name)
    files = json.loads((visit.folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    assert kept > len([path for path in files if path.endswith(".html")]) - 2
