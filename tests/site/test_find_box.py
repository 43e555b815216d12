"""The find box in Chromium, from a disk, over a small invented site: keys, citations, filters, widths, axe."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.built import ROOT, BuiltSite
from tests.site.reader import WIDTHS, Reader
from tests.site.test_axe import find_violations
from tests.unit.search_corpus import write_small_index

FRAME = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="{root}assets/css/site.css"><link rel="icon" href="data:,"></head>
<body data-md-color-scheme="system" data-root="{root}">
<header><a class="find" href="{root}find.html" data-find>Find</a></header>
<main id="content"><h1>{title}</h1><p><label>Other field <input id="other"></label></p>{body}</main>
<script src="{root}assets/js/dom.js" defer></script>
<script src="{root}assets/js/find.js" defer></script></body></html>"""
CUT_OFF = """() => [...document.querySelectorAll('dialog, dialog *')].filter(element => !element.matches('.find-status')
  && getComputedStyle(element).display !== 'inline' && element.scrollWidth > element.clientWidth + 1).length"""
TEXTS = ("", "22(1)(d)", "22(1)(e)", "extridition", "water", "nothingness", "3", "river")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site of three pages with the real scripts, the invented index and the snapshot of units."""
    table = json.loads((ROOT / "tests" / "citations" / "units.json").read_text(encoding="utf-8"))
    folder = write_small_index(tmp_path_factory.mktemp("find"), table)
    for kind in ("css", "js"):
        shutil.copytree(ROOT / "theme" / "assets" / kind, folder / "assets" / kind)
    deep = '<p style="height: 120rem"></p><p id="art_22__para_1__point_d">by one of its nationals</p>'
    _write(folder / "index.html", FRAME.format(root="", title="Home", body=""))
    _write(folder / "find.html", FRAME.format(root="", title="Find", body="<div data-find-here></div>"))
    _write(folder / "budapest" / "article-22.html", FRAME.format(root="../", title="Article", body=deep))
    return BuiltSite(folder)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def reader(chromium: Browser, small: BuiltSite) -> Iterator[Reader]:
    """A reader of the small site."""
    with Reader.of(chromium, small) as reader:
        yield reader


@pytest.mark.parametrize(("name", "words"), [("lost%zzpage", "lost%zzpage"), ("r%C3%ADver_1%", "r\u00edver 1%")])
def test_a_lost_address_is_asked_for_in_words(reader: Reader, small: BuiltSite, name: str, words: str) -> None:
    """Escapes are read, and a sign that is none stands for itself: the box is there whatever was typed."""
    lost = FRAME.format(root="../", title="Lost", body="<div data-find-here data-find-path></div>")
    _write(small.folder / "no" / f"{unquote(name)}.html", lost)
    reader.said.clear()
    page = reader.open(f"no/{name}.html")
    expect(page.locator(".find-field")).to_have_value(f"no {words}")
    assert not reader.said


def test_half_of_a_sign_is_asked_for_as_it_is(reader: Reader) -> None:
    """A text that was cut in the middle of a sign has no address of its own, and the box goes on."""
    reader.said.clear()
    page = reader.open("find.html")
    page.evaluate(
        """() => {
          const field = document.querySelector('.find-field');
          field.value = 'water \\ud83d';
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }"""
    )
    page.wait_for_function("location.hash")
    assert page.url.endswith("#q=water%20%EF%BF%BD")
    assert not reader.said


def _ask(page: Page, text: str) -> None:
    page.fill(".find-field", text)
    page.wait_for_function("text => document.querySelector('.find-status').textContent || !text.trim()", arg=text)
    page.wait_for_timeout(150)


def _active(page: Page) -> str:
    return page.locator('.find-row[aria-selected="true"]').inner_text()


def test_nothing_is_read_before_somebody_reaches_for_it(reader: Reader) -> None:
    """A page brings the opener alone; the first key brings one script and its style, then the names, and no shard."""
    with reader.requests() as asked:
        page = reader.open("index.html")
        page.wait_for_load_state()
        assert _scripts_and_styles(asked) == ["site.css", "dom.js", "find.js"]
        page.keyboard.press("/")
        page.wait_for_selector("dialog[open] .find-offers")
        page.wait_for_timeout(400)
    assert _scripts_and_styles(asked)[3:] == ["box.js", "find.css", "units.js"]


def _scripts_and_styles(asked: list[str]) -> list[str]:
    names = (address.rpartition("/")[2] for address in asked)
    return [name for name in names if name.endswith((".js", ".css"))]


@pytest.mark.parametrize("key", ["/", "g"])
def test_keys_open_the_box_but_never_while_typing(reader: Reader, key: str) -> None:
    """The key opens the box and is not typed into it; in a field, and with Ctrl, it stays what it is."""
    page = reader.open("index.html")
    page.focus("#other")
    page.keyboard.press(key)
    assert page.input_value("#other") == key
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press(f"Alt+{key}")
    assert page.locator("dialog[open]").count() == 0
    page.keyboard.press(key)
    page.wait_for_selector("dialog[open]")
    assert page.input_value(".find-field") == ""


def test_escape_closes_and_gives_the_focus_back(reader: Reader) -> None:
    """The visible button opens the box, Escape closes it, and the focus is where it was."""
    page = reader.open("index.html")
    page.focus("[data-find]")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open]")
    _ask(page, "water")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.matches('[data-find]')")


def test_a_citation_shows_its_words_and_enter_goes_there(reader: Reader) -> None:
    """From a page in a folder: preview while typing, Enter opens the unit; on its own page the box closes."""
    page = reader.open("budapest/article-22.html")
    for _ in range(2):
        page.keyboard.press("g")
        page.wait_for_selector("dialog[open]")
        _ask(page, "art 22.1.d")
        assert "by one of its" in _active(page)
        page.keyboard.press("Enter")
        page.wait_for_url("**/budapest/article-22.html#art_22__para_1__point_d")
        assert page.locator("dialog[open]").count() == 0
        assert page.locator("#art_22__para_1__point_d").is_visible()


def test_enter_waits_for_the_answer_to_what_was_typed(reader: Reader) -> None:
    """Keys typed in one go are not lost, and never lead to the results of an earlier text."""
    page = reader.open("index.html")
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open]")
    page.keyboard.type("budapest 22(1)(d)")
    page.keyboard.press("Enter")
    page.wait_for_url("**/budapest/article-22.html#art_22__para_1__point_d")


def test_an_unknown_unit_says_what_there_is(reader: Reader) -> None:
    """A citation of what does not exist offers the nearest unit with its parts."""
    page = reader.open("index.html")
    page.keyboard.press("g")
    page.wait_for_selector("dialog[open]")
    _ask(page, "22(1)(e)")
    assert "22(1) has a to d" in page.locator(".find-list").inner_text()


def test_arrows_walk_through_all_results_and_come_round(reader: Reader) -> None:
    """The field keeps the focus; what is active is named by aria-activedescendant and is in view."""
    page = reader.open("index.html")
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open]")
    _ask(page, "water")
    rows = page.locator(".find-row")
    count = rows.count()
    assert count > 2
    for step in range(1, count + 1):
        page.keyboard.press("ArrowDown")
        active = page.get_attribute(".find-field", "aria-activedescendant")
        assert active == rows.nth(step % count).get_attribute("id")
    page.keyboard.press("ArrowUp")
    assert page.get_attribute(".find-field", "aria-activedescendant") == rows.nth(count - 1).get_attribute("id")
    assert page.evaluate("document.activeElement.matches('.find-field')")


def test_filters_narrow_the_results(reader: Reader) -> None:
    """A kind and an instrument can be chosen; the words stay, and typing others takes the filter off."""
    page = reader.open("index.html")
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open]")
    _ask(page, "water")
    page.get_by_role("button", name="Provisions 3").click()
    page.wait_for_function("document.querySelectorAll('.find-group').length === 1")
    page.select_option(".find-filters select", "lakes")
    page.wait_for_function("document.querySelectorAll('.find-row').length === 1")
    assert "Lakes" in _active(page)
    _ask(page, "river")
    assert page.locator('.find-filters button[aria-pressed="true"]').inner_text() == "All"


def test_words_are_marked_and_slips_are_told(reader: Reader) -> None:
    """A near miss is found, said, and its words are marked."""
    page = reader.open("index.html")
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open]")
    _ask(page, "extridition")
    assert page.locator(".find-said").inner_text() == "Showing results for “extradition” instead of “extridition”."
    assert {mark.lower() for mark in page.locator(".find-row mark").all_inner_texts()} >= {"extradition"}
    assert page.locator(".find-status").inner_text() == "3 results"


def test_examples_and_suggestions_can_be_taken(reader: Reader) -> None:
    """The empty box and a question without an answer offer words that work."""
    page = reader.open("index.html")
    page.keyboard.press("/")
    page.get_by_role("button", name="beaver").click()
    page.wait_for_selector(".find-row")
    assert page.input_value(".find-field") == "beaver"
    _ask(page, "fishzqqqq")
    page.get_by_role("button", name="fishing").click()
    page.wait_for_selector(".find-row")


def test_the_page_of_the_box_keeps_what_was_typed(reader: Reader) -> None:
    """A question can be linked, and is there again when the reader comes back."""
    page = reader.open("find.html#q=beaver")
    page.wait_for_selector(".find-row")
    page.fill(".find-field", "22(1)(d)")
    page.wait_for_selector(".find-row.hue-blue")
    page.click(".find-row")
    page.wait_for_url("**/article-22.html#*")
    page.go_back()
    page.wait_for_selector(".find-row")
    assert page.input_value(".find-field") == "22(1)(d)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_nothing_is_cut_off(reader: Reader, width: int, scheme: Literal["light", "dark"]) -> None:
    """In each state of the box: no violation, no sideways scrolling, the console silent."""
    page = reader.open("index.html", width=width)
    page.emulate_media(color_scheme=scheme)
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open] .find-offers")
    for text in TEXTS:
        _ask(page, text)
        assert find_violations(page, within="dialog") == [], text
        assert page.evaluate(CUT_OFF) == 0, text


def test_without_a_script_the_button_is_a_link(chromium: Browser, small: BuiltSite) -> None:
    """The page of the box is where the link leads."""
    with Reader.of(chromium, small, java_script=False) as reader:
        page = reader.open("index.html")
        page.click("[data-find]")
        assert page.url.endswith("/find.html")
