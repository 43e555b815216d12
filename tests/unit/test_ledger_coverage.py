"""Everything that a person wrote and a reader sees is in the ledger, as the files themselves tell."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.checks.ledgers.digests import list_items
from generator.reading.layout import LAYOUT
from generator.reading.load import Loaded, Records, load_records
from generator.reading.prose_files import read_prose
from generator.reading.record_shape import read_record
from generator.reading.yamlio import Document, Path_, Plain
from tests.unit.corpora import MINI, ROOT, THIRD, name_of

BY_A_COMMAND = {"evidence"}
"""Collections whose files a command writes from the texts and holds against them."""


def _digests(loaded: Records, prose: dict[str, str]) -> dict[str, str]:
    return {name: item.digest for name, item in list_items(loaded, prose).items()}


def _leaves(value: Plain, where: Path_ = ()) -> Iterator[Path_]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*where, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, (*where, index))
    else:
        yield where


def _with(value: Plain, where: Path_, new: str) -> Plain:
    if not where:
        return new
    if isinstance(value, dict):
        return {key: _with(inner, where[1:], new) if key == where[0] else inner for key, inner in value.items()}
    assert isinstance(value, list)
    return [_with(inner, where[1:], new) if index == where[0] else inner for index, inner in enumerate(value)]


def _replaced(loaded: Records, collection: str, key: object, record: object, document: Document) -> Records:
    held = getattr(loaded, collection)
    changed = dataclasses.replace(loaded)
    entry = Loaded(record, document)  # type: ignore[type-var]
    setattr(changed, collection, {**held, key: entry} if isinstance(held, dict) else entry)
    return changed


def _changes(loaded: Records, *collections: str) -> Iterator[tuple[str, Records]]:
    """Yield the records with one leaf of one file changed, for every leaf that may have another value."""
    for place in LAYOUT:
        if collections and place.collection not in collections:
            continue
        held = getattr(loaded, place.collection)
        for key, entry in held.items() if isinstance(held, dict) else [(None, held)] if held else []:
            for where in _leaves(entry.document.data):
                old = entry.document.value_at(where)
                for new in (f"{old} more", "2001-01-01", "9", "a-b"):
                    data = _with(entry.document.data, where, new)
                    document = Document(entry.document.path, data, entry.document.content)
                    record, faults = read_record(place.record, document)
                    if record is not None and not faults and new != old:
                        shown = f"{entry.document.path} {'.'.join(map(str, where))}"
                        yield f"{place.collection}: {shown}", _replaced(loaded, place.collection, key, record, document)
                        break


@pytest.mark.parametrize("root", [MINI, THIRD], ids=name_of)
def test_every_word_of_every_record_is_in_the_ledger(root: Path) -> None:
    """In the invented corpora, one leaf after another gets another value: the sum of something changes each time."""
    loaded, _ = load_records(root / "data", root=root)
    before, tried, missed = _digests(loaded, {}), 0, []
    for name, changed in _changes(loaded):
        if name.partition(":")[0] in BY_A_COMMAND:
            continue
        tried += 1
        if _digests(changed, {}) == before:
            missed.append(name)
    print(f"{tried} leaves changed, {len(missed)} unseen")
    assert tried > 150
    assert missed == []


@pytest.mark.parametrize("root", [MINI, ROOT])
def test_every_line_of_every_page_of_prose_is_in_the_ledger(root: Path) -> None:
    """A line taken away, and two that change places, change the sum."""
    prose = read_prose(root / "data")
    assert prose
    assert len(prose) == len(list((root / "content").rglob("*.md")))
    none = Records()
    before = _digests(none, prose)
    for path, text in prose.items():
        lines = text.split("\n")
        for index in range(len(lines) - 1):
            changed = [*lines[:index], *lines[index + 1 :]]
            assert _digests(none, {path: "\n".join(changed)}) != {
                key: before[key] for key in _digests(none, {path: text})
            }


def test_words_of_law_in_another_language_and_of_other_days_have_sums_of_their_own() -> None:
    """A word of them that changes is shown as that unit's, not as something said about the article."""
    loaded, _ = load_records(THIRD / "data", root=THIRD)
    before = _digests(loaded, {})
    seen = {}
    for name, changed in _changes(loaded, "articles"):
        if "former." in name or "other_languages." in name:
            after = _digests(changed, {})
            seen[name.partition(".yml ")[2]] = {key for key in after if after[key] != before.get(key)}
    assert seen["former.0.text.0.text"] == {"act:section-4@until-2015-01-01"}
    assert seen["former.0.by.what"] == {"about act:section-4"}
    assert seen["other_languages.0.text.1.items.0.text"] == {"charter:1(2)(a)@ar"}


def test_where_one_item_ends_and_the_next_begins_is_in_the_ledger() -> None:
    """A provision that moves from the end of one row of an alignment to the next row changes the sum."""
    loaded, _ = load_records(ROOT / "data", root=ROOT)
    before, tried = _digests(loaded, {}), 0
    for key, entry in loaded.topics.items():
        data = entry.document.data
        assert isinstance(data, dict)
        rows = data.get("align") or []
        assert isinstance(rows, list)
        if len(rows) < 2 or tried == 12:
            continue
        moved: Plain = {**data, "align": [*rows[:-2], {}, {**_row(rows[-2]), **_row(rows[-1])}]}
        document = Document(entry.document.path, moved, entry.document.content)
        changed = _replaced(loaded, "topics", key, entry.record, document)
        assert _digests(changed, {}) != before, key
        tried += 1
    print(f"{tried} alignments")
    assert tried


def _row(row: Plain) -> dict[str, Plain]:
    assert isinstance(row, dict)
    return row
