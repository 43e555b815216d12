"""The view of the page about the data: every file with its size, every table with its columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.downloads.checked import CHECKED, Checked
from generator.downloads.citing import list_files
from generator.downloads.dataset import describe_dataset
from generator.downloads.json_schemas import FOLDER as JSON_SCHEMAS
from generator.downloads.model import Download, Table
from generator.downloads.names import CHANGES, FOLDER, NameChange, earlier_path
from generator.downloads.questions import QUESTIONS, write_search
from generator.downloads.ran import ProgramRun
from generator.files.hashes import MANIFEST
from generator.files.script_data import Json
from generator.law.corpus import Corpus
from generator.law.writing import write_count, write_size
from generator.site.lists.editions import EditionFiles, EditionRow, list_editions
from generator.site.parts.links import Link

_MANIFEST = MANIFEST.removeprefix("data/")
_TYPES = {
    "string": "text",
    "integer": "whole number",
    "boolean": "true or false",
    "date": "date",
    "list": "list",
}


@dataclass(frozen=True)
class ColumnView:
    """A column with its type in words and the column it refers to."""

    name: str
    type: str
    meaning: str
    codes: str
    refers: Link | None


@dataclass(frozen=True)
class TableView:
    """A table: its files with their sizes, its rows, its columns."""

    name: str
    title: str
    count: str
    files: tuple[tuple[Link, str], ...]
    key: str
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True)
class FileView:
    """A file that is not a table."""

    link: Link
    title: str
    size: str


@dataclass(frozen=True)
class FileGroup:
    """Files of one kind under a heading, with what to know about them."""

    id: str
    title: str
    about: str
    files: tuple[FileView, ...]


@dataclass(frozen=True)
class StoredQueryView:
    """A view of the SQLite file: what it answers, and one line that asks it."""

    name: str
    asks: str
    example: str


@dataclass(frozen=True)
class NameView:
    """A name that changed, and the files that still have the old one."""

    change: NameChange
    files: tuple[Link, ...]


@dataclass(frozen=True)
class DataPage:
    """The page about the data."""

    version: str
    title: str
    ran: tuple[ProgramRun, ...]
    """Programs that ran on these very files."""
    linked: dict[str, Json]
    """What catalogues read."""
    groups: tuple[FileGroup, ...]
    tables: tuple[TableView, ...]
    questions: tuple[StoredQueryView, ...]
    search_example: str
    schemas: tuple[FileView, ...]
    names: tuple[NameView, ...]
    """The changelog of names."""
    earlier: tuple[FileView, ...]
    """Files with the earlier names."""
    checked: tuple[tuple[Checked, int], ...]
    """By what the files were checked, with the number of each kind."""
    editions: tuple[EditionRow, ...]
    """What was released, the newest first."""


_GROUPS = (
    (
        "whole",
        "Everything at once",
        "",
        (
            "concordance.xlsx",
            "concordance.sqlite",
            "relations.sssom.tsv",
            "yaml.zip",
            "datapackage.json",
            "CITATION.cff",
        ),
    ),
    (
        "texts",
        "The texts",
        "Ids in the XML and in the books are those of the pages. Our summaries and notes are left out of the XML.",
        ("akn/", "epub/", "pdf/", "legislation.jsonld"),
    ),
    (
        "citations",
        "Citations",
        "For Zotero take RIS: it keeps series, number and date of a treaty. Every text, article and comparison also has"
        " files of its own: the path of its page, below citations/, with .bib, .ris or .json at its end.",
        ("citations/",),
    ),
)


def view_data(
    corpus: Corpus,
    downloads: Sequence[Download],
    ran: tuple[ProgramRun, ...],
    editions: EditionFiles,
    examples: Mapping[str, str],
) -> DataPage:
    """Make the page about the data from the same definitions as the files; `editions` as `list_editions` takes it."""
    plain = [download for download in downloads if download.table is None]
    groups = [
        FileGroup(
            id_,
            title,
            about,
            tuple(_file(entry) for start in starts for entry in plain if entry.path.startswith(start)),
        )
        for id_, title, about, starts in _GROUPS
    ]
    tables = {download.table.name: download.table for download in downloads if download.table}
    return DataPage(
        version=corpus.version,
        title=corpus.concordance.title,
        ran=ran,
        linked=describe_dataset(corpus, downloads),
        groups=tuple(group for group in groups if group.files),
        tables=tuple(_table(table, downloads) for table in tables.values()),
        questions=tuple(StoredQueryView(entry.name, entry.asks, examples.get(entry.name, "")) for entry in QUESTIONS),
        search_example=write_search(corpus),
        schemas=tuple(_file(download) for download in plain if download.path.startswith("schemas/")),
        names=tuple(_name(change, plain) for change in CHANGES),
        earlier=tuple(_file(download) for download in plain if _is_earlier(download.path)),
        checked=tuple(_count_checked(_list_paths(corpus, downloads, editions))),
        editions=tuple(list_editions(corpus, editions)),
    )


def _list_paths(corpus: Corpus, downloads: Iterable[Download], editions: EditionFiles) -> Iterator[str]:
    """Yield every file below the folder of the data, also those that only the page they belong to offers."""
    yield from (download.path for download in downloads)
    yield from (path.removeprefix("data/") for path in list_files(corpus))
    yield from (path.removeprefix("data/") for path in editions.paths)
    yield _MANIFEST


def _count_checked(paths: Iterable[str]) -> Iterator[tuple[Checked, int]]:
    kinds = [next((kind for kind in CHECKED if kind.covers(path)), None) for path in paths]
    yield from ((kind, kinds.count(kind)) for kind in CHECKED if kind in kinds)


def _file(download: Download) -> FileView:
    return FileView(Link(download.path, download.path), download.title, write_size(download.size))


def _is_earlier(path: str) -> bool:
    return path.rpartition(".")[0] in {earlier_path(change.table) for change in CHANGES}


def _name(change: NameChange, plain: Sequence[Download]) -> NameView:
    kept = earlier_path(change.table) if not change.kind.startswith("code") else ""
    paths = [download.path for download in plain if kept and download.path.rpartition(".")[0] == kept]
    return NameView(change, tuple(Link(path.removeprefix(f"{FOLDER}/"), path) for path in paths))


def _table(table: Table, downloads: Iterable[Download]) -> TableView:
    own = [entry for entry in downloads if entry.table is table or entry.path == f"{JSON_SCHEMAS}/{table.name}.json"]
    files = tuple(
        (
            Link(entry.path.rpartition(".")[2].upper() if entry.table else "JSON Schema", entry.path),
            write_size(entry.size),
        )
        for entry in own
    )
    columns = tuple(
        ColumnView(
            column.name,
            _TYPES[column.type],
            column.meaning,
            column.codes,
            Link(column.refers, f"#table-{column.refers.partition('.')[0]}") if column.refers else None,
        )
        for column in table.columns
    )
    return TableView(table.name, table.title, write_count(own[0].rows, "row"), files, " + ".join(table.key), columns)
