"""A Frictionless data package (Data Package 1.0): every file with its bytes and hash, every CSV with its schema."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from generator.downloads.citation_cff import LICENCE
from generator.downloads.model import Column, Download, Table
from generator.files.script_data import Json
from generator.law.corpus import Corpus

_TYPES = {"string": "string", "integer": "integer", "boolean": "boolean", "date": "string", "list": "string"}
_MORE = {
    "list": "; several are parted by a space, a bar and a space in CSV",
    "date": "; a month or year alone where no day is known: 2002-10, 2002; in CSV 2002-10-XX, 2002-XX-XX",
}
PARTIAL_DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"
PARTIAL_DAY_IN_CSV = r"^\d{4}-(\d{2}-(\d{2}|XX)|XX-XX)$"
"""In CSV what is not known of a day is written as ISO 8601-2 does, so that no spreadsheet takes the rest for a day."""


def write_datapackage(corpus: Corpus, downloads: Sequence[Download]) -> bytes:
    """Return `datapackage.json`, which stands beside the files that it describes."""
    record = corpus.concordance
    package: Json = {
        "profile": "data-package",
        "name": _name(corpus),
        "title": record.title,
        "description": record.subtitle,
        "version": corpus.version,
        "created": f"{record.as_of}T00:00:00Z",
        "licenses": [
            {
                "name": LICENCE,
                "title": "Creative Commons Attribution 4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "resources": [_resource(download) for download in downloads],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _name(corpus: Corpus) -> str:
    """Return the name, in the letters that the format allows: of the title, else of the instruments."""
    words = re.findall("[a-z0-9]+", corpus.concordance.title.lower())
    return "-".join(words or corpus.concordance.instruments) or "data"


def _resource(download: Download) -> Json:
    resource: dict[str, Json] = {
        "name": download.path.lower().replace("/", "-"),
        "path": download.path,
        "title": download.title,
        "format": download.path.rpartition(".")[2],
        "mediatype": download.media,
        "bytes": download.size,
        "hash": f"sha256:{download.sha256}",
    }
    if download.table and download.path.endswith(".csv"):
        resource["name"] = download.table.name
        resource["profile"] = "tabular-data-resource"
        resource["encoding"] = "utf-8"
        resource["dialect"] = {"delimiter": ",", "lineTerminator": "\r\n", "header": True}
        resource["schema"] = _schema(download.table)
    return resource


def _schema(table: Table) -> Json:
    schema: dict[str, Json] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    single = [column for column in table.columns if column.refers and column.type != "list"]
    if single:
        schema["foreignKeys"] = [_foreign_key(column, table) for column in single]
    return schema


def _field(column: Column) -> Json:
    field: dict[str, Json] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": describe_column(column),
    }
    if column.type == "date":
        field["constraints"] = {"pattern": PARTIAL_DAY_IN_CSV}
    if column.type == "boolean":
        field["trueValues"], field["falseValues"] = ["TRUE"], ["FALSE"]
    return field


def describe_column(column: Column) -> str:
    """Return a column's meaning with what its type leaves open."""
    refers = f"; found in {column.refers}" if column.refers else ""
    codes = f"; codes of the codelist “{column.codes}”" if column.codes else ""
    return f"{column.meaning}{_MORE.get(column.type, '')}{refers}{codes}"


def _foreign_key(column: Column, table: Table) -> Json:
    other, field = column.refers.split(".")
    return {"fields": column.name, "reference": {"resource": "" if other == table.name else other, "fields": field}}
