"""The view of a State's dossier: instruments and dates, statements, authorities, national acts, partners, gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.law import records, routes
from generator.law.corpus import Corpus, Participation, State
from generator.law.iso_codes import write_code
from generator.law.register.counts import MAKING, count_statements, say_count
from generator.law.register.doubts import Doubt, DoubtKind, state_doubts
from generator.law.register.positions import BOUND, UNVERIFIED, position_now, position_on
from generator.law.writing import write_count, write_date
from generator.site.parts.carried import CarriedStatements, carried_statements_of
from generator.site.parts.cite_button import CiteView, view_cite
from generator.site.parts.links import Link
from generator.site.parts.named_links import link_to, source_links
from generator.site.parts.positions import InstrumentColumn, token_of, view_column
from generator.site.parts.scholarship import Scholarship, scholarship_on
from generator.site.parts.statements import StatementGroup, group_by_role, group_by_status
from generator.site.register.dossier_table import SummaryRow, summary_rows
from generator.site.register.national_acts import ActView, view_acts
from generator.site.register.timeline import Timeline, view_timeline

KNOWN = {
    "confirmed": "confirmed",
    "single-source": "one source",
    "computed": "counted from the treaty's rule",
}


@dataclass(frozen=True)
class StepView:
    """A step of participation: what, when, and how well it is known."""

    name: str
    day: str
    known: str


@dataclass(frozen=True)
class PartView:
    """The State's part in one instrument."""

    anchor: str
    column: InstrumentColumn
    code: str
    position: str
    steps: tuple[StepView, ...]
    partners: str
    note: str
    conflict: str
    sources: tuple[Link, ...]
    groups: tuple[StatementGroup, ...]
    """Statements by status, without the designations."""
    carried: CarriedStatements | None
    """Statements under another instrument that are applicable here too."""


@dataclass(frozen=True)
class DossierPage:
    """The dossier of a State."""

    path: str
    iso2: str
    name: str
    status: tuple[str, ...]
    summary: tuple[SummaryRow, ...]
    note: str
    sources: tuple[Link, ...]
    timeline: Timeline
    parts: tuple[PartView, ...]
    others: tuple[PartView, ...]
    """Instruments that are not compared."""
    authorities: tuple[StatementGroup, ...]
    acts: tuple[ActView, ...]
    act_note: str
    """What such an act does not show."""
    pair_tool: Link
    scholarship: tuple[Scholarship, ...]
    gaps: tuple[str, ...]
    gaps_place: str
    cite: CiteView


Tallies = Mapping[str, Counter[str]]
"""By instrument: how many States stand in which position today."""


def tally_positions(corpus: Corpus) -> Tallies:
    """Count the positions of all States once, for all dossiers."""
    tallies: dict[str, Counter[str]] = {}
    for state in corpus.states.values():
        for entry in state.participations:
            tallies.setdefault(entry.instrument, Counter())[position_now(corpus, entry).code] += 1
    return tallies


def view_dossier(corpus: Corpus, state: State, tallies: Tallies) -> DossierPage:
    """Make the dossier of a State."""
    path = routes.state_page(state.record.slug)
    compared = corpus.concordance.instruments
    parts = {entry.instrument: _part(corpus, entry, tallies, on=path) for entry in state.participations}
    doubts = list(state_doubts(corpus, state))
    return DossierPage(
        path=path,
        iso2=state.iso2,
        name=state.record.name,
        status=tuple(_status(corpus, state)),
        summary=summary_rows(corpus, state, on=path),
        note=state.record.note or "",
        sources=source_links(corpus, state.record.sources, on=path),
        timeline=view_timeline(corpus, state, on=path),
        parts=tuple(parts[slug] for slug in compared if slug in parts),
        others=tuple(part for slug, part in parts.items() if slug not in compared),
        authorities=group_by_role(corpus, state, on=path),
        acts=view_acts(corpus, state, on=path),
        act_note=corpus.editorial.notes.acts or "",
        pair_tool=link_to(f"{state.record.name} and another State on a date", routes.pair_place(state.iso2), on=path),
        scholarship=scholarship_on(corpus, state=state.iso2, on=path),
        gaps=tuple(_count_gaps(doubts)),
        gaps_place=routes.href(routes.GAPS, on=path),
        cite=view_cite(corpus, f"state:{state.iso2}", on=path),
    )


def _status(corpus: Corpus, state: State) -> Iterator[str]:
    yield write_code(state.iso2)
    if state.record.kind != "state":
        yield state.record.kind.capitalize()
    bound = [
        corpus.instruments[slug].record.label
        for slug in corpus.concordance.instruments
        if position_on(corpus, state.iso2, slug, corpus.concordance.as_of).code == BOUND
    ]
    yield f"bound by {', '.join(bound)}" if bound else "no compared instrument in force with a verified date"
    for instrument in corpus.compared:
        listed = instrument.record.party_list
        if listed and state.iso2 in listed.invited:
            yield f"invited to accede to {instrument.record.label} ({write_date(listed.date)})"
    counted = count_statements(corpus, state.statements, MAKING)
    if counted.all:
        yield f"reservations, declarations and the like: {say_count(counted)}"


def _count_gaps(doubts: list[Doubt]) -> Iterator[str]:
    """Yield how many gaps of each kind there are."""
    said: tuple[tuple[DoubtKind, str, str], ...] = (
        ("text not seen", "kind of statement on record, text not here", "kinds of statement on record, text not here"),
        ("no deposit", "statement in national documents only", "statements in national documents only"),
        ("doubt", "doubt about a statement", "doubts about statements"),
        ("conflict", "conflict between sources", "conflicts between sources"),
        (
            "not established",
            "instrument in which no part is established",
            "instruments in which no part is established",
        ),
        ("missing date", "date not found", "dates not found"),
    )
    for kind, one, many in said:
        count = sum(doubt.kind == kind for doubt in doubts)
        if count:
            yield write_count(count, one, many)


def _part(corpus: Corpus, entry: Participation, tallies: Tallies, *, on: str) -> PartView:
    record = entry.record
    phase = position_now(corpus, entry)
    column = view_column(corpus, entry.instrument, on=on)
    return PartView(
        anchor=entry.instrument,
        column=column,
        code=token_of(phase.code),
        position=phase.words,
        steps=tuple(_steps(record)),
        partners=_partners(tallies[entry.instrument]) if phase.code == BOUND and column.compared else "",
        note=record.note or "",
        conflict=record.conflict or "",
        sources=source_links(corpus, record.sources, on=on),
        groups=group_by_status(corpus, entry, on=on),
        carried=carried_statements_of(corpus, entry, on=on),
    )


def _steps(record: records.Participation) -> Iterator[StepView]:
    named: tuple[tuple[str, records.Fact | None], ...] = (
        ("Signature", record.signed),
        (record.consent.kind.capitalize() if record.consent else "Consent", record.consent),
        ("In force for it", record.in_force),
    )
    for name, fact in named:
        if fact:
            day = write_date(fact.date) if fact.date else "day not found"
            yield StepView(name, day, KNOWN[fact.confidence])


def _partners(tally: Counter[str]) -> str:
    """Say with how many other States an instrument is in force today for one that it binds."""
    words = f"in force with {write_count(tally[BOUND] - 1, 'other State')} in this data"
    return f"{words}; for {tally[UNVERIFIED]} more the date is not verified" if tally[UNVERIFIED] else words
