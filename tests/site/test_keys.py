"""The keys of one letter and their map, in Chromium and from a disk; and the back button in the tools."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.site.built import BuiltSite
from tests.site.reader import WIDTHS, Reader
from tests.site.test_axe import COLOUR_OPTIONS, find_violations

ARTICLE = "budapest/article-22.html"
UNIT = "art_22__para_1__point_d"
MAP = "dialog.keys[open]"
KEYS = "gnpcyk/?"
FIELDS = ("<input>", "<textarea></textarea>", "<select></select>", "<div contenteditable>words</div>")
STAND_IN = """() => {
  const asked = [];
  window.concordance.cite = { ready: async () => window.concordance.cite, cite: (id) => asked.push(id) };
  window.asked = asked;
}"""
TOOLS = (
    ("compare/any.html", "#budapest:2,cis:3(1)(a)", "[data-chosen] li"),
    ("pairs/index.html", "#lv,ee,2020-01-01", "[data-result] table"),
    ("find.html", "#q=wiretap", ".find-row"),
    ("reading-list.html", "#list=budapest:22(1)(d),state:lv", ".kept > li"),
)


def _pasted(page: Page) -> str:
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), {id: 'paste-here'}))")
    page.locator("#paste-here").focus()
    page.keyboard.press("Control+V")
    return page.locator("#paste-here").input_value()


def _wait_for_words(page: Page) -> str:
    page.wait_for_function("() => document.querySelector('.reader-said')?.textContent")
    return page.locator(".reader-said").inner_text()


def test_the_map_opens_by_its_key_and_by_the_button_at_the_foot(tab: Reader) -> None:
    """It names every key, Escape closes it, and the focus is where it was."""
    page = tab.open(ARTICLE)
    page.locator(f"#{UNIT} > .no").focus()
    page.keyboard.press("?")
    page.wait_for_selector(MAP)
    assert page.locator(f"{MAP} kbd").all_inner_texts() == ["g", "/", "n", "p", "d", "c", "y", "k", "Esc", "?"]
    page.keyboard.press("Escape")
    page.wait_for_selector(MAP, state="detached")
    assert page.evaluate("document.activeElement.getAttribute('href')") == f"#{UNIT}"
    button = page.locator("footer [data-keys]")
    button.click()
    page.wait_for_selector(MAP)
    page.locator(MAP).get_by_role("button", name="Close").click()
    assert button.evaluate("button => button === document.activeElement")


def test_n_and_p_turn_the_pages(tab: Reader) -> None:
    """From article to article and from topic to topic; at an end nothing happens."""
    page = tab.open(ARTICLE)
    page.keyboard.press("n")
    page.wait_for_url("**/article-23.html")
    page.keyboard.press("p")
    page.wait_for_url("**/article-22.html")
    page = tab.open("compare/jurisdiction.html")
    following = page.locator("a[rel=next]").evaluate("link => link.href")
    page.keyboard.press("n")
    page.wait_for_url(following)
    page = tab.open("index.html")
    page.keyboard.press("n")
    assert page.url.endswith("/index.html")


def test_y_copies_the_address_of_what_is_marked(tab: Reader) -> None:
    """The page's own; the unit's in the address; the unit's whose number has the focus."""
    page = tab.open(ARTICLE)
    page.keyboard.press("y")
    assert _wait_for_words(page).startswith("Copied: file:///")
    assert _pasted(page) == tab.root + ARTICLE
    page = tab.open(f"{ARTICLE}#{UNIT}")
    page.keyboard.press("y")
    _wait_for_words(page)
    assert _pasted(page) == f"{tab.root}{ARTICLE}#{UNIT}"
    page = tab.open(f"{ARTICLE}#{UNIT}")
    page.locator("#art_22__para_4 > .no").focus()
    page.keyboard.press("y")
    _wait_for_words(page)
    assert _pasted(page) == f"{tab.root}{ARTICLE}#art_22__para_4"


@pytest.mark.parametrize(
    ("place", "id_"),
    [
        (ARTICLE, "budapest:22"),
        (f"{ARTICLE}#{UNIT}", "budapest:22(1)(d)"),
        (f"budapest/full.html#{UNIT}", "budapest:22(1)(d)"),
        (f"compare/jurisdiction.html#budapest--{UNIT}", "budapest:22(1)(d)"),
        ("compare/jurisdiction.html", "topic:jurisdiction"),
        ("states/latvia.html", "state:lv"),
        ("budapest/preamble.html#preamble__rec_3", "budapest:preamble(3)"),
        ("cis/closing.html", "cis:conclusions"),
    ],
)
def test_c_and_k_know_what_the_reader_is_at(tab: Reader, place: str, id_: str) -> None:
    """Cite is asked for the id of what is marked, else of the page; keep keeps the same, and takes it out again."""
    page = tab.open(place)
    page.evaluate(STAND_IN)
    page.keyboard.press("c")
    page.wait_for_function("() => window.asked.length")
    assert page.evaluate("window.asked") == [id_]
    page.keyboard.press("k")
    assert page.evaluate("concordance.keep.entries()") == [{"id": id_, "note": ""}]
    assert _wait_for_words(page) == "Kept. Reading list: 1."
    page.keyboard.press("k")
    assert page.evaluate("concordance.keep.entries()") == []


def test_a_page_with_nothing_to_keep_says_so(tab: Reader) -> None:
    """The keys do not fail in silence."""
    page = tab.open("texts/index.html")
    page.keyboard.press("k")
    assert _wait_for_words(page).startswith("Nothing on this page can be kept.")
    assert page.evaluate("concordance.keep.entries()") == []


def test_no_key_acts_while_the_reader_types(tab: Reader) -> None:
    """In fields of every kind, with Ctrl, Alt and Meta, and in dialogs each key stays what it is."""
    page = tab.open(ARTICLE)
    for field in FIELDS:
        page.evaluate("html => { document.querySelector('main').insertAdjacentHTML('afterbegin', html); }", field)
        page.evaluate("document.querySelector('main').firstElementChild.focus()")
        for key in KEYS:
            page.keyboard.press(key)
    page.evaluate("document.activeElement.blur()")
    for key in "npcyk":
        for modifier in ("Control", "Alt", "Meta"):
            page.evaluate(
                "([key, mod]) => document.body.dispatchEvent(new KeyboardEvent('keydown', "
                "{key, bubbles: true, ctrlKey: mod === 'Control', altKey: mod === 'Alt', metaKey: mod === 'Meta'}))",
                [key, modifier],
            )
    page.keyboard.press("?")
    page.wait_for_selector(MAP)
    for key in "npcyk":
        page.keyboard.press(key)
    page.keyboard.press("Escape")
    assert page.url.endswith(ARTICLE)
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("concordance.keep.entries()") == []


def test_the_keys_can_be_switched_off_for_good(chromium: Browser, site: BuiltSite) -> None:
    """WCAG 2.1.4: a reader who speaks to the machine switches them off, on every page, and on again."""
    with Reader.of(chromium, site) as reader:
        page = reader.open(ARTICLE)
        page.locator("footer [data-keys]").click()
        page.get_by_label("Use keys of one letter").uncheck()
        page.keyboard.press("Escape")
        page = reader.open("budapest/article-24.html")
        for key in "nkg/?":
            page.keyboard.press(key)
        page.wait_for_timeout(300)
        assert page.url.endswith("article-24.html")
        assert page.locator("dialog[open]").count() == 0
        assert page.evaluate("concordance.keep.entries()") == []
        page.locator("footer [data-keys]").click()
        page.get_by_label("Use keys of one letter").check()
        page.keyboard.press("Escape")
        page.keyboard.press("n")
        page.wait_for_url("**/article-25.html")


def test_axe_finds_nothing_in_the_map(tab: Reader) -> None:
    """In both schemes, on a phone."""
    page = tab.open("budapest/article-44.html", width=390)
    page.keyboard.press("?")
    page.wait_for_selector(MAP)
    assert find_violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert find_violations(page, COLOUR_OPTIONS) == []
    page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_map_fits(tab: Reader, width: int) -> None:
    """Neither the page nor the map scrolls sideways."""
    page = tab.open(ARTICLE, width=width)
    page.keyboard.press("?")
    page.wait_for_selector(MAP)
    assert not tab.scrolls_sideways()
    assert page.locator(MAP).evaluate("box => box.scrollWidth <= box.clientWidth")


@pytest.mark.parametrize(("page", "state", "shows"), TOOLS)
def test_the_back_button_finds_a_tool_as_it_was(tab: Reader, page: str, state: str, shows: str) -> None:
    """Each tool keeps its state in the address: gone away and come back, it shows the same."""
    opened = tab.open(page + state)
    opened.wait_for_selector(shows)
    before = opened.locator(shows).all_inner_texts()
    opened.locator("header .md-header__topic a").click()
    opened.wait_for_url("**/index.html")
    opened.go_back()
    opened.wait_for_selector(shows)
    assert opened.url == tab.root + page + state
    assert opened.locator(shows).all_inner_texts() == before
