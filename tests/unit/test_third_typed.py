"""Citations of sections, schedules, annexes and Roman articles as people type them: both readers, one table."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.search.typed import CitationTable, read_citation
from generator.search.typed.units import citation_table, grammar_of, table_of_units
from tests.unit.corpora import THIRD, corpus_of

INPUTS: list[dict[str, Any]] = json.loads((THIRD / "typed.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def table() -> CitationTable:
    return citation_table(corpus_of(THIRD))


@pytest.mark.parametrize("case", INPUTS, ids=lambda case: str(case["text"]))
def test_input_leads_where_the_table_says(case: dict[str, Any], table: CitationTable) -> None:
    """Every input gives exactly the rows that the table names."""
    reading = read_citation(case["text"], table)
    assert (reading.kind, [row.id for row in reading.rows]) == (case["kind"], case["ids"])


def test_the_browser_reads_the_same(tmp_path: Path) -> None:
    """The browser's reader gives the same rows for the same inputs."""
    units = tmp_path / "units.json"
    units.write_text(json.dumps(table_of_units(corpus_of(THIRD))), encoding="utf-8")
    grammar = tmp_path / "grammar.json"
    grammar.write_text(json.dumps(grammar_of(corpus_of(THIRD)).data), encoding="utf-8")
    node = shutil.which("node")
    assert node is not None
    script = Path(__file__).parents[1] / "node" / "third.test.js"
    given = {**os.environ, "UNITS": str(units), "GRAMMAR": str(grammar)}
    done = subprocess.run([node, "--test", script], env=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
