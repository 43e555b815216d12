"""The reading list in Chromium, from a disk: keeping, notes, order, sharing, saving; a browser that stores nothing."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.built import BuiltSite, listed
from tests.site.reader import WIDTHS, Reader
from tests.site.test_axe import COLOUR_OPTIONS, find_violations
from tests.site.test_browser import REFUSALS

LIST = "reading-list.html"
ARTICLE = "budapest/article-22.html"
KINDS = {ARTICLE: "budapest:22", "compare/jurisdiction.html": "topic:jurisdiction", "states/latvia.html": "state:lv"}
FOUR = ("budapest:22(1)(d)", "topic:jurisdiction", "state:lv", "cis:1(indent 4)")
NAMES = ["Article 22(1)(d)", "Jurisdiction", "Latvia", "Article 1, indent 4"]
NOTE = '=HYPERLINK("x"), see 24'


@pytest.fixture
def tab(tab: Reader) -> Reader:
    """The reader, with nothing kept."""
    tab.open(LIST).evaluate("() => { localStorage.clear(); }")
    return tab


def _keep(tab: Reader, *ids: str, note: str = "") -> None:
    entries = json.dumps([{"id": id_, "note": note if id_ == ids[0] else ""} for id_ in ids])
    tab.open("index.html").evaluate(f"() => concordance.keep.write({entries})")


def _open(tab: Reader, place: str = LIST, *, width: int = 1280) -> Page:
    page = tab.open(place, width=width)
    page.wait_for_selector("[data-shown]", state="attached")
    return page


def _names(page: Page) -> list[str]:
    return page.locator(".kept > li h2 a").all_inner_texts()


def _kept(page: Page) -> list[str]:
    ids: list[str] = page.evaluate("() => concordance.keep.entries().map(({ id }) => id)")
    return ids


def _wait_for(page: Page, names: list[str]) -> None:
    page.wait_for_function(
        "names => [...document.querySelectorAll('.kept > li h2 a')].map(a => a.textContent).join('|') === names",
        arg="|".join(names),
    )


def _save(page: Page, button: str) -> str:
    with page.expect_download() as started:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(started.value.path()).read_bytes().decode()


def test_an_article_a_topic_and_a_state_are_kept_by_a_button(tab: Reader) -> None:
    """The button says what it did, the count stands at the foot of every page, and a second press takes it out."""
    for count, place in enumerate(KINDS, start=1):
        page = tab.open(place)
        button = page.get_by_role("button", name="Keep in reading list")
        button.click()
        assert button.get_attribute("aria-pressed") == "true"
        assert page.locator("footer [data-reading-list]").inner_text() == f"Reading list ({count})"
    page.wait_for_timeout(1_000)  # A browser hands on what is stored a moment later; no reader leaves within it.
    page.locator(".keeping a").click()
    _wait_for(page, ["Article 22: Jurisdiction", "Jurisdiction", "Latvia"])
    assert _kept(page) == list(KINDS.values())
    page = tab.open(ARTICLE)
    page.get_by_role("button", name="Keep in reading list").click()
    assert page.locator("footer [data-reading-list]").inner_text() == "Reading list (2)"


def test_the_box_that_cites_keeps_a_unit(tab: Reader) -> None:
    """A button with data-keep works wherever another script puts it."""
    page = tab.open(ARTICLE)
    page.get_by_role("button", name="Cite 22(1)(d)", exact=True).focus()
    page.keyboard.press("Enter")
    page.locator("dialog[open]").get_by_role("button", name="Keep in reading list").click()
    assert _kept(page) == ["budapest:22(1)(d)"]


def test_the_words_of_each_entry_are_shown(tab: Reader, site: BuiltSite) -> None:
    """A provision with its words, a topic with its answer, a State with its position."""
    _keep(tab, *FOUR)
    page = _open(tab)
    assert _names(page) == NAMES
    words = {row["id"]: row["text"] for row in site.table("provisions")}
    entries = [" ".join(str(entry.text_content()).split()) for entry in page.locator(".kept > li").all()]
    assert words[FOUR[0]] in entries[0]
    assert next(row["answer"] for row in site.table("topics") if row["id"] == "jurisdiction") in entries[1]
    assert "Budapest Convention: in force since 1 June 2007" in entries[2]
    assert words[FOUR[3]] in entries[3]
    hrefs = page.locator(".kept > li h2 a").evaluate_all("links => links.map(link => link.href)")
    assert hrefs[0] == f"{tab.root}{ARTICLE}#art_22__para_1__point_d"
    for href in hrefs:
        path, _, anchor = href.removeprefix(tab.root).partition("#")
        assert path in site.files
        assert not anchor or anchor in site.ids[path]


def test_notes_order_and_removal_last(tab: Reader) -> None:
    """What is written, moved, removed and put back is there when the page is opened again."""
    _keep(tab, *FOUR)
    page = _open(tab)
    page.get_by_label("Note on Latvia").fill("Ask about 2011")
    page.get_by_role("button", name="Move Latvia up").click()
    _wait_for(page, [NAMES[0], NAMES[2], NAMES[1], NAMES[3]])
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Move Latvia up"
    page.get_by_role("button", name="Remove Jurisdiction").click()
    _wait_for(page, [NAMES[0], NAMES[2], NAMES[3]])
    page.get_by_role("button", name="Put Jurisdiction back").click()
    _wait_for(page, [NAMES[0], NAMES[2], NAMES[1], NAMES[3]])
    page.get_by_role("button", name="Remove Article 1, indent 4").click()
    _wait_for(page, [NAMES[0], NAMES[2], NAMES[1]])
    page = _open(tab)
    assert _names(page) == [NAMES[0], NAMES[2], NAMES[1]]
    assert page.get_by_label("Note on Latvia").input_value() == "Ask about 2011"


def test_the_list_survives_closing_the_browser(chromium: Browser, site: BuiltSite, tmp_path: Path) -> None:
    """A browser that is ended and started again still has it."""
    seen = []
    for _ in range(2):
        context = chromium.browser_type.launch_persistent_context(
            str(tmp_path), executable_path=shutil.which("chromium"), args=["--no-sandbox"], offline=True
        )
        page = context.new_page()
        page.goto(site.uri(ARTICLE))
        seen.append(_kept(page))
        if not seen[-1]:
            page.keyboard.press("k")
        context.close()
    assert seen == [[], ["budapest:22"]]


def test_a_shared_link_shows_the_list_and_changes_nothing(tab: Reader) -> None:
    """The link holds the entries, with notes where asked; whoever opens it adds them, and loses nothing of theirs."""
    _keep(tab, *FOUR[:3], note="mine & yours, 100 %")
    page = _open(tab)
    page.get_by_label("with my notes").check()
    page.get_by_role("button", name="Copy a link to this list").click()
    page.wait_for_function("() => document.querySelector('[data-said]').textContent.startsWith('The link is copied')")
    page.get_by_label("Note on Latvia").fill("")
    page.keyboard.press("Control+V")
    link = page.get_by_label("Note on Latvia").input_value()
    assert link.startswith(f"{tab.root}{LIST}#list=budapest:22(1)(d)=mine%20")

    _keep(tab, "state:ee", FOUR[0], note="own")
    page = _open(tab, link.removeprefix(tab.root))
    assert _names(page) == NAMES[:3]
    assert page.get_by_role("heading", name="A list that someone shared").is_visible()
    assert "mine & yours, 100 %" in page.locator(".kept > li").first.inner_text()
    assert _kept(page) == ["state:ee", FOUR[0]]
    page.get_by_role("button", name="Add to my list").click()
    _wait_for(page, ["Estonia", NAMES[0], NAMES[1], NAMES[2]])
    notes = page.evaluate("() => concordance.keep.entries().map(({ note }) => note)")
    assert notes == ["own", "", "", ""]
    assert page.locator("[data-said]").inner_text() == "Added 2 of 3; the others were there already."
    page.go_back()
    _wait_for(page, NAMES[:3])


@pytest.mark.parametrize(
    "hash_",
    [
        "#list=nowhere:1,budapest:99,budapest:22(9),topic:nothing,__proto__:1,toString",
        "#list=%3Cimg%20src=x%20onerror=alert(1)%3E",
        "#list=../../x:1,%00:1",
    ],
)
def test_a_link_with_what_is_not_here_says_so(tab: Reader, hash_: str) -> None:
    """Unknown ids are named as words, load nothing and are never kept."""
    page = _open(tab, LIST + hash_)
    assert page.locator("[data-unknown]").inner_text().startswith("Not found here: ")
    assert page.locator(".kept > li, .reading img").count() == 0
    page.get_by_role("button", name="Add to my list").click()
    page.wait_for_function("() => !location.hash")
    assert _kept(page) == []


def test_the_list_is_saved_in_three_forms(tab: Reader, site: BuiltSite) -> None:
    """Markdown and CSV hold words, notes and citations; a note is no formula; BibLaTeX has an entry for each."""
    _keep(tab, *FOUR, note=NOTE)
    page = _open(tab)
    words = next(row["text"] for row in site.table("provisions") if row["id"] == FOUR[0])
    text = _save(page, "Markdown")
    assert "\n## 1. Article 22(1)(d), " in text
    assert f"> {words}" in text
    rows = list(csv.DictReader(io.StringIO(_save(page, "CSV"), newline="")))
    assert [row["name"] for row in rows] == NAMES
    assert rows[0]["note"] == f"'{NOTE}"
    assert rows[0]["words"] == words
    assert all(row["citation"] and row["address"].startswith("file:///") for row in rows)
    entries = re.findall(r"^@\w+\{([^,]+),", _save(page, "BibLaTeX"), re.MULTILINE)
    assert len(entries) == len(set(entries)) == len(FOUR)
    shown = page.locator("[data-cite]").first.inner_text()
    page.get_by_label("Citations").select_option("bluebook")
    assert page.locator("[data-cite]").first.inner_text() != shown


def test_a_browser_that_stores_nothing_is_told_and_its_link_carries(chromium: Browser, site: BuiltSite) -> None:
    """What was kept on a page goes along with its link, and the reader knows that it ends with the page."""
    with Reader.of(chromium, site) as reader:
        reader.page.add_init_script(REFUSALS)
        page = reader.page
        page.goto(reader.root + ARTICLE)
        page.keyboard.press("k")
        page.wait_for_function("() => document.querySelector('.reader-said')?.textContent.includes('ends with')")
        page.locator(".keeping [data-reading-list]").first.click()
        _wait_for(page, ["Article 22: Jurisdiction"])
        page.get_by_role("button", name="Add to my list").click()
        page.wait_for_function("() => document.querySelector('[data-said]').textContent.startsWith('Added 1')")
        assert "refuses to store anything" in page.locator("[data-refused]").inner_text()
        page.get_by_role("button", name="Copy a link to this list").click()
        page.wait_for_function("() => document.querySelector('[data-said]').textContent.includes('link')")
        assert not reader.said, listed(reader.said)


def test_another_site_puts_nothing_into_the_list(tab: Reader) -> None:
    """A window whose name looks like a list brings none, and the name is gone."""
    page = tab.open(ARTICLE)
    forged = json.dumps([{"id": "budapest:22", "note": "forged"}])
    page.evaluate("text => { window.name = 'concordance-reading-list:' + text; }", forged)
    page.goto(tab.root + LIST)
    page.wait_for_selector("[data-shown]", state="attached")
    assert (_kept(page), page.evaluate("window.name")) == ([], "")
    assert "forged" not in page.content()


def test_a_shared_list_of_400_arrives_whole(tab: Reader) -> None:
    """Every entry is counted, those that are not found here too."""
    names = [f"budapest:{number}" for number in range(1, 49)] + [f"budapest:9{number}" for number in range(352)]
    page = _open(tab, f"{LIST}#list={','.join(names)}")
    shown = page.evaluate("document.querySelector('[data-shown]').dataset.shown.split(',').length")
    missing = page.locator("[data-unknown]").inner_text().count("budapest:")
    assert shown + missing == 400


def test_a_framed_page_offers_nothing_to_press(chromium: Browser, site: BuiltSite, tmp_path: Path) -> None:
    """In the frame of another site stands a link to the page, and no button."""
    (tmp_path / "other.html").write_text(f'<iframe src="{site.uri(ARTICLE)}"></iframe>', encoding="utf-8")
    context = chromium.new_context(offline=True)
    page = context.new_page()
    page.goto((tmp_path / "other.html").as_uri())
    frame = page.frames[1]
    frame.wait_for_selector("text=Open this page on its own")
    assert frame.locator("button").count() == 0
    context.close()


def test_two_tabs_show_the_same_list(tab: Reader) -> None:
    """What one tab keeps the other counts, and an edit there does not undo it."""
    page = _open(tab)
    other = page.context.new_page()
    other.goto(tab.root + ARTICLE)
    other.keyboard.press("k")
    _wait_for(page, ["Article 22: Jurisdiction"])
    assert page.locator("footer [data-reading-list]").inner_text() == "Reading list (1)"
    other.close()


def test_axe_finds_nothing(tab: Reader) -> None:
    """One's own list in both schemes, a shared one and the empty one."""
    for place in (LIST, f"{LIST}#list={','.join(FOUR)}"):
        assert find_violations(_open(tab, place, width=390)) == []
    _keep(tab, *FOUR, note="word " * 40)
    page = _open(tab, width=390)
    assert find_violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert find_violations(page, COLOUR_OPTIONS) == []
    page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_fits(tab: Reader, width: int) -> None:
    """No sideways scrolling, and nothing to press that a finger would miss (WCAG 2.2, 2.5.8)."""
    _keep(tab, *FOUR, note="word " * 40)
    page = _open(tab, width=width)
    assert not tab.scrolls_sideways()
    small = page.locator("main button:visible, main select:visible, main textarea:visible").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 24).map(one => one.outerHTML)"
    )
    assert small == []


def test_without_a_script_the_page_says_what_it_needs(chromium: Browser, site: BuiltSite) -> None:
    """One sentence, and nothing that would do nothing."""
    with Reader.of(chromium, site, java_script=False) as reader:
        page = reader.open(LIST)
        assert "needs JavaScript" in page.locator("main").inner_text()
        assert page.locator("main button:visible").count() == 0
        page = reader.open(ARTICLE)
        assert page.locator("[data-keep]:visible, [data-keys]:visible").count() == 0
