"""Align topics and compare wordings: rows and gaps, coverage, and the words in which two provisions differ. No HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Literal

from generator.law.corpus import Corpus, Topic
from generator.law.ids import ProvisionId

DifferenceKind = Literal["same", "deleted", "inserted"]

# A word with what holds it together (co-operation, Party’s), or one other sign.
_TOKEN = re.compile(r"\w+(?:[-’']\w+)*|[^\w\s]")


@dataclass(frozen=True)
class Coverage:
    """Which compared instruments treat a topic: a flag for each, in the order of the columns."""

    topic: Topic
    present: tuple[bool, ...]

    @property
    def count(self) -> int:
        """Return the number of instruments that treat it."""
        return sum(self.present)


@dataclass(frozen=True)
class ComparisonRow:
    """One row of a comparison: for each compared instrument the provisions that face each other; none is a gap."""

    cells: tuple[tuple[ProvisionId, ...], ...]


@dataclass(frozen=True)
class DifferenceRun:
    """Words that both wordings share, that only the earlier has (`deleted`), or only the later (`inserted`)."""

    kind: DifferenceKind
    text: str


@dataclass(frozen=True)
class WordDifference:
    """Two provisions of one drafting lineage and the runs that lead from the earlier wording to the later."""

    earlier: ProvisionId
    later: ProvisionId
    runs: tuple[DifferenceRun, ...]

    def count(self, kind: DifferenceKind) -> int:
        """Count the words, signs left out, in the runs of a kind."""
        return sum(len(_words(run.text)) for run in self.runs if run.kind == kind)

    @property
    def likeness(self) -> int:
        """Return the share of all words that both have, in whole per cent."""
        kept = 2 * self.count("same")
        total = kept + self.count("deleted") + self.count("inserted")
        return round(100 * kept / total) if total else 100


def measure_coverage(corpus: Corpus) -> tuple[Coverage, ...]:
    """Say for each topic, in their order, which compared instruments treat it."""
    return tuple(
        Coverage(topic, tuple(bool(topic.provisions.get(entry.slug)) for entry in corpus.compared))
        for topic in corpus.topics.values()
    )


def align_topic(corpus: Corpus, topic: Topic) -> tuple[ComparisonRow, ...]:
    """Return the rows of a topic; each has a cell for every compared instrument, empty where it has no counterpart.

    Provisions stand in the order of their text, and rows in the order of the longest text; a row without it stays
    behind the row that it followed.
    """
    slugs = [instrument.slug for instrument in corpus.compared]
    longest = max(slugs, key=lambda slug: _length(corpus, topic, slug))
    rank = corpus.order
    rows, reached = [], -1
    for row in topic.rows:
        cells = tuple(tuple(sorted(row.get(slug, ()), key=lambda unit: rank[str(unit)])) for slug in slugs)
        own = cells[slugs.index(longest)]
        reached = rank[str(own[0])] if own else reached
        rows.append((reached, ComparisonRow(cells)))
    return tuple(row for _, row in sorted(rows, key=lambda entry: entry[0]))


def _length(corpus: Corpus, topic: Topic, slug: str) -> int:
    units = (corpus.units[str(unit)] for unit in topic.provisions.get(slug, ()))
    return sum(len(words) for unit in units for words in unit.words())


def compare_lineage(corpus: Corpus) -> tuple[WordDifference, ...]:
    """Compare the wordings of every lineage pair of the concordance, in its order; unrelated texts never are."""
    return tuple(_compare_units(corpus, pair.earlier, pair.later) for pair in corpus.concordance.lineage)


def touch(topic: Topic, difference: WordDifference) -> bool:
    """Return whether a topic cites both provisions of a pair, or what holds them or stands in them."""
    cited = [unit for units in topic.provisions.values() for unit in units]
    return all(
        any(side.is_within(unit) or unit.is_within(side) for unit in cited)
        for side in (difference.earlier, difference.later)
    )


@cache
def compare_words(earlier: str, later: str) -> tuple[DifferenceRun, ...]:
    """Return the runs that lead from one wording to the other.

    The runs `same` and `inserted` joined are the later wording, `same` and `deleted` the earlier, but for spaces. A run
    begins with the space before its first word. A deletion stands before the insertion that replaces it.
    """
    before, after = _TOKEN.findall(earlier), _TOKEN.findall(later)
    before_text, after_text = _pieces(earlier), _pieces(later)
    runs: list[DifferenceRun] = []
    # autojunk treats frequent words as noise in texts of 200 words and more, which would tear sentences apart.
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a_start, a_end, b_start, b_end in _join_islands(matcher.get_opcodes(), before):
        if tag == "equal":
            # After a change at the very beginning only one of the two has a space before its word.
            lost = " " if before_text[a_start].startswith(" ") and not after_text[b_start].startswith(" ") else ""
            runs.append(DifferenceRun("same", lost + "".join(after_text[b_start:b_end])))
            continue
        if a_end > a_start:
            runs.append(DifferenceRun("deleted", "".join(before_text[a_start:a_end])))
        if b_end > b_start:
            runs.append(DifferenceRun("inserted", "".join(after_text[b_start:b_end])))
    return tuple(runs)


def mark_words(kind: DifferenceKind, words: str) -> str:
    """Return words as wdiff marks them: `[-deleted-]`, `{+inserted+}`, and what stays as it is."""
    return {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}[kind].format(words)


Opcode = tuple[str, int, int, int, int]


def _join_islands(codes: Sequence[Opcode], before: Sequence[str]) -> Iterator[Opcode]:
    """Join changes that only one short word or a sign keeps apart: an island of that size reads as noise."""
    held: Opcode | None = None
    for index, code in enumerate(codes):
        tag, a_start, a_end, b_start, b_end = code
        inner = 0 < index < len(codes) - 1
        island = tag == "equal" and inner and a_end - a_start == 1 and len(before[a_start]) <= 3
        if tag == "equal" and not island:
            if held:
                yield held
            held = None
            yield code
        elif held:
            held = ("replace", held[1], a_end, held[3], b_end)
        else:
            held = ("replace", a_start, a_end, b_start, b_end)
    if held:
        yield held


def _compare_units(corpus: Corpus, earlier: str, later: str) -> WordDifference:
    before, after = corpus.units[earlier], corpus.units[later]
    return WordDifference(before.id, after.id, compare_words(" ".join(before.words()), " ".join(after.words())))


def _pieces(text: str) -> list[str]:
    """Cut a text at its tokens so that each piece holds a token and the space before it."""
    ends = [match.end() for match in _TOKEN.finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _words(text: str) -> list[str]:
    return [token for token in _TOKEN.findall(text) if token[0].isalnum()]
