"""Find in the wordings what the tables made from them are about: periods of time, thresholds, choices left.

The patterns stand in `editorial.yml`. They find; what is found is described, or passed over with a reason, in
`extracts.yml`, and a rule sees to it that nothing found is missing there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from generator.law import records
from generator.law.corpus import Corpus, Unit, Wording
from generator.law.ids import ProvisionId
from generator.law.numerals import NUMBER
from generator.law.records.editorial import TableKind

KINDS = get_args(TableKind)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a wording and where in it the words stand that were looked for."""

    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Found:
    """A unit whose own words hold what was looked for."""

    unit: ProvisionId
    sentences: tuple[Sentence, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words that were found, in order and without repeats."""
        found = (sentence.text[start:end] for sentence in self.sentences for start, end in sentence.marks)
        return tuple(dict.fromkeys(found))


def find_extracts(corpus: Corpus, kind: str) -> tuple[Found, ...]:
    """Return every unit of every text whose words hold what a table is about, in the order of the texts."""
    words = {str(name): table for name, table in corpus.editorial.tables.items()}.get(kind)
    return tuple(_find(corpus, join_patterns(words.find))) if words else ()


def table_of(corpus: Corpus, kind: str) -> records.ExtractTable:
    """Return what the editors say of the provisions of a table; it says nothing where there is no such file."""
    table: records.ExtractTable = getattr(corpus.extracts or records.Extracts(), kind)
    return table


def list_shown(corpus: Corpus, kind: str) -> list[Found]:
    """Return what a table shows of what was found: all but what the editors left out with a reason."""
    passed = {row.at for row in table_of(corpus, kind).passed}
    return [found for found in find_extracts(corpus, kind) if str(found.unit) not in passed]


def find_further(corpus: Corpus, kind: str) -> tuple[Found, ...]:
    """Return every unit whose words hold what the second part of a table is about; none where it has no such part."""
    words = {str(name): table for name, table in corpus.editorial.tables.items()}.get(kind)
    return tuple(_find(corpus, join_patterns(words.further.find))) if words and words.further else ()


@cache
def join_patterns(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Return one pattern of several, in which `{number}` stands for a number in digits or words."""
    return re.compile("|".join(patterns).replace("{number}", NUMBER), re.IGNORECASE)


def _find(corpus: Corpus, pattern: re.Pattern[str]) -> Iterator[Found]:
    for unit in corpus.units.values():
        sentences = tuple(sentence for wording in _wordings(unit) for sentence in _mark(pattern, wording.text))
        if sentences:
            yield Found(unit.id, sentences)


@cache
def _mark(pattern: re.Pattern[str], text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a wording that hold what a pattern finds; rules, pages and exports all ask for them."""
    marked = ((sentence, tuple(found.span() for found in pattern.finditer(sentence))) for sentence in _sentences(text))
    return tuple(Sentence(sentence, marks) for sentence, marks in marked if marks)


def _wordings(unit: Unit) -> Iterator[Wording]:
    if unit.own:
        yield unit.own
    if unit.closing:
        yield unit.closing


def _sentences(text: str) -> list[str]:
    """Cut a wording into sentences: at a full stop or semicolon that a capital letter follows."""
    return re.split(r"(?<=[.;]) (?=[A-Z])(?<!No\. )(?<!Art\. )", text)
