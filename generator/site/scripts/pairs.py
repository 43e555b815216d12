"""Data for the pair tool.

The phases are counted here, once; the script only looks up which phase holds on a day. Hrefs lead from the tool's page.
"""

from __future__ import annotations

from generator.files.script_data import Json, assign
from generator.law import routes
from generator.law.corpus import Corpus, Participation, State, Statement
from generator.law.ids import parse_path
from generator.law.register.carried import Carried, carried_phases, carried_statements
from generator.law.register.effects import replaced_by
from generator.law.register.listed import unseen_kinds
from generator.law.register.owed import OTHER, say_between
from generator.law.register.pairs import (
    CHANGING_KINDS,
    COLUMNS,
    HEADS,
    MOST,
    NO_COMMON,
    NOT_VERIFIED,
    PLACING_KINDS,
    SAME_STATE,
    TOUCHING,
    WORDS,
    TouchedRow,
    counterparts,
    name_kind,
    role_units,
    say_clause,
    say_limit,
    say_nobody,
    say_successors,
    say_whole,
    touched_row,
)
from generator.law.register.phases import Phase
from generator.law.register.positions import BOUND, UNVERIFIED, position_phases, without_record
from generator.law.register.statuses import NO_DEPOSIT, WITHDRAWN, status_phases
from generator.law.register.units import condense_units
from generator.law.writing import write_date
from generator.site.parts.links import hue_of
from generator.site.parts.statements import list_roles

FILE = "assets/data/pairs.js"

ON = routes.PAIRS
KINDS = (*CHANGING_KINDS, *PLACING_KINDS, "designation")


def pair_files(corpus: Corpus) -> dict[str, bytes]:
    """Return the data script by its path."""
    return {FILE: assign("window.concordance.pairs", _data(corpus))}


def _data(corpus: Corpus) -> Json:
    codes: dict[str, Json] = {
        "bound": BOUND,
        "unverified": UNVERIFIED,
        "touching": list(TOUCHING),
        "loose": NO_DEPOSIT,
        "gone": WITHDRAWN,
    }
    return {
        "asOf": corpus.concordance.as_of,
        "heads": dict[str, Json](HEADS),
        "columns": {key: list(names) for key, names in COLUMNS.items()},
        "words": dict[str, Json](WORDS),
        "other": OTHER,
        "verdicts": {"none": NO_COMMON, "unverified": NOT_VERIFIED, "same": SAME_STATE},
        "codes": codes,
        "changing": list(CHANGING_KINDS),
        "placing": list(PLACING_KINDS),
        "roles": dict[str, Json](list_roles(corpus)),
        "compared": list(corpus.concordance.instruments),
        "instruments": {slug: _instrument(corpus, slug) for slug in _shown_instruments(corpus)},
        "states": {iso2: _state(corpus, state) for iso2, state in corpus.states.items()},
    }


def _shown_instruments(corpus: Corpus) -> list[str]:
    """Return the instruments that are compared, or that some State has a part in."""
    used = {entry.instrument for state in corpus.states.values() for entry in state.participations}
    return [slug for slug in corpus.instruments if slug in used or slug in corpus.concordance.instruments]


def _instrument(corpus: Corpus, slug: str) -> Json:
    instrument = corpus.instruments[slug]
    note = "" if slug in corpus.concordance.instruments else instrument.record.note or ""
    return {
        "name": instrument.record.short_title,
        "label": instrument.record.label,
        "hue": hue_of(instrument),
        "href": routes.href(routes.instrument_page(slug), on=ON),
        "note": note,
        "nothing": without_record(corpus, slug).words,
        "invited": {iso2: without_record(corpus, slug, iso2).words for iso2 in _invited(corpus, slug)},
        "roles": {role: units for role, _ in list_roles(corpus) if (units := role_units(corpus, slug, role))},
        "page": instrument.record.official_page,
        "endedBy": [[other, say_clause(corpus, parse_path(other, one.at))] for other, one in replaced_by(corpus, slug)],
    }


def _invited(corpus: Corpus, slug: str) -> list[str]:
    listed = corpus.instruments[slug].record.party_list
    return [iso2 for iso2 in listed.invited if iso2 in corpus.states] if listed else []


def _state(corpus: Corpus, state: State) -> Json:
    return {
        "name": state.record.name,
        "href": routes.href(routes.state_page(state.record.slug), on=ON),
        "in": {entry.instrument: _phases(position_phases(corpus, entry)) for entry in state.participations},
        "statements": [
            *(
                _statement(corpus, one)
                for entry in state.participations
                for one in entry.statements
                if one.record.kind in KINDS
            ),
            *(_carried(corpus, one) for entry in state.participations for one in carried_statements(corpus, entry)),
        ],
        "whole": {entry.instrument: [say_whole(entry), say_nobody(entry)] for entry in state.participations},
        "unseen": [_unseen(entry, kind) for entry in state.participations for kind in unseen_kinds(entry)],
    }


def _carried(corpus: Corpus, carried: Carried) -> Json:
    """Write a carried statement as one under the instrument that it is carried over to, with the clause."""
    return {
        **_statement(corpus, carried.statement),
        "under": carried.instrument,
        "through": say_clause(corpus, carried.at),
        "phases": _phases(carried_phases(corpus, carried)),
        "row": _row(touched_row(corpus, carried.statement, carried.at)),
        "elsewhere": [],
    }


def _unseen(entry: Participation, kind: str) -> Json:
    on = entry.listed.date if entry.listed else None
    return [entry.instrument, f"{kind} on {write_date(on)}" if on else kind]


def _phases(phases: tuple[Phase, ...]) -> list[Json]:
    """Write phases as lists: start, code, words, and since when where that is known."""
    return [[phase.start, phase.code, phase.words, *([phase.since] if phase.since else [])] for phase in phases]


def _statement(corpus: Corpus, statement: Statement) -> dict[str, Json]:
    record = statement.record
    whole: dict[str, Json] = {
        "instrument": statement.instrument,
        "kind": record.kind,
        "name": name_kind(record.kind),
        "phases": _phases(status_phases(corpus, statement)),
        "href": routes.href(routes.statement_place(corpus, statement.id), on=ON),
        "effect": record.effect,
    }
    if record.kind == "designation":
        authority = record.authority
        names = (authority.name, authority.unit, authority.place) if authority else (record.effect,)
        return {
            **whole,
            "role": authority.role if authority else record.kind,
            "authority": ", ".join(name for name in names if name),
            "limit": say_limit(statement),
            "successors": say_successors(statement),
        }
    target = record.objects_to
    return {
        **whole,
        "to": target.partition(":")[0] if target else "",
        "between": say_between(corpus, statement),
        "row": _row(touched_row(corpus, statement)),
        "affects": [
            [label, routes.href(routes.unit_place(unit), on=ON)]
            for unit, label in condense_units(corpus, statement.affects)
        ],
        "elsewhere": [
            [
                slug,
                [[corpus.label_of(unit), routes.href(routes.unit_place(unit), on=ON)] for unit in units[:MOST]],
                len(units),
            ]
            for slug, units in counterparts(corpus, statement).items()
            if units
        ],
    }


def _row(row: TouchedRow) -> Json:
    return [row.key, row.label, row.heading, routes.href(routes.unit_place(row.unit), on=ON)]
