"""The view of the gap register: what is missing, unverified or disputed, in sections, each generated from the data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.law import records, routes
from generator.law.corpus import Corpus
from generator.law.ids import parse_id
from generator.law.register.doubts import Doubt, DoubtKind, find_doubts
from generator.site.parts.links import Link, hue_of, target_link
from generator.site.parts.named_links import label_link, link_to, state_link

SECTIONS: tuple[tuple[str, tuple[DoubtKind, ...], str, str], ...] = (
    (
        "text-not-seen",
        ("text not seen",),
        "On record, text not here",
        "The list of the depositary, or another one, shows statements of this kind; none with a text is here yet.",
    ),
    (
        "no-deposit",
        ("no deposit",),
        "In national documents only",
        "National law provides for these statements; no deposit was found. No count takes them as in force.",
    ),
    (
        "conflicts",
        ("conflict",),
        "Conflicts between sources",
        "What each source says, and which was kept.",
    ),
    (
        "doubts",
        ("doubt",),
        "Doubts about published statements",
        "The statement is sourced; something about it is not clear.",
    ),
    (
        "not-established",
        ("not established",),
        "Participation not established",
        "Looked for and not found. No data does not say that there is nothing.",
    ),
    (
        "missing-dates",
        ("missing date",),
        "Dates not found",
        "It is known that it happened, but not when.",
    ),
    (
        "texts",
        ("text",),
        "The texts",
        "Words without a trace in the received copy, and our notes where the wording misleads or is doubtful.",
    ),
)


@dataclass(frozen=True)
class GapRow:
    """What a gap is about, and what is not known; several gaps of one record stand in one row."""

    subject: Link
    place: Link | None
    what: tuple[str, ...]
    note: str
    kind: str


@dataclass(frozen=True)
class GapSection:
    """Gaps of one kind."""

    anchor: str
    title: str
    about: str
    count: int
    rows: tuple[GapRow, ...]


@dataclass(frozen=True)
class GapsPage:
    """The gap register."""

    as_of: str
    count: int
    sections: tuple[GapSection, ...]


def view_gaps(corpus: Corpus) -> GapsPage:
    """Make the gap register."""
    doubts = find_doubts(corpus)
    sections, noted = [], set[tuple[str, str]]()
    for anchor, kinds, title, about in SECTIONS:
        fitting = [doubt for doubt in doubts if doubt.kind in kinds]
        if fitting:
            sections.append(GapSection(anchor, title, about, len(fitting), tuple(_rows(corpus, fitting, noted))))
    return GapsPage(corpus.concordance.as_of, len(doubts), tuple(sections))


def _rows(corpus: Corpus, doubts: Sequence[Doubt], noted: set[tuple[str, str]]) -> Iterator[GapRow]:
    """Yield a row for each record in doubt; several doubts of one participation or statement share it.

    A note stands once: where a record is in doubt for several reasons, in the first section that names it.
    """
    grouped: dict[tuple[str | None, ...], list[Doubt]] = {}
    for doubt in doubts:
        own = doubt.statement or doubt.part
        grouped.setdefault((doubt.state, doubt.instrument, own), []).append(doubt)
    for group in grouped.values():
        first = group[0]
        note = (f"{first.state}:{first.instrument}:{first.statement or first.part}", first.note)
        yield GapRow(
            subject=_subject(corpus, first),
            place=_place(corpus, first),
            what=tuple(dict.fromkeys(doubt.what for doubt in group)),
            note="" if note in noted else first.note,
            kind=_kind(corpus, first),
        )
        noted.add(note)


def _subject(corpus: Corpus, doubt: Doubt) -> Link:
    if doubt.state:
        return state_link(corpus.states[doubt.state], on=routes.GAPS)
    return label_link(corpus.instruments[doubt.instrument or ""], on=routes.GAPS)


def _place(corpus: Corpus, doubt: Doubt) -> Link | None:
    """Link to the provision, instrument or statement concerned."""
    if doubt.part:
        return target_link(corpus, doubt.part, on=routes.GAPS, qualified=False)
    if not doubt.state or not doubt.instrument:
        return None
    instrument = corpus.instruments[doubt.instrument]
    label, hue = instrument.record.label, hue_of(instrument)
    if doubt.statement:
        units = ", ".join(
            corpus.label_of(parse_id(f"{doubt.instrument}:{path}")) for path in _statement(corpus, doubt).affects
        )
        place = routes.statement_place(corpus, doubt.statement)
        return link_to(f"{label} {units}", place, on=routes.GAPS, hue=hue)
    state = corpus.states[doubt.state].record.slug
    return link_to(label, f"{routes.state_page(state)}#{doubt.instrument}", on=routes.GAPS, hue=hue)


def _statement(corpus: Corpus, doubt: Doubt) -> records.Statement:
    """Return the statement in doubt."""
    participation = corpus.states[doubt.state or ""].participation(doubt.instrument or "")
    assert participation is not None
    return next(one.record for one in participation.statements if one.id == doubt.statement)


def _kind(corpus: Corpus, doubt: Doubt) -> str:
    """Return the kind of the statement in doubt, with the institution where it names one."""
    if not doubt.statement or not doubt.state:
        return ""
    record = _statement(corpus, doubt)
    return f"{record.kind}, {record.authority.name}" if record.authority else record.kind
