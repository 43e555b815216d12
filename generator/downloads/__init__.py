"""Downloads below `data/`: tables as JSON, CSV and SQLite, texts as XML, the YAML, each as deterministic bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from generator.downloads import json_schemas, jsonld
from generator.downloads.akn import write_akn
from generator.downloads.citation_cff import write_citation
from generator.downloads.citing import FORMATS, JOINED, join_files
from generator.downloads.codelists import CODELISTS
from generator.downloads.datapackage import write_datapackage
from generator.downloads.formats import read_rows, write_csv, write_json
from generator.downloads.guides import GUIDE_TABLES
from generator.downloads.link_tables import LINK_TABLES
from generator.downloads.model import Download, DownloadPart, Row, Table, Take, make_part, media_of
from generator.downloads.names import NAMES, list_earlier
from generator.downloads.provision_tables import TEXT_TABLES
from generator.downloads.register_tables import REGISTER_TABLES
from generator.downloads.sqlite import restamp_sqlite, write_sqlite
from generator.downloads.sssom import PATH as SSSOM
from generator.downloads.sssom import write_sssom
from generator.downloads.topics import TOPIC_TABLES
from generator.downloads.version_tables import VERSION_TABLES
from generator.downloads.workbook import restamp_workbook, write_workbook
from generator.files.archive import write_zip
from generator.law.corpus import Corpus, Instrument
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
    """Return the rows of every table."""
    return {table: tuple(table.rows(corpus)) for table in list_tables(corpus)}


def list_tables(corpus: Corpus) -> list[Table]:
    """Return the tables; those of what only some texts have are left out where they would be empty."""
    return [*TABLES, *(table for table in VERSION_TABLES if any(True for _ in table.rows(corpus)))]


def make_downloads(
    corpus: Corpus, data: Path, *, more: Iterable[DownloadPart] = (), take: Take = make_part
) -> tuple[Download, ...]:
    """Return every download, the data package that describes them last; `data` is the folder of the YAML.

    `more` are made besides; `take` makes each part, or gives what was made of it before.
    """
    made: dict[Table, tuple[Row, ...]] = {}
    tables = [download for part in _plan_tables(corpus, made) for download in take(part)]
    whole = [download for part in _plan_whole(corpus, tables, made) for download in take(part)]
    texts = [download for part in (*_plan_texts(corpus), *more) for download in take(part)]
    downloads = [*tables, *whole, *texts, *_sources(corpus, data)]
    package = write_datapackage(corpus, downloads)
    title = "The data package: every file here, with columns and hash"
    return (*downloads, _download("datapackage.json", package, title))


def _download(path: str, content: bytes, title: str) -> Download:
    return Download(path, content, title, media_of(path))


def _plan_tables(corpus: Corpus, made: dict[Table, tuple[Row, ...]]) -> Iterator[DownloadPart]:
    """Yield each table, those with their earlier names, and the schemas; rows that had to be made are put in `made`."""

    def make(table: Table) -> Iterator[Download]:
        made[table] = tuple(table.rows(corpus))
        return _tables({table: made[table]})

    tables = list_tables(corpus)
    for table in tables:
        yield DownloadPart(f"table {table.name}", partial(make, table))
    yield DownloadPart("tables with earlier names", partial(_earlier, corpus))
    yield DownloadPart("schemas of tables", partial(_schemas, corpus, tables), [table.name for table in tables])


def _tables(rows: Mapping[Table, tuple[Row, ...]]) -> Iterator[Download]:
    for table, own in rows.items():
        yield from (replace(plain, table=table, rows=len(own)) for plain in _table(table, own))


def _table(table: Table, rows: Sequence[Row]) -> Iterator[Download]:
    yield _download(f"{table.name}.json", write_json(table, rows), table.title)
    yield _download(f"{table.name}.csv", write_csv(table, rows), table.title)


def _earlier(corpus: Corpus) -> Iterator[Download]:
    """Yield the tables with the names that they had before."""
    for table in EARLIER:
        yield from _table(table, tuple(table.rows(corpus)))


def _schemas(corpus: Corpus, tables: Iterable[Table]) -> Iterator[Download]:
    for table in tables:
        title = f"JSON Schema of {table.name}.json"
        yield _download(
            f"{json_schemas.FOLDER}/{table.name}.json", json_schemas.write_json_schema(table, corpus), title
        )


def _plan_whole(
    corpus: Corpus, tables: Sequence[Download], made: Mapping[Table, tuple[Row, ...]]
) -> Iterator[DownloadPart]:
    """Yield what holds all of `tables`; the rows of those that were not made are read from their files."""
    own = {entry.table: entry for entry in tables if entry.table and entry.path.endswith(".json")}
    given = [entry.sha256 for entry in own.values()]
    record, version = corpus.concordance, corpus.version

    @cache
    def rows() -> dict[Table, tuple[Row, ...]]:
        return {table: made.get(table) or read_rows(entry.content) for table, entry in own.items()}

    def base() -> Iterator[Download]:
        content = write_sqlite(rows(), about=_about(corpus, version))
        title = "Every table in one SQLite file, with full-text search and views"
        yield _download("concordance.sqlite", content, title)

    def mappings() -> Iterator[Download]:
        yield _download(SSSOM, write_sssom(corpus), "The relations as a mapping set in SSSOM, each with its reason")

    def book() -> Iterator[Download]:
        content = write_workbook(rows(), title=record.title, version=version, day=record.as_of)
        title = "Every table as a sheet of one workbook, with a sheet on the columns"
        yield _download("concordance.xlsx", content, title)

    def linked() -> Iterator[Download]:
        title = "The texts and their articles as schema.org Legislation"
        yield _download(jsonld.PATH, jsonld.write_jsonld(corpus), title)

    yield DownloadPart("the SQLite file", base, given, version, restamp_sqlite)
    yield DownloadPart("the mapping set", mappings)
    yield DownloadPart("the workbook", book, given, version, restamp_workbook)
    yield DownloadPart("the linked data", linked)


def _about(corpus: Corpus, version: str) -> dict[str, str]:
    """Return what a file says of itself where it has left the page that offers it."""
    record = corpus.concordance
    return {
        "title": record.title,
        "description": record.subtitle,
        "data version": version,
        "data day": record.as_of,
        "maker": f"The maintainers of the {record.title}",
        "licence": "Our own words and data: CC BY 4.0. Official texts are under no licence.",
        "status": "Not an official text of any treaty or law. What is not known is NULL, and never means none.",
    }


def _plan_texts(corpus: Corpus) -> Iterator[DownloadPart]:
    for instrument in corpus.texts:
        yield DownloadPart(f"the XML of {instrument.slug}", partial(_text, corpus, instrument))
    yield DownloadPart("the citations", partial(_citations, corpus))


def _text(corpus: Corpus, instrument: Instrument) -> Iterator[Download]:
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
