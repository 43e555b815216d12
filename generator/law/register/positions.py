"""The position of a State in an instrument over time: bound, consented, signed, not verified, or no data.

Codes of the phases:
`bound` in force for the State; `unverified` in force or perhaps in force, but the day was not found;
`consented` consent given, not in force; `signed` signatory; `apart` nothing done yet; `no data` nothing established.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.law import records
from generator.law.corpus import Corpus, Participation
from generator.law.register.days import (
    consent_day,
    entry_day,
    last_day,
    opening_day,
    own_entry_day,
    signing_day,
    sourced_day,
)
from generator.law.register.effects import end_day
from generator.law.register.phases import Phase, order_phases, phase_on
from generator.law.writing import write_date

BOUND, UNVERIFIED, CONSENTED, SIGNED, APART, NO_DATA = (
    "bound",
    "unverified",
    "consented",
    "signed",
    "apart",
    "no data",
)
NOTHING = Phase("", NO_DATA, "no data")
NOT_ESTABLISHED = Phase("", NO_DATA, "not established")


def position_on(corpus: Corpus, state: str, instrument: str, day: str) -> Phase:
    """Return the position of a State in an instrument on a day."""
    participation = corpus.states[state].participation(instrument)
    return (
        phase_on(position_phases(corpus, participation), day)
        if participation
        else without_record(corpus, instrument, state)
    )


def position_now(corpus: Corpus, participation: Participation) -> Phase:
    """Return where a State stands by its own record on the day that counts as today."""
    return phase_on(position_phases(corpus, participation), corpus.concordance.as_of)


def without_record(corpus: Corpus, instrument: str, state: str = "") -> Phase:
    """Return the position of a State of which the register has no record: not in the list of Parties, or no data."""
    listed = corpus.instruments[instrument].record.party_list
    if listed is None:
        return NOTHING
    invited = ", invited to accede" if state in listed.invited else ""
    return Phase("", NO_DATA, f"not in the list of Parties of {write_date(listed.date)}{invited}")


def position_phases(corpus: Corpus, participation: Participation) -> tuple[Phase, ...]:
    """Return the phases of one State's part in one instrument, from the beginning of time on."""
    record = participation.record
    instrument = corpus.instruments[participation.instrument].record
    if not (record.signed or record.consent or record.in_force):
        return (NOT_ESTABLISHED,)
    last = _last_phase(record, instrument)
    first = [phase for phase in _first_phases(record, instrument) if phase.start < last.start]
    return order_phases([*first, last, *_after(corpus, participation, last)])


def _after(corpus: Corpus, participation: Participation, last: Phase) -> Iterator[Phase]:
    """Yield what came after the entry into force: a suspension, and the end."""
    suspended, ended = participation.record.suspended, participation.record.ended
    if suspended and last.code == BOUND:
        yield Phase(last_day(suspended.date), APART, f"suspended since {write_date(suspended.date)}")
        if suspended.until:
            yield Phase(last_day(suspended.until), BOUND, last.words, last.since)
    if ended:
        end, ways = end_day(corpus, participation), {"denunciation": "denounced", "withdrawal": "left by withdrawal"}
        word = ways.get(ended.by, "replaced by a later instrument")
        known = end or ended.effective or ended.received
        if end:
            yield Phase(end, APART, f"{word}, bound until the day before {write_date(end)}", end)
        else:
            because = (
                f"{word}, the day not found" if known is None else f"{word} in {write_date(known)}, the day not found"
            )
            yield Phase(last_day(known) if known else last.start, UNVERIFIED, because)


def _first_phases(record: records.Participation, instrument: records.Instrument) -> Iterator[Phase]:
    """Yield what came before the last known step: not concluded, not signed, signed, consented; sourced days only."""
    opened, signed, consent = opening_day(instrument), signing_day(record), consent_day(record)
    if opened:
        yield Phase("", APART, "not concluded yet")
    # Where an earlier step has no sourced day, all that is sure is that the instrument did not bind the State yet.
    sure = (signed or not record.signed) and (consent or not record.consent)
    words = "not signed yet" if record.signed else "not a Party yet"
    yield Phase(opened or "", APART, words if sure else "not in force for it yet")
    if signed:
        yield Phase(signed, SIGNED, f"signed on {write_date(signed)}", signed)
    if consent and record.consent:
        words = f"{record.consent.kind} on {write_date(consent)}, not in force yet"
        yield Phase(consent, CONSENTED, words, consent)


def _last_phase(record: records.Participation, instrument: records.Instrument) -> Phase:
    """Return the phase that ends the known course."""
    entry = entry_day(record)
    if entry:
        return Phase(entry, BOUND, f"in force since {write_date(entry)}", entry)
    if record.in_force:
        return Phase(_reached(record, instrument), UNVERIFIED, _say_entry(record.in_force))
    if record.consent:
        return _consent_without_entry(record, record.consent, instrument)
    assert record.signed is not None
    signed = sourced_day(record.signed)
    if signed:
        return Phase(signed, SIGNED, f"signed on {write_date(signed)}", signed)
    return Phase(opening_day(instrument) or "", SIGNED, _say_signed(record.signed))


def _reached(record: records.Participation, instrument: records.Instrument) -> str:
    """Return the latest sourced day before which the instrument cannot have been in force for the State."""
    known = (opening_day(instrument), own_entry_day(instrument), signing_day(record), consent_day(record))
    return max(day or "" for day in known)


def _say_entry(fact: records.Fact) -> str:
    if fact.date:
        return f"in force since {write_date(fact.date)}, the day not found"
    return "in force according to a source, the day not found"


def _consent_without_entry(
    record: records.Participation, consent: records.Consent, instrument: records.Instrument
) -> Phase:
    day, reached = consent_day(record), _reached(record, instrument)
    month = f" in {write_date(consent.date)}" if consent.date else ""
    said = f"{consent.kind} on {write_date(day)}" if day else f"{consent.kind}{month}, the day not found"
    if instrument.in_force is None and instrument.in_force_by is None:
        start = day or signing_day(record) or opening_day(instrument) or ""
        return Phase(start, CONSENTED, f"{said}; the instrument is not known to be in force", day)
    return Phase(reached, UNVERIFIED, f"{said}; its entry into force was not found")


def _say_signed(fact: records.Fact) -> str:
    return f"signed in {write_date(fact.date)}, the day not found" if fact.date else "signed, the day not found"
