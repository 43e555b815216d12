"""Programs for tables: LibreOffice in two languages, pandas, openpyxl, Frictionless, jsonschema, SQLite, Datasette."""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
import tempfile
import urllib.parse
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.programs.model import NotHere, ProgramRow, call, version_of

LANGUAGES = {"English (UK)": 2057, "German": 1031}
"""Microsoft's numbers of locales, as LibreOffice's filter for CSV takes them."""


def _csvs(data: Path) -> list[Path]:
    return sorted(data.glob("*.csv"))


def check_libreoffice(data: Path, language: str) -> ProgramRow:
    """Open every CSV with special numbers detected, keep it as ODS, write it as CSV again, and count changed cells."""
    said = call(["soffice", "--version"]).stdout.split()[1]
    files = _csvs(data)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
        reading = f"--infilter=CSV:44,34,76,1,,{LANGUAGES[language]},false,true"
        writing = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
        names = [str(file) for file in files]
        call(["soffice", profile, "--headless", reading, "--convert-to", "ods", "--outdir", f"{work}/ods", *names])
        names = [str(file) for file in sorted((work / "ods").glob("*.ods"))]
        call(["soffice", profile, "--headless", "--convert-to", writing, "--outdir", f"{work}/csv", *names])
        cells = changed = 0
        for file in files:
            before, after = _read(file), _read(work / "csv" / f"{file.stem}-{file.stem}.csv")
            for line, other in zip(before, after, strict=True):
                cells += len(line)
                changed += sum(cell != again for cell, again in zip(line, other, strict=True))
    made = f"{cells:,} cells to ODS and back; changed: {changed}"
    return ProgramRow("LibreOffice", f"{said}, {language}", "*.csv", made, not changed)


def _read(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def check_pandas(data: Path) -> ProgramRow:
    """Read every CSV without a word on its encoding."""
    program = version_of("pandas")
    import pandas

    wrong = []
    for file in _csvs(data):
        frame = pandas.read_csv(file)
        rows = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        if len(frame) != len(rows) or (rows and list(frame.columns) != list(rows[0])):
            wrong.append(file.name)
    made = f"{len(_csvs(data))} tables with the columns and rows of JSON; others: {len(wrong)}"
    return ProgramRow("pandas", program, "*.csv", made, not wrong)


def check_openpyxl(data: Path) -> ProgramRow:
    """Open the workbook."""
    program = version_of("openpyxl")
    import openpyxl

    book = openpyxl.load_workbook(data / "concordance.xlsx")
    framed = [sheet for sheet in book.worksheets if sheet.freeze_panes and sheet.auto_filter.ref]
    made = f"{len(book.worksheets)} sheets, {len(framed)} with a frozen, filtered head"
    return ProgramRow("openpyxl", program, "concordance.xlsx", made, len(framed) == len(book.worksheets))


def check_frictionless(data: Path) -> ProgramRow:
    """Check the data package: hashes, types, keys, references."""
    program = version_of("frictionless")
    report = json.loads(
        call([sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"], cwd=data).stdout
    )
    made = f"{len(report['tasks'])} files, {'valid' if report['valid'] else 'not valid'}"
    return ProgramRow("Frictionless", program, "datapackage.json", made, report["valid"])


def check_jsonschema(data: Path) -> ProgramRow:
    """Hold every table as JSON against its schema."""
    program = version_of("jsonschema")
    import jsonschema

    wrong, count = [], 0
    for file in sorted((data / "json-schemas").glob("*.json")):
        count += 1
        schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        rows = json.loads((data / file.name).read_text(encoding="utf-8"))
        if not jsonschema.Draft7Validator(schema).is_valid(rows):
            wrong.append(file.name)
    return ProgramRow(
        "jsonschema", program, "*.json", f"{count} tables true to their schemas; others: {len(wrong)}", not wrong
    )


def check_sqlite(data: Path) -> ProgramRow:
    """Check integrity and foreign keys, and ask every view."""
    uri = f"{(data / 'concordance.sqlite').resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as base:
        sound = base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        loose = base.execute("PRAGMA foreign_key_check").fetchall()
        views = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        empty = [view for view in views if not base.execute(f"SELECT 1 FROM {view} LIMIT 1").fetchall()]
    sound_words = "ok" if sound else "broken"
    made = f"integrity {sound_words}; foreign keys broken: {len(loose)}; {len(views)} views, {len(empty)} empty"
    return ProgramRow("sqlite3", sqlite3.sqlite_version, "concordance.sqlite", made, sound and not loose and not empty)


def check_datasette(data: Path) -> ProgramRow:
    """Ask Datasette for a row page of every table, and for its own search of the provisions."""
    said = call(["datasette", "--version"]).stdout.split()[-1]
    file = str((data / "concordance.sqlite").resolve())
    with closing(sqlite3.connect(file)) as base:
        names = base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        tables = [name for (name,) in names if not name.startswith(("search", "sqlite"))]
        pages = [page for table in tables if (page := _row_page(base, table))]
    lost = [page for page in pages if not _answers(file, page)]
    search = call(["datasette", "--get", "/concordance/provisions.json?_search=jurisdiction&_shape=array", file])
    found = len(json.loads(search.stdout)) if search.returncode == 0 else 0
    made = f"row pages of {len(pages)} tables, {len(lost)} missing; search finds {found} provisions"
    return ProgramRow("Datasette", said, "concordance.sqlite", made, bool(found) and not lost)


def _answers(file: str, page: str) -> bool:
    return call(["datasette", "--get", f"{page}.json", file]).returncode == 0


def _row_page(base: sqlite3.Connection, table: str) -> str:
    key = [row[1] for row in sorted(base.execute(f"PRAGMA table_info({table})"), key=lambda row: row[5]) if row[5]]
    row = base.execute(f"SELECT {', '.join(key)} FROM {table} LIMIT 1").fetchone()
    if row is None:
        return ""
    return f"/concordance/{table}/{','.join(_tilde(str(value)) for value in row)}"


def _tilde(text: str) -> str:
    """Write a key as Datasette's addresses do."""
    return (
        urllib.parse.quote(text, safe="").replace("~", "~7E").replace("%20", "+").replace("%", "~").replace(".", "~2E")
    )


def check_xmllint(data: Path) -> ProgramRow:
    """Read every XML file."""
    said = call(["xmllint", "--version"]).stderr.split()[4]
    files = [*sorted((data / "akn").glob("*.xml")), *data.parent.glob("changes/atom.xml")]
    if not files:
        raise NotHere("XML")
    made = call(["xmllint", "--noout", *map(str, files)])
    return ProgramRow("xmllint", said, "akn/*.xml, the feed", f"{len(files)} files read", made.returncode == 0)
