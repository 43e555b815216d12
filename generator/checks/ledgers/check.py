"""Compare both ledgers of a data folder with its corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.checks.ledgers.digests import list_items
from generator.checks.ledgers.ids import COMMAND as WRITE_IDS
from generator.checks.ledgers.ids import IDS, check_ids, read_ids
from generator.checks.ledgers.moves import Moves, find_moves
from generator.checks.ledgers.permalinks import list_permalinks
from generator.checks.ledgers.review import COMMAND as REVIEW
from generator.checks.ledgers.review import REVIEWED, check_reviewed, read_reviewed
from generator.law import records
from generator.law.corpus import Corpus
from generator.reading.load import Loaded, Records
from generator.reading.problems import Problem
from generator.reading.prose_files import read_prose
from generator.reading.record_shape import read_record
from generator.reading.yamlio import read_document

MOVED = "moved.yml"
_LEDGERS = {"ids": (IDS, "ids-kept", WRITE_IDS), "reviewed": (REVIEWED, "reviewed", f"{REVIEW} --accept-all")}


def read_moves(corpus: Corpus, data: Path, *, prose: Iterable[str]) -> Moves:
    """Return what became of published ids, from a data folder without faults; `prose` are the pages written by hand."""
    file = data / MOVED
    if not file.exists():
        return Moves()
    document, _ = read_document(file, MOVED)
    record, _ = read_record(records.Moved, document) if document else (None, [])
    rows, _ = read_ids(data / IDS, IDS)
    if document is None or record is None:
        return Moves()
    return find_moves(Loaded(record, document), list_permalinks(corpus, prose), rows or ())


def check_ledgers(
    corpus: Corpus, loaded: Records, data: Path, *, prose: Iterable[str], preview: bool = False
) -> Iterator[Problem]:
    """Yield what the ledgers of a data folder find; while a file cannot be read, they are not compared with the rest.

    A ledger is kept where its file exists. `ledgers` in concordance.yml names those that must exist. In a `preview`
    words that nobody accepted yet are no fault.
    """
    yield from _check_presence(corpus, loaded, data)
    shown = f"{loaded.folder}/{IDS}"
    rows, problems = read_ids(data / IDS, shown)
    yield from problems
    if not problems and not loaded.faulty:
        permalinks = list_permalinks(corpus, prose)
        moves = find_moves(loaded.moved, permalinks, rows or ())
        yield from moves.problems
        yield from check_ids(permalinks, rows, moves.places, shown) if rows is not None else ()
    shown = f"{loaded.folder}/{REVIEWED}"
    reviews, problems = read_reviewed(data / REVIEWED, shown)
    yield from problems
    if reviews is not None and not problems and not loaded.faulty and not preview:
        yield from check_reviewed(list_items(loaded, read_prose(data)), reviews, shown)


def _check_presence(corpus: Corpus, loaded: Records, data: Path) -> Iterator[Problem]:
    assert loaded.concordance is not None
    wanted = corpus.concordance.ledgers
    for index, name in enumerate(wanted):
        file, rule, command = _LEDGERS[name]
        if not (data / file).exists():
            place = loaded.concordance.document.place_of(("ledgers", index))
            what = f"the ledger {file} is missing"
            why = "without it, what was promised could be lost unseen"
            yield Problem(place, rule, what, why, f"restore it; or, for a new corpus, run: {command}")
