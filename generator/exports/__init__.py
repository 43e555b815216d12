"""Downloads under `data/`: every table as JSON and CSV, from one definition each, as deterministic bytes."""

from __future__ import annotations

from generator.corpus import Corpus
from generator.exports.formats import write_csv, write_json
from generator.exports.model import Table
from generator.exports.register import REGISTER_TABLES
from generator.exports.texts import TEXT_TABLES
from generator.exports.topics import TOPIC_TABLES

TABLES: tuple[Table, ...] = (*TEXT_TABLES, *TOPIC_TABLES, *REGISTER_TABLES)


def export_files(corpus: Corpus) -> dict[str, bytes]:
    """Give every export by its path in the site."""
    files: dict[str, bytes] = {}
    for table in TABLES:
        rows = list(table.rows(corpus))
        files[f"data/{table.name}.json"] = write_json(table, rows)
        files[f"data/{table.name}.csv"] = write_csv(table, rows)
    return files
