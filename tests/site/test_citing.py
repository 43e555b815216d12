"""Citing, in Chromium from file://: buttons, copying, refusals, keyboard, files, small screens, no script."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.downloads.citing import FORMATS, STYLES, citation_file, cite, has_files, list_citable
from generator.law.corpus import Corpus
from generator.publish.pipeline import need_corpus
from tests.site.built import ROOT, BuiltSite, listed, text_of, with_class
from tests.site.reader import WIDTHS, Reader
from tests.site.test_axe import find_violations

PROVISION = "budapest/article-22.html#art_22__para_1__point_d"
BUTTON = "#art_22__para_1__point_d > .cite-one"
OSCOLA = (
    "Convention on Cybercrime (opened for signature 23 November 2001, entered into force 1 July 2004) ETS 185,"
    " art 22(1)(d)"
)
# Remembers what was copied: a page from a disk may write to the clipboard, and a test must not depend on another's.
CLIPBOARD = """
window.copied = [];
const put = async (text) => { window.copied.push(text); };
Object.defineProperty(navigator, 'clipboard', {value: {
  writeText: put,
  write: async ([item]) => put(await (await item.getType('text/plain')).text()),
}});
"""
REFUSED = """
const refuse = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
Object.defineProperty(navigator, 'clipboard', {value: {writeText: refuse, write: refuse}});
"""
NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('x', 'SecurityError'); }});"


@cache
def _corpus() -> Corpus:
    return need_corpus(ROOT)


@pytest.fixture
def tab(chromium: Browser, site: BuiltSite) -> Iterator[Reader]:
    """A reader whose clipboard is watched."""
    with Reader.of(chromium, site) as reader:
        reader.page.add_init_script(CLIPBOARD)
        yield reader
        assert reader.said == []


def _open_box(tab: Reader, *, width: int = 1280) -> Page:
    page = tab.open(PROVISION, width=width)
    page.locator(BUTTON).hover()
    page.locator(BUTTON).click()
    expect(page.locator(".cite-words")).to_have_text(OSCOLA)
    return page


def _copied(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.copied")
    return found


def test_every_unit_and_every_page_that_can_be_cited_has_its_button(tab: Reader, site: BuiltSite) -> None:
    """On texts, comparisons, instruments and States: each unit once, and the page. Of many alike every eighth."""
    ids = {row["id"] for row in site.table("provisions")}
    kinds = ("full", "article", "preamble", "closing", "instrument", "related instrument", "compare/*", "states/*")
    faults, count = [], 0
    for kind in kinds:
        for path in site.kinds[kind][:: 1 if kind == "full" else 8]:
            page = tab.open(path)
            state = page.evaluate("""() => ({
              units: [...document.querySelectorAll('main .unit')].map((unit) =>
                [...unit.querySelectorAll(':scope > .cite-one')].map((button) => button.dataset.cite).join()),
              open: document.querySelectorAll('button.cite-open').length,
              roots: [...document.querySelectorAll('.unit-root')].filter((root) =>
                !root.querySelector(':scope > .cite-one')).length,
            })""")
            count += len(state["units"])
            faults += [f"{path}: {id_ or 'no button'}" for id_ in state["units"] if id_ not in ids]
            if state["open"] != 1:
                faults.append(f"{path}: {state['open']} buttons of the page")
            if state["roots"] and kind in ("full", "compare/*"):
                faults.append(f"{path}: {state['roots']} articles without a button")
    assert not faults, listed(faults)
    assert count > 450


def test_browser_and_python_cite_every_unit_alike(tab: Reader, site: BuiltSite) -> None:
    """Every style, the place, and every file, for every provision, instrument, topic and State."""
    corpus = _corpus()
    ids = [*corpus.units, *corpus.instruments, *(f"topic:{name}" for name in corpus.topics)]
    ids += [f"state:{name}" for name in corpus.states]
    page = tab.open("budapest/article-22.html")
    made: list[dict[str, Any]] = page.evaluate(
        """async (ids) => {
          const cite = await window.concordance.cite.ready();
          return ids.map((id) => cite.knows(id) && {
            ...cite.forms(id), source: cite.source(id), biblatex: cite.biblatex(id), ris: cite.ris(id),
            csl: cite.csl(id)});
        }""",
        ids,
    )
    faults = []
    for id_, got in zip(ids, made, strict=True):
        citation = cite(corpus, id_)
        wanted = {style: citation.plain(style) for style in STYLES} | {"source": citation.source}
        wanted |= {name: citation.files[name] for name in FORMATS if name != "csl"}
        if not got or {name: got[name] for name in wanted} != wanted or got["csl"] != json.loads(citation.files["csl"]):
            faults.append(f"{id_}: {got} is not {wanted}")
    assert not faults, listed(faults, 3)
    assert len(ids) > 700


def test_citation_link_and_text_are_copied(tab: Reader, site: BuiltSite) -> None:
    """Three buttons, three kinds of words; the place where it was read is added on demand."""
    page = _open_box(tab)
    page.get_by_role("button", name="Copy citation").click()
    expect(page.locator(".cite-said")).to_have_text("Citation copied.")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".cite-said")).to_contain_text("Link copied.")
    page.get_by_role("button", name="Copy text with citation").click()
    expect(page.locator(".cite-said")).to_have_text("Text and citation copied.")
    page.get_by_label("Add where I read it").check()
    page.get_by_role("button", name="Copy citation").click()
    page.wait_for_function("window.copied.length === 4")
    citation, link, text, whole = _copied(page)
    assert citation == OSCOLA
    assert link == page.url
    words, empty, cited, source = text.split("\n")
    assert words.startswith("d by one of its nationals")
    assert (empty, cited) == ("", OSCOLA)
    assert whole == f"{OSCOLA}. {source}"
    assert source == cite(_corpus(), "budapest:22(1)(d)").source
    assert "(authentic English, not an official text), budapest/article-22.html#art_22__para_1__point_d." in source


def test_a_style_is_chosen_and_remembered(tab: Reader) -> None:
    """The next page opens in the style that was chosen; its italics are shown."""
    page = _open_box(tab)
    page.get_by_label("AGLC").check()
    expect(page.locator(".cite-words i")).to_have_text("Convention on Cybercrime")
    page = tab.open("cis/article-3.html")
    page.locator("#art_3__para_1__point_e > .cite-one").click()
    expect(page.locator(".cite-words")).to_contain_text("signed 28 September 2018 art 3(1)(e)")
    expect(page.locator(".cite-words")).to_contain_text("(unofficial English translation)")
    assert page.get_by_label("AGLC").is_checked()


def test_where_storage_is_refused_the_box_still_works(chromium: Browser, site: BuiltSite) -> None:
    """The style holds for the page, and nothing breaks."""
    with Reader.of(chromium, site) as reader:
        reader.page.add_init_script(CLIPBOARD + NO_STORAGE)
        page = _open_box(reader)
        page.get_by_label("Plain").check()
        page.get_by_role("button", name="Copy citation").click()
        page.wait_for_function("window.copied.length")
        assert _copied(page)[0].startswith("Article 22(1)(d), Convention on Cybercrime (Budapest Convention), ")
        page.keyboard.press("Escape")
        page.locator("#art_22__para_1__point_c > .cite-one").click()
        expect(page.locator(".cite-words")).to_contain_text("Article 22(1)(c), ")
        assert reader.said == []


def test_where_the_clipboard_is_refused_the_words_are_selected(chromium: Browser, site: BuiltSite) -> None:
    """They stand in a field, selected, with a word on how to copy them."""
    with Reader.of(chromium, site) as reader:
        reader.page.add_init_script(REFUSED)
        page = _open_box(reader)
        page.get_by_role("button", name="Copy citation").click()
        field = page.get_by_label("Words to copy")
        expect(field).to_be_focused()
        expect(field).to_have_value(OSCOLA)
        expect(page.locator(".cite-said")).to_contain_text("Your browser refuses to copy.")
        selected = field.evaluate("(made) => [made.selectionStart, made.selectionEnd]")
        assert selected == [0, len(OSCOLA)]
        page.keyboard.press("Escape")
        page.locator(BUTTON).click()
        expect(field).to_be_hidden()
        assert reader.said == []


def test_a_keyboard_opens_copies_and_returns(tab: Reader) -> None:
    """From the number of a unit one step on; Enter opens and copies, Escape closes, the focus is where it was."""
    page = tab.open(PROVISION)
    page.locator(BUTTON).focus()
    assert page.locator(BUTTON).evaluate("(button) => getComputedStyle(button).opacity") == "1"
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copy citation")).to_be_focused()
    expect(page.get_by_role("dialog", name="Cite Article 22(1)(d), Budapest Convention")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_function("window.copied.length")
    assert _copied(page) == [OSCOLA]
    page.keyboard.press("Escape")
    expect(page.locator("dialog.cite-box")).to_be_hidden()
    expect(page.locator(BUTTON)).to_be_focused()


@pytest.mark.parametrize("format_", FORMATS)
def test_a_unit_is_downloaded_for_reference_managers(tab: Reader, site: BuiltSite, format_: str) -> None:
    """The browser makes the file itself, under the site's policy: from a disk, what Python would have written."""
    words, ending = FORMATS[format_]
    page = _open_box(tab)
    with page.expect_download() as started:
        page.get_by_role("link", name=words, exact=True).click()
    assert started.value.suggested_filename == f"budapest-22-1-d.{ending}"
    content = started.value.path().read_bytes().decode()
    wanted = cite(_corpus(), "budapest:22(1)(d)").files[format_]
    assert content == (f"[\n{wanted}\n]\n" if format_ == "csl" else wanted)


@pytest.mark.parametrize("width", WIDTHS)
def test_buttons_and_box_fit_every_screen(tab: Reader, width: int) -> None:
    """No page scrolls sideways, every target has 24 px or more, and the box stands within the window."""
    page = _open_box(tab, width=width)
    assert not tab.scrolls_sideways()
    box = page.locator("dialog.cite-box").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900
    page.keyboard.press("Escape")
    small = page.evaluate("""() => [...document.querySelectorAll('.cite-one, .cite-open')].filter((button) => {
      const {width, height, right} = button.getBoundingClientRect();
      return width < 24 || height < 24 || right > document.documentElement.clientWidth;
    }).map((button) => button.getAttribute('aria-label'))""")
    assert small == []
    page.locator(BUTTON).click()
    tiny = page.evaluate("""() => [...document.querySelectorAll('.cite-box button, .cite-box label, .cite-box a')]
      .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 24).length""")
    assert tiny == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_the_box_nor_in_the_buttons(
    tab: Reader, width: int, scheme: Literal["light", "dark"]
) -> None:
    """WCAG 2.2 A and AA and best practice: with the box open, and with all buttons shown."""
    tab.page.emulate_media(color_scheme=scheme)
    page = _open_box(tab, width=width)
    assert find_violations(page) == []
    page = tab.open("compare/jurisdiction.html", width=width)
    page.evaluate("for (const button of document.querySelectorAll('.cite-one')) button.style.opacity = 1")
    assert find_violations(page) == []


def test_in_forced_colours_the_button_and_the_box_are_there(chromium: Browser, site: BuiltSite) -> None:
    """The mark is text and the box has an edge, so both survive the reader's own colours."""
    with Reader.of(chromium, site, forced_colors="active") as reader:
        reader.page.add_init_script(CLIPBOARD)
        page = _open_box(reader, width=390)
        assert page.locator("dialog.cite-box").evaluate("(box) => getComputedStyle(box).borderTopWidth") == "1px"
        assert page.locator(BUTTON).evaluate("(button) => getComputedStyle(button, '::before').content") != "none"


def test_provisions_set_side_by_side_have_buttons(tab: Reader) -> None:
    """The tool draws its units itself; each is cited as the unit that it is."""
    page = tab.open("compare/any.html#budapest:22(1),cis:3")
    page.wait_for_selector("[data-shown]")
    page.locator('[data-cite="cis:3(1)(e)"]').click()
    expect(page.locator(".cite-words")).to_contain_text("art 3(1)(e)")


def test_without_javascript_every_page_says_how_to_cite_it(site: BuiltSite) -> None:
    """Four styles, where it was read, and files that are there: on articles, instruments and comparisons."""
    corpus = _corpus()
    cited = [*list_citable(corpus), *((f"state:{iso2}", f"states/{state.record.slug}.html")
                                      for iso2, state in corpus.states.items())]  # fmt: skip
    faults = []
    for id_, path in cited:
        (details,) = with_class(site.trees[path], "cite-as")
        citation = cite(corpus, id_)
        wanted = [citation.plain(style) for style in STYLES]
        if [text_of(entry) for entry in details.iter("dd")] != wanted:
            faults.append(f"{path}: {[text_of(entry) for entry in details.iter('dd')]}")
        if citation.source not in text_of(details):
            faults.append(f"{path}: does not say where it was read")
        (link,) = with_class(site.trees[path], "cite-open")
        if link.get("href") != "#cite" or link.get("data-cite") != id_:
            faults.append(f"{path}: the link to the citations is {link.get('href')} for {link.get('data-cite')}")
        files = [link.get("href").rpartition("../")[2] for link in details.iter("a")]
        if files and files != [citation_file(path, ending) for _, ending in FORMATS.values()]:
            faults.append(f"{path}: {files}")
        faults += [f"{path}: there is no {file}" for file in files if file not in site.files]
        if bool(files) != has_files(corpus, id_):
            faults.append(f"{path}: files {files}")
    assert not faults, listed(faults)


def test_a_link_to_the_citations_opens_them_without_javascript(chromium: Browser, site: BuiltSite) -> None:
    """What is folded opens by itself when a link leads into it."""
    with Reader.of(chromium, site, java_script=False) as reader:
        page = reader.open("budapest/article-22.html", width=390)
        page.get_by_role("link", name="Cite", exact=True).click()
        expect(page.locator(".cite-as dd").first).to_be_visible()
        assert not reader.scrolls_sideways()


def test_a_site_with_an_address_gives_permalinks_in_full(hosted: BuiltSite) -> None:
    """On the page, in the files and for the script."""
    address = "https://treaties.example/concordance/budapest/article-22.html"
    (details,) = with_class(hosted.trees["budapest/article-22.html"], "cite-as")
    assert f", {address}." in text_of(details)
    assert f"url = {{{address}}}" in hosted.read("data/citations/budapest/article-22.bib")
    assert f"UR  - {address}" in hosted.read("data/citations/budapest/article-22.ris")
    assert json.loads(hosted.read("data/citations/budapest/article-22.json"))[0]["URL"] == address
    assert '"address":"https://treaties.example/concordance/"' in hosted.read("assets/texts/cite.js")


def test_a_copy_on_a_disk_gives_the_published_address(chromium: Browser, hosted: BuiltSite) -> None:
    """Opened from a disk, a published site gives the address of its published page, in citations and on paper."""
    address = "https://treaties.example/concordance/budapest/article-22.html"
    with Reader.of(chromium, hosted) as reader:
        reader.page.add_init_script(CLIPBOARD)
        page = _open_box(reader)
        page.get_by_role("button", name="Copy link").click()
        page.wait_for_function("() => window.copied.length > 0")
        assert _copied(page) == [f"{address}#art_22__para_1__point_d"]
        page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
        assert page.locator("[data-address]").first.text_content() == f"{address}#art_22__para_1__point_d"
