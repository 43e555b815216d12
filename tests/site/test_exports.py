"""The downloads keep their contracts: columns, order, addresses, and the words of the texts."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.site.built import CORPUS, ROOT, BuiltSite, listed, with_class
from tests.site.yaml_texts import PartText, read_parts, read_yaml

DATA = CORPUS / "data"
CONTRACTS = {
    "provisions": (
        "id instrument article eid label depth heading text closing lang status url parent division chapter sequence"
    ),
    "references": "from to quote",
    "instruments": "id title short_title url",
    "terms": "id term definitions url",
    "sources": "id title url",
    "topics": "id title provisions url",
    "states": "id name url",
    "participation": "state instrument signed consent in_force confidence sources",
    "statements": (
        "id state instrument kind affects permitted_by made withdrawn status effect authority sources confidence"
    ),
}
EXACT = frozenset({"provisions", "references"})
"""Tables whose columns are fixed; the others hold at least these."""

Row = dict[str, Any]


@pytest.fixture(scope="module")
def provisions(site: BuiltSite) -> dict[str, Row]:
    """The rows of `provisions.json` by id, in their order."""
    return {row["id"]: row for row in site.table("provisions")}


def _tables(site: BuiltSite) -> list[str]:
    """Return the names of the exports that are tables: those with a CSV beside them."""
    return sorted(path[5:-4] for path in site.files if path.startswith("data/") and path.endswith(".csv"))


def _parent(unit: str) -> str | None:
    return unit[: unit.rindex("(")] if unit.endswith(")") else None


@pytest.mark.any_corpus
@pytest.mark.parametrize("table", CONTRACTS)
def test_a_table_has_the_columns_of_its_contract(site: BuiltSite, table: str) -> None:
    """Columns stand in every row, in one order; those of provisions and references are exactly the published ones."""
    rows = site.table(table)
    wanted = CONTRACTS[table].split()
    assert rows or CORPUS != ROOT, "another corpus may have none of a kind"
    [header, *_] = csv.reader(io.StringIO(site.read(f"data/{table}.csv").removeprefix("\ufeff"), newline=""))
    assert {tuple(row) for row in rows} <= {tuple(header)}
    if table in EXACT:
        assert header == wanted
    else:
        assert [column for column in wanted if column not in header] == []


@pytest.mark.any_corpus
def test_every_address_in_every_table_leads_to_its_page_and_anchor(site: BuiltSite) -> None:
    """Each url is relative to the root of the site and exists, its fragment too."""
    broken = [
        f"{table}: {row['url']}"
        for table in _tables(site)
        for row in site.table(table)
        if row.get("url") and not _exists(site, row["url"])
    ]
    assert not broken, listed(broken)


def _exists(site: BuiltSite, url: str) -> bool:
    page, hash_sign, anchor = url.partition("#")
    return page in site.files and (not hash_sign or anchor in site.ids[page])


@pytest.mark.any_corpus
def test_provisions_stand_in_the_order_of_the_texts_with_parents_first(provisions: dict[str, Row]) -> None:
    """An id stands once, after its parent, and what stands inside a unit follows it without a break."""
    seen: list[str] = []
    for unit in provisions:
        parent = _parent(unit)
        while seen and seen[-1] != parent:
            seen.pop()
        assert (seen[-1] if seen else None) == parent, unit
        assert provisions[unit]["depth"] == len(seen)
        seen.append(unit)
    parts = [(row["instrument"], row["article"]) for row in provisions.values() if row["depth"] == 0]
    files = {(part.instrument, part.head) for part in read_parts(DATA)}
    assert len(parts) == len(files)
    assert set(parts) == files


@pytest.mark.any_corpus
def test_the_parts_of_a_text_stand_in_its_order(provisions: dict[str, Row]) -> None:
    """Preamble, articles and closing formula follow each other as in the instrument; instruments by their order."""
    heads: dict[str, list[str]] = {}
    for row in provisions.values():
        if row["depth"] == 0:
            heads.setdefault(row["instrument"], []).append(row["article"].replace("conclusions", "closing"))
    for slug, found in heads.items():
        assert found == [part.key for part in read_parts(DATA) if part.instrument == slug]
    orders = [int(read_yaml(DATA / "instruments" / slug / "instrument.yml")["order"]) for slug in heads]
    assert orders == sorted(orders)


@pytest.mark.any_corpus
@pytest.mark.parametrize("part", tuple(read_parts(DATA)), ids=lambda part: f"{part.instrument}:{part.key}")
def test_the_rows_of_a_text_joined_are_the_words_of_its_file(provisions: dict[str, Row], part: PartText) -> None:
    """Own words, what stands inside, words after the list, further paragraphs: read in this order they are the text."""
    head = f"{part.instrument}:{part.head}"
    assert list(_words(provisions, head)) == [(piece.eid, piece.text) for piece in part.pieces if not piece.is_number]
    instrument = read_yaml(DATA / "instruments" / part.instrument / "instrument.yml")
    row = provisions[head]
    assert (row["lang"], row["status"]) == (instrument["text_language"], instrument["text_status"])
    assert row["heading"] == part.content.get("heading")


def _words(provisions: dict[str, Row], unit: str) -> Iterator[tuple[str, str]]:
    row = provisions[unit]
    inside = [child for child in provisions if _parent(child) == unit]
    further = [child for child in inside if "(subpara" in child[len(unit) :]]
    if row["text"]:
        yield row["eid"], row["text"]
    for child in inside:
        if child not in further:
            yield from _words(provisions, child)
    if row["closing"]:
        yield row["eid"], row["closing"]
    for child in further:
        yield from _words(provisions, child)


@pytest.mark.any_corpus
def test_every_reference_joins_things_that_exist_by_words_that_stand_there(
    site: BuiltSite, provisions: dict[str, Row]
) -> None:
    """`from` is a unit whose words hold `quote`; `to` is a unit, a division of an instrument, or an instrument."""
    instruments = set(site.instruments)
    divisions = {row["id"] for row in site.table("divisions")}
    wrong = []
    for row in site.table("references"):
        source = provisions[row["from"]]
        if row["quote"] not in source["text"] and row["quote"] not in source["closing"]:
            wrong.append(f"{row}: the quote does not stand there")
        if row["to"] not in provisions and row["to"] not in instruments and row["to"] not in divisions:
            wrong.append(f"{row}: leads nowhere")
    assert not wrong, listed(wrong)


def test_ranges_of_articles_are_expanded(site: BuiltSite, provisions: dict[str, Row]) -> None:
    """Wherever a text says "Articles 2 through 11", there is a row for each of the ten."""
    rows = site.table("references")
    ranges = {
        (row["from"], row["quote"]): re.search(r"Articles (\d+) (?:through|to) (\d+)", row["quote"]) for row in rows
    }
    found = {place: match for place, match in ranges.items() if match}
    assert found
    for (source, quote), match in found.items():
        targets = {row["to"].partition(":")[2] for row in rows if (row["from"], row["quote"]) == (source, quote)}
        assert {str(number) for number in range(int(match[1]), int(match[2]) + 1)} <= targets, source
    ten = [row["to"] for row in rows if row["from"] == "budapest:14(2)(a)"]
    assert ten == [f"budapest:{number}" for number in range(2, 12)]


@pytest.mark.any_corpus
def test_every_reference_of_the_table_is_a_link_on_the_page(site: BuiltSite, provisions: dict[str, Row]) -> None:
    """Links inside the texts and rows of the table are the same references; a range is one link to its beginning."""
    targets: dict[tuple[str, str], list[str]] = {}
    for row in site.table("references"):
        targets.setdefault((row["from"], row["quote"]), []).append(row["to"])
    units = {(row["url"].partition("#")[0], row["eid"]): unit for unit, row in provisions.items()}
    links: dict[str, list[tuple[str, str]]] = {}
    for page in {page for page, _ in units}:
        for law in with_class(site.trees[page], "unit-root"):
            for link in with_class(law, "ref"):
                [around] = link.xpath("ancestor::*[@id][1]/@id")
                if "--" in around:  # a text in another language refers to the same, and stands in no row
                    continue
                links.setdefault(units[page, around], []).append((link.text_content(), link.get("data-unit")))
    wrong = [
        f"{unit}: {quote} is no link to {to[0]}"
        for (unit, quote), to in targets.items()
        if to[0] not in [led for words, led in links.get(unit, ()) if words in quote]
    ]
    known = {(unit, target) for (unit, _), to in targets.items() for target in to}
    wrong += [
        f"{unit}: {words} links to {led}"
        for unit, all_ in links.items()
        for words, led in all_
        if (unit, led) not in known
    ]
    assert not wrong, listed(wrong)


@pytest.mark.any_corpus
@pytest.mark.parametrize("table", ["instruments", "terms", "sources", "topics", "states"])
def test_a_table_has_a_row_for_every_file_of_its_kind(site: BuiltSite, table: str) -> None:
    """What is authored is published: no instrument, term, source, topic or State is lost on the way."""
    files = (DATA / table).glob("*")
    names = {path.stem for path in files if path.is_dir() or path.suffix == ".yml"} - {"received"}
    rows = [row["id"] for row in site.table(table)]
    assert sorted(rows) == sorted(names)
