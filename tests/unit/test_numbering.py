"""The numbers of entries in the index: one entry more leaves the others theirs, and with them most files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.search import SearchEntry, write_index
from generator.search.numbering import PlacedEntries, place_entries

INSTRUMENTS = {"rivers": ("Rivers", "blue")}
NAMES = {"al": "Alderland", "br": "Brookland", "cd": "Cedarland", "wv": "Weverland", "-Oakland": "Oakland"}


def _state(code: str, name: str) -> SearchEntry:
    return SearchEntry(f"state:{code}", "state", "", "", name, f"{name} is bound", f"states/{code}.html")


def _statement(code: str, number: int) -> SearchEntry:
    return SearchEntry(
        f"statement:{code}:rivers:{number}", "statement", "rivers", "", f"{code}, {number}", "No dam", "states/x.html"
    )


STATES = [_state(code, name) for code, name in NAMES.items()]
STATEMENTS = [_statement(code, number) for code in ("al", "cd") for number in range(3)]
PROVISIONS = [SearchEntry(f"rivers:{n}", "provision", "rivers", str(n), "", "A dam", f"{n}.html") for n in range(70)]
ALL = [*PROVISIONS, *STATES, *STATEMENTS]
NEW = _state("bt", "Batland")


def _numbers(placed: PlacedEntries) -> dict[str, int]:
    return dict(zip((entry.id for entry in placed.entries), placed.numbers, strict=True))


def _place(entries: Sequence[SearchEntry]) -> dict[str, int]:
    return _numbers(place_entries(entries, block=8))


def test_each_entry_has_a_number_of_its_own_in_its_run() -> None:
    """Numbers rise, runs begin where blocks do, and what has no code of two letters stands behind those that have."""
    placed = place_entries(ALL, block=8)
    assert list(placed.numbers) == sorted(set(placed.numbers))
    assert placed.ranges == (("provision", "rivers", 0), ("state", "", 128), ("statement", "rivers", 832))
    assert placed.room > placed.numbers[-1]
    numbers = _numbers(placed)
    assert numbers["state:al"] == 128 + 11
    assert numbers["state:-Oakland"] > numbers["state:wv"]
    assert [numbers[entry.id] for entry in STATEMENTS] == [832, 833, 834, 840, 841, 842]


def test_another_state_or_statement_leaves_the_others_their_numbers() -> None:
    """A State takes the place of its code; a statement stands behind those of its State."""
    before = _place(ALL)
    for more in (
        [*PROVISIONS, *STATES[:1], NEW, *STATES[1:], *STATEMENTS],
        [*ALL[:-3], _statement("al", 3), *ALL[-3:]],
    ):
        after = _place(more)
        assert {name: number for name, number in after.items() if name in before} == before


def test_the_blocks_give_every_entry_by_its_number() -> None:
    """What stands between is empty, and a block without an entry is no file."""
    placed = place_entries(ALL, block=8)
    found = {
        entry.id: block * 8 + at
        for block, held in placed.blocks(8)
        for at, entry in enumerate(held)
        if entry is not None
    }
    assert found == _numbers(placed)


def test_another_state_changes_only_the_files_of_its_words() -> None:
    """Its block, the beginnings of its words, the words themselves, and the start that counts it."""
    before, after = (write_index(some, instruments=INSTRUMENTS) for some in (ALL, [*ALL, NEW]))
    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    assert changed == {f"assets/search/{name}.js" for name in ("e-21", "start", "v-b", "w-b")}


def test_other_words_change_only_the_files_of_those_words() -> None:
    """Neither its start, by whose version hosted files are asked for, nor the weights of the words that stay."""
    words = " ".join(f"word{number}" for number in range(40))
    some = [*PROVISIONS, replace(STATES[0], text=words), *STATES[1:], *STATEMENTS]
    other = [*PROVISIONS, replace(STATES[0], text=f"now {words}"), *STATES[1:], *STATEMENTS]
    before, after = (write_index(entries, instruments=INSTRUMENTS) for entries in (some, other))
    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    assert changed == {f"assets/search/{name}.js" for name in ("e-17", "v-n", "w-n")}
