"""The check of the data as products: a rule that found nothing is asked again only where what it read has changed.

Rules look at the corpus, which is watched, and at the records of files, of which the same is noted here: which files
there are, and the plain data of a file. That a fault can be placed is nothing that a rule reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from functools import partial

from generator.checks.rules import RULES
from generator.checks.rules.registry import World
from generator.files.hashes import hash_bytes
from generator.law.corpus import Corpus
from generator.law.reads import Reads
from generator.publish.products import Job, JobResult
from generator.reading.load import Loaded, Records
from generator.reading.problems import Problem
from generator.reading.yamlio import Document

_RECORDS = "records"


def plan_rules(corpus: Corpus, loaded: Records, reads: Reads) -> list[Job]:
    """Return a job for each rule; what it makes are the faults that it finds."""
    world = World(corpus, watch_records(loaded, reads))
    return [check_job(f"the rule {rule.id}", partial(rule.check, world)) for rule in RULES.values()]


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
