"""Compare the register of States with the extract of the facts it was made from, record by record.

The extract stands in three tables in one folder: `participation.csv`, `statements.csv`, and `reasons.csv`, which says
why a record was changed knowingly. A provision named by the facts counts as kept where the statement's clause or what
it affects is that provision, stands inside it or holds it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.law import records
from generator.law.ids import parse_path
from generator.reading.load import Records

Row = Mapping[str, str]
Key = tuple[str, str, str, str]
"""State, instrument, statement (empty for the participation itself) and field."""

_PARTICIPATION = (
    "signed",
    "signed_confidence",
    "consent",
    "consent_on",
    "consent_confidence",
    "in_force",
    "in_force_confidence",
    "confidence",
)
_STATEMENT = ("kind", "made_on", "made_at", "withdrawn", "role", "confidence")


@dataclass(frozen=True)
class Discrepancy:
    """One value that the facts and the register do not share; `reason` is empty where none is recorded."""

    state: str
    instrument: str
    statement: str
    field: str
    facts: str
    register: str
    reason: str

    @property
    def place(self) -> str:
        """Return the record as a path: `lv/treaty`, or `lv/treaty#22-2-reservation` for a statement."""
        return f"{self.state}/{self.instrument}" + (f"#{self.statement}" if self.statement else "")


@dataclass(frozen=True)
class Counts:
    """How much the register holds."""

    states: int
    participations: int
    statements: int


def reconcile(loaded: Records, folder: Path) -> list[Discrepancy]:
    """Return every difference between the facts in `folder` and the register, in the order of places and fields.

    A reason in `reasons.csv` that no difference needs is itself a difference, in the field `reason`.
    """
    reasons = {_key(row): row["reason"] for row in _rows(folder / "reasons.csv")}
    raw = [*_compare_participations(loaded, folder), *_compare_statements(loaded, folder)]
    found = [Discrepancy(*key, facts, register, reasons.get(key, "")) for key, facts, register in raw]
    needed = {key for key, _, _ in raw}
    stale = [(*key[:3], "reason") for key in reasons if key not in needed]
    found += [Discrepancy(*key, "", "a reason is given, but there is no difference", "") for key in stale]
    return sorted(found, key=lambda item: (item.place, item.field))


def count_register(loaded: Records) -> Counts:
    """Count States, participation records and statements."""
    statements = sum(len(entry.record.statements) for entry in loaded.participations.values())
    return Counts(len(loaded.states), len(loaded.participations), statements)


def write_report(counts: Counts, differences: list[Discrepancy]) -> str:
    """Write the counts and every difference with its reason; those without a reason come first."""
    open_ones = [item for item in differences if not item.reason]
    lines = [
        f"States: {counts.states}",
        f"Participation records: {counts.participations}",
        f"Statements: {counts.statements}",
        f"Differences: {len(differences)}, of which without a reason: {len(open_ones)}",
    ]
    for item in [*open_ones, *(item for item in differences if item.reason)]:
        facts, register = item.facts or "nothing", item.register or "nothing"
        lines.append(f"{item.place}: {item.field}: facts {facts}, register {register}: {item.reason or 'NO REASON'}")
    return "\n".join(lines) + "\n"


def _compare_participations(loaded: Records, folder: Path) -> Iterator[tuple[Key, str, str]]:
    rows = {(row["state"], row["instrument"]): row for row in _rows(folder / "participation.csv")}
    for state in sorted({state for state, _ in rows} ^ set(loaded.states)):
        yield (state, "", "", "state"), *_presence(state in loaded.states)
    for state, instrument in sorted(set(rows) | set(loaded.participations)):
        place = (state, instrument, "")
        row, entry = rows.get((state, instrument)), loaded.participations.get((state, instrument))
        if row is None or entry is None:
            yield (*place, "record"), *_presence(entry is not None)
            continue
        values = _participation_values(entry.record.participation)
        for field in _PARTICIPATION:
            # The facts do not rate a consent whose day they do not know.
            unrated = field == "consent_confidence" and row["consent"] and not row["consent_on"]
            if row[field] != values[field] and not unrated:
                yield (*place, field), row[field], values[field]


def _compare_statements(loaded: Records, folder: Path) -> Iterator[tuple[Key, str, str]]:
    rows = {(row["state"], row["instrument"], row["statement"]): row for row in _rows(folder / "statements.csv")}
    held = {
        (*key, statement.id): (statement, entry.record)
        for key, entry in loaded.participations.items()
        for statement in entry.record.statements
    }
    for place in sorted(set(rows) | set(held)):
        if place not in rows or place not in held:
            yield (*place, "record"), *_presence(place in held)
            continue
        statement, record = held[place]
        values = _statement_values(statement)
        for field in _STATEMENT:
            if rows[place][field] != values[field]:
                yield (*place, field), rows[place][field], values[field]
        lost = [path for path in rows[place]["provisions"].split() if not _keeps(statement, record, path)]
        if lost:
            yield (*place, "provisions"), " ".join(lost), ""


def _participation_values(part: records.Participation) -> dict[str, str]:
    signed, consent, in_force = part.signed, part.consent, part.in_force
    return {
        "signed": signed.date or "" if signed else "",
        "signed_confidence": signed.confidence if signed else "",
        "consent": consent.kind if consent else "",
        "consent_on": consent.date or "" if consent else "",
        "consent_confidence": consent.confidence if consent else "",
        "in_force": in_force.date or "" if in_force else "",
        "in_force_confidence": in_force.confidence if in_force else "",
        "confidence": part.confidence,
    }


def _statement_values(statement: records.Statement) -> dict[str, str]:
    return {
        "kind": statement.kind,
        "made_on": statement.made.date or "",
        "made_at": statement.made.at or "",
        "withdrawn": statement.withdrawn or "",
        "role": statement.authority.role if statement.authority else "",
        "confidence": statement.confidence,
    }


def _keeps(statement: records.Statement, record: records.StateInstrument, path: str) -> bool:
    taken_back = [other for other in record.statements if other.id == statement.withdraws]
    kept = [own for item in (statement, *taken_back) for own in (*item.permitted_by, *item.affects)]
    wanted = parse_path("x", path)
    units = [parse_path("x", own) for own in kept]
    return any(unit.is_within(wanted) or wanted.is_within(unit) for unit in units)


def _presence(in_register: bool) -> tuple[str, str]:
    return ("", "present") if in_register else ("present", "")


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _key(row: Row) -> Key:
    return row["state"], row["instrument"], row["statement"], row["field"]
