"""Find in the wordings every period of time, every threshold of seriousness and every choice left by "may".

The patterns know English legal drafting and no instrument. They find; what is found is described, or passed over with a
reason, in `extracts.yml`, and a rule sees to it that nothing found is missing there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.law.corpus import Corpus, Unit, Wording
from generator.law.ids import ProvisionId
from generator.law.numerals import NUMBER

KINDS = ("periods", "thresholds", "options")

_UNIT = r"(?:hour|day|week|month|year)s?"

PATTERNS: dict[str, re.Pattern[str]] = {
    "periods": re.compile(
        rf"(?:first day of the month following the expiration of )?a period of {NUMBER} {_UNIT}"
        rf"|\b{NUMBER}[- ]{_UNIT}(?:, {NUMBER}-day-a-week)?\b"
        r"|\bperiods? of time\b|\bindefinite period\b|\bdeadlines?\b|\btime limits?\b|\bduration\b",
        re.IGNORECASE,
    ),
    "thresholds": re.compile(
        r"\b(?:serious|severe|grave|significant|substantial|gross|major)\b(?: (?:criminal |and )?\w+)?"
        r"|\b(?:seriously|severely|significantly|substantially|grossly)\b(?: \w+)?"
        r"|\bcommercial scale\b|\blimited circumstances\b|\bminimum penalty\b|\ba number of such \w+"
        rf"|\b(?:under|not less than|at least) {NUMBER} years?(?: of age)?",
        re.IGNORECASE,
    ),
    # "As may be necessary" gives no choice: it is how these treaties say that the means are left open.
    "options": re.compile(r"(?<!\bas )\bmay\b(?! be necessary)", re.IGNORECASE),
}
SPEED = re.compile(
    r"\b(?:promptly|immediately|immediate|without delay|forthwith|expeditious(?:ly)?|expedited|in due course"
    r"|rapid(?:ly)?|as soon as (?:possible|circumstances so permit)|urgent|urgency|at the earliest)\b",
    re.IGNORECASE,
)


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
    return tuple(_find(corpus, PATTERNS[kind]))


def find_speed(corpus: Corpus) -> tuple[Found, ...]:
    """Return every unit that asks for haste without saying how much."""
    return tuple(_find(corpus, SPEED))


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
