"""The register as readers get it: nothing withdrawn stands anywhere, sums agree, the pair tool agrees with Python."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.site.built import ROOT, BuiltSite, Element, text_of, with_class
from tests.site.reader import Reader

STANDING = ("in force", "on record", "pending")
MADE = ("reservation", "declaration")
PAIRS = sorted((ROOT / "tests" / "golden" / "pairs").glob("*.txt"))
READ_RESULT = """() => {
  const text = (node) => {
    const copy = node.cloneNode(true);
    copy.querySelectorAll('[data-aside]').forEach((aside) => aside.remove());
    return copy.textContent.replace(/\\s+/g, ' ').trim();
  };
  const cell = (node) => {
    const entries = [...node.querySelectorAll('[data-entry]')];
    return entries.length ? entries.map(text).join(' // ') : text(node);
  };
  const lines = {
    UL: (element) => [...element.children].map((item) => `- ${text(item)}`),
    TABLE: (element) => [...element.rows].map((row) => `| ${[...row.cells].map(cell).join(' | ')} |`),
  };
  const body = [...document.querySelector('[data-result]').children];
  const title = body.length > 1 ? [text(document.querySelector('h1'))] : [];
  return [...title, ...body.flatMap((element) => (lines[element.tagName] || ((one) => [text(one)]))(element))];
}"""

Row = dict[str, Any]


@pytest.fixture(scope="module")
def statements(site: BuiltSite) -> list[Row]:
    """The rows of the published statements."""
    return site.table("statements")


def _place(site: BuiltSite, row: Row) -> Element:
    page, _, anchor = row["url"].partition("#")
    (found,) = site.trees[page].xpath(f'//*[@id="{anchor}"]')
    return found


@pytest.mark.any_corpus
def test_no_cell_at_a_glance_is_empty(site: BuiltSite) -> None:
    """What is on record is said for each instrument of a State, also that nobody read a list of it."""
    for page, tree in site.trees.items():
        for cell in tree.xpath("//table[@class='list summary']/tbody//td"):
            assert "".join(cell.xpath('.//text()[not(ancestor::*[@class="head"])]')).strip(), page


@pytest.mark.parametrize(
    ("page", "row", "said"),
    [
        ("states/latvia.html", 0, "one text or more here: reservations and authorities none: declarations,"),
        ("states/latvia.html", 1, "not known: no list was read"),
        ("states/ukraine.html", 0, "text not yet here: declarations, authorities and communications one text or more"),
        ("states/ukraine.html", 1, "named in a list, text not yet here: reservations or declarations Treaty 010573"),
    ],
)
def test_what_is_on_record_stands_apart_from_what_is_here(site: BuiltSite, page: str, row: int, said: str) -> None:
    """Kinds without a text here, kinds with one, kinds that are not on record, and what is not known stand apart."""
    cells = site.trees[page].xpath("//table[@class='list summary']/tbody/tr/td[last()]")
    words = " ".join(" ".join(cells[row].itertext()).split())
    assert said in words


def test_every_state_has_a_dossier_with_every_statement(site: BuiltSite, statements: list[Row]) -> None:
    """Each State of the data has its page; each published statement has its permanent place on it."""
    for row in site.table("states"):
        assert row["url"] in site.pages
    for row in statements:
        assert text_of(_place(site, row)), row["id"]


def test_no_page_shows_a_withdrawn_statement_as_in_force(site: BuiltSite, statements: list[Row]) -> None:
    """Whatever carries an end, or has no deposit, is marked as gone with words on its dossier and in the register."""
    lines = {_state_link(line): line for line in site.trees["statements/index.html"].xpath("//tr[@data-row]")}
    for row in statements:
        gone = row["status"] not in STANDING
        place = _place(site, row)
        (status,) = with_class(place, "state-of")
        assert ("gone" in place.get("class").split()) == gone, row["id"]
        assert (text_of(status).startswith("in force")) == (row["status"] == "in force"), row["id"]
        line = lines[row["url"]]
        assert line.get("data-status") == row["status"].replace(" ", "-"), row["id"]
        assert ("gone" in (line.get("class") or "").split()) == gone, row["id"]
        if row["withdrawn"]:
            assert re.match("withdrawn|replaced", text_of(status)), row["id"]


def _state_link(line: Element) -> str:
    href: str = line.xpath("./th/a/@href")[0]
    return href.removeprefix("../")


def test_register_holds_every_statement_once(site: BuiltSite, statements: list[Row]) -> None:
    """The table of the register is the export, row by row."""
    links = [_state_link(line) for line in site.trees["statements/index.html"].xpath("//tr[@data-row]")]
    assert sorted(links) == sorted(row["url"] for row in statements)


def test_sums_of_the_matrix_are_those_of_the_register(site: BuiltSite, statements: list[Row]) -> None:
    """Every reservation and declaration is marked in the matrix with its status, and the totals count each once."""
    tree = site.trees["statements/matrix.html"]
    marks = {
        link.get("href").removeprefix("../"): next(name for name in link.get("class").split() if name != "mark")
        for link in tree.xpath('//td//a[contains(@class, "mark")]')
    }
    made = [row for row in statements if row["kind"] in MADE]
    kinds = {"withdrawn": "gone", "no deposit": "loose"}
    assert marks == {row["url"]: kinds.get(row["status"], "stand") for row in made}
    by_instrument = Counter(row["instrument"] for row in made)
    standing = Counter(row["instrument"] for row in made if row["status"] in STANDING)
    totals = {}
    for table in with_class(tree, "matrix"):
        foot = table.xpath("./tfoot/tr")
        rows = {text_of(line.xpath("./th")[0]): int(text_of(line.xpath("./td[last()]")[0])) for line in foot}
        totals[rows["All"]] = rows["Stand"]
        assert rows["All"] == sum(int(text_of(cell)) for cell in table.xpath("./tbody/tr/td[last()]"))
    assert totals == {count: standing[slug] for slug, count in by_instrument.items()}


def test_marks_beside_paragraphs_count_only_what_stands(site: BuiltSite, statements: list[Row]) -> None:
    """The marks on article pages give the number of statements that stand, and apart from it of those withdrawn."""
    places = {row["id"]: row["url"] for row in site.table("provisions")}
    standing: Counter[tuple[str, str]] = Counter()
    for row in statements:
        if row["status"] in STANDING:
            standing.update((unit, row["kind"]) for unit in row["affects"])
    for (unit, kind), count in standing.items():
        page, _, anchor = places[unit].partition("#")
        found = site.trees[page].xpath(f'//*[@id="{anchor}"]' if anchor else '//div[contains(@class, "law")]')[0]
        chips = [text_of(chip) for chip in _own_chips(found) if "gone" not in chip.get("class").split()]
        noun = {"territorial": "territorial statement", "designation": "authorit"}.get(kind, kind)
        assert any(chip.startswith(f"{count} {noun}") for chip in chips), (unit, kind, count, chips)


def _own_chips(unit: Element) -> list[Element]:
    chip = 'a[contains(@class, "chip")]'
    chips: list[Element] = unit.xpath(f'./div[@class="words"]/{chip} | ./{chip}')
    return chips


def test_national_act_leads_to_the_position(site: BuiltSite) -> None:
    """Each article of a national act says that it is history and leads to the State's position."""
    states = {row["id"]: row["url"] for row in site.table("states")}
    for slug in site.texts:
        part = next((page for page in site.pages if page.startswith(f"{slug}/article-")), "")
        (instrument,) = [row for row in site.table("instruments") if row["id"] == slug]
        links = site.trees[part].xpath('//p[@class="note"]/a/@href')
        position = [link for link in links if link.removeprefix("../").partition("#")[0] in states.values()]
        assert bool(position) == (instrument["kind"] == "national act"), part


@pytest.mark.parametrize("case", PAIRS, ids=lambda case: case.stem)
def test_pair_tool_writes_what_the_golden_case_says(reader: Reader, case: Path) -> None:
    """The script finds the same as the generator, word for word, from the address alone."""
    head, _, expected = case.read_text(encoding="utf-8").partition("\n\n")
    first, second, day = head.split()
    page = _open_pair(reader, f"#{first},{second},{day}")
    lines: list[str] = page.evaluate(READ_RESULT)
    if expected.startswith("refused: There is no State"):
        assert lines == []
    else:
        assert lines == expected.removeprefix("refused: ").splitlines()


def _open_pair(reader: Reader, state: str) -> Page:
    page = reader.open(f"pairs/index.html{state}")
    expect(page.locator("[data-result][data-shown]")).to_have_count(1)
    return page


def test_pair_tool_keeps_its_state_in_the_address(reader: Reader) -> None:
    """A link in the query moves into the hash; choosing, swapping and going back change what is shown."""
    page = _open_pair(reader, "?pair=lv,az,2026-11-22")
    assert page.evaluate("location.hash") == "#lv,az,2026-11-22"
    page.get_by_text("Choose the States and the day").click()
    page.get_by_role("button", name="Swap").click()
    expect(page.locator("[data-shown]")).to_have_attribute("data-shown", "az,lv,2026-11-22")
    page.locator("[data-day]").fill("2005-01-01")
    page.locator("[data-day]").dispatch_event("change")
    expect(page.locator("[data-shown]")).to_have_attribute("data-shown", "az,lv,2005-01-01")
    page.go_back()
    expect(page.locator("[data-shown]")).to_have_attribute("data-shown", "az,lv,2026-11-22")


@pytest.mark.parametrize("day", ["2026-02-30", "2023-02-29", "2026-13-01", "2026-04-31", "2026-1-1", "", "tomorrow"])
def test_pair_tool_takes_no_day_that_the_calendar_has_not(reader: Reader, site: BuiltSite, day: str) -> None:
    """It shows the day that counts as today instead, in its field and in its words."""
    as_of = re.search(r"\d{4}-\d\d-\d\d", str(json.loads(site.read("data/manifest.json"))["version"]))
    assert as_of
    page = _open_pair(reader, f"#lv,kz,{day}")
    expect(page.locator("[data-shown]")).to_have_attribute("data-shown", f"lv,kz,{as_of[0]}")
    expect(page.locator("[data-day]")).to_have_value(as_of[0])
    page = _open_pair(reader, "#lv,kz,2024-02-29")
    expect(page.locator("h1")).to_contain_text("on 29 February 2024")


def test_register_is_sifted_by_every_field(reader: Reader, statements: list[Row]) -> None:
    """Filters leave exactly the rows that fit; a query sets them; clearing shows all again."""
    page = reader.open("statements/index.html?kind=reservation&instrument=budapest")
    fitting = [row for row in statements if row["kind"] == "reservation" and row["instrument"] == "budapest"]
    expect(page.locator("tr[data-row]:visible")).to_have_count(len(fitting))
    page.locator("[data-field=status]").select_option("withdrawn")
    gone = [row for row in fitting if row["status"] == "withdrawn"]
    expect(page.locator("tr[data-row]:visible")).to_have_count(len(gone))
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("tr[data-row]:visible")).to_have_count(len(statements))


def test_register_shows_each_status_on_the_chosen_day(reader: Reader, statements: list[Row]) -> None:
    """On the day before its withdrawal a reservation is in force; on the day itself it is withdrawn."""
    row = next(row for row in statements if row["kind"] == "reservation" and row["withdrawn"] == "2011-12-02")
    page = reader.open("statements/index.html")
    line = page.locator("tr[data-row]", has=page.locator(f'a[href="../{row["url"]}"]'))
    for day, status in (("2011-12-01", "in-force"), ("2011-12-02", "withdrawn"), ("2000-01-01", "not-made")):
        page.locator("[data-day]").fill(day)
        expect(line).to_have_attribute("data-status", status)


def test_map_and_table_are_sifted_together(reader: Reader, site: BuiltSite) -> None:
    """Choosing an instrument leaves its States in the table and dims the other tiles."""
    page = reader.open("states/index.html")
    slug = "cis"
    rows = [row for row in site.table("participation") if row["instrument"] == slug]
    partners = {row["state"] for row in rows if row["position"] != "no data"}
    page.locator("[data-part]").select_option(slug)
    expect(page.locator("#table tr[data-row]:visible")).to_have_count(len(partners))
    expect(page.locator(".tile.on")).to_have_count(len(partners))
    expect(page.locator(".tile.off")).to_have_count(len(site.table("states")) - len(partners))


def _shown(page: Page) -> int:
    return page.locator("tr[data-row]:visible").count()


def test_a_clause_finds_every_statement_made_under_it(reader: Reader, statements: list[Row]) -> None:
    """By the filter, by typing it, and from the head of the matrix: the same rows, with the clause in its column."""
    made = [row for row in statements if any(unit.startswith("budapest:6(3)") for unit in row["permitted_by"])]
    assert len(made) > 10
    for place in ("?clause=budapest:6(3)", "?words=6(3)", "?unit=budapest:6(3)&kind=reservation&clause=budapest:6(3)"):
        page = reader.open(f"statements/index.html{place}")
        expect(page.locator("tr[data-row]:visible")).to_have_count(len(made))
    cells = page.locator("tr[data-row]:visible td:nth-child(3)").all_inner_texts()
    assert all("6(3)" in cell for cell in cells)
    page = reader.open("statements/matrix.html")
    page.locator(".matrix thead a", has_text="6(3)").first.click()
    expect(page.locator("tr[data-row]:visible")).to_have_count(len(made))


def test_every_head_of_the_matrix_leads_to_what_its_column_holds(site: BuiltSite, reader: Reader) -> None:
    """As many rows as the totals under the head tell."""
    for table in with_class(site.trees["statements/matrix.html"], "matrix"):
        foot = table.xpath("./tfoot/tr[position() < last()]")
        for at, head in enumerate(table.xpath("./thead/tr/th")[1:-1], 1):
            href = head.xpath("./a/@href")
            if href and at % 5 == 1:
                count = sum(int(text_of(line[at]) or 0) for line in foot)
                page = reader.open(f"statements/{href[0]}")
                expect(page.locator("tr[data-row]:visible")).to_have_count(count)


@pytest.mark.parametrize("name", ["Allemagne", "Deutschland", "Германия", "germany", "Vācija"])
def test_a_state_is_found_under_any_of_its_names(reader: Reader, statements: list[Row], name: str) -> None:
    """In the register and among the States, in the languages of the find box, with accents or without."""
    page = reader.open("statements/index.html")
    page.locator("input[data-words]").fill(name)
    expect(page.locator("tr[data-row]:visible")).to_have_count(sum(row["state"] == "de" for row in statements))
    page = reader.open("states/index.html")
    page.locator("input[data-words]").fill(name)
    expect(page.locator("tr[data-row]:visible", has_text="Germany")).to_have_count(1)


def test_filters_stand_in_the_address(reader: Reader) -> None:
    """What was chosen is there again when the address is opened; what is as it was is not in it."""
    page = reader.open("statements/index.html")
    page.locator("[data-field=role]").select_option("24/7")
    page.locator("[data-field=state]").select_option("lv")
    page.locator("[data-day]").fill("2012-01-01")
    address = page.evaluate("location.search")
    assert address == "?role=24%2F7&state=lv&on=2012-01-01"
    count = _shown(page)
    page = reader.open(f"statements/index.html{address}")
    expect(page.locator("[data-field=state]")).to_have_value("lv")
    assert _shown(page) == count > 0
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("[data-field=state]")).to_have_value("")


def test_what_is_shown_is_taken_as_csv_and_as_a_table(reader: Reader) -> None:
    """The file and the clipboard hold the heads and the rows that are shown, no more."""
    page = reader.open("statements/index.html?clause=budapest:6(3)")
    count = _shown(page)
    with page.expect_download() as made:
        page.get_by_role("button", name="download as CSV").click()
    rows = list(csv.reader(io.StringIO(made.value.path().read_text("utf-8-sig"))))
    assert made.value.suggested_filename == "statements.csv"
    assert rows[0][:3] == ["State", "Provision", "Permitted by"]
    assert len(rows) == count + 1
    assert {row[2] for row in rows[1:]} == {"6(3)"}
    page.get_by_role("button", name="copy as table").click()
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), {id: 'paste-here'}))")
    page.locator("#paste-here").focus()
    page.keyboard.press("Control+V")
    pasted = [line.split("\t") for line in page.locator("#paste-here").input_value().splitlines()]
    assert pasted == rows


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    "place", ["pairs/matrix.html", "states/index.html", "states/latvia.html", "compare/references.html"]
)
def test_no_label_of_a_picture_is_too_small_to_read(reader: Reader, place: str, width: int) -> None:
    """As drawn on the screen: a picture that is wider than the screen scrolls and does not shrink."""
    page = reader.open(place, width=width)
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('main svg text')].map((text) =>
          parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""
    )
    assert sizes
    assert min(sizes) >= 10


@pytest.mark.parametrize("place", ["states/index.html", "statements/matrix.html", "pairs/matrix.html"])
def test_a_table_that_is_cut_on_a_phone_shows_that_it_goes_on(reader: Reader, place: str) -> None:
    """Its edge is shaded, and of the States it is said in words."""
    page = reader.open(place, width=390)
    cut = page.locator("main .scroll").evaluate_all(
        """(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1)
          .map((one) => getComputedStyle(one).backgroundImage.split('gradient').length)"""
    )
    assert cut
    assert min(cut) > 4
    assert page.locator(".goes-on").is_visible() == (place == "states/index.html")


def test_heads_of_the_states_stay_in_sight(reader: Reader) -> None:
    """However far down the table is read, the names of the instruments stand above it."""
    page = reader.open("states/index.html", width=390)
    page.locator("#table tr[data-row]").nth(60).scroll_into_view_if_needed()
    head, region = page.locator("#table thead th").nth(1).bounding_box(), page.locator(".states-scroll").bounding_box()
    assert head
    assert region
    assert abs(head["y"] - region["y"]) < 2


def test_authorities_begin_with_those_who_answer_at_night(site: BuiltSite, reader: Reader) -> None:
    """The first role is 24/7, and each role can be reached from wherever the reader stands."""
    titles = [text_of(head) for head in site.trees["authorities/index.html"].xpath('//div[@id="roles"]//h2')]
    assert titles[0].startswith("24/7")
    page = reader.open("authorities/index.html", width=390)
    page.mouse.wheel(0, 12000)
    page.wait_for_timeout(200)
    for link in page.locator(".role-bar a").all():
        expect(link).to_be_in_viewport()


def test_nothing_stands_twice_on_the_page_of_gaps(site: BuiltSite) -> None:
    """Each row is there once, and a note of a record that is in doubt for two reasons is shown once."""
    rows = [text_of(row) for row in site.trees["gaps/index.html"].xpath("//tbody/tr")]
    assert [row for row, count in Counter(rows).items() if count > 1] == []


def test_a_second_column_of_statements_has_its_heading(reader: Reader) -> None:
    """The heading of a group spans the columns, so that none starts in the middle of a group without one."""
    page = reader.open("compare/jurisdiction.html")
    groups = page.locator(".statement-groups").bounding_box()
    assert groups
    for head in page.locator(".statement-groups h3").all():
        box = head.bounding_box()
        assert box
        assert box["width"] > 0.95 * groups["width"]
