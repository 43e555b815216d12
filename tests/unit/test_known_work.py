"""What one build keeps for the next gives the same as doing it anew, and is used only where it still holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.reading.link import known_references, link_corpus
from generator.reading.load import load_records
from generator.search import SearchEntry, Synonym, weigh
from generator.search.weigh import KnownWeights, weigh_entries

MINI = Path(__file__).parents[1] / "mini"
ENTRIES = tuple(
    SearchEntry(
        id=f"topic:{at}",
        kind="topic",
        instrument="",
        label="",
        title=f"Quiet dam {at}",
        text=" ".join(["water", "beaver", "lodge"][: at % 3 + 1] * (at + 1)),
        url=f"compare/{at}.html",
        also=(Synonym(f"dam number {at}", 0.5),),
    )
    for at in range(12)
)


def _counting(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> list[object]:
    asked: list[object] = []
    plain: Callable[..., object] = getattr(module, name)

    def count(*given: object, **named: object) -> object:
        asked.append(given[0])
        return plain(*given, **named)

    monkeypatch.setattr(module, name, count)
    return asked


def _weigh(entries: Sequence[SearchEntry], file: Path | None) -> object:
    return weigh_entries(entries, range(len(entries)), KnownWeights(file))


def test_only_another_entry_is_weighed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The weights are those of a build that knows nothing, after an edit, an addition and a removal too."""
    file = tmp_path / "words.bin"
    assert _weigh(ENTRIES, file) == _weigh(ENTRIES, None)
    edited = (*ENTRIES[:4], replace(ENTRIES[4], text=f"now {ENTRIES[4].text}"), *ENTRIES[5:])
    for entries in (edited, (*edited, replace(ENTRIES[0], title="Marsh")), edited[3:]):
        plain = _weigh(entries, None)
        assert _weigh(entries, file) == plain
        assert _weigh(entries, file) == plain
    counted = _counting(monkeypatch, weigh, "_count")
    _weigh((*edited[3:-1], replace(edited[-1], title="Other dam 11")), file)
    assert {entry.title for entry in counted if isinstance(entry, SearchEntry)} == {"Other dam 11"}


def test_references_are_looked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build finds them all without looking; one with another name of an instrument looks everywhere."""
    data = MINI / "data"
    loaded, _ = load_records(data, root=MINI)
    plain = link_corpus(loaded)
    looked = _counting(monkeypatch, known_references, "find_references")
    assert link_corpus(loaded, cache=tmp_path) == plain
    assert looked
    looked.clear()
    assert link_corpus(loaded, cache=tmp_path) == plain
    assert not looked
    loaded.hashes[f"instruments/{next(iter(loaded.instruments))}/instrument.yml"] = "another"
    link_corpus(loaded, cache=tmp_path)
    assert looked
