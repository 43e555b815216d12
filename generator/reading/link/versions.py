"""Build a part with its versions: the text of the corpus's day first, beside it other languages and earlier texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from generator.law import records
from generator.law.corpus import Part, TextInLanguage, TextInTime, Unit
from generator.law.head_words import name_head
from generator.law.ids import CONCLUSIONS, PREAMBLE, ProvisionId
from generator.reading.link.units import UnitBuilder
from generator.reading.load import Loaded
from generator.reading.problems import Problem
from generator.reading.yamlio import Document, Path_, Plain


def build_part(
    slug: str,
    instrument: records.Instrument,
    head: str,
    article: Loaded[records.Article],
    day: str,
    problems: list[Problem],
) -> Part:
    """Build an article, or what an instrument has instead, with all its versions; report those that do not fit.

    Its own text is the one that is the law on `day`.
    """
    record = article.record
    builder = UnitBuilder(instrument, ProvisionId(slug, head), record.printed, record.afresh)
    unit = builder.build_text(record.text)
    others = [(text.lang, text.heading or "", builder.build_text(text.text)) for text in record.other_languages]
    languages = tuple(_languages(instrument, unit, others, article.document, problems))
    earlier = tuple(
        TextInTime(text.since or "", text.until, text.by, text.heading or "", builder.build_text(text.text))
        for text in record.former
    )
    _check_days(article, problems)
    attached = ProvisionId(slug, head).is_attached
    problems.extend(_check_headings(article.document, attached=attached))
    name = record.label or name_head(instrument, head, record.printed)
    part = Part(unit, record, article.document.path, (), None, name, languages, earlier)
    if not (record.since and record.since > day and record.former):
        return part
    if languages:
        place = article.document.place_of(("other_languages", 0))
        what = f"the text in another language is that of {record.since}, and the law's own day is {day}"
        why = "two versions that are set side by side are the law on one day"
        problems.append(Problem(place, "versions", what, why, "leave it out until that day"))
    standing = record.former[0]
    later = TextInTime(record.since, record.until or "", standing.by, record.heading or "", unit)
    return replace(part, versions=(), unit=earlier[0].unit, earlier=earlier[1:], later=later, standing=standing)


def build_preamble(
    slug: str, instrument: records.Instrument, entry: Loaded[records.Preamble], problems: list[Problem]
) -> Part:
    """Build a preamble with its texts in other languages; report those that do not fit."""
    record, builder = entry.record, UnitBuilder(instrument, ProvisionId(slug, PREAMBLE))
    unit = builder.build_preamble(record, numbered=record.numbered, note=record.note)
    others = [
        (text.lang, "", builder.build_preamble(text, numbered=record.numbered)) for text in record.other_languages
    ]
    languages = tuple(_languages(instrument, unit, others, entry.document, problems))
    return Part(unit, record, entry.document.path, (), None, name_head(instrument, PREAMBLE), languages)


def build_closing(
    slug: str, instrument: records.Instrument, entry: Loaded[records.Conclusions], problems: list[Problem]
) -> Part:
    """Build a closing formula with its texts in other languages; report those that do not fit."""
    record, builder = entry.record, UnitBuilder(instrument, ProvisionId(slug, CONCLUSIONS))
    problems.extend(_check_headings(entry.document, attached=False))
    unit = builder.build_text(record.text)
    others = [(text.lang, text.heading or "", builder.build_text(text.text)) for text in record.other_languages]
    languages = tuple(_languages(instrument, unit, others, entry.document, problems))
    return Part(unit, record, entry.document.path, (), None, name_head(instrument, CONCLUSIONS), languages)


def _check_headings(document: Document, *, attached: bool) -> Iterator[Problem]:
    """Yield a problem for each heading of a division that no page would show: only paragraphs of schedules have one."""

    def walk(value: Plain, where: Path_) -> Iterator[Path_]:
        if isinstance(value, dict):
            if "under" in value and not (attached and "no" in value and "items" not in where and "more" not in where):
                yield (*where, "under")
            for key, inner in value.items():
                yield from walk(inner, (*where, key))
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                yield from walk(inner, (*where, index))

    for where in walk(document.data, ()):
        what = "the heading of a division stands where none is shown"
        why = "a heading of the law that no page shows is lost"
        fix = "write it at a numbered paragraph of a schedule or annex; others stand in divisions: of the instrument"
        yield Problem(document.place_of_key(where), "structure", what, why, fix)


def _languages(
    instrument: records.Instrument,
    unit: Unit,
    others: Sequence[tuple[str, str, Unit]],
    document: Document,
    problems: list[Problem],
) -> Iterator[TextInLanguage]:
    """Yield the texts in other languages, given as language, heading and text, that have the units of the first."""
    known = {version.lang: version for version in instrument.versions}
    wanted = [str(inner.id) for inner in unit.walk()]
    for index, (lang, heading, other) in enumerate(others):
        place = document.place_of(("other_languages", index))
        if lang not in known:
            what = f'the instrument has no version in "{lang}"'
            why = "a reader must know what a text in another language is worth"
            fix = "say under versions: of the instrument what it is and how it was made"
            problems.append(Problem(place, "versions", what, why, fix))
            continue
        units = {str(inner.id): inner for inner in other.walk()}
        differing = sorted(set(units) ^ set(wanted))
        if differing:
            named = differing[0].partition(":")[2]
            what = f'the text in "{lang}" has other units: {named} stands in one of the two only'
            why = "two versions of one provision are cited by one id and set side by side unit by unit"
            fix = "give both the same units with the same plain numbers; printed: holds what is printed"
            problems.append(Problem(place, "versions", what, why, fix))
            continue
        yield TextInLanguage(lang, known[lang].status, heading, other, units)


def _check_days(article: Loaded[records.Article], problems: list[Problem]) -> None:
    """Each version ends where the next one begins, and the newest one has not begun after the law's own day."""
    record, document = article.record, article.document
    after = record.since
    for index, text in enumerate(record.former):
        if after is None or text.until > after or (text.since and text.since >= text.until):
            place = document.place_of(("former", index))
            what = "the versions overlap, or no day says when the next one began"
            why = "on each day one text is the law"
            fix = "give each version the day it began (since:) and end the one before it by that day (until:)"
            problems.append(Problem(place, "versions", what, why, fix))
        elif date.fromisoformat(text.until) + timedelta(days=1) == date.fromisoformat(after):
            place = document.place_of(("former", index, "until"))
            what = f"the version ends on {text.until}, and the next one begins on {after}: no text is the law between"
            why = "until: is the first day on which a text is no longer the law, not its last one"
            problems.append(Problem(place, "versions", what, why, f"write until: {after}"))
        after = text.since
    for key, by in (("since", record.inserted_by), ("until", record.repealed_by)):
        day = getattr(record, key)
        if (day is None) != (by is None) and not (key == "since" and record.former):
            what = f'"{key}" and what made the change stand together'
            why = "a change of the law without its act cannot be checked"
            fix = "write since: with inserted_by:, until: with repealed_by:"
            place = document.place_of((key,) if day else ())
            problems.append(Problem(place, "versions", what, why, fix))
