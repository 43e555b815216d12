"""The site in Chromium as readers meet it: from a disk, narrow, without script, in forced colours, at odd addresses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.built import CORPUS, SCRIPTED, BuiltSite, listed, text_of, with_class
from tests.site.reader import WIDTHS, Reader
from tests.site.serving import serving_folder
from tests.site.yaml_texts import PartText, read_parts

ARTICLE = next(part for part in read_parts(CORPUS / "data") if part.key.isdigit() and len(part.eids) > 2)
OUTLINED = """element => {
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
}"""
REFUSALS = """
Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });
Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });
Object.defineProperty(navigator, 'clipboard', { get() { return undefined; } });
"""
WIDEST = """() => {
  const edge = document.documentElement.clientWidth;
  const scrolls = element => getComputedStyle(element).overflowX !== 'visible';
  const inside = element => element && element !== document.body && (scrolls(element) || inside(element.parentElement));
  const wide = [...document.body.querySelectorAll('*')]
    .filter(element => element.getBoundingClientRect().right > edge + 1 && !inside(element.parentElement));
  return (wide.at(-1) || document.body).outerHTML.slice(0, 160);
}"""
UNSEEN = "links => links.filter(link => !link.checkVisibility()).map(link => link.getAttribute('href'))"
TELLS_APART = "h => getComputedStyle(h).color !== getComputedStyle(document.body).backgroundColor"


@pytest.mark.any_corpus
@pytest.mark.parametrize("width", WIDTHS[:2])  # The narrowest is tried on every page.
def test_pages_open_from_a_disk_without_a_fault(reader: Reader, site: BuiltSite, width: int) -> None:
    """A page of every kind: no request leaves the folder, the console stays silent, the page never scrolls sideways."""
    assert len(site.kinds) >= 10
    wide = []
    for kind in site.kinds:
        reader.open(site.fullest(kind), width=width)
        if reader.scrolls_sideways():
            wide.append(f"{site.fullest(kind)}: {_widest(reader.page)}")
    assert not wide, listed(wide)


def _widest(page: Page) -> str:
    """Name the element that reaches farthest to the right."""
    widest: str = page.evaluate(WIDEST)
    return widest


@pytest.mark.any_corpus
def test_every_single_page_stays_within_a_narrow_phone(reader: Reader, site: BuiltSite) -> None:
    """At 320 px no page of the site scrolls sideways, whatever its kind."""
    wide = []
    for page in site.pages:
        reader.open(page, width=320)
        if reader.scrolls_sideways():
            wide.append(f"{page}: {_widest(reader.page)}")
    assert not wide, listed(wide)


@pytest.mark.any_corpus
def test_the_unit_of_an_address_is_outlined_and_in_view(reader: Reader) -> None:
    """A permalink leads to its paragraph and marks it, on the article's page and in the whole text."""
    for page in (ARTICLE.page, f"{ARTICLE.instrument}/full.html"):
        tab = reader.open(f"{page}#{ARTICLE.eids[-1]}")
        unit = tab.locator(f"[id={ARTICLE.eids[-1]}]")
        assert unit.evaluate(OUTLINED)
        box = unit.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 900


@pytest.mark.any_corpus
def test_a_copied_paragraph_keeps_its_number(reader: Reader, site: BuiltSite) -> None:
    """What a reader selects and pastes elsewhere begins with the number of the paragraph."""
    tab = reader.open(ARTICLE.page)
    eid = next(piece.eid for piece in ARTICLE.pieces if piece.is_number)
    number, words = [piece.text for piece in ARTICLE.pieces if piece.eid == eid][:2]
    tab.evaluate("id => getSelection().selectAllChildren(document.getElementById(id))", eid)
    tab.keyboard.press("Control+C")
    tab.evaluate("document.body.append(Object.assign(document.createElement('textarea'), {id: 'paste-here'}))")
    tab.locator("#paste-here").focus()
    tab.keyboard.press("Control+V")
    pasted = tab.locator("#paste-here").input_value().split()
    assert pasted[: 1 + len(words.split())] == [number, *words.split()]


@pytest.mark.any_corpus
def test_without_script_texts_links_and_comparisons_are_all_there(chromium: Browser, site: BuiltSite) -> None:
    """Legal words and links of every kind of page are visible with JavaScript off, as they stand in the file."""
    missing = []
    with Reader.of(chromium, site, java_script=False) as reader:
        for kind in site.kinds:
            page = site.fullest(kind)
            tab = reader.open(page)
            shown = " ".join(tab.locator("main").inner_text().split())
            for law in with_class(site.trees[page], "w"):
                if not law.xpath("ancestor::details") and text_of(law) not in shown:
                    missing.append(f"{page}: {text_of(law)[:80]}")
            if not shown:
                missing.append(f"{page}: empty")
            folded = "[hidden] *" if page in SCRIPTED else "none"
            links = tab.locator(f"#content a[href]:not(details:not([open]) *):not({folded})")
            missing += [f"{page}: hides the link {href}" for href in links.evaluate_all(UNSEEN)]
        assert not reader.said, listed(reader.said)
    assert not missing, listed(missing)


@pytest.mark.any_corpus
def test_forced_colours_keep_text_and_outline(chromium: Browser, site: BuiltSite) -> None:
    """With the colours of the system every kind of page is readable, and the addressed unit still has an outline."""
    with Reader.of(chromium, site, forced_colors="active") as reader:
        for kind in site.kinds:
            tab = reader.open(site.fullest(kind))
            assert tab.locator("h1").evaluate(TELLS_APART)
        unit = reader.open(f"{ARTICLE.page}#{ARTICLE.eids[-1]}").locator(f"[id={ARTICLE.eids[-1]}]")
        assert unit.evaluate(OUTLINED)
        assert not reader.said, listed(reader.said)


@pytest.mark.any_corpus
def test_text_of_twice_the_size_fits(chromium: Browser, site: BuiltSite) -> None:
    """For a reader who set the browser's text to 200 % no kind of page scrolls sideways (WCAG 2.2, 1.4.4)."""
    large = ["--no-sandbox", "--blink-settings=defaultFontSize=32"]
    browser = chromium.browser_type.launch(executable_path=shutil.which("chromium"), args=large)
    wide = []
    with Reader.of(browser, site) as reader:
        for kind in site.kinds:
            tab = reader.open(site.fullest(kind))
            assert tab.evaluate("getComputedStyle(document.documentElement).fontSize") == "40px"
            if reader.scrolls_sideways():
                wide.append(f"{site.fullest(kind)}: {_widest(tab)}")
    browser.close()
    assert not wide, listed(wide)


@pytest.mark.any_corpus
def test_refused_storage_and_clipboard_do_no_harm(chromium: Browser, site: BuiltSite) -> None:
    """A reader whose browser keeps nothing sees the same pages without an error."""
    with Reader.of(chromium, site) as reader:
        reader.page.add_init_script(REFUSALS)
        for kind in site.kinds:
            tab = reader.open(site.fullest(kind))
            for button in tab.locator("header button:visible").all():
                button.click()
                tab.keyboard.press("Escape")
        assert not reader.said, listed(reader.said)


@pytest.mark.any_corpus
def test_a_folder_with_an_odd_name_works(chromium: Browser, site: BuiltSite, tmp_path: Path) -> None:
    """Spaces, #, %, + and Cyrillic in the path of the folder: links and addresses of units all work."""
    odd = BuiltSite(Path(shutil.copytree(site.folder, tmp_path / "a b #1 100% c+d Заметки")))
    with Reader.of(chromium, odd) as reader:
        _walk(reader, ARTICLE)
        assert not reader.said, listed(reader.said)


@pytest.mark.any_corpus
def test_the_site_works_below_the_root_of_a_server(chromium: Browser, site: BuiltSite, tmp_path: Path) -> None:
    """Served under a sub-path, no page asks for anything above it."""
    (tmp_path / "sub path").symlink_to(site.folder)
    with serving_folder(tmp_path) as address, Reader.of(chromium, site, root=f"{address}/sub%20path/") as reader:
        for kind in site.kinds:
            reader.open(site.fullest(kind))
        _walk(reader, ARTICLE)
        assert not reader.said, listed(reader.said)


@pytest.mark.any_corpus
def test_the_page_for_lost_addresses_works_at_any_depth(chromium: Browser, hosted: BuiltSite, tmp_path: Path) -> None:
    """A host that answers a lost address with 404.html shows it with its styles and with links that lead somewhere."""
    (tmp_path / "concordance").symlink_to(hosted.folder)
    with (
        serving_folder(tmp_path, lost=(tmp_path / "concordance/404.html").read_bytes()) as address,
        Reader.of(chromium, hosted, root=f"{address}/concordance/") as reader,
    ):
        tab = reader.open("no/such/page.html")
        assert "Page not found" in tab.locator("h1").inner_text()
        assert tab.evaluate("document.styleSheets.length") > 0
        assert [said for said in reader.said if "no/such/page.html: Failed to load resource" not in said] == []
        reader.said.clear()
        tab.locator("main").get_by_role("link", name="Home").click()
        assert tab.url == f"{address}/concordance/index.html"
        assert not reader.said, listed(reader.said)


def _walk(reader: Reader, part: PartText) -> None:
    """Go from the home page to a paragraph by clicking, as a reader does."""
    tab = reader.open("index.html")
    tab.locator(f"main a[href='{part.instrument}/index.html']").first.click()
    tab.locator(f"main a[href='{part.page.rpartition('/')[2]}']").first.click()
    tab.locator(f"main a[href='#{part.eids[0]}']").first.click()
    assert tab.locator(f"[id={part.eids[0]}]").evaluate(OUTLINED)
