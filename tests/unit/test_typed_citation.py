"""Typed citations: one table of inputs for the Python reader and, through Node, for the browser's."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.search.typed import CitationTable, read_citation, read_table
from generator.search.typed.table import CitableUnit, Head
from generator.search.typed.units import grammar_of
from tests.unit.corpora import corpus_of

TESTS = Path(__file__).parent.parent
ROOT = TESTS.parent
INPUTS: list[dict[str, Any]] = json.loads((TESTS / "citations" / "inputs.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def table() -> CitationTable:
    units = json.loads((TESTS / "citations" / "units.json").read_text(encoding="utf-8"))
    return read_table(units, grammar_of(corpus_of(ROOT)))


@pytest.mark.parametrize("case", INPUTS, ids=lambda case: f"{case['text']}|{case.get('prefer', '')}")
def test_inputs_lead_where_the_table_says(case: dict[str, Any], table: CitationTable) -> None:
    """Every input of the table gives exactly the rows that the table names."""
    reading = read_citation(case["text"], table, prefer=case.get("prefer", ""))
    assert (reading.kind, [row.id for row in reading.rows]) == (case["kind"], case["ids"])
    if "said" in case:
        assert [row.note for row in reading.rows] == case["said"]


def test_there_are_at_least_four_hundred_inputs() -> None:
    """The table is large enough, no input stands in it twice, and half were written without a look at the grammar."""
    assert len({(case["text"], case.get("prefer")) for case in INPUTS}) == len(INPUTS) >= 400
    assert sum(case.get("from", "").startswith("blind") for case in INPUTS) >= 200


def test_every_id_label_and_anchor_leads_to_its_own_unit(table: CitationTable) -> None:
    """What the site prints for a unit is read back as that unit, for every unit of the table."""
    count = 0
    for slug, label, path, printed, anchor in _units(table):
        for text in (f"{slug}:{path}", f"{label} {printed}", f"{label} {anchor}"):
            reading = read_citation(text, table)
            assert (reading.kind, [row.id for row in reading.rows]) == ("exact", [f"{slug}:{path}"]), text
        assert reading.rows[0].url.endswith(f"#{anchor}" if "(" in path else ".html")
        count += 1
    assert count > 450


def _units(table: CitationTable) -> Iterator[tuple[str, str, str, str, str]]:
    def below(node: CitableUnit, path: str, label: str, anchor: str) -> Iterator[tuple[str, str, str]]:
        yield path, label, anchor
        for kid in node.kids:
            yield from below(kid, f"{path}({kid.step})", label + kid.suffix, f"{anchor}__{kid.anchor}")

    def whole(head: Head) -> Iterator[tuple[str, str, str]]:
        return below(head.node, head.node.step, head.label, head.node.anchor)

    for entry in table.entries:
        for head in entry.heads:
            for path, label, anchor in whole(head):
                yield entry.slug, entry.label, path, label, anchor


def test_the_words_before_a_list_are_the_first_line(table: CitationTable) -> None:
    """Russian drafting counts "абзацы" from the words before the list: the fourth is the third item of the list."""
    for line, unit in enumerate(("cis:1", "cis:1(indent 1)", "cis:1(indent 2)", "cis:1(indent 3)"), 1):
        reading = read_citation(f"СНГ ст. 1 абз. {line}", table)
        assert (reading.kind, [row.id for row in reading.rows]) == ("exact", [unit])


def test_in_cyrillic_the_text_that_is_authentic_in_it_comes_first(table: CitationTable) -> None:
    """Where no instrument is named, the script chooses the order; the page that a reader is on goes before it."""
    assert read_citation("Статья 3", table).rows[0].id == "cis:3"
    assert read_citation("Статья 3", table, prefer="budapest").rows[0].id == "budapest:3"
    assert read_citation("Article 3", table).rows[0].id == "budapest:3"


def test_no_input_breaks_the_reader(table: CitationTable) -> None:
    """Signs, scripts and very long inputs lead to the units that they name, and to none where they name none."""
    for text, kind, ids in (
        ("((((", "none", []), ("22" * 500, "none", []), ("a" * 2000, "none", []),
        ("22(1)" * 200, "near", ["budapest:22(1)"]), ("Ω 22", "none", []), ("\u202e22", "exact", ["budapest:22"]),
        ("ﬁ 2", "none", []), ("１２", "several", ["budapest:12", "protocol:12", "cis:12"]),
        ("№ 22", "exact", ["budapest:22"]), ("\x00", "none", []),
    ):  # fmt: skip
        reading = read_citation(text, table)
        assert (reading.kind, [row.id for row in reading.rows]) == (kind, ids), text[:20]


def test_the_browser_reads_the_same(tmp_path: Path, table: CitationTable) -> None:
    """The script that the site carries gives the same answers for the same table."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed")
    grammar = tmp_path / "grammar.json"
    grammar.write_text(json.dumps(table.grammar.data), encoding="utf-8")
    command = [node, "--test", str(TESTS / "node" / "citation.test.js")]
    given = {**os.environ, "GRAMMAR": str(grammar)}
    done = subprocess.run(command, env=given, capture_output=True, text=True, cwd=ROOT, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
