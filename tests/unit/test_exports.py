"""The tables, the data package, the YAML: each read back as another tool would read it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import posixpath
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.downloads import TABLES
from generator.downloads.model import Column, Table, Value
from generator.reading.version import data_version
from tests.unit.corpora import BOTH, ROOT, corpus_of, downloads_of, name_of, rows_of

both = pytest.mark.parametrize("root", BOTH, ids=name_of)
each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def _items(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


@both
@each_table
def test_no_two_rows_share_a_key(root: Path, table: Table) -> None:
    """The key of a table tells its rows apart."""
    keys = [tuple(row[name] for name in table.key) for row in rows_of(root, table.name)]
    assert not table.key or len(keys) == len(set(keys))


@both
@each_table
def test_whatever_a_column_refers_to_is_there(root: Path, table: Table) -> None:
    """Every id in a column that refers to another table stands in that table."""
    for column in table.columns:
        if column.refers:
            other, field = column.refers.split(".")
            known = {row[field] for row in rows_of(root, other)}
            held = {item for row in rows_of(root, table.name) for item in _items(row[column.name])}
            assert held <= known, (table.name, column.name)


def _read_cell(cell: str, column: Column) -> Value:
    """Read a CSV cell as the page about the data says it is to be read."""
    if column.type == "date" or re.fullmatch(r"\d{4}-\d{2}-XX", cell):
        return re.sub("(-XX)+$", "", cell) or None
    cell = cell[1:] if re.match("'[=+\\-@\t\r]", cell) else cell
    if column.type == "list":
        return tuple(cell.split(" | ")) if cell else ()
    if column.type == "boolean":
        return cell == "TRUE"
    return int(cell) if column.type == "integer" and cell else cell or None


@each_table
def test_csv_says_what_json_says(table: Table) -> None:
    """Both forms of a table hold the same rows."""
    content = downloads_of(ROOT)[f"{table.name}.csv"].content.decode("utf-8-sig")
    header, *lines = csv.reader(io.StringIO(content, newline=""))
    assert header == [column.name for column in table.columns]
    told = [{c.name: _read_cell(cell, c) for cell, c in zip(line, table.columns, strict=True)} for line in lines]
    meant = [
        {
            key: tuple(value) if isinstance(value, list) else (value if value != "" else None)
            for key, value in row.items()
        }
        for row in rows_of(ROOT, table.name)
    ]
    assert told == meant


@both
def test_the_data_package_is_one(root: Path) -> None:
    """`datapackage.json` keeps the Data Package 1.0 specification: names, paths, sizes, hashes, fields and keys."""
    downloads = downloads_of(root)
    package = json.loads(downloads["datapackage.json"].content)
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert len(resources) == len(package["resources"]) == len(downloads) - 1
    assert re.fullmatch("[a-z0-9._-]+", package["name"])
    for name, resource in resources.items():
        content = downloads[resource["path"]].content
        assert re.fullmatch("[a-z0-9._-]+", name)
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        if "schema" in resource:
            _check_schema(content.decode("utf-8-sig"), resource["schema"], resources)


def test_frictionless_finds_nothing_in_the_package(tmp_path: Path) -> None:
    """The tool of the format's makers reads every file: hashes, types, keys, references from table to table."""
    for path, download in downloads_of(ROOT).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(download.content)
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    report = json.loads(result.stdout)
    assert report["valid"], [task for task in report["tasks"] if not task["valid"]][:3]
    assert len(report["tasks"]) == len(downloads_of(ROOT)) - 1


def _check_schema(content: str, schema: Any, resources: dict[str, Any]) -> None:
    fields = {field["name"]: field for field in schema["fields"]}
    lines = list(csv.DictReader(io.StringIO(content, newline="")))
    assert list(lines[0] if lines else fields) == list(fields)
    assert set(schema.get("primaryKey", ())) <= set(fields)
    for key in schema.get("foreignKeys", ()):
        other = resources.get(key["reference"]["resource"])
        target = {field["name"] for field in other["schema"]["fields"]} if other else set(fields)
        assert key["fields"] in fields
        assert key["reference"]["fields"] in target
    forms = {"integer": "-?[0-9]+", "boolean": "TRUE|FALSE"}
    for line in lines:
        for name, field in fields.items():
            pattern = field.get("constraints", {}).get("pattern", forms.get(field["type"], ".*"))
            assert not line[name] or re.fullmatch(pattern, line[name], re.DOTALL), (name, line[name])


def test_the_yaml_is_complete() -> None:
    """`yaml.zip` holds every authored file and the schemas that they name, byte for byte."""
    downloads = downloads_of(ROOT)
    with zipfile.ZipFile(io.BytesIO(downloads["yaml.zip"].content)) as archive:
        held = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        days = {entry.date_time[:3] for entry in archive.infolist()}
    authored = set((ROOT / "data" / "schemas").glob("*.json"))
    authored |= {*(ROOT / "data").rglob("*.yml"), *(ROOT / "data" / "sources" / "received").iterdir()}
    authored |= set((ROOT / "data" / "releases").glob("*.zip"))
    assert held == {file.relative_to(ROOT).as_posix(): file.read_bytes() for file in authored}
    assert list(held) == sorted(held)
    for name, content in held.items():
        named = re.search(rb"^# yaml-language-server: \$schema=(\S+)", content)
        if named:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), named[1].decode()))
            assert path in held, f"{name} names {path}"
    assert days == {tuple(map(int, corpus_of(ROOT).concordance.as_of.split("-")))}
    schemas = {file.name: file.read_bytes() for file in (ROOT / "data" / "schemas").glob("*.json")}
    assert schemas == {p[8:]: d.content for p, d in downloads.items() if p.startswith("schemas/")}


def test_the_version_follows_every_file(tmp_path: Path) -> None:
    """A changed word changes the version; line ends and generated files do not."""
    (tmp_path / "terms").mkdir()
    file = tmp_path / "terms" / "a.yml"
    versions = []
    for content in ("term: a\n", "term: a\r\n", "term: b\n"):
        file.write_bytes(content.encode())
        versions.append(data_version(tmp_path, as_of="2020-01-01"))
        (tmp_path / "ids.txt").write_text(content)
    assert versions[0] == versions[1] != versions[2]
    assert re.fullmatch("2020-01-01-[0-9a-f]{8}", versions[0])


@both
def test_the_citation_file_is_cff(root: Path) -> None:
    """`CITATION.cff` is YAML with the keys that version 1.2.0 of the format asks for."""
    told = yaml.safe_load(downloads_of(root)["CITATION.cff"].content)
    corpus = corpus_of(root)
    assert {"cff-version", "message", "title", "authors"} <= told.keys()
    assert (told["cff-version"], told["type"], "version" in told) == ("1.2.0", "dataset", False)
    assert told["date-released"].isoformat() == corpus.concordance.as_of
    assert told["authors"][0]["name"].endswith(corpus.concordance.title)
