"""The find box as files: what is joined, what is read by need, and how little of it grows with the corpus."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.search import FOLDER, SearchEntry
from generator.search.box import BOX, write_box, write_units
from generator.search.joined import JOINED
from generator.search.typed import load_grammar
from generator.search.typed.units import cut_table
from generator.site.assets import squeeze
from tests.unit.search_corpus import ENTRIES, INSTRUMENTS
from tests.unit.test_typed_citation import ROOT, TESTS

TABLE: list[dict[str, Any]] = [
    entry for entry in json.loads((TESTS / "citations" / "units.json").read_text(encoding="utf-8")) if entry["units"]
]
MOST_FOR_A_CITATION = 60_000
"""Bytes, packed, that a citation may read at any size: the box, the names, and the articles with its number."""


def _write(table: Sequence[Mapping[str, Any]], entries: Sequence[SearchEntry] = ENTRIES) -> dict[str, bytes]:
    box = write_box(entries, instruments=INSTRUMENTS, examples=("beaver",))
    return {**box, **write_units(table, load_grammar())}


def _copies(times: int) -> list[dict[str, Any]]:
    """Return the table with invented instruments that have the same articles and names of their own."""
    return [
        {**entry, "slug": f"{entry['slug']}-{number}", "names": [f"{name} {number}" for name in entry["names"]]}
        for number in range(times)
        for entry in TABLE
    ]


def test_the_box_is_the_scripts_and_what_they_need_first() -> None:
    """All scripts stand in it, in their order, before the start of the index, which stands nowhere else."""
    files = _write(TABLE)
    box = files[BOX].decode()
    assert box.startswith("".join(squeeze(ROOT / "theme" / path).decode() for path in JOINED))
    assert re.findall(r"(?m)^concordance.search\(\"(\w+)\"", box) == ["start"]
    assert f"{FOLDER}/start.js" not in files


def test_cutting_the_table_loses_nothing() -> None:
    """The numbers of an instrument's articles, looked up one by one, give the units that it had."""
    cut = cut_table(TABLE, load_grammar())
    for whole, named in zip(TABLE, cut.names["instruments"], strict=True):
        assert {**named, "units": [cut.heads[head][whole["slug"]] for head in named["units"].split()]} == whole


def test_a_citation_reads_little_at_any_size() -> None:
    """With twenty-five times the texts the box stays as it is, and only articles with one number are read."""
    one, many = _write(TABLE), _write(_copies(25))
    articles = {path: len(content) for path, content in many.items() if "/u-" in path}
    assert len(articles) == len(cut_table(TABLE, load_grammar()).heads)
    assert len(many[BOX]) == len(one[BOX])
    assert max(articles.values()) < sum(articles.values()) / 10
    read = (BOX, f"{FOLDER}/units.js", max(articles, key=lambda path: articles[path]))
    assert sum(len(gzip.compress(many[path], 6, mtime=0)) for path in read) < MOST_FOR_A_CITATION


def test_words_leave_the_box_and_its_version_as_they_are() -> None:
    """What an edit changes is in the file of its article; the version says only which entry has which number."""
    changed = json.loads(json.dumps(TABLE))
    changed[0]["units"][0][5] = "Other words"
    one, other = _write(TABLE), _write(changed)
    assert one[BOX] == other[BOX]
    assert len([path for path in one if one[path] != other[path]]) == 1
