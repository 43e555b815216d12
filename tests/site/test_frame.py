"""Material's frame around our pages: the bar, the lists beside the text, the drawer, and what must not move or fail."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest
from playwright.sync_api import Browser, Page, expect

from generator.site.trimmed_style import _UNUSED
from tests.site.built import ROOT, BuiltSite, listed, text_of
from tests.site.reader import Reader
from tests.site.serving import serving_folder
from tests.site.test_axe import find_violations

ARTICLE = "budapest/article-22.html"
DRAWER = ".md-sidebar--primary"
MENU = ".md-header label[for=__drawer]"
SHIFTS = """new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput)
    window.shifted = (window.shifted ?? 0) + entry.value;
}).observe({ type: 'layout-shift', buffered: true })"""
MOST_SHIFT = 0.02


@pytest.mark.parametrize(
    ("place", "short"),
    [
        (ARTICLE, "Budapest · Article 22 Jurisdiction"),
        ("states/latvia.html", "Latvia"),
        ("compare/illegal-access.html", "Illegal access · compared"),
    ],
)
def test_the_bar_tells_the_page_once_its_heading_is_out_of_sight(reader: Reader, place: str, short: str) -> None:
    """At the top stands the name of the site; below, the page's own short name, in a bar of 48 px."""
    page = reader.open(place, width=390)
    bar = page.locator(".md-header__title")
    expect(bar).not_to_have_class(re.compile("--active"))
    page.mouse.wheel(0, 900)
    expect(bar).to_have_class(re.compile("--active"))
    assert page.locator(".md-header__topic:last-child").inner_text() == short
    assert page.locator(".md-header").bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 48}


def test_a_deep_link_lands_below_the_bar(reader: Reader) -> None:
    """The unit that a link names is not hidden behind the bar, and the bar says which article it belongs to."""
    page = reader.open(f"{ARTICLE}#art_22__para_1__point_d", width=390)
    expect(page.locator(".md-header__title")).to_have_class(re.compile("--active"))
    box = page.locator("[id=art_22__para_1__point_d]").bounding_box()
    assert box is not None
    assert box["y"] >= 48


@pytest.mark.parametrize(
    ("page", "tab"),
    [
        ("guides/index.html", "Guides"),
        ("guides/options.html", "Guides"),
        ("guides/citing.html", "Guides"),
        ("pairs/index.html", "States"),
        ("budapest/article-22.html", "Texts"),
    ],
)
def test_the_tab_of_a_page_is_marked(site: BuiltSite, page: str, tab: str) -> None:
    """Of pages that are made and of pages of prose alike, whichever of a folder comes first."""
    marked = site.trees[page].xpath("//li[contains(@class, 'md-tabs__item--active')]")
    assert [text_of(one).strip() for one in marked] == [tab]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_drawer_holds_the_instrument_and_the_page(reader: Reader, key: str) -> None:
    """On a phone: out of reach while closed; open it shows the contents of the treaty, the page marked."""
    page = reader.open(ARTICLE, width=390)
    expect(page.locator(DRAWER)).to_be_hidden()
    page.locator(MENU).focus()
    page.keyboard.press(key)
    expect(page.locator(DRAWER)).to_be_visible()
    links = page.locator(f"{DRAWER} .md-nav[data-md-level='1'] > ul > li > a:visible").all_inner_texts()
    assert links[:3] == ["Contents and facts", "The whole text", "Preamble"]
    assert "Section 3 Jurisdiction" in links
    page.wait_for_timeout(400)
    assert find_violations(page) == []
    page.locator(f"{DRAWER} label[for=__toc].md-nav__link").click()
    expect(page.locator(f"{DRAWER} .md-nav--secondary a", has_text="Statements of States")).to_be_visible()
    page.locator(".md-overlay").click(position={"x": 380, "y": 400})
    expect(page.locator(DRAWER)).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_the_open_find_box(reader: Reader, width: int) -> None:
    """The dialog is named by what it does, and so is what opens it."""
    page = reader.open(ARTICLE, width=width)
    opener = page.locator("header [data-find]")
    assert opener.inner_text().strip().startswith("Find a provision")
    opener.click()
    page.wait_for_selector("dialog[open] .find-offers")
    assert page.get_by_role("dialog").get_attribute("aria-label") == "Find a provision, topic, State or word"
    assert find_violations(page) == []


def test_the_lists_beside_a_text_mark_where_one_is(site: BuiltSite) -> None:
    """The page itself is marked once, its chapter is unfolded, other chapters are one line each."""
    tree = site.trees[ARTICLE]
    [here] = tree.xpath("//*[@aria-current='page']")
    assert text_of(here).strip() == "22 Jurisdiction"
    lines = [text_of(line).strip() for line in tree.xpath("//div[contains(@class, 'md-sidebar--primary')]//a")]
    assert "Chapter III International co-operation" in lines
    assert not any(line.startswith("24 ") for line in lines), "an article of another chapter"
    full = site.trees["budapest/full.html"].xpath("//div[contains(@class, 'md-sidebar--secondary')]//a/@href")
    assert "#art_22" in full
    assert len(full) > 48


def test_each_article_and_state_is_in_its_own_list(site: BuiltSite) -> None:
    """What stands beside a page is cut to what is near it; the page itself is always among it, and marked."""
    pages = [page for page in site.trees if re.match(r"states/(?!index)|[^/]+/article-", page)]
    assert len(pages) > 200
    beside = "//div[contains(@class, 'md-sidebar--primary')]//a[@aria-current='page']/@href"
    lost = [page for page in pages if site.trees[page].xpath(beside) != [page.rpartition("/")[2]]]
    assert not lost, listed(lost)


@pytest.mark.any_corpus
def test_contents_lead_to_what_is_there(site: BuiltSite) -> None:
    """Each line of the contents of a page names an id of that page."""
    lost = [
        f"{page}{href}"
        for page, tree in site.trees.items()
        for href in tree.xpath("//*[@data-md-component='toc']//a/@href")
        if href.removeprefix("#") not in site.ids[page]
    ]
    assert not lost, listed(lost)


def test_the_footer_leads_on_in_the_order_of_reading(site: BuiltSite) -> None:
    """Previous and next stand in the footer and, for the keys, in the head; the chain holds every part of a text."""
    chain, page = [], "budapest/preamble.html"
    while page:
        chain.append(page)
        following = site.trees[page].xpath("//footer//a[@rel='next']/@href")
        assert site.trees[page].xpath("/html/head/link[@rel='next']/@href") == following
        page = f"budapest/{following[0]}" if following else ""
    parts = [row["url"] for row in site.table("provisions") if row["instrument"] == "budapest" and row["depth"] == 0]
    assert chain == parts
    assert "Made with" in text_of(site.trees[ARTICLE].xpath("//footer")[-1])


@pytest.mark.parametrize("width", [1280, 1680, 1920])
def test_bar_and_content_share_their_edges(reader: Reader, width: int) -> None:
    """What stands outermost in the bar and in the page begins and ends at the same place."""
    for place in ("index.html", ARTICLE, "compare/illegal-access.html", "compare/points.html", "states/index.html"):
        page = reader.open(place, width=width)
        tabs, grid = page.locator(".md-tabs__link").first.bounding_box(), page.locator(".md-main__inner").bounding_box()
        first = page.locator(
            ".md-main__inner :is(.md-sidebar--primary, .md-content__inner):visible"
        ).first.bounding_box()
        assert tabs
        assert grid
        assert first
        assert abs(tabs["x"] - first["x"]) <= 1, place
        assert grid["width"] <= 1680
        title = page.locator(".md-header__title").bounding_box()
        assert title
        assert abs(title["x"] - first["x"]) <= 1, place


def test_no_page_moves_while_it_opens(chromium: Browser, site: BuiltSite) -> None:
    """The fullest page of each kind on a phone: what was there first stays where it was."""
    moved = []
    with Reader.of(chromium, site) as reader:
        reader.page.add_init_script(SHIFTS)
        for kind in site.kinds:
            page = reader.open(site.fullest(kind), width=390)
            page.wait_for_timeout(300)
            shift = page.evaluate("window.shifted || 0")
            if shift > MOST_SHIFT:
                moved.append(f"{site.fullest(kind)}: {shift:.3f}")
    assert not moved, listed(moved)


def test_numbers_are_read_out_in_full(site: BuiltSite) -> None:
    """“d” and an indent say nothing to who listens: the link to a unit is named by every step that leads to it."""
    page = site.trees[ARTICLE]
    [number] = page.xpath("//*[@id='art_22__para_1__point_d']/a")
    assert (text_of(number), number.get("aria-label")) == ("d", "Article 22, paragraph 1, point d")
    [recital] = site.trees["budapest/preamble.html"].xpath("//*[@id='preamble__rec_1']/a")
    assert recital.get("aria-label") == "Preamble, recital 1"


@pytest.mark.any_corpus
def test_a_lost_address_finds_the_site_in_any_folder(chromium: Browser, site: BuiltSite, tmp_path: Path) -> None:
    """Made without an address and put into a folder of a host: styles, links and the words of the lost address."""
    (tmp_path / "deep" / "down").mkdir(parents=True)
    (tmp_path / "deep" / "down" / "site").symlink_to(site.folder)
    lost = (site.folder / "404.html").read_bytes()
    with serving_folder(tmp_path, lost=lost) as address:
        root = f"{address}/deep/down/site/"
        with Reader.of(chromium, site, root=root) as reader:
            page = reader.open("budapest/no/such/article-22.html")
            page.wait_for_url(f"{root}404.html#*")
            expect(page.locator(".find-field")).to_have_value("such article 22")
            page.locator("main").get_by_role("link", name="Home").click()
            assert page.url == f"{root}index.html"


@pytest.mark.any_corpus
def test_opened_directly_the_page_for_lost_addresses_asks_for_nothing(reader: Reader) -> None:
    """It does not search for its own name."""
    page = reader.open("404.html")
    expect(page.locator(".find-field")).to_have_value("")


def test_what_is_overridden_is_listed(site: BuiltSite) -> None:
    """`theme/README.md` names each file of Material that ours takes the place of; `base.html` is none of them."""
    theirs = Path(material.__file__).parent / "templates"
    ours = {file.relative_to(ROOT / "theme").as_posix() for file in (ROOT / "theme").rglob("*.html")}
    overridden = {path for path in ours if (theirs / path).is_file()} - {"main.html", "404.html"}
    told = set(re.findall(r"^\| `(partials/[\w/.-]+)` \|", (ROOT / "theme/README.md").read_text("utf-8"), re.M))
    assert overridden == told
    assert "base.html" not in ours


@pytest.mark.any_corpus
def test_no_part_of_material_that_a_page_has_lost_its_style(site: BuiltSite) -> None:
    """What is left out of Material's style names no class of it that stands in a page."""
    used = {name for tree in site.trees.values() for names in tree.xpath("//@class") for name in names.split()}
    lost = sorted(name for name in used if name.startswith("md-") and _UNUSED.search(f".{name}"))
    assert lost == []


@pytest.mark.any_corpus
def test_no_text_of_a_script_goes_over_lines() -> None:
    """Published scripts have no indents, which must not be part of a text."""
    for script in sorted((ROOT / "theme/assets/js").glob("*.js")):
        odd = [line for line in script.read_text("utf-8").splitlines() if line.replace("\\`", "").count("`") % 2]
        assert [line for line in odd if "replace(/[\\\\`" not in line] == [], script.name


def test_a_narrowed_list_is_printed_under_what_it_is(reader: Reader) -> None:
    """Filters and day stand above the rows that are left, on paper alone."""
    page = reader.open("statements/index.html?state=lv&kind=reservation")
    _to_paper(page)
    line = page.locator(".chosen-on-paper").inner_text()
    assert "State: Latvia" in line
    assert "Kind: Reservations" in line
    assert re.search(r"\d of \d+ shown", line)


def test_what_is_folded_is_printed(reader: Reader) -> None:
    """An article with many reservations prints each of them, not only how many stand."""
    page = reader.open("budapest/article-6.html")
    _to_paper(page)
    statements = page.locator("#statements .statement")
    assert statements.count() > 10
    assert all(one.is_visible() for one in statements.all())


def test_answers_are_printed_only_where_they_are_open(reader: Reader) -> None:
    """A handout keeps the answers that the reader has not opened."""
    page = reader.open("guides/exercises.html")
    page.locator(".exercise summary").first.click()
    _to_paper(page)
    answers = page.locator(".exercise details")
    assert answers.first.is_visible()
    assert not answers.nth(1).is_visible()
    assert page.locator(".handout .law").first.is_visible()


def _to_paper(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("() => { dispatchEvent(new Event('beforeprint')); }")
