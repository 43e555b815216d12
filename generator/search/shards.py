"""Write the index as classic script files that are read by need: postings by the beginning of words, entries by blocks.

Every file calls `concordance.search(name, content)`. `start` comes first and says what there is; `w-…` holds the
postings of words and phrases with one beginning (a beginning with too many is split by its next letter); `e-…` holds a
block of entries; `v-…` the words with one first letter, for near misses. On a page opened from a disk, nothing but a
script tag can read them. `start` is joined with the scripts that read it (`generator/search/box.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.files.hashes import hash_bytes
from generator.files.script_data import write_value
from generator.search.entry import KINDS, SearchEntry
from generator.search.numbering import PlacedEntries, describe_numbers, place_entries
from generator.search.weigh import STEPS, KnownWeights, Postings, weigh_entries
from generator.search.words import RULES, split_words

FOLDER = "assets/search"
BLOCK = 8
"""Entries in a block: those of one answer seldom stand together, so that most of a larger block is read in vain."""
_LARGEST_SHARD = 9_000
_LONGEST_BEGINNING = 4
_END = "$"
"""Stands behind a word, so that a whole word can be a beginning of its own."""


def write_index(
    entries: Iterable[SearchEntry],
    *,
    instruments: Mapping[str, tuple[str, str]],
    examples: Sequence[str] = (),
    pair: tuple[str, str] | None = None,
    known: KnownWeights | None = None,
) -> dict[str, bytes]:
    """Return the files of the index by path, the same bytes for the same input.

    `instruments` gives label and hue for the slugs that entries name, in the order of the filters; `examples` are shown
    while nothing is typed.
    """
    ranks = {slug: rank for rank, slug in enumerate(instruments)}
    kinds = list(KINDS)
    ordered = sorted(entries, key=lambda entry: (kinds.index(entry.kind), ranks.get(entry.instrument, len(ranks))))
    placed = place_entries(ordered, block=BLOCK)
    postings = weigh_entries(placed.entries, placed.numbers, known)
    parts = _split_by_beginning(postings)
    files: dict[str, Any] = {name_file("w", beginning): shard for beginning, shard in parts.items()}
    files |= {f"e-{block}": [_shown(entry) for entry in held] for block, held in placed.blocks(BLOCK)}
    vocabulary = _by_first_letter(postings, names=_words_of_names(ordered))
    files |= {name_file("v", letter): " ".join(words) for letter, words in vocabulary.items()}
    start = {
        "version": _version(placed),
        "entries": len(ordered),
        "room": placed.room,
        "block": BLOCK,
        "steps": STEPS,
        "ranges": placed.ranges,
        "kinds": KINDS,
        "instruments": dict(instruments),
        "examples": list(examples),
        "ways": {"pair": pair, "answers": _answering(placed)},
        "beginnings": " ".join(sorted(beginning.replace(" ", "_") for beginning in parts)),
        "letters": "".join(vocabulary),
        "rules": RULES,
    }
    return write_scripts({**files, "start": start})


def write_scripts(contents: Mapping[str, object]) -> dict[str, bytes]:
    """Return contents by name as script files by path, which `search.js` reads."""
    return {
        f"{FOLDER}/{name}.js": f'concordance.search("{name}",{write_value(contents[name])});\n'.encode()
        for name in sorted(contents)
    }


def _split_by_beginning(postings: Postings) -> dict[str, dict[str, Any]]:
    shards: dict[str, dict[str, Any]] = {}
    packed = {word: _pack(postings[word]) for word in sorted(postings)}
    _split(packed, 1, shards)
    return shards


def _split(words: dict[str, Any], length: int, shards: dict[str, dict[str, Any]]) -> None:
    """Put words with a common beginning of `length` letters into one shard each, or split them further."""
    groups: dict[str, dict[str, Any]] = {}
    for word, packed in words.items():
        groups.setdefault((word + _END)[:length], {})[word] = packed
    for beginning, group in groups.items():
        size = sum(len(word) + 5 * (len(packed) if isinstance(packed, list) else 1) for word, packed in group.items())
        if size > _LARGEST_SHARD and length < _LONGEST_BEGINNING and not beginning.endswith(_END):
            _split(group, length + 1, shards)
        else:
            shards[beginning] = group


def _pack(rows: Sequence[tuple[int, int]]) -> list[int] | int:
    """Write postings as whole numbers: the distance from the entry before, times STEPS + 1, plus the weight."""
    numbers, before = [], 0
    for number, weight in rows:
        numbers.append((number - before) * (STEPS + 1) + weight)
        before = number
    return numbers[0] if len(numbers) == 1 else numbers


def _shown(entry: SearchEntry | None) -> list[Any]:
    if entry is None:
        return []
    shown = [entry.id, entry.label, entry.title, entry.within, entry.text, entry.url, int(entry.is_law)]
    return [*shown, entry.opening] if entry.opening else shown


def _words_of_names(entries: Sequence[SearchEntry]) -> frozenset[str]:
    """Return the words of the names of States: only two letters swapped lead to one."""
    states = [entry for entry in entries if entry.kind == "state"]
    names = [name for entry in states for name in (entry.title, *(also.phrase for also in entry.also))]
    return frozenset(word for name in names for word in split_words(name))


def _by_first_letter(postings: Postings, *, names: frozenset[str]) -> dict[str, list[str]]:
    """Return the words that a mistyped one can stand for, by their first letter; those of `names` with a star."""
    letters: dict[str, list[str]] = {}
    for word in sorted(postings):
        if not word.endswith(".") and word.isalpha():
            letters.setdefault(word[0], []).append(f"{word}*" if word in names else word)
    return letters


def _version(placed: PlacedEntries) -> str:
    """Return what hosted files are asked for by: files of two indexes must not meet where their numbers differ.

    What else they say may differ while a browser still holds the one of yesterday, as with pages.
    """
    return hash_bytes(write_value([describe_numbers(placed), BLOCK, STEPS]).encode())[:12]


def _answering(placed: PlacedEntries) -> list[int]:
    return [number for number, entry in zip(placed.numbers, placed.entries, strict=True) if entry.answers]


def name_file(prefix: str, beginning: str) -> str:
    """Name a file by letters that every file system takes: others are written as their hexadecimal number."""
    plain = "".join(char if char.isascii() and char.isalnum() else f"_{ord(char):x}" for char in beginning)
    return f"{prefix}-{plain}"
