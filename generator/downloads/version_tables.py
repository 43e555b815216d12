"""Tables of what only some texts have: other languages, earlier texts, tables and footnotes; left out where empty."""

from __future__ import annotations

from collections.abc import Iterator

from generator.downloads.model import Column, Row, Table
from generator.law import routes
from generator.law.corpus import Corpus, Part, Unit
from generator.law.in_time import TextOfDays, last_day, list_texts, was_changed


def _versions(corpus: Corpus) -> Iterator[Row]:
    for instrument in corpus.texts:
        lang, status = instrument.lang, instrument.record.text_status or ""
        for part in instrument.parts:
            for text in list_texts(part) if was_changed(part) else ():
                anchor = _anchor(part, text)
                by = text.ended_by.what if text.ended_by else None
                for unit in text.unit.walk():
                    yield {**_row(part, unit, lang, status, anchor), **_days(text), "ended_by": by}
            for version in part.versions:
                for unit in version.unit.walk():
                    row = _row(part, unit, version.lang, version.status, f"{version.lang}--")
                    yield {**row, "since": None, "until": None, "last_day": None, "ended_by": None}


def _days(text: TextOfDays) -> Row:
    ends = last_day(text.until) if text.until else None
    return {"since": text.since or None, "until": text.until or None, "last_day": ends}


def _anchor(part: Part, text: TextOfDays) -> str:
    """Return what the HTML ids of a text begin with on the page of its part."""
    if text.unit is part.unit:
        return ""
    return f"from-{text.since}--" if part.later and text.unit is part.later.unit else f"until-{text.until}--"


def _row(part: Part, unit: Unit, lang: str, status: str, anchor: str) -> Row:
    page = routes.part_page(part.id)
    return {
        "id": f"{unit.id}@{anchor.removesuffix('--') or 'newest'}",
        "provision": str(unit.id),
        "lang": lang,
        "status": status,
        "number": unit.no,
        "text": unit.own.text if unit.own else "",
        "closing": unit.closing.text if unit.closing else "",
        "url": f"{page}#{fragment}" if (fragment := _fragment(unit, anchor)) else page,
    }


def _fragment(unit: Unit, anchor: str) -> str:
    """Return the HTML id of a unit on the page of its part: a text of other days as a whole is what begins its ids."""
    if not unit.id.steps and (not anchor or anchor.startswith(("from-", "until-"))):
        return anchor.removesuffix("--")
    return f"{anchor}{unit.id.eid}"


def _cells(corpus: Corpus) -> Iterator[Row]:
    for unit in corpus.units.values():
        table = unit.table
        for number, row in enumerate(table.rows if table else (), start=1):
            for column, (name, cell) in enumerate(zip(table.columns if table else (), row, strict=True), start=1):
                place: Row = {"row": number, "column": column, "heading": name, "text": cell}
                yield {"provision": str(unit.id), "caption": table.caption if table else "", **place}


def _footnotes(corpus: Corpus) -> Iterator[Row]:
    for unit in corpus.units.values():
        for number, note in enumerate(unit.footnotes, start=1):
            yield {
                "provision": str(unit.id),
                "number": number,
                "mark": note.mark,
                "after": note.after,
                "text": note.text,
            }


_PROVISION = Column("provision", "The provision", refers="provisions.id")

VERSION_TABLES = (
    Table(
        "provision_versions",
        "Texts in other languages and texts of other days, unit by unit",
        (
            Column("id", "The provision with what tells the text apart: @ar, @until-2015-01-01, @newest"),
            _PROVISION,
            Column("lang", "Language of the text", codes="language"),
            Column("status", "Language status of the text", codes="text status"),
            Column("number", "Its number as it is printed there"),
            Column("text", "The unit's own words, without its number and what stands inside it"),
            Column("closing", "The words of the unit that follow its list"),
            Column("url", "The page that shows it, relative to the site's root"),
            Column("since", "The day from which it was the law; null from the beginning", "date"),
            Column("until", "The day from which it was no longer the law; null where it stands", "date"),
            Column("last_day", "The last day on which it was the law: the one before; null where it stands", "date"),
            Column("ended_by", "What ended it"),
        ),
        _versions,
        key=("id",),
    ),
    Table(
        "provision_cells",
        "The cells of tables inside provisions",
        (
            _PROVISION,
            Column("caption", "The caption of the table"),
            Column("row", "The row, from 1", "integer"),
            Column("column", "The column, from 1", "integer"),
            Column("heading", "The heading of the column"),
            Column("text", "What the cell says"),
        ),
        _cells,
        key=("provision", "row", "column"),
    ),
    Table(
        "provision_footnotes",
        "The footnotes of provisions",
        (
            _PROVISION,
            Column("number", "Its place in the provision, from 1", "integer"),
            Column("mark", "Its mark as printed"),
            Column("after", "The words that bear the mark"),
            Column("text", "What it says"),
        ),
        _footnotes,
        key=("provision", "number"),
    ),
)
"""A corpus that has none of it has none of these files."""
