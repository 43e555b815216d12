"""Tables of the register: States, participation, statements, authorities."""

from __future__ import annotations

from collections.abc import Iterator

from generator.downloads.codelists import name_role
from generator.downloads.listed import LISTED
from generator.downloads.model import Column, Row, Table
from generator.downloads.pairs import PAIRS
from generator.law import records, routes
from generator.law.corpus import Corpus, Statement
from generator.law.iso_codes import find_iso3
from generator.law.register.days import entry_day
from generator.law.register.effects import end_day
from generator.law.register.positions import position_now
from generator.law.register.statuses import effect_days, status_now


def _states(corpus: Corpus) -> Iterator[Row]:
    for state in corpus.states.values():
        yield {
            "id": state.iso2,
            "name": state.record.name,
            "instruments": tuple(entry.instrument for entry in state.participations),
            "statements": sum(len(entry.statements) for entry in state.participations),
            "sources": state.record.sources,
            "url": routes.state_page(state.record.slug),
            "iso3": find_iso3(state.iso2),
            "kind": state.record.kind,
        }


def _named(corpus: Corpus, state: str) -> Row:
    """Return what stands beside a State's code, so that a row can be read alone."""
    return {"state_name": corpus.states[state].record.name, "iso3": find_iso3(state)}


def _date(fact: records.Fact | None) -> tuple[str | None, str | None]:
    return (fact.date, fact.confidence) if fact else (None, None)


def _participation(corpus: Corpus) -> Iterator[Row]:
    for state in corpus.states.values():
        for entry in state.participations:
            record = entry.record
            signed, consent, in_force = _date(record.signed), _date(record.consent), _date(record.in_force)
            yield {
                "state": state.iso2,
                "instrument": entry.instrument,
                "signed": signed[0],
                "signed_confidence": signed[1],
                "consent_kind": record.consent.kind if record.consent else None,
                "consent": consent[0],
                "consent_confidence": consent[1],
                "in_force": in_force[0],
                "in_force_confidence": in_force[1],
                "ended": end_day(corpus, entry),
                "ended_by": record.ended.by if record.ended else None,
                "position": position_now(corpus, entry).code,
                "confidence": record.confidence,
                "conflict": record.conflict,
                "note": record.note,
                "sources": record.sources,
                "bound_from": entry_day(record),
                **_named(corpus, state.iso2),
            }


def _statement(corpus: Corpus, statement: Statement) -> Row:
    record = statement.record
    effective_from, effective_to = effect_days(corpus, statement)
    return {
        "id": statement.id,
        "state": statement.state,
        "instrument": statement.instrument,
        "kind": record.kind,
        "affects": tuple(str(unit) for unit in statement.affects),
        "permitted_by": tuple(str(unit) for unit in statement.permitted_by),
        "outside_lists": record.outside_lists,
        "made": record.made.date,
        "made_at": record.made.at,
        "withdrawn": record.withdrawn,
        "objects_to": record.objects_to,
        "status": status_now(corpus, statement).code,
        "effect": record.effect,
        "authority": record.authority.name if record.authority else None,
        "role": name_role(corpus, record.authority.role) if record.authority else None,
        "confidence": record.confidence,
        "sources": record.sources,
        "note": record.note,
        "url": routes.statement_place(corpus, statement.id),
        "effective_from": effective_from,
        "effective_to": effective_to,
        **_named(corpus, statement.state),
    }


def _statements(corpus: Corpus) -> Iterator[Row]:
    for statement in corpus.statements:
        yield _statement(corpus, statement)


def _authorities(corpus: Corpus) -> Iterator[Row]:
    for statement in corpus.statements:
        authority = statement.record.authority
        if authority:
            yield {
                "state": statement.state,
                "instrument": statement.instrument,
                "role": name_role(corpus, authority.role),
                "name": authority.name,
                "unit": authority.unit,
                "place": authority.place,
                "replaced": statement.record.withdrawn,
                "status": status_now(corpus, statement).code,
                "statement": statement.id,
                "confidence": statement.record.confidence,
                "sources": statement.record.sources,
                "affects": tuple(str(unit) for unit in statement.affects),
                **_named(corpus, statement.state),
            }


_STATUS = (
    "Status on the day that the data is of: in force; on record (since when it has effect is not verified); pending "
    "(made, the instrument not in force for the State yet); withdrawn (or replaced); no deposit (provided for in "
    "national documents only); effected (a withdrawal); unknown"
)
_POSITION = (
    "Position on the day that the data is of: bound; unverified (in force or perhaps in force, the day "
    "was not found); consented; signed; apart; no data"
)
_NAMED = (
    Column("state_name", "Name of the State"),
    Column("iso3", "ISO 3166-1 alpha-3 code of the State; null where it has none"),
)
_CONFIDENCE = "confirmed, single-source, or computed from the treaty's own rule"

REGISTER_TABLES = (
    Table(
        "states",
        "States and organisations in the register",
        (
            Column("id", "Code in lower case: ISO 3166-1 alpha-2 where it assigns one, else a code of this data"),
            Column("name", "Name as the depositary writes it"),
            Column("instruments", "Instruments with a participation record", "list", "instruments.id"),
            Column("statements", "Statements", "integer"),
            Column("sources", "Ids of sources", "list", "sources.id"),
            Column("url", "The State's page, relative to the site's root"),
            Column("iso3", "ISO 3166-1 alpha-3 code; null where there is none"),
            Column("kind", "state, territory or organisation", codes="state kind"),
        ),
        _states,
        key=("id",),
    ),
    Table(
        "participation",
        "Signature, consent and entry into force, one row a State and instrument",
        (
            Column("state", "Code of the State", refers="states.id"),
            Column("instrument", "The instrument's slug", refers="instruments.id"),
            Column("signed", "Date of signature", "date"),
            Column("signed_confidence", _CONFIDENCE, codes="confidence"),
            Column(
                "consent_kind",
                "How it consented, such as ratification or accession; or the step of an act, such as transposition",
                codes="consent kind",
            ),
            Column("consent", "Date of consent", "date"),
            Column("consent_confidence", _CONFIDENCE, codes="confidence"),
            Column("in_force", "Entry into force for the State", "date"),
            Column("in_force_confidence", _CONFIDENCE, codes="confidence"),
            Column("ended", "The day from which the instrument binds it no more", "date"),
            Column("ended_by", "denunciation, withdrawal or replacement"),
            Column("position", _POSITION, codes="position"),
            Column("confidence", "The weakest of the three", codes="confidence"),
            Column("conflict", "Where sources disagree"),
            Column("note", "What else should be known"),
            Column("sources", "Ids of sources", "list", "sources.id"),
            Column("bound_from", "First day on which the State is surely bound; null where not verified", "date"),
            *_NAMED,
        ),
        _participation,
        key=("state", "instrument"),
    ),
    Table(
        "statements",
        "Reservations, declarations, designations, territorial statements and withdrawals",
        (
            Column("id", "State, instrument and the statement's own id"),
            Column("state", "Code of the State", refers="states.id"),
            Column("instrument", "The instrument's slug", refers="instruments.id"),
            Column(
                "kind",
                "reservation, declaration, designation, territorial, withdrawal or another kind",
                codes="statement kind",
            ),
            Column("affects", "Provisions that it affects", "list", "provisions.id"),
            Column("permitted_by", "Clauses that permit it", "list", "provisions.id"),
            Column("outside_lists", "Why it stands outside the treaty's closed lists, where it does"),
            Column("made", "When it was made", "date"),
            Column("made_at", "signature, deposit or later", codes="made at"),
            Column("withdrawn", "When it was withdrawn or replaced", "date"),
            Column("objects_to", "For an objection: the statement that it is about", refers="statements.id"),
            Column("status", _STATUS, codes="statement status"),
            Column("effect", "Its effect in our own words"),
            Column("authority", "The institution named"),
            Column("role", "What the authority is named for", codes="role"),
            Column("confidence", "confirmed or single-source", codes="confidence"),
            Column("sources", "Ids of sources", "list", "sources.id"),
            Column("note", "What else should be known"),
            Column("url", "Where it is shown, relative to the site's root"),
            Column("effective_from", "First day on which it surely has effect; null where not verified", "date"),
            Column("effective_to", "First day on which it no longer surely has effect; null where it stands", "date"),
            *_NAMED,
        ),
        _statements,
        key=("id",),
    ),
    Table(
        "authorities",
        "Who receives what, by State and role",
        (
            Column("state", "Code of the State", refers="states.id"),
            Column("instrument", "The instrument's slug", refers="instruments.id"),
            Column("role", "What the authority is named for", codes="role"),
            Column("name", "The institution"),
            Column("unit", "Its unit"),
            Column("place", "Where it sits"),
            Column("replaced", "When the designation was replaced", "date"),
            Column("status", _STATUS, codes="statement status"),
            Column("statement", "The statement that names it", refers="statements.id"),
            Column("confidence", "confirmed or single-source", codes="confidence"),
            Column("sources", "Ids of sources", "list", "sources.id"),
            Column("affects", "The provisions under which it was named", "list", "provisions.id"),
            *_NAMED,
        ),
        _authorities,
        key=("statement",),
    ),
    LISTED,
    PAIRS,
)
