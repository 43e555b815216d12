"""The views of the tables made from the wordings: periods of time, thresholds of seriousness, choices left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.law import records
from generator.law.corpus import Corpus, Instrument
from generator.law.extracts import Found, find_extracts, find_further, list_shown, table_of
from generator.law.register.pairs import name_kind
from generator.law.writing import first_words, write_count
from generator.site.parts.links import Link, hue_of, target_link
from generator.site.parts.trust_panel import TextsTrust, view_texts_trust


@dataclass(frozen=True)
class MarkedRun:
    """A run of a sentence; the words that were looked for are marked."""

    text: str
    marked: bool


@dataclass(frozen=True)
class ExtractRow:
    """A provision with the sentence that says it, and our short words."""

    where: Link
    sentences: tuple[tuple[MarkedRun, ...], ...]
    says: str
    kind: str
    """For a choice: the kind of statement by which it is made, where it is one."""
    lang: str


@dataclass(frozen=True)
class ExtractGroup:
    """The rows of one instrument."""

    slug: str
    name: str
    hue: str
    rows: tuple[ExtractRow, ...]
    described: bool
    """Whether any of them has words of ours."""


@dataclass(frozen=True)
class PassedRow:
    """A provision that was looked at and left out, with the reason."""

    where: Link
    words: str
    why: str


@dataclass(frozen=True)
class ExtractPage:
    """A table made from the wordings."""

    count: str
    described: bool
    """Whether any provision has words of ours."""
    groups: tuple[ExtractGroup, ...]
    further: tuple[ExtractGroup, ...]
    """What resembles what the table is about."""
    further_words: records.FurtherWords | None
    passed: tuple[PassedRow, ...]
    trust: TextsTrust


def view_extracts(corpus: Corpus, kind: records.TableKind, *, on: str) -> ExtractPage:
    """Make the table of `periods`, `thresholds` or `options`."""
    table = table_of(corpus, kind)
    says = {row.at: row.says for row in table.rows}
    why = {row.at: row.why for row in table.passed}
    found = find_extracts(corpus, kind)
    shown = list_shown(corpus, kind)
    return ExtractPage(
        count=write_count(len(shown), "provision"),
        described=bool(says),
        groups=tuple(_groups(corpus, shown, says, on=on)),
        further=tuple(_groups(corpus, list(find_further(corpus, kind)), {}, on=on)),
        further_words=corpus.editorial.tables[kind].further,
        passed=tuple(
            PassedRow(
                target_link(corpus, str(extract.unit), on=on),
                ", ".join(extract.words),
                why[str(extract.unit)],
            )
            for extract in found
            if str(extract.unit) in why
        ),
        trust=view_texts_trust(corpus, _quoted(corpus, found), on=on),
    )


def _quoted(corpus: Corpus, found: Iterable[Found]) -> list[str]:
    """Return the texts that a table quotes, in their order."""
    slugs = {extract.unit.instrument for extract in found}
    return [text.slug for text in corpus.texts if text.slug in slugs]


def _groups(corpus: Corpus, found: list[Found], says: dict[str, str], *, on: str) -> Iterator[ExtractGroup]:
    for instrument in corpus.texts:
        rows = tuple(
            _row(corpus, instrument, extract, says, on=on)
            for extract in found
            if extract.unit.instrument == instrument.slug
        )
        if rows:
            described = any(row.says for row in rows)
            yield ExtractGroup(instrument.slug, instrument.record.short_title, hue_of(instrument), rows, described)


def _row(corpus: Corpus, instrument: Instrument, extract: Found, says: dict[str, str], *, on: str) -> ExtractRow:
    kinds = [permit.kind for permit in instrument.record.permits if permit.at == extract.unit.path]
    return ExtractRow(
        where=target_link(corpus, str(extract.unit), on=on, qualified=False),
        sentences=tuple(tuple(_marks(sentence.text, sentence.marks)) for sentence in extract.sentences),
        says=says.get(str(extract.unit), ""),
        kind=name_kind(kinds[0]) if kinds else "",
        lang=instrument.lang,
    )


def _marks(
    text: str, spans: tuple[tuple[int, int], ...], *, before: int = 150, after: int = 190
) -> Iterator[MarkedRun]:
    """Cut a sentence at its marks; a long one is shown from a little before the first to a little after the last."""
    start = 0 if spans[0][0] <= before else text.find(" ", spans[0][0] - before) + 1
    if start:
        yield MarkedRun("… ", marked=False)
    reached = start
    for first, last in spans:
        if first > reached:
            yield MarkedRun(text[reached:first], marked=False)
        yield MarkedRun(text[first:last], marked=True)
        reached = last
    rest = text[reached:]
    yield MarkedRun(first_words(rest, after) if len(rest) > after else rest, marked=False)
