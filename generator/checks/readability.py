"""Measure how hard our own prose is to read: the Flesch-Kincaid grade of summaries, answers, terms and guides.

The grade is about the years of school that a text asks for (Kincaid and others, 1975). As in Flesch's rules of 1948 a
colon or semicolon ends a sentence too. Syllables are counted by rule, so that no library or dictionary is needed: on
the words of this site the rule agrees with the CMU dictionary for 98 of 100 words, and on average to half a per cent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from generator.law.corpus import Corpus
from generator.law.inline_forms import plain_prose
from generator.reading.prose_files import ContentPage

GOAL = 10.0

_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:[’'-][A-Za-zÀ-ɏ]+)*")
_SENTENCE_END = re.compile(r"[.!?:;]+(?=\s|$)")
_VOWELS = re.compile(r"[aeiouyà-öø-ÿ]+")
# Two vowels that are said apart: cre-ate, sci-ence, flu-id, vi-a, ne-on, cri-teri-a; but not na-tion, spe-cial.
_APART = re.compile(
    r"(?<![ctsg])ia|(?<![ctsgn])io(?!u)|ea(?=t(?:e|ed|es|ing|ion|or)s?$)|uo(?!y)|eo(?!u)|(?<![qg])ui(?=t|d)|ua(?=l|t)|ie(?=t|n[ct])"
)
_SILENT = re.compile(r"(?<![aeiouyl])e$|(?<=[aeiouy]l)e$|(?<![tdi])ed$|(?<=[^aeiouyszxcgh])es$")
_MARKUP = re.compile(r"^\s*(?:#+|[-*]|\d+\.|\|)\s*|[*_`>|]|<[^>]+>|\]\([^)]*\)|\[", re.MULTILINE)
_TABLE_OR_CODE = re.compile(r"^```.*?^```|^\|.*$|^\{[^}]+\}$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Sample:
    """A text of ours: its kind, where it stands, and its grade."""

    kind: str
    name: str
    words: int
    grade: float


@dataclass(frozen=True)
class ReadabilityReport:
    """All texts measured, hardest first."""

    samples: tuple[Sample, ...]

    @property
    def median(self) -> float:
        """Return the median grade of all texts."""
        return median(sample.grade for sample in self.samples) if self.samples else 0.0

    def by_kind(self) -> Iterator[tuple[str, int, float]]:
        """Yield each kind with the number of its texts and their median grade."""
        for kind in dict.fromkeys(sample.kind for sample in self.samples):
            grades = [sample.grade for sample in self.samples if sample.kind == kind]
            yield kind, len(grades), median(grades)


def measure(corpus: Corpus, prose: Sequence[ContentPage] = ()) -> ReadabilityReport:
    """Measure every text of ours; those of fewer than twelve words say too little and are left out."""
    texts = (
        *_texts(corpus),
        *((f"page {page.path}", "guides", _plain_markdown(corpus, page.markdown)) for page in prose),
    )
    samples = [Sample(kind, name, len(_WORD.findall(text)), grade_of(text)) for name, kind, text in texts]
    return ReadabilityReport(
        tuple(sorted((s for s in samples if s.words >= 12), key=lambda sample: (-sample.grade, sample.name)))
    )


def write_reading(reading: ReadabilityReport, *, hardest: int = 10) -> str:
    """Write the medians and name the hardest texts."""
    lines = [f"{'texts':24} {'number':>6} {'median grade':>13}"]
    lines += [f"{kind:24} {count:>6} {grade:>13.1f}" for kind, count, grade in sorted(reading.by_kind())]
    lines += [
        f"{'all':24} {len(reading.samples):>6} {reading.median:>13.1f}  (goal: at most {GOAL:.0f})",
        "",
        "hardest:",
    ]
    lines += [f"{sample.grade:>6.1f}  {sample.kind}: {sample.name}" for sample in reading.samples[:hardest]]
    return "\n".join(lines) + "\n"


def grade_of(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text; 0 where it has no words."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, sum(bool(_WORD.search(part)) for part in _SENTENCE_END.split(text)))
    syllables = sum(count_syllables(word) for word in words)
    return round(0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59, 2)


def count_syllables(word: str) -> int:
    """Count the syllables of an English word by rule; a compound is the sum of its parts."""
    return sum(_count_part(part) for part in re.split(r"[-’']", word.lower()) if part and part != "s")


def _count_part(word: str) -> int:
    count = len(_VOWELS.findall(word)) + len(_APART.findall(word))
    if len(word) > 2 and _SILENT.search(word):
        count -= 1
    return max(1, count)


def _texts(corpus: Corpus) -> Iterator[tuple[str, str, str]]:
    for part in corpus.parts.values():
        if part.summary:
            yield str(part.id), "summaries", part.summary
    for topic in corpus.topics.values():
        yield topic.id, "answers", topic.record.answer
    for term in corpus.terms.values():
        if term.record.explanation:
            yield term.id, "terms", term.record.explanation
    for scenario in corpus.scenarios.values():
        record = scenario.record
        says = (cell.says for cells in record.instruments.values() for cell in cells)
        yield scenario.id, "scenarios", _join(corpus, (record.story, *says, *record.part, *record.national))
    for work in corpus.literature.values():
        for claim in work.record.claims:
            yield f"{work.id}: {claim.title}", "literature", _join(corpus, (claim.says, claim.we_find or ""))
    for exercise in corpus.exercises.values():
        answers = (text for question in exercise.record.questions for text in (question.ask, question.answer))
        yield exercise.id, "exercises", _join(corpus, (exercise.record.task, *answers))


def _join(corpus: Corpus, texts: Iterable[str]) -> str:
    return " ".join(plain_prose(corpus, text) for text in texts)


def _plain_markdown(corpus: Corpus, markdown: str) -> str:
    """Return the running words of a page: without tables, code, quotations of the law and signs of Markdown."""
    running = _TABLE_OR_CODE.sub("", markdown)
    lines = (line.rstrip() for line in plain_prose(corpus, running).split("\n"))
    ended = (line if not line or line[-1] in ".:!?;" else f"{line}." for line in lines)
    return _MARKUP.sub("", "\n".join(ended))
