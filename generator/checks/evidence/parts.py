"""The printed texts that are compared with a received copy, word by word with the unit of each word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.checks.evidence.words import Word, split_words
from generator.law import records
from generator.law.head_words import name_head
from generator.law.ids import CONCLUSIONS, PREAMBLE, ProvisionId
from generator.reading.link.units import cut_at_divisions
from generator.reading.load import Records

PartRecord = records.Article | records.Preamble | records.Conclusions


@dataclass(frozen=True)
class PrintedWording:
    """A run of words as printed, with the path of its unit; `is_number` marks a unit's own number or letter."""

    text: str
    where: str
    is_number: bool = False


@dataclass(frozen=True)
class PrintedPart:
    """A preamble, an article or a closing formula as printed, headings included; or another version of it."""

    id: ProvisionId
    record: PartRecord
    wordings: tuple[PrintedWording, ...]
    source: str
    """The id of the source that it was made from."""
    version: str = ""
    """What sets a text in another language (`@ar`), or of other days (`@until-2015-01-01`), apart from the first."""

    @property
    def name(self) -> str:
        """Return what names it everywhere: `treaty:2`, `treaty:2@ar`."""
        return f"{self.id}{self.version}"

    @property
    def key(self) -> str:
        """Return the name by which its figures are kept: "preamble", "2", "2@ar", "closing"."""
        return ("closing" if self.id.head == CONCLUSIONS else self.id.head) + self.version

    @property
    def made(self) -> str:
        """Return how it was made; of another version the instrument says it in words, and it is only weighed."""
        return "another version" if self.version else self.record.provenance.made

    @property
    def words(self) -> tuple[Word, ...]:
        """Return its words in order."""
        return tuple(word for wording in self.wordings for word in split_words(wording.text, where=wording.where))


def read_parts(loaded: Records) -> Iterator[PrintedPart]:
    """Yield the parts of every instrument in the order of its text.

    The headings of chapters, sections and titles are read with the first article that follows them.
    """
    for slug, entry in loaded.instruments.items():
        preamble = loaded.preambles.get(slug)
        if preamble:
            yield from _read_versions(ProvisionId(slug, PREAMBLE), entry.record, preamble.record, ())
        for number, headings in _list_articles(entry.record):
            article = loaded.articles.get((slug, number))
            if article:
                yield from _read_versions(ProvisionId(slug, number), entry.record, article.record, headings)
        closing = loaded.closings.get(slug)
        if closing:
            yield from _read_versions(ProvisionId(slug, CONCLUSIONS), entry.record, closing.record, ())


def _read_versions(
    part: ProvisionId, instrument: records.Instrument, record: PartRecord, headings: Sequence[PrintedWording]
) -> Iterator[PrintedPart]:
    """Yield a part, and after it its texts in other languages and of other days."""
    source = record.provenance.source
    yield PrintedPart(part, record, (*headings, *_read_first(instrument, record, part.head)), source)
    sources = {version.lang: version.source or source for version in instrument.versions}
    for other in record.other_languages:
        words = tuple(_read_other(other, part.head))
        yield PrintedPart(part, record, words, sources.get(other.lang, source), f"@{other.lang}")
    for former in record.former if isinstance(record, records.Article) else ():
        yield PrintedPart(part, record, tuple(_read_other(former, part.head)), source, f"@until-{former.until}")


def _read_first(instrument: records.Instrument, record: PartRecord, head: str) -> Iterator[PrintedWording]:
    if isinstance(record, records.Preamble):
        yield from _read_preamble(record)
    elif isinstance(record, records.Article):
        yield from _read_article(instrument, record, head)
    else:
        yield from _read_units(record.text, head, first=1)


def _read_other(
    text: records.OtherPreamble | records.OtherText | records.EarlierText, head: str
) -> Iterator[PrintedWording]:
    """Read another version: its own heading, where it has one, and its units; its number is that of the first."""
    if isinstance(text, records.OtherPreamble):
        yield from _read_preamble(text)
        return
    if text.heading:
        yield PrintedWording(text.heading, "heading")
    yield from _read_units(text.text, head, first=1)


def _list_articles(instrument: records.Instrument) -> Iterator[tuple[str, tuple[PrintedWording, ...]]]:
    for number in instrument.articles:
        yield number, ()
    for division in instrument.divisions:
        yield from _list_division(division, [])
    for number in instrument.attached:
        yield number, ()


def _list_division(
    division: records.Division, before: list[PrintedWording]
) -> Iterator[tuple[str, tuple[PrintedWording, ...]]]:
    before.append(PrintedWording(f"{division.kind} {division.no}: {division.heading}", "heading"))
    for number in division.articles:
        yield number, tuple(before)
        before.clear()
    for inner in division.divisions:
        yield from _list_division(inner, before)


def _read_preamble(preamble: records.Preamble | records.OtherPreamble) -> Iterator[PrintedWording]:
    yield PrintedWording(preamble.opening, PREAMBLE)
    for number, recital in enumerate(preamble.recitals, start=1):
        yield PrintedWording(recital, f"{PREAMBLE}({number})")
    if preamble.closing:
        yield PrintedWording(preamble.closing, PREAMBLE)


def _read_article(instrument: records.Instrument, article: records.Article, number: str) -> Iterator[PrintedWording]:
    if article.label is None:
        yield PrintedWording(name_head(instrument, number, article.printed), "heading")
        if article.heading:
            yield PrintedWording(article.heading, "heading")
    if not article.afresh:
        yield from _read_units(article.text, number, first=1)
        return
    for group in cut_at_divisions(article.text):
        under = group[0].under
        path = f"{number}({under.kind} {under.no.lower()})" if under else number
        yield from _read_units(group, path, first=1)


def _read_units(units: Sequence[records.Unit], path: str, *, first: int) -> Iterator[PrintedWording]:
    """Read units on one level: unnumbered ones are the first, second … paragraph of what `path` names."""
    count = first
    for unit in units:
        if unit.no is None:
            yield from _read_unit(unit, path if count == 1 else f"{path}(subpara {count})")
            count += 1
        else:
            yield from _read_unit(unit, f"{path}({unit.no})")


def _read_unit(unit: records.Unit, path: str) -> Iterator[PrintedWording]:
    if unit.under:
        yield PrintedWording(f"{unit.under.kind} {unit.under.no}: {unit.under.heading}", "heading")
    if unit.no is not None:
        yield PrintedWording(unit.printed or unit.no, path, is_number=True)
    if unit.text:
        yield PrintedWording(unit.text, path)
    for words in records.list_beside(unit.table, unit.footnotes):
        yield PrintedWording(words, path)
    for number, item in enumerate(unit.items, start=1):
        step = item.no if item.no is not None else f"indent {number}"
        yield from _read_unit(item, f"{path}({step})")
    if unit.closing:
        yield PrintedWording(unit.closing, path)
    yield from _read_units(unit.more, path, first=2)
