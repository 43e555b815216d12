"""The concordance as readers get it: facing texts, tables, word differences, pictures, and the printed page."""

from __future__ import annotations

import io
import json
import unicodedata

import pytest
from pypdf import PdfReader

from tests.site.built import BuiltSite, Element, text_of, with_class
from tests.site.reader import Reader


@pytest.fixture(scope="module")
def topics(site: BuiltSite) -> list[str]:
    """The comparison pages of the real topics."""
    return [row["url"] for row in site.table("topics")]


def _rows(table: Element) -> list[Element]:
    rows: list[Element] = table.xpath("./tbody/tr")
    return rows


def test_every_topic_faces_its_provisions_with_their_full_text(site: BuiltSite) -> None:
    """Each provision that a topic cites stands on its page, under its instrument's prefix, word for word."""
    words = {row["id"]: (row["text"], row["eid"]) for row in site.table("provisions")}
    for topic in site.table("topics"):
        tree = site.trees[topic["url"]]
        for unit in topic["provisions"]:
            text, eid = words[unit]
            (place,) = tree.xpath(f'//*[@id="{unit.partition(":")[0]}--{eid}"]')
            assert " ".join(text.split()) in text_of(place), f"{topic['url']}: {unit}"


def test_rows_of_a_facing_table_are_whole(site: BuiltSite, topics: list[str]) -> None:
    """A column for each text that treats the topic, a line for each other; every row has every cell."""
    names = {row["id"]: row["short_title"] for row in site.table("instruments")}
    treated = {
        topic["url"]: list(dict.fromkeys(unit.partition(":")[0] for unit in topic["provisions"]))
        for topic in site.table("topics")
    }
    compared = {slug for slugs in treated.values() for slug in slugs}
    for page in topics:
        (table,) = with_class(site.trees[page], "facing")
        heads = [text_of(head.xpath("./a")[0]) for head in table.xpath("./thead/tr/th[@scope='col']")]
        assert sorted(heads) == sorted(names[slug] for slug in treated[page]), page
        absent = [text_of(line.xpath("./a")[0]) for line in with_class(site.trees[page], "absent")]
        assert sorted(absent) == sorted(names[slug] for slug in compared - set(treated[page])), page
        for row in _rows(table):
            cells = row.xpath("./td")
            assert len(cells) == len(heads), page
            for cell in cells:
                said = "no counterpart" in text_of(cell) or "carried over by" in text_of(cell)
                assert ("gap" in cell.get("class", "").split()) == said, page


def test_what_is_carried_over_is_never_called_absent(site: BuiltSite, topics: list[str]) -> None:
    """Beside provisions that a clause carries over stands the clause, linked, in texts and points alike."""
    carried = 0
    for page in topics:
        for cell in site.trees[page].xpath("//td[contains(., 'carried over by')]"):
            assert cell.xpath(".//a/@href"), page
            carried += 1
    assert carried > 50


def test_values_lead_to_their_words_and_words_to_their_row(site: BuiltSite, topics: list[str]) -> None:
    """Every value is a link to words of its row on the page, or to the unit elsewhere; every word leads back."""
    for page in topics:
        tree = site.trees[page]
        (table,) = with_class(tree, "points")
        rows = {row.get("id"): row for row in _rows(table)}
        words = {word.get("id"): word for word in with_class(tree, "p") if word.get("id")}
        led = {row: link for row, entry in rows.items() for link in entry.xpath(".//a[@class='v']/@href")}
        for row, link in led.items():
            if link.startswith("#"):
                word = words[link[1:]]
                assert row in (word.get("data-rows") or word.get("href")[1:]).split(), page
        for word in words.values():
            assert set((word.get("data-rows") or word.get("href").removeprefix("#")).split()) <= set(rows), page
        for entry in rows.values():
            quotes = [
                quote
                for cell in entry.xpath("./td[.//a[@class='v']]")
                for quote in cell.xpath("./q | ./span[@class='q']")
            ]
            assert quotes or not entry.xpath(".//a[@class='v']"), page


def test_totals_are_those_of_the_rows(site: BuiltSite, topics: list[str]) -> None:
    """The line above the points counts the rows by how the texts stand."""
    for page in topics:
        tree = site.trees[page]
        (table,) = with_class(tree, "points")
        counted: dict[str, int] = {}
        for row in _rows(table):
            counted[row.get("class")] = counted.get(row.get("class"), 0) + 1
        shown = {span.get("class"): int(text_of(span).split()[0]) for span in tree.xpath("//h2[@id='points-h']//span")}
        assert shown == counted, page


def test_a_relation_names_both_sides_and_its_reason(site: BuiltSite, topics: list[str]) -> None:
    """Relations stand under a heading that calls them our judgement."""
    reasons = {
        (row["topic"], row["instrument"], row["other_instrument"]): row["because"] for row in site.table("relations")
    }
    shown = 0
    for page in topics:
        (listed,) = with_class(site.trees[page], "relations")
        assert "our judgement" in text_of(listed.getparent())
        shown += len(listed)
    assert shown == len(reasons)
    assert all(reasons.values())


def test_every_cell_of_a_point_cites_a_provision_or_says_that_it_is_silent(site: BuiltSite) -> None:
    """The one big table holds every cell of every topic, each with a link to what it rests on."""
    (table,) = site.trees["compare/points.html"].xpath("//table[@id='points']")
    cells = [
        cell
        for row in _rows(table)
        for cell in row.xpath("./td[not(contains(@class, 'point') or contains(@class, 'how'))]")
    ]
    assert len(cells) == len(site.table("points"))
    assert all(cell.xpath(".//a/@href") or text_of(cell).endswith("not addressed") for cell in cells)


def test_differences_mark_words_with_signs_too(site: BuiltSite) -> None:
    """Struck and inserted words are elements of their own between signs, so that colour says nothing alone."""
    tree = site.trees["compare/differences.html"]
    assert len(list(with_class(tree, "difference"))) == len(site.table("differences"))
    for tag, sign in (("del", "[−"), ("ins", "[+")):
        for word in tree.xpath(f"//section//{tag}"):
            before = word.getprevious().tail if word.getprevious() is not None else word.getparent().text
            assert before.endswith(sign)
            assert word.tail.startswith("]")


def test_pictures_name_themselves_and_have_a_table_beside_them(site: BuiltSite) -> None:
    """The arcs are an image with title and description; their figures add up to the rows of the export."""
    tree = site.trees["compare/references.html"]
    (picture,) = tree.xpath("//svg[@role='img']")
    assert all(tree.xpath(f"string(//*[@id='{name}'])") for name in picture.get("aria-labelledby").split())
    (table,) = with_class(tree, "references")
    counts = [int(text_of(row.xpath("./th/small")[0])) for row in _rows(table)]
    assert sum(counts) == len(site.table("references"))


def test_the_small_matrix_counts_what_the_full_one_shows(site: BuiltSite) -> None:
    """Totals below the matrix are the numbers of cells that hold provisions."""
    tree = site.trees["compare/index.html"]
    (full,) = tree.xpath("//table[@id='coverage']")
    rows = full.xpath(".//tr[@data-row]")
    columns = len(full.xpath("./thead/tr/th")) - 3
    held = [sum(1 for row in rows if "gap" not in row.xpath("./td")[index].get("class")) for index in range(columns)]
    (small,) = with_class(tree, "tallies")
    last = [text_of(cell) for cell in _rows(small)[-1].xpath("./td[not(contains(@class, 'totals'))]")]
    assert last == [f"{count} of {len(rows)}" for count in held]


def test_filters_and_sorting_work_from_a_disk(reader: Reader) -> None:
    """Words and choices narrow a table, the count says so, and a head sorts both ways; without them all rows stand."""
    page = reader.open("compare/points.html")
    rows = page.locator("#points tbody tr")
    total = rows.count()
    point = page.get_by_role("combobox").last
    point.select_option(index=1)
    shown = page.locator("#points tbody tr:visible").count()
    assert 0 < shown < total
    assert page.locator("output").inner_text() == f"{shown} of {total} shown"
    point.select_option(index=0)
    page.get_by_role("button", name="Topic").click()
    first = rows.first.locator("th").inner_text()
    assert page.locator("#points th[aria-sort]").get_attribute("aria-sort") == "ascending"
    page.get_by_role("button", name="Topic").click()
    assert first < rows.first.locator("th").inner_text()
    assert page.locator("#points th[aria-sort]").get_attribute("aria-sort") == "descending"


def test_the_matrix_finds_a_topic_by_an_everyday_word(reader: Reader) -> None:
    """What people say leads to the topic; groups without a hit are left out."""
    page = reader.open("compare/index.html")
    total = page.locator("#coverage tr[data-row]").count()
    page.get_by_label("Subject").fill("hacking")
    found = page.locator("#coverage tr[data-row]:visible")
    assert 0 < found.count() < total / 4
    assert page.locator("#coverage tbody:visible").count() <= found.count()


def test_columns_stack_in_reading_order_on_a_phone(reader: Reader, topics: list[str]) -> None:
    """Each cell names its text, cells of a row follow each other, and the table is still a table."""
    page = reader.open(topics[0], width=390)
    tops = page.evaluate("[...document.querySelectorAll('.facing td')].map(cell => cell.getBoundingClientRect().top)")
    assert tops == sorted(tops)
    assert len(set(tops)) == len(tops)
    assert page.locator(".facing .whose:visible").count() == page.locator(".facing td").count()
    assert page.locator("table.facing").get_by_role("columnheader").count() == page.locator(".facing thead th").count()


def test_a_printed_comparison_keeps_columns_numbers_and_citation(reader: Reader, site: BuiltSite) -> None:
    """On landscape paper the heads stand side by side, every provision keeps its number, and the citation is there."""
    topic = next(
        row for row in site.table("topics") if len({unit.partition(":")[0] for unit in row["provisions"]}) == 3
    )
    page = reader.open(topic["url"])
    heads = page.locator(".facing thead th a").all_inner_texts()
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert all(paper.mediabox.width > paper.mediabox.height for paper in pages)
    sheets = [unicodedata.normalize("NFKC", paper.extract_text(extraction_mode="layout")) for paper in pages]
    lines = "\n".join(sheets).splitlines()
    assert any(all(head in line for head in heads) for line in lines)
    printed = " ".join(" ".join(sheets).split())
    labels = {row["id"]: row["label"] for row in site.table("provisions")}
    assert [labels[unit] for unit in topic["provisions"] if labels[unit] not in printed] == []
    title = json.loads(site.read("data/manifest.json"))["title"]
    assert printed.startswith(f"{topic['title']}: the texts compared {title}, {topic['url']}")
