"""Rules that hold what notes decide against what the record then says: what was kept, and what took whose place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law import records
from generator.law.writing import write_date
from generator.reading.problems import Problem
from generator.reading.yamlio import Path_

_KEPT = re.compile(r"\b[Kk]ept: (?P<what>[^.;]+)")
_DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")
_FORM = re.compile(r"\b(ratification|acceptance|approval|accession)\b")


@rule("kept-as-recorded", by_file=True)
def check_kept(world: World) -> Iterator[Problem]:
    """What a note on disagreeing sources says was kept is what the record has: a day, a kind of consent, or none.

    Why: the note explains a date that stands beside it; where they differ, one misleads. Fails: "Kept: 12 April 2012"
    beside a consent of 13 April. Mend: check the decision in the sources.
    """
    for entry in world.loaded.participations.values():
        record = entry.record
        days = {write_date(day) for day in _days_of(record)}
        consent = record.participation.consent
        for where, text in _notes_of(record):
            for found in _KEPT.finditer(text):
                strange = [day for day in _DAY.findall(found["what"]) if day not in days]
                form = _FORM.search(found["what"])
                what = ""
                if strange:
                    what = f"{strange[0]} was kept, but no date here is of that day"
                elif form and (consent is None or consent.kind != form[0]):
                    what = f'the kind "{form[0]}" was kept, but the consent is {consent.kind if consent else "missing"}'
                elif "no deposit" in found["what"] and consent:
                    what = "no deposit was kept, but a consent is recorded"
                if what:
                    place, why = entry.document.place_of(where), "the note explains what stands beside it"
                    yield Problem(place, "kept-as-recorded", what, why, "check the decision in the sources")


def _days_of(record: records.StateInstrument) -> Iterator[str]:
    part = record.participation
    yield from (one.date for one in (part.signed, part.consent, part.in_force) if one and one.date)
    yield from (day for day in (part.ended.received, part.ended.effective) if day) if part.ended else ()
    for statement in record.statements:
        held = (statement.made.date, statement.registered, statement.effective, statement.withdrawn)
        yield from (day for day in held if day)
        yield from (change.date for change in statement.changes if change.date)


def _notes_of(record: records.StateInstrument) -> Iterator[tuple[Path_, str]]:
    for key in ("note", "conflict"):
        text = getattr(record.participation, key)
        if text:
            yield ("participation", key), text
    for index, statement in enumerate(record.statements):
        for key in ("note", "flag"):
            text = getattr(statement, key)
            if text:
                yield ("statements", index, key), text


@rule("ended-by-another", by_file=True)
def check_successors(world: World) -> Iterator[Problem]:
    """A reservation or declaration that ended has its withdrawal; a designation that ended has its successor.

    Why: an end without a cause is a slip of a key, and what stands would be shown as gone. A successor is a designation
    for the same role, of the day of the end or effective from it. Fails: `withdrawn: 2021-06-01` of a reservation
    without a withdrawal. Mend: record what ended it, or take the end away; where nothing succeeded, say so in `note`.
    """
    for entry in world.loaded.participations.values():
        statements = entry.record.statements
        taken_back = {one.withdraws for one in statements}
        for index, one in enumerate(statements):
            if not one.withdrawn or one.id in taken_back:
                continue
            what = ""
            if one.kind in ("reservation", "declaration"):
                what = f"the {one.kind} ended on {one.withdrawn}, but no withdrawal takes it back"
            elif one.kind == "designation" and not one.note and not any(_succeeds(other, one) for other in statements):
                what = f"the designation ended on {one.withdrawn}, but none of that day takes its place"
            if what:
                place = entry.document.place_of(("statements", index, "withdrawn"))
                why = "what stands would be shown as gone"
                yield Problem(place, "ended-by-another", what, why, "record what ended it, or take the end away")


def _succeeds(later: records.Statement, earlier: records.Statement) -> bool:
    if later is earlier or later.kind != "designation" or not (later.authority and earlier.authority):
        return False
    return later.authority.role == earlier.authority.role and earlier.withdrawn in (later.made.date, later.effective)
