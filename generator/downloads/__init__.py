"""Downloads below `data/`: tables as JSON, CSV and SQLite, texts as XML, the YAML, each as deterministic bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.downloads import json_schemas, jsonld
from generator.downloads.akn import write_akn
from generator.downloads.citation_cff import write_citation
from generator.downloads.citing import FORMATS, JOINED, join_files
from generator.downloads.codelists import CODELISTS
from generator.downloads.datapackage import write_datapackage
from generator.downloads.formats import write_csv, write_json
from generator.downloads.guides import GUIDE_TABLES
from generator.downloads.link_tables import LINK_TABLES
from generator.downloads.model import Download, Row, Table, media_of
from generator.downloads.names import NAMES, list_earlier
from generator.downloads.provision_tables import TEXT_TABLES
from generator.downloads.register_tables import REGISTER_TABLES
from generator.downloads.sqlite import write_sqlite
from generator.downloads.sssom import PATH as SSSOM
from generator.downloads.sssom import write_sssom
from generator.downloads.topics import TOPIC_TABLES
from generator.downloads.version_tables import VERSION_TABLES
from generator.downloads.workbook import write_workbook
from generator.files.archive import write_zip
from generator.law.corpus import Corpus
from generator.law.languages import name_language
from generator.reading.version import data_files

TABLES: tuple[Table, ...] = (
    *TEXT_TABLES,
    *TOPIC_TABLES,
    *REGISTER_TABLES,
    *GUIDE_TABLES,
    *LINK_TABLES,
    CODELISTS,
    NAMES,
)
EARLIER = list_earlier(TABLES)
"""Tables with the names that they had before, as JSON and CSV."""


def export_files(corpus: Corpus) -> dict[str, bytes]:
    """Return every table as JSON and CSV by its path in the site."""
    rows = make_rows(corpus)
    return {f"data/{download.path}": download.content for download in (*_tables(rows), *_earlier(corpus))}


def make_rows(corpus: Corpus) -> dict[Table, tuple[Row, ...]]:
    """Return the rows of every table; those of what only some texts have are left out where they are empty."""
    special = {table: tuple(table.rows(corpus)) for table in VERSION_TABLES}
    held = {table: rows for table, rows in special.items() if rows}
    return {table: tuple(table.rows(corpus)) for table in TABLES} | held


def make_downloads(corpus: Corpus, data: Path, *more: Download) -> tuple[Download, ...]:
    """Return every download, the data package that describes them last; `data` is the folder of the YAML."""
    rows = make_rows(corpus)
    texts = (*_texts(corpus), *_citations(corpus), *more)
    tables = (*_tables(rows), *_earlier(corpus), *_schemas(corpus, rows))
    downloads = [*tables, *_whole(corpus, rows), *texts, *_sources(corpus, data)]
    package = write_datapackage(corpus, downloads)
    title = "The data package: every file here, with columns and hash"
    return (*downloads, _download("datapackage.json", package, title))


def _download(path: str, content: bytes, title: str) -> Download:
    return Download(path, content, title, media_of(path))


def _tables(rows: Mapping[Table, tuple[Row, ...]]) -> Iterator[Download]:
    for table, own in rows.items():
        for form, content in (("json", write_json(table, own)), ("csv", write_csv(table, own))):
            path = f"{table.name}.{form}"
            yield Download(path, content, table.title, media_of(path), table, len(own))


def _earlier(corpus: Corpus) -> Iterator[Download]:
    """Yield the tables with the names that they had before."""
    for table in EARLIER:
        own = tuple(table.rows(corpus))
        yield _download(f"{table.name}.json", write_json(table, own), table.title)
        yield _download(f"{table.name}.csv", write_csv(table, own), table.title)


def _schemas(corpus: Corpus, tables: Iterable[Table]) -> Iterator[Download]:
    for table in tables:
        title = f"JSON Schema of {table.name}.json"
        yield _download(
            f"{json_schemas.FOLDER}/{table.name}.json", json_schemas.write_json_schema(table, corpus), title
        )


def _whole(corpus: Corpus, rows: Mapping[Table, tuple[Row, ...]]) -> Iterator[Download]:
    content = write_sqlite(rows, about=_about(corpus))
    yield _download("concordance.sqlite", content, "Every table in one SQLite file, with full-text search and views")
    yield _download(SSSOM, write_sssom(corpus), "The relations as a mapping set in SSSOM, each with its reason")
    record = corpus.concordance
    book = write_workbook(rows, title=record.title, version=corpus.version, day=record.as_of)
    yield _download("concordance.xlsx", book, "Every table as a sheet of one workbook, with a sheet on the columns")
    yield _download(jsonld.PATH, jsonld.write_jsonld(corpus), "The texts and their articles as schema.org Legislation")


def _about(corpus: Corpus) -> dict[str, str]:
    """Return what a file says of itself where it has left the page that offers it."""
    record = corpus.concordance
    return {
        "title": record.title,
        "description": record.subtitle,
        "data version": corpus.version,
        "data day": record.as_of,
        "maker": f"The maintainers of the {record.title}",
        "licence": "Our own words and data: CC BY 4.0. Official texts are under no licence.",
        "status": "Not an official text of any treaty or law. What is not known is NULL, and never means none.",
    }


def _texts(corpus: Corpus) -> Iterator[Download]:
    for instrument in corpus.texts:
        title = f"{instrument.record.short_title}: the text in Akoma Ntoso 3.0"
        yield _download(f"akn/{instrument.slug}.xml", write_akn(corpus, instrument), title)
        for version in instrument.record.versions:
            content = write_akn(corpus, instrument, version.lang)
            named = f"{title}, in {name_language(version.lang)}"
            yield _download(f"akn/{instrument.slug}.{version.lang}.xml", content, named)


def _citations(corpus: Corpus) -> Iterator[Download]:
    names = {f"citations/all.{ending}": name for name, ending in FORMATS.values()}
    names |= {f"citations/{file}": name for name, file in JOINED.values()}
    for path, content in join_files(corpus).items():
        name = names[path]
        yield _download(path, content, f"{name}: how to cite every instrument, article and comparison")


def _sources(corpus: Corpus, data: Path) -> Iterator[Download]:
    day = corpus.concordance.as_of
    files = {f"data/{path}": content for path, content in data_files(data).items()}
    # Each YAML file names its schema on its first line.
    files |= {f"data/schemas/{file.name}": file.read_bytes() for file in sorted((data / "schemas").glob("*.json"))}
    # A release names the tables that are kept of it.
    files |= {f"data/releases/{file.name}": file.read_bytes() for file in sorted((data / "releases").glob("*.zip"))}
    archive = write_zip(files, day=day, pack=False)  # 294 kB in the bundle's zip instead of 659 kB (measured)
    yield _download("yaml.zip", archive, "The YAML that everything is made from, with the received copies")
    for file in sorted((data / "schemas").glob("*.json")):
        yield _download(f"schemas/{file.name}", file.read_bytes(), f"JSON Schema of the YAML: {file.stem}")
    yield _download("CITATION.cff", write_citation(corpus), "How to cite the data")
