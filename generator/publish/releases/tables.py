"""Read the tables of a copy of unknown origin: a site, its zip, or a folder of exports."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from generator.downloads.names import read_earlier
from generator.files.bounded import OddJson, read_json
from generator.files.copies import CopiedFile, OddCopy, open_copy, read_pieces
from generator.files.hashes import MANIFEST
from generator.files.printing import as_printed

Value = str | int | bool | None | list[str]
Row = Mapping[str, Value]
Tables = Mapping[str, tuple[Row, ...]]
_LARGEST = 60_000_000
CODES = {"names": ("in_table", "kind", "old")}
"""The table that says which codes have another name since an earlier copy, and what tells its rows apart."""


class NoExport(Exception):
    """Raised where a side holds no tables; its text says why."""


def read_tables(side: Path, keys: Mapping[str, tuple[str, ...]]) -> Tables:
    """Return the tables whose names are given, each with the columns that tell its rows apart.

    Raise NoExport where a side has no table of provisions, or one is not of the form that exports have.
    """
    files = _find_files(side, {name: f"data/{name}.json" for name in keys})
    tables = {}
    for name, file in files.items():
        try:
            tables[name] = _read_rows(read_json(file.read(most=_LARGEST)), name, keys[name])
        except (OddJson, OddCopy) as fault:
            raise NoExport(f"{name}.json of {as_printed(str(side))} cannot be read: {fault}") from None
    if "provisions" not in tables:
        shown = as_printed(str(side))
        raise NoExport(f"{shown} holds no provisions.json: name a site, its zip, or a folder of exports")
    return tables


def put_codes_right(old: Tables, new: Tables) -> Tables:
    """Return the tables of an earlier copy with the codes by which a later one calls the same things."""
    changed: dict[tuple[str, str, str], str] = {}
    for row in new.get("names", ()):
        (column, _, before), (_, _, now) = (str(row.get(name, "")).partition(": ") for name in ("old", "new"))
        if row.get("kind") == "code" and before and now:
            changed[str(row["in_table"]), column, before] = now
    return {
        table: tuple(
            {column: changed.get((table, column, str(cell)), cell) for column, cell in row.items()} for row in rows
        )
        for table, rows in old.items()
    }


def read_version(side: Path) -> str:
    """Return the version that the manifest of a copy names; for bare exports, the name of their folder or file."""
    try:
        file = _find_files(side, {MANIFEST: MANIFEST}).get(MANIFEST)
        manifest = read_json(file.read(most=_LARGEST)) if file else None
    except (OddJson, OddCopy) as fault:
        raise NoExport(f"{MANIFEST} of {as_printed(str(side))} cannot be read: {fault}") from None
    version = manifest.get("version") if isinstance(manifest, dict) else None
    return version if isinstance(version, str) else side.name


def _find_files(side: Path, wanted: Mapping[str, str]) -> dict[str, CopiedFile]:
    """Return the files of a side by what they are wanted as."""
    if side.is_dir():
        found = {name: _find_file(side, path) for name, path in wanted.items()}
        return {name: file for name, file in found.items() if file}
    try:
        files = open_copy(side).files
    except OddCopy as fault:
        raise NoExport(str(fault)) from None
    names = sorted(files, key=len)
    paths = {
        name: next((one for one in names if one == path or one.endswith(f"/{path}")), None)
        for name, path in wanted.items()
    }
    return {name: files[path] for name, path in paths.items() if path}


def _find_file(folder: Path, path: str) -> CopiedFile | None:
    """Return a file of a folder, below `data` or not; what a link leads to outside is not the folder's."""
    for file in (folder / path, folder / path.removeprefix("data/")):
        real = Path(os.path.realpath(file))
        if file.is_file() and real.is_relative_to(os.path.realpath(folder)):
            size = real.stat().st_size
            return CopiedFile(size, partial(read_pieces, real, size))
    return None


def _read_rows(table: object, name: str, key: Iterable[str]) -> tuple[Row, ...]:
    """Return the rows of a table with the names of today, each known from the others by `key`."""
    if not isinstance(table, list):
        raise OddJson("it is no list of rows")
    if not all(isinstance(row, dict) and all(map(_is_value, row.values())) for row in table):
        raise OddJson("a row is not of the form that exports have")
    rows, known = tuple(read_earlier(name, row) for row in table), set[tuple[str, ...]]()
    for row in rows:
        own = tuple(str(row.get(column)) for column in key)
        if own in known or not all(isinstance(row.get(column), str) for column in key):
            raise OddJson(f"two rows are one thing, or one is none: {as_printed(' '.join(own))}")
        known.add(own)
    return rows


def _is_value(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(item, str) for item in value)
    return value is None or isinstance(value, str | int)
