"""What is asked of the data: the usual questions of the page about the data, and names that it had before."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.programs.model import ProgramRow, version_of


def check_questions(data: Path) -> ProgramRow:
    """Ask every question that the page about the data has a line for: one query, no join, an answer."""
    version_of("lxml")
    import lxml.html

    page = lxml.html.parse(str(data / "index.html"))
    lines = [str(code.text_content()) for code in page.iterfind(".//code[@class='sql']")]
    joined = [line for line in lines if re.search(r"\bJOIN\b|;|\bFROM\b.*\bFROM\b", line)]
    uri = f"{(data / 'concordance.sqlite').resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as base:
        answers = [len(base.execute(line).fetchall()) for line in lines]
    made = f"{len(lines)} usual questions, each one query; with a join: {len(joined)}, without an answer: "
    made += str(answers.count(0))
    right = len(lines) >= 6 and not joined and 0 not in answers
    return ProgramRow("sqlite3", sqlite3.sqlite_version, "concordance.sqlite", made, right)


def check_names(data: Path) -> ProgramRow:
    """Look for every name that changed in the file that is said to have it still."""
    rows = json.loads((data / "names.json").read_text(encoding="utf-8"))
    lost = [row["old"] for row in rows if row["still_in"] and not _has(data / f"{row['still_in']}.json", row)]
    alone = [row for row in rows if not row["still_in"]]
    made = f"{len(rows)} names changed, {len(rows) - len(alone)} still in a file, {len(alone)} codes; lost: {len(lost)}"
    return ProgramRow("Python", "json", "names.json", made, not lost)


def _has(file: Path, row: dict[str, str]) -> bool:
    held = json.loads(file.read_text(encoding="utf-8"))
    return file.stem == row["old"] if row["kind"] == "table" else all(row["old"] in entry for entry in held)
