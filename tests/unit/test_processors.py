"""What programs for citing make of our entries: none loses the article, the series with its number, or the date."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from typing import Any

import bibtexparser.entrypoint
import pytest
import rispy

from generator.downloads.citing import join_files, list_citable
from generator.law.corpus import Corpus
from tests.programs.citations import STYLES, lacking, print_entries
from tests.unit.corpora import ROOT, corpus_of


def _joined(ending: str) -> str:
    (content,) = [content for path, content in join_files(_corpus()).items() if path.endswith(f"/{ending}")]
    return content.decode()


def _corpus() -> Corpus:
    return corpus_of(ROOT)


def _entries() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(_joined("all.json"))
    return entries


@pytest.mark.parametrize("style", STYLES)
def test_no_processor_output_lacks_article_series_or_date(style: str) -> None:
    """Every instrument and every article, through citeproc, in a style."""
    entries = [entry for entry in _entries() if entry["type"] != "webpage"]
    printed = print_entries(entries, style)
    assert not [fault for entry in entries for fault in lacking(entry, printed[entry["id"]])]


def test_numbers_are_not_doubled() -> None:
    """A style puts its own word before a number, and a hyphen in a version is none of a range."""
    for entry in _entries():
        assert not re.match("No", entry.get("number", ""))
        assert "version" not in entry


def _ids() -> Iterator[str]:
    return (re.sub("[^0-9a-z]+", "-", id_).strip("-") for id_, _ in list_citable(_corpus()))


def test_rispy_reads_every_record() -> None:
    """A reader of RIS that stands apart from ours takes all of them, with title and key."""
    records = rispy.loads(_joined("all.ris"))
    assert [record["id"] for record in records] == list(_ids())
    assert all(record["title"] for record in records)
    assert all("short_title" not in record for record in records)


@pytest.mark.parametrize("style", STYLES)
def test_what_zotero_keeps_of_ris_prints_no_section(style: str) -> None:
    """An article of a treaty is no section of a statute: styles would print “§ 22” after “art 22”."""
    records = [record for record in rispy.loads(_joined("all.ris")) if record["type_of_reference"] == "STAT"]
    entries = [_as_zotero_keeps(record) for record in records]
    printed = print_entries(entries, style)
    assert not [line for line in printed.values() if "§" in line or re.search(r"\bs \d", line)]
    assert not [fault for entry in entries for fault in _lost(entry, printed[entry["id"]])]


def _as_zotero_keeps(record: dict[str, Any]) -> dict[str, Any]:
    """Return the CSL of the statute that Zotero's translator makes of a record: its fields, by their names in CSL."""
    fields = {"title": "title", "secondary_title": "container-title", "volume": "volume", "section": "section"}
    kept = {name: record[field] for field, name in fields.items() if field in record}
    issued = {"issued": {"date-parts": [[int(record["year"])]]}} if "year" in record else {}
    return {"id": record["id"], "type": "legislation", **issued, **kept}


def _lost(entry: dict[str, Any], printed: str) -> Iterator[str]:
    words = (entry["title"], str(entry["issued"]["date-parts"][0][0]) if "issued" in entry else "")
    yield from (f"{entry['id']}: {word}" for word in words if word.casefold() not in printed.casefold())


def test_bibtexparser_reads_every_entry() -> None:
    """Both files of the BibTeX family parse without a failed block; the plain one has only types that all know."""
    for file, kinds in (("all.bib", {"legal", "online", "misc"}), ("all-bibtex.bib", {"misc"})):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            library = bibtexparser.entrypoint.parse_string(_joined(file))
        assert not library.failed_blocks
        assert [entry.key for entry in library.entries] == list(_ids())
        assert {entry.entry_type for entry in library.entries} <= kinds
