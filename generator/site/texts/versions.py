"""A text in two languages, and as it stood before: how an article's page shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from generator.law.corpus import Corpus, Instrument, Part
from generator.law.in_time import say_days
from generator.law.language_status import STATUS_WORDS
from generator.law.languages import direction_of, name_language
from generator.site.parts.units import UnitView, prefix_unit, view_unit


@dataclass(frozen=True)
class VersionCell:
    """One stretch of a text in one language: its first words, a paragraph, or its last words."""

    part: str
    """`first` or `other`: what the choice of a language shows or hides."""
    lang: str
    dir: str
    unit: UnitView
    is_root: bool
    is_whole: bool
    """Whether the unit is a paragraph with its number, not the words of the text around them."""
    heading: str = ""


@dataclass(frozen=True)
class VersionsView:
    """A text in two languages as rows of cells, and the choices of what to show."""

    id: str
    choices: tuple[tuple[str, str], ...]
    rows: tuple[tuple[VersionCell, ...], ...]
    unread: str
    """The language whose references are not read, and so lead nowhere; empty where they are."""


@dataclass(frozen=True)
class FormerText:
    """A text that was the law before: on which days, what ended it, its words."""

    anchor: str
    days: str
    ended: str
    heading: str
    unit: UnitView


def view_former(corpus: Corpus, part: Part, *, on: str) -> tuple[FormerText, ...]:
    """Make the views of the other texts of a part: what takes its place later, then the earlier ones, newest first."""
    coming = (
        FormerText(
            anchor=f"from-{later.since}",
            days=_capital(say_days(later.since, later.until)),
            ended=f"Made by {later.by.what}.",
            heading=later.heading,
            unit=prefix_unit(view_unit(corpus, later.unit, on=on, chips=False), f"from-{later.since}--"),
        )
        for later in filter(None, [part.later])
    )
    return (*coming, *_earlier(corpus, part, on=on))


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _earlier(corpus: Corpus, part: Part, *, on: str) -> tuple[FormerText, ...]:
    return tuple(
        FormerText(
            anchor=f"until-{text.until}",
            days=_capital(say_days(text.since, text.until)),
            ended=f"Ended by {text.by.what}.",
            heading=text.heading,
            unit=prefix_unit(view_unit(corpus, text.unit, on=on, chips=False), f"until-{text.until}--"),
        )
        for text in part.earlier
    )


def view_versions(corpus: Corpus, instrument: Instrument, part: Part, *, on: str) -> VersionsView | None:
    """Set a text beside its version in another language; None where there is none."""
    if not part.versions:
        return None
    record, version = instrument.record, part.versions[0]
    own = instrument.lang
    first = view_unit(corpus, part.unit, on=on)
    other = prefix_unit(view_unit(corpus, version.unit, on=on, chips=False), f"{version.lang}--")
    heading = (part.heading or "") if version.heading else ""
    left, right = (
        list(_cells("first", own, first, heading)),
        list(_cells("other", version.lang, other, version.heading)),
    )
    pairs = [tuple(cell for cell in pair if cell) for pair in zip_longest(left, right)]
    leads = record.leads == version.lang
    names = (
        (_name(record.text_status or "authentic", own), "first"),
        (_name(version.status, version.lang), "other"),
    )
    is_read = any(one.lang == version.lang and one.refers for one in record.versions)
    return VersionsView(
        id=part.id.eid,
        choices=(("Both, side by side", "both"), *(reversed(names) if leads else names)),
        rows=tuple(tuple(reversed(pair)) if leads else pair for pair in pairs),
        unread="" if is_read else name_language(version.lang),
    )


def _name(status: str, lang: str) -> str:
    name = name_language(lang)
    said = STATUS_WORDS[status].format(language=name)
    return said if name in said else f"{said} ({name})"


def _cells(part: str, lang: str, view: UnitView, heading: str) -> Iterator[VersionCell]:
    """Yield the words before the paragraphs of a text, each paragraph, and the words behind them."""
    direction = direction_of(lang)
    opening = replace(view, items=(), more=(), closing=(), footnotes=view.footnotes)
    yield VersionCell(part, lang, direction, opening, is_root=True, is_whole=False, heading=heading)
    for item in view.items:
        yield VersionCell(part, lang, direction, item, is_root=False, is_whole=True)
    if view.closing:
        closing = replace(view, own=(), items=(), more=(), note="", chips=(), table=None, footnotes=())
        yield VersionCell(part, lang, direction, closing, is_root=False, is_whole=False)
    for further in view.more:
        yield VersionCell(part, lang, direction, further, is_root=False, is_whole=True)
