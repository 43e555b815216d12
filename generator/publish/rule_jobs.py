"""The check of the data as products: a rule that found nothing is asked again only where what it read has changed.

Rules look at the corpus, which is watched, and at the records of files, of which the same is noted here: which files
there are, and the plain data of a file. That a fault can be placed is nothing that a rule reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.checks.ledgers.check import check_ledgers
from generator.checks.ledgers.ids import IDS
from generator.checks.ledgers.review import REVIEWED
from generator.files.hashes import hash_bytes
from generator.law.corpus import Corpus
from generator.law.reads import Reads
from generator.publish.last_site import LastSite, hash_files_of
from generator.publish.products import Job, JobResult
from generator.reading.load import Loaded, Records
from generator.reading.problems import Problem
from generator.reading.prose_files import list_pages
from generator.reading.yamlio import Document

if TYPE_CHECKING:
    from generator.checks.rules.registry import World

_RECORDS = "records"
_RULE, _IN = "the rule ", " in "


def plan_checks(
    reads: Reads, loaded: Records, data: Path, content: Path, last: LastSite, *, root: Path, preview: bool
) -> list[Job]:
    """Return the check of the data: a job for each rule, one for the prose in `content`, and one for the ledgers."""
    prose = list_pages(content)
    ledgers = partial(check_ledgers, reads.corpus, loaded, data, prose=prose, preview=preview)
    written = hash_files_of([content])
    found = sorted((str(file), file.is_symlink()) for file in content.rglob("*"))
    kept = [file.read_text(encoding="utf-8") for file in (data / IDS, data / REVIEWED) if file.exists()]
    return [
        *_plan_rules(loaded, reads, last),
        check_job("the check of the prose", partial(_check_prose, reads.corpus, content, root), (written, found)),
        check_job("the check of the ledgers", ledgers, (written, found, kept, sorted(loaded.hashes.items()))),
    ]


def _check_prose(corpus: Corpus, folder: Path, root: Path) -> Iterable[Problem]:
    from generator.site.prose import check_content

    return check_content(corpus, folder, root=root)


def _plan_rules(loaded: Records, reads: Reads, last: LastSite) -> list[Job]:
    """Return a job for each rule, or for each folder that it is asked about; what it makes are the faults it finds.

    The last site was made by the same code, and so it knows their names: the rules themselves are imported by whoever
    asks them.
    """
    watched, folders = watch_records(loaded, reads), list_folders(loaded)

    @cache
    def world(folder: str | None) -> World:
        from generator.checks.rules.registry import World

        return World(reads.corpus, watched, folder)

    known = [name.removeprefix(_RULE) for name in last.products if name.startswith(_RULE)]
    rules = {id_: bool(folder) for id_, _, folder in (name.partition(_IN) for name in known)} or _list_rules()
    return [
        check_job(f"{_RULE}{id_}{_IN * bool(folder)}{folder or ''}", partial(_ask, id_, world, folder))
        for id_, by_folder in rules.items()
        for folder in (folders if by_folder else (None,))
    ]


def list_folders(loaded: Records) -> list[str]:
    """Return the folders whose files hold our words about law; never none, so that each rule has a job."""
    held: list[Mapping[Any, Loaded[Any]]] = [loaded.articles, loaded.topics, loaded.scenarios]
    paths = [entry.document.path for entries in held for entry in entries.values()]
    return sorted({loaded.folder, *(path.rpartition("/")[0] for path in paths)})


def _list_rules() -> dict[str, bool]:
    """Return the ids of all rules, each with whether it is asked folder by folder."""
    from generator.checks.rules import RULES

    return {rule.id: rule.by_folder for rule in RULES.values()}


def _ask(id_: str, world: Callable[[str | None], World], folder: str | None) -> Iterable[Problem]:
    from generator.checks.rules import RULES

    return RULES[id_].check(world(folder))


def check_job(name: str, find: Callable[[], Iterable[Problem]], given: object = None) -> Job:
    """Return a job that makes nothing but the faults that it finds."""
    return Job(name, partial(_check, find), given)


def _check(find: Callable[[], Iterable[Problem]]) -> JobResult:
    return JobResult(problems=list(find()))


def watch_records(loaded: Records, reads: Reads) -> Records:
    """Return the records as rules may look at them, noting what they read."""
    watched = replace(loaded)
    for held in fields(Records):
        reads.trust((_RECORDS, held.name, ""), _print(loaded, held.name, reads))
    documents, records = _kind_of_documents(reads), _kind_of_records(reads)
    for document in loaded.documents():
        reads.trust((f"{document.path} as written", "data", ""), _hash_of(document, loaded))
        object.__setattr__(document, "__class__", documents)
    object.__setattr__(watched, "__class__", records)
    return watched


def _kind_of_documents(reads: Reads) -> type:
    class WatchedDocument(Document):
        """A document that notes when its plain data are read; its place in a report is no part of them."""

        def __getattribute__(self, name: str) -> object:
            if name == "data":
                reads.note([(f"{self.path} as written", name, "")])
            return super().__getattribute__(name)

    return WatchedDocument


def _kind_of_records(reads: Reads) -> type:
    names = {held.name for held in fields(Records)}

    class WatchedRecords(Records):
        """Records that note which of their collections are read."""

        def __getattribute__(self, name: str) -> object:
            if name in names:
                reads.note([(_RECORDS, name, "")])
            return super().__getattribute__(name)

    return WatchedRecords


def _print(loaded: Records, name: str, reads: Reads) -> str:
    """Return the fingerprint of a collection: of what it names, and of records that note nothing themselves."""
    held = getattr(loaded, name)
    entries: dict[object, object] = held if isinstance(held, dict) else {"": held}
    return hash_bytes("\n".join(_print_entries(entries, loaded, reads)).encode())


def _print_entries(entries: dict[object, object], loaded: Records, reads: Reads) -> Iterator[str]:
    for key, entry in entries.items():
        if not isinstance(entry, Loaded):
            yield f"{key} {sorted(entry) if isinstance(entry, set) else entry}"
        elif reads.is_watched(entry.record):
            yield str(key)
        else:
            yield f"{key} {_hash_of(entry.document, loaded)}"


def _hash_of(document: Document, loaded: Records) -> str:
    return loaded.hashes[document.path.removeprefix(f"{loaded.folder}/")]
