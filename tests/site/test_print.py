"""What leaves the screen: pages on paper, and texts in the clipboard, in Chromium."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from dataclasses import dataclass

import pytest
from pypdf import PdfReader

from tests.site.built import BuiltSite, text_of
from tests.site.reader import Reader

ARTICLE = "budapest/article-22.html"
KEPT = [{"id": "budapest:22(1)(d)", "note": "Compare with the Protocol"}, {"id": "state:lv", "note": ""}]
ON_PAPER = (ARTICLE, "compare/jurisdiction.html", "states/latvia.html", "guides/exercises.html", "reading-list.html")
BUTTONS = ("Keep in reading list", "Copy a link", "Skip to content", "Keys ?", "On this page", "Model answer",
           "Remove", "Markdown", "Show all", "Cite this page")  # fmt: skip


@dataclass(frozen=True)
class Paper:
    """A printed page: its sheets as words on one line, and as lines."""

    sheets: tuple[str, ...]
    top: tuple[str, ...]

    @property
    def words(self) -> str:
        """Return all words."""
        return " ".join(self.sheets)


@pytest.fixture(scope="module")
def papers(tab: Reader) -> dict[str, Paper]:
    """Each kind of page, printed once."""
    tab.open("index.html").evaluate(f"() => concordance.keep.write({json.dumps(KEPT)})")
    return {place: _print(tab, place) for place in ON_PAPER}


def _print(tab: Reader, place: str) -> Paper:
    page = tab.open(place)
    if place == "reading-list.html":
        page.wait_for_selector(".kept > li")
    page.wait_for_selector("script[src$='version.js']", state="attached")
    page.wait_for_timeout(200)
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
    sheets = [unicodedata.normalize("NFKC", sheet) for sheet in sheets]  # letters joined on paper, as in "official"
    return Paper(tuple(" ".join(sheet.split()) for sheet in sheets), tuple(sheets[0].splitlines()[:4]))


@pytest.mark.parametrize("place", ON_PAPER)
def test_on_top_stands_what_it_is_and_below_the_version(papers: dict[str, Paper], site: BuiltSite, place: str) -> None:
    """Title and address lead; the address, the version of the data and the licence end."""
    manifest = json.loads(site.read("data/manifest.json"))
    paper = papers[place]
    title = site.trees[place].findtext(".//title").partition(" · ")[0]
    assert paper.words.startswith(title)
    assert any(line.endswith(place) for line in paper.top), paper.top
    end = paper.sheets[-1][-240:].replace(" ", "")  # a line may break after a hyphen
    assert place in end
    assert manifest["version"] in end
    assert "Notanofficialtext." in end


@pytest.mark.parametrize("place", ON_PAPER)
def test_nothing_to_press_is_printed(papers: dict[str, Paper], place: str) -> None:
    """No button, no navigation, no word that would unfold something."""
    assert [words for words in BUTTONS if words in papers[place].words] == []


def test_a_printed_article_is_cited_on_top(papers: dict[str, Paper]) -> None:
    """The citation in plain words stands above the heading, with the series number that the data has."""
    words = papers[ARTICLE].words
    above = words[: words.index("Authentic English")]
    assert "ETS No. 185" in above


def test_a_printed_article_holds_all_its_words(papers: dict[str, Paper], site: BuiltSite) -> None:
    """Every unit of the article, in its order, the numbers before the words."""
    words, reached = papers[ARTICLE].words, 0
    units = [row for row in site.table("provisions") if row["article"] == "22" and row["instrument"] == "budapest"]
    assert len(units) > 8
    for row in units:
        number = re.findall(r"\((\w+)\)", row["id"])[-1:] if row["depth"] else []
        found = words.find(" ".join([*number, *row["text"].split()]), reached)
        assert found >= 0, row["id"]
        reached = found


def test_links_to_outside_are_written_out(papers: dict[str, Paper], site: BuiltSite) -> None:
    """Paper cannot be followed: the address of the official text stands in brackets."""
    links = site.trees[ARTICLE].xpath("//section[@id='about-this-text']//a/@href")
    address = next(href for href in links if href.startswith("http"))
    assert f"({address})" in re.sub(r"\s", "", papers[ARTICLE].words)


def test_a_printed_list_holds_words_notes_and_citations(papers: dict[str, Paper]) -> None:
    """What is folded on the screen is unfolded on paper."""
    words = papers["reading-list.html"].words
    assert "by one of its nationals, if the offence is punishable" in words
    assert "Note: Compare with the Protocol" in words
    assert "in force since 1 June 2007" in words


def test_each_exercise_is_a_sheet_of_its_own(papers: dict[str, Paper], site: BuiltSite) -> None:
    """A teacher hands out one exercise: it begins a sheet, no sheet holds two, and the provisions stand on it."""
    exercises = site.trees["guides/exercises.html"].xpath("//article[contains(@class, 'exercise')]")
    titles = [" ".join(text_of(exercise.find("h2")).split()) for exercise in exercises]
    held = [[title for title in titles if title in sheet] for sheet in papers["guides/exercises.html"].sheets]
    assert [titles for titles in held if titles] == [[title] for title in titles]
    assert "by one of its nationals, if the offence is punishable" in papers["guides/exercises.html"].words


def test_a_unit_in_the_address_is_in_the_printed_address(tab: Reader) -> None:
    """Who prints from a permalink can find the unit again."""
    assert f"{ARTICLE}#art_22__para_2" in _print(tab, f"{ARTICLE}#art_22__para_2").words


@pytest.mark.parametrize("place", [ARTICLE, "cis/article-3.html", "budapest/preamble.html"])
def test_a_copied_text_keeps_its_numbers_and_leaves_out_ours(tab: Reader, site: BuiltSite, place: str) -> None:
    """Numbers and words of the whole text, in order, without our marks of statements and without buttons."""
    page = tab.open(place)
    page.evaluate("() => getSelection().selectAllChildren(document.querySelector('.law'))")
    page.keyboard.press("Control+C")
    page.evaluate("() => document.body.append(Object.assign(document.createElement('textarea'), {id: 'paste-here'}))")
    page.locator("#paste-here").focus()
    page.keyboard.press("Control+V")
    pasted = " ".join(page.locator("#paste-here").input_value().split())
    law = site.trees[place].xpath("//div[contains(@class, 'law')]")[0]
    pieces = law.xpath(".//a[contains(@class, 'no')] | .//p[contains(@class, 'w')] | .//p[@class='note']")
    assert pasted == " ".join(word for piece in pieces for word in piece.text_content().split())


@pytest.mark.parametrize("pair", ["dk,de", "us,de", "fi,fr", "us,fi", "lv,kz"])
def test_a_pair_of_states_is_printed_on_two_pages(tab: Reader, pair: str) -> None:
    """The whole report, with the pair and the day on top: also where both States made many statements."""
    tab.open(f"pairs/index.html#{pair},2026-11-22").wait_for_selector("[data-shown]")
    paper = _print(tab, f"pairs/index.html#{pair},2026-11-22")
    assert len(paper.sheets) <= 2
    assert "on 22 November 2026" in paper.top[0]
    assert f"#{pair},2026-11-22" in paper.sheets[0]
