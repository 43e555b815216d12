"""What a preview says of words and facts that nobody accepted yet: which they are, where they stand, what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.checks.ledgers.digests import list_items
from generator.checks.ledgers.earlier import find_earlier, write_difference
from generator.checks.ledgers.permalinks import list_permalinks
from generator.checks.ledgers.review import REVIEWED, list_changed, read_reviewed
from generator.files.script_data import assign
from generator.law import routes
from generator.law.corpus import Corpus
from generator.law.writing import write_count
from generator.reading.load import Records
from generator.reading.prose_files import read_prose

SCRIPT = "assets/data/unaccepted.js"
"""Tells the pages of a preview; no page holds it, for each edit would change them all."""
STYLE, MAKER = "assets/css/preview.css", "assets/js/preview.js"
"""What shows it; no other site has them."""
_TABLES = {
    "periods": routes.PERIODS,
    "thresholds": routes.THRESHOLDS,
    "options": routes.OPTIONS,
    "concordance": routes.HOME,
    "find": routes.FIND,
}
_MOST_COMPARED = 5
"""For so many the earlier words are looked up in the history of the files, which takes a while for each."""


@dataclass(frozen=True)
class Unaccepted:
    """Something that is not as it was accepted."""

    id: str
    said: str
    """New, changed or gone."""
    is_law: bool
    place: str
    """The page that shows it, with the anchor; empty where none does."""
    file: str
    """The file and the line."""
    lines: tuple[str, ...]
    """What changed, line by line."""


def find_unaccepted(
    corpus: Corpus, loaded: Records, data: Path, *, root: Path, prose: Sequence[str]
) -> tuple[Unaccepted, ...]:
    """Return what is not as the ledger has it, in the order of the data; nothing where no ledger is kept."""
    reviews, problems = read_reviewed(data / REVIEWED, f"{loaded.folder}/{REVIEWED}")
    if reviews is None or problems:
        return ()
    items = list_items(loaded, read_prose(data))
    places = list_permalinks(corpus, prose)
    rows = []
    for number, name in enumerate(list_changed(items, reviews)):
        item, old = items.get(name), reviews.get(name)
        if item is None:
            rows.append(Unaccepted(name, "gone", is_law=False, place="", file=f"{loaded.folder}/{REVIEWED}", lines=()))
            continue
        earlier = find_earlier(loaded, item, old.digest, root=root) if old and number < _MOST_COMPARED else None
        lines = tuple(write_difference(earlier, item.lines)) if earlier is not None else item.lines
        file = str(item.document.place_of(item.where))
        said = "changed" if old else "new"
        rows.append(Unaccepted(name, said, name in corpus.units, _place_of(name, places), file, lines))
    return tuple(rows)


def _place_of(name: str, places: Mapping[str, str]) -> str:
    """Return the page, with its anchor, that shows something of the ledger; empty where no single one does."""
    kind, _, rest = name.partition(":")
    table, _, unit = name.partition(" ")
    if name in places:
        return places[name]
    if kind == "page":
        return f"{rest}.html"
    if table == "about":
        return places.get(unit, "")
    if table in _TABLES:
        return _TABLES[table]
    return places.get(f"state:{kind}", "")


def write_unaccepted(found: Sequence[Unaccepted]) -> dict[str, bytes]:
    """Return the script that tells the pages of a preview, by its path."""
    rows = [{"id": one.id, "said": one.said, "place": one.place, "file": one.file, "lines": one.lines} for one in found]
    return {SCRIPT: assign("globalThis.concordance.unaccepted", {"summary": _summarise(found), "rows": rows})}


def _summarise(found: Sequence[Unaccepted]) -> str:
    law = sum(one.is_law for one in found)
    counts = [write_count(law, "word of law", "words of law")] if law else []
    if len(found) > law:
        other = "other " if law else ""
        counts.append(write_count(len(found) - law, f"{other}entry", f"{other}entries"))
    return f"{' and '.join(counts)} not yet accepted: compare" if found else ""
