"""JSON Schema (draft-07) of each table as JSON, made from the same columns as the table."""

from __future__ import annotations

import json
from typing import Any

from generator.downloads.codelists import read_codes
from generator.downloads.datapackage import PARTIAL_DAY, describe_column
from generator.downloads.model import Column, Table
from generator.law.corpus import Corpus
from generator.law.languages import LANGUAGE_FORM

FOLDER = "json-schemas"


def write_json_schema(table: Table, corpus: Corpus) -> bytes:
    """Return the schema of the file that holds a table as JSON: an array of objects with exactly these keys."""
    schema: dict[str, Any] = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": table.name,
        "description": table.title,
        "type": "array",
        "items": {
            "type": "object",
            "properties": {column.name: _property(column, table, corpus) for column in table.columns},
            "required": [column.name for column in table.columns],
            "additionalProperties": False,
        },
    }
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _property(column: Column, table: Table, corpus: Corpus) -> dict[str, Any]:
    described: dict[str, Any] = {"description": describe_column(column)}
    if column.type == "list":
        return {**described, "type": "array", "items": {"type": "string"}}
    kind = column.type if column.type in ("integer", "boolean") else "string"
    # What is not known is null; what sets rows apart is always known.
    described["type"] = kind if column.name in table.key else [kind, "null"]
    if column.type == "date":
        described["pattern"] = PARTIAL_DAY
    if column.codes == "language":
        described["pattern"] = f"^{LANGUAGE_FORM}$"  # Any language may come with the next text.
    elif column.codes:
        codes = list(read_codes(column.codes, corpus))
        described["enum"] = codes if column.name in table.key else [*codes, None]
    return described
