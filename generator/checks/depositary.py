"""Compare the register with a saved copy of a depositary's chart, date by date and kind by kind.

The copy is YAML: `records`, one a State, each with `state` (ISO code), `name_in_chart`, `instrument` (its series and
number in one word), `signed`, `consent` (`kind`, `date`), `in_force` and `statements`, the letters of the chart. Both
sides are compared in full: a Party that the chart has no more is a difference too, and is never taken out for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.law import records
from generator.reading.load import Records
from generator.reading.yamlio import Plain

LETTERS: Mapping[str, records.ListedKind] = {
    "R": "reservations",
    "D": "declarations",
    "A": "authorities",
    "T": "territorial application",
    "C": "communications",
    "O": "objections",
}
"""The letters of the chart and the kinds of statement that they stand for."""
NO_LONGER = "no longer published"


@dataclass(frozen=True)
class ChartRow:
    """What a chart says of one State and one instrument, dates as they stand there."""

    state: str
    instrument: str
    name: str
    signed: str
    consent: str
    consent_on: str
    in_force: str
    kinds: tuple[records.ListedKind, ...]


@dataclass(frozen=True)
class Divergence:
    """One value that the chart and the register do not share."""

    state: str
    instrument: str
    field: str
    chart: str
    register: str


class NoChart(ValueError):
    """Raised for what is not a chart in this form; its text says what is amiss."""


def read_chart(data: Plain, slugs: Mapping[str, str]) -> tuple[ChartRow, ...]:
    """Return the rows of a chart; `slugs` gives the instrument by its packed number. Raise NoChart for another form."""
    found = data.get("records") if isinstance(data, dict) else None
    if not isinstance(found, list):
        raise NoChart('the file has no list "records"')
    return tuple(_row(item, slugs) for item in found)


def read_invited(data: Plain) -> dict[str, str]:
    """Return the States that a chart shows as invited, by their codes, with the names it gives them."""
    found = data.get("invited") if isinstance(data, dict) else None
    items = [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
    return {_text(item, "state").casefold(): _text(item, "name_in_chart") for item in items}


def compare_invited(loaded: Records, slug: str, charted: Mapping[str, str]) -> tuple[Divergence, ...]:
    """Return every difference between the States invited by a chart and those that the instrument's list has."""
    entry = loaded.instruments.get(slug)
    listed = entry.record.party_list.invited if entry and entry.record.party_list else {}
    return tuple(
        Divergence(state, slug, "invited", charted.get(state, ""), listed.get(state, ""))
        for state in sorted({*charted, *listed})
        if charted.get(state) != listed.get(state)
    )


def packed_numbers(loaded: Records) -> dict[str, str]:
    """Return each instrument's slug by its number without spaces, points and zeros in front: `ets185`."""
    numbers = ((slug, entry.record.number) for slug, entry in loaded.instruments.items())
    return {_packed(number): slug for slug, number in numbers if number}


def _packed(number: str) -> str:
    plain = re.sub("[^a-z0-9]+", "", number.casefold().replace("no.", ""))
    return re.sub(r"(?<=[a-z])0+(?=\d)", "", plain)


def _row(item: Plain, slugs: Mapping[str, str]) -> ChartRow:
    if not isinstance(item, dict):
        raise NoChart("a record of the chart is no mapping")
    number = _packed(_text(item, "instrument"))
    if number not in slugs:
        raise NoChart(f'no instrument here has the number "{_text(item, "instrument")}"')
    consent = item.get("consent")
    kept: Mapping[str, Plain] = consent if isinstance(consent, dict) else {}
    letters = item.get("statements")
    marks = [letter for letter in letters if isinstance(letter, str)] if isinstance(letters, list) else []
    unknown = [letter for letter in marks if letter not in LETTERS]
    if unknown:
        raise NoChart(f'the chart has a letter that is not known: "{unknown[0]}"')
    return ChartRow(
        state=_text(item, "state").casefold(),
        instrument=slugs[number],
        name=_text(item, "name_in_chart"),
        signed=_text(item, "signed"),
        consent=_text(kept, "kind"),
        consent_on=_text(kept, "date"),
        in_force=_text(item, "in_force"),
        kinds=tuple(LETTERS[letter] for letter in marks),
    )


def _text(item: Mapping[str, Plain], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def compare_chart(loaded: Records, rows: tuple[ChartRow, ...]) -> tuple[Divergence, ...]:
    """Return every difference between a chart and the register, by State and field, and what only one of them has."""
    found = [divergence for row in rows for divergence in _compare(loaded, row)]
    charted = {(row.state, row.instrument) for row in rows}
    for (state, slug), entry in loaded.participations.items():
        part = entry.record.participation
        if slug in {row.instrument for row in rows} and (state, slug) not in charted and (part.consent or part.signed):
            found.append(Divergence(state, slug, "record", NO_LONGER, "present"))
    return tuple(sorted(found, key=lambda one: (one.instrument, one.state, one.field)))


def _compare(loaded: Records, row: ChartRow) -> Iterator[Divergence]:
    entry = loaded.participations.get((row.state, row.instrument))
    if entry is None:
        yield Divergence(row.state, row.instrument, "record", "present", "")
        return
    part, listed = entry.record.participation, entry.record.listed
    kind = part.consent.kind if part.consent else ""
    accedes = "accession" if kind == "accession" else "ratification" if kind else ""
    pairs = (
        ("name", row.name, loaded.states[row.state].record.name if row.state in loaded.states else ""),
        ("signed", row.signed, _day(part.signed)),
        ("consent", row.consent, accedes),
        ("consent_on", row.consent_on, _day(part.consent)),
        ("in_force", row.in_force, _day(part.in_force)),
        ("kinds", ", ".join(row.kinds), ", ".join(listed.kinds) if listed else ""),
    )
    for field, chart, register in pairs:
        if chart != register:
            yield Divergence(row.state, row.instrument, field, chart, register)


def _day(fact: records.Fact | None) -> str:
    return fact.date or "" if fact else ""


def write_chart(rows: tuple[ChartRow, ...], found: tuple[Divergence, ...]) -> str:
    """Write how many Parties agree in every date, how many rows in everything, and each difference."""
    dates = ("signed", "consent", "consent_on", "in_force", "record")
    off = {one.state for one in found if one.field in dates}
    parties = [row for row in rows if row.consent_on]
    whole = sum(row.state not in {one.state for one in found} for row in rows)
    lines = [
        f"Parties, date by date: {sum(row.state not in off for row in parties)} of {len(parties)} agree",
        f"Rows in every field: {whole} of {len(rows)} agree",
        f"Differences: {len(found)}",
    ]
    for one in found:
        chart, register = one.chart or "nothing", one.register or "nothing"
        lines.append(f"{one.state}/{one.instrument}: {one.field}: chart {chart}, register {register}")
    return "\n".join(lines) + "\n"
