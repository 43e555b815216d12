"""Previews of provisions and terms in Chromium, from a disk: by pointer, keyboard and touch, narrow, without script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.site.built import BuiltSite, listed
from tests.site.reader import WIDTHS, Reader
from tests.site.test_axe import COLOUR_OPTIONS, find_violations

ARTICLE = "budapest/article-22.html"
SHORT = "budapest/article-44.html"
RANGE = ".law a.ref[data-unit='budapest:2']"
ONE = ".law a.ref[data-unit='budapest:24(1)']"
TIP = "#preview"
SHEET = ".preview.sheet"
LEADS = """() => [...document.querySelectorAll('.law a.ref, .law a.term')]
  .map(link => [link.dataset.unit, concordance.reader.leadsTo(link)])"""


@pytest.fixture(scope="module")
def phone(chromium: Browser, site: BuiltSite) -> Iterator[Reader]:
    """A reader with a finger, on a phone of 390 px."""
    context = chromium.new_context(
        offline=True, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 780}, reduced_motion="reduce"
    )
    context.set_default_timeout(10_000)
    reader = Reader(context, site.uri("").rstrip("/") + "/")
    yield reader
    context.close()
    assert not reader.said, listed(reader.said)


@pytest.fixture(scope="module")
def words(site: BuiltSite) -> dict[str, str]:
    """The words of every provision, its own alone, by id."""
    return {row["id"]: row["text"] for row in site.table("provisions")}


def _point_at(page: Page, link: Locator) -> Locator:
    page.mouse.move(2, 2)
    link.hover()
    page.wait_for_selector(TIP)
    return page.locator(TIP)


def _said(element: Locator) -> str:
    return " ".join(element.inner_text().split())


def test_pointing_shows_number_instrument_and_words(tab: Reader, words: dict[str, str]) -> None:
    """The preview names the provision and its text, and holds its words as the export has them."""
    page = tab.open(ARTICLE)
    said = _said(_point_at(page, page.locator(ONE)))
    assert said.startswith("Article 24(1) Budapest Convention Extradition ")
    assert words["budapest:24(1)(a)"] in said
    assert page.url.endswith(ARTICLE)


def test_a_range_shows_each_of_its_provisions(tab: Reader) -> None:
    """“Articles 2 through 11” is ten provisions: the preview names all ten by their titles, which tell them apart."""
    page = tab.open(ARTICLE)
    tip = _point_at(page, page.locator(RANGE))
    assert tip.locator(".preview-head b").all_inner_texts() == [f"Article {number}" for number in range(2, 12)]
    titles = [
        text.partition(f"Article {number}")[2]
        for number, text in enumerate(tip.locator(".preview-head").all_inner_texts(), 2)
    ]
    assert all(title.strip() for title in titles)
    assert "Each Party shall adopt" not in tip.inner_text()


def test_every_mark_shows_as_many_statements_as_it_says(tab: Reader, site: BuiltSite) -> None:
    """Reservations, declarations, authorities and what was withdrawn: the number on the mark is the number shown."""
    seen = set()
    for place in ("budapest/article-35.html", "budapest/article-22.html", "budapest/article-38.html"):
        page = tab.open(place)
        for chip in page.locator(".chip").all():
            said = str(chip.text_content())
            tip = _point_at(page, chip)
            rest = [int(line.split()[1]) for line in tip.locator(".preview-more").all_inner_texts()]
            shown = tip.locator("p:not(.preview-head) b").count() + sum(rest)
            assert shown == int(said.split()[0]), f"{place}: {said}"
            seen.add(said.split()[1].rstrip(":"))
            page.keyboard.press("Escape")
    assert seen >= {"reservations", "authorities", "reservation", "territorial"}


@pytest.mark.parametrize("place", [ARTICLE, "compare/jurisdiction.html"])
def test_a_mark_shows_the_statements_that_it_counts(tab: Reader, site: BuiltSite, place: str) -> None:
    """“4 reservations: AU, NZ, GB, US” names those four States, and not the one that withdrew."""
    names = {row["id"].upper(): row["name"] for row in site.table("states")}
    page = tab.open(place)
    chip = page.locator(".chip", has_text="reservations: AU, NZ, ")
    codes = str(chip.text_content()).partition(": ")[2].split(", ")
    states = _point_at(page, chip).locator("p:not(.preview-head) b").all_inner_texts()
    assert states == [names[code] for code in codes]
    page.keyboard.press("Escape")
    withdrawn = _point_at(page, page.locator(".chip.gone", has_text="1 reservation withdrawn"))
    assert withdrawn.locator("p:not(.preview-head) b").all_inner_texts() == ["Latvia"]


def test_a_defined_term_shows_its_definition(tab: Reader, words: dict[str, str]) -> None:
    """The words of the definition come, wherever the term is used."""
    page = tab.open("budapest/article-2.html")
    link = page.locator(".law a.term").first
    assert words[str(link.get_attribute("data-unit"))] in _said(_point_at(page, link))


def test_a_term_of_the_glossary_shows_what_it_means(tab: Reader, site: BuiltSite) -> None:
    """A link into the glossary shows the explanation or the definitions that stand there."""
    links = (link for tree in [site.trees["terms/index.html"]] for link in tree.xpath("//main//p//a/@href"))
    explained = {row["id"]: row["explanation"] for row in site.table("terms") if row["explanation"]}
    name = next(href[1:] for href in links if href[1:] in explained)
    page = tab.open("terms/index.html")
    shown = _point_at(page, page.locator(f"main p a[href='#{name}']").first)
    assert explained[name][:60] in _said(shown)


def test_a_preview_can_be_pointed_at_and_goes_when_left(tab: Reader) -> None:
    """It stays while the pointer is on the link or on the preview, and as long as it is there; then it goes."""
    page = tab.open(ARTICLE)
    tip = _point_at(page, page.locator(ONE))
    box = tip.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=6)
    page.wait_for_timeout(700)
    assert tip.is_visible()
    page.mouse.move(2, 2)
    page.wait_for_selector(TIP, state="hidden")


def test_escape_puts_it_away_and_leaves_focus_and_pointer(tab: Reader) -> None:
    """Neither the pointer nor the focus has to move; what the link said before is back."""
    page = tab.open(ARTICLE)
    link = page.locator(".side section a[class^='hue-']").first
    title = link.get_attribute("title")
    assert title
    tip = _point_at(page, link)
    assert link.get_attribute("title") is None
    page.keyboard.press("Escape")
    assert tip.is_hidden()
    assert link.get_attribute("title") == title
    page.wait_for_timeout(400)
    assert tip.is_hidden()


def test_the_keyboard_shows_it_and_a_screen_reader_is_told(tab: Reader) -> None:
    """Focus shows the preview, which describes the link; going on hides it; Enter follows the link at once."""
    page = tab.open(ARTICLE)
    link = page.locator(ONE)
    page.locator("#art_22__para_3 > .no").focus()
    page.keyboard.press("Tab")
    page.wait_for_selector(TIP)
    assert link.evaluate("link => link === document.activeElement")
    assert link.get_attribute("aria-describedby") == "preview"
    assert page.locator(TIP).get_attribute("role") == "tooltip"
    page.keyboard.press("Escape")
    assert link.evaluate("link => link === document.activeElement && !link.hasAttribute('aria-describedby')")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.wait_for_selector(TIP)
    page.keyboard.press("Tab")
    page.wait_for_selector(TIP, state="hidden")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/article-24.html#art_24__para_1")


def test_every_reference_in_the_texts_has_a_preview(tab: Reader, site: BuiltSite, words: dict[str, str]) -> None:
    """From its address alone each link is known to lead to its provision, in every whole text and comparison."""
    seen = 0
    for page in [*(f"{slug}/full.html" for slug in site.texts), site.fullest("compare/*")]:
        for unit, led in tab.open(page).evaluate(LEADS):
            if unit in words:
                assert led == unit, page
                seen += 1
    assert seen > 200


def test_nothing_of_it_is_loaded_before_somebody_reaches_for_it(tab: Reader) -> None:
    """The first view asks for none of its scripts; then only what this one preview needs comes."""
    with tab.requests() as asked:
        page = tab.open(ARTICLE)
        page.wait_for_load_state()
        assert not {"previews.js", "reader.css", "compare-texts.js", "budapest.js"} & _names(asked)
        _point_at(page, page.locator(ONE))
    assert {"previews.js", "reader.css", "compare-texts.js", "budapest.js"} <= _names(asked)
    assert not {"cis.js", "protocol.js", "terms.js", "keys.js", "index.js"} & _names(asked)


def _names(addresses: list[str]) -> set[str]:
    return {address.rpartition("/")[2] for address in addresses}


@pytest.mark.parametrize("width", WIDTHS)
def test_it_stays_inside_the_window(tab: Reader, width: int) -> None:
    """At every width the preview is within the page, and the page does not scroll sideways for it."""
    page = tab.open(ARTICLE, width=width)
    for link in page.locator(".law a.ref, .side section a[class^='hue-']").all()[:6]:
        box = _point_at(page, link).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert not tab.scrolls_sideways()
        page.keyboard.press("Escape")


def test_a_tap_shows_words_and_a_second_tap_follows(phone: Reader, words: dict[str, str]) -> None:
    """A finger has no hover: the first tap opens a sheet with all words, and the second goes there."""
    page = phone.page
    page.goto(phone.root + ARTICLE)
    link = page.locator(ONE)
    link.tap()
    page.wait_for_selector(SHEET)
    assert page.url.endswith(ARTICLE)
    assert words["budapest:24(1)(b)"] in _said(page.locator(SHEET))
    assert page.evaluate("document.activeElement.textContent") == "Open Article 24(1)"
    link.tap()
    page.wait_for_url("**/article-24.html#art_24__para_1")
    page.go_back()
    page.locator(ONE).tap()
    page.locator(SHEET).get_by_role("link", name="Open Article 24(1)").tap()
    page.wait_for_url("**/article-24.html#art_24__para_1")


@pytest.mark.parametrize("way", ["Close", "Escape", "beside"])
def test_the_sheet_closes_and_the_page_is_as_before(phone: Reader, way: str) -> None:
    """A button, Escape or a tap beside it closes the sheet; the first two give the focus back to the link."""
    page = phone.page
    page.goto(phone.root + ARTICLE)
    page.locator(ONE).tap()
    page.wait_for_selector(SHEET)
    if way == "Close":
        page.locator(SHEET).get_by_role("button", name="Close").tap()
    elif way == "Escape":
        page.keyboard.press("Escape")
    else:
        page.touchscreen.tap(200, 20)
    page.wait_for_selector(SHEET, state="detached")
    assert page.url.endswith(ARTICLE)
    if way != "beside":
        assert page.locator(ONE).evaluate("link => link === document.activeElement")


def test_the_sheet_fits_a_finger_and_a_narrow_phone(phone: Reader) -> None:
    """Its buttons are 24 px high or more, it stays inside 320 px, and long words scroll inside it."""
    page = phone.page
    page.set_viewport_size({"width": 320, "height": 560})
    page.goto(phone.root + ARTICLE)
    page.locator(RANGE).tap()
    page.wait_for_selector(SHEET)
    boxes = [button.bounding_box() for button in page.locator(".preview-buttons > *").all()]
    assert boxes
    for box in boxes:
        assert box is not None
        assert box["height"] >= 24
        assert box["y"] + box["height"] <= 560
    assert page.evaluate("document.documentElement.scrollWidth <= 320")
    words = page.locator(".preview-words")
    assert words.evaluate("box => box.scrollHeight > box.clientHeight && box.tabIndex === 0")
    page.set_viewport_size({"width": 390, "height": 780})


def test_axe_finds_nothing_with_an_open_preview(tab: Reader, phone: Reader) -> None:
    """Neither with the tooltip, in both schemes, nor with the sheet."""
    page = tab.open(SHORT)
    _point_at(page, page.locator(".law a.ref").first)
    assert find_violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert find_violations(page, COLOUR_OPTIONS) == []
    page.emulate_media(color_scheme="light")
    page = phone.page
    page.goto(phone.root + SHORT)
    page.locator(".law a.ref").first.tap()
    page.wait_for_selector(SHEET)
    assert find_violations(page) == []


def test_forced_colours_keep_its_edge(chromium: Browser, site: BuiltSite) -> None:
    """With the colours of the system the preview still stands apart from the page."""
    with Reader.of(chromium, site, forced_colors="active") as reader:
        page = reader.open(ARTICLE)
        edge = _point_at(page, page.locator(ONE)).evaluate("tip => getComputedStyle(tip).borderTopWidth")
    assert float(edge.removesuffix("px")) >= 1


def test_without_a_script_a_reference_is_a_link(chromium: Browser, site: BuiltSite) -> None:
    """It leads to the provision, and says so by its address alone."""
    with Reader.of(chromium, site, java_script=False) as reader:
        page = reader.open(ARTICLE)
        page.locator(ONE).click()
        page.wait_for_url("**/article-24.html#art_24__para_1")
