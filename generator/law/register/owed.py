"""What a statement changes between two States: duties owed to each other, and duties that bind each at home.

A reservation on a duty owed between Parties works both ways and to the same extent (Vienna Convention on the Law of
Treaties, Article 21(1)). One on a duty that is owed to no single State, such as to make conduct a crime, frees nobody
else (International Law Commission, Guide to Practice on Reservations to Treaties, 4.2.5). Which duty is which is data
of the instrument (`duties`).
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.law import records
from generator.law.corpus import Corpus, Statement
from generator.law.ids import ProvisionId, parse_path
from generator.law.writing import write_list

OTHER = "{other}"
"""Stands for the name of the other State."""
NOT_TOLD = "not told in this data"
_FEW = 3
"""More subjects of duties at home are not named one by one."""


def duty_at(corpus: Corpus, unit: ProvisionId) -> records.Duty | None:
    """Return the duty that a provision holds: of the units named, the innermost that it stands in."""
    found: records.Duty | None = None
    depth = -1
    for duty in corpus.instruments[unit.instrument].record.duties:
        for path in duty.at:
            named = parse_path(unit.instrument, path)
            if len(named.steps) > depth and unit.is_within(named):
                found, depth = duty, len(named.steps)
    return found


def say_between(corpus: Corpus, statement: Statement) -> str:
    """Say what a statement changes between its State and another Party, which stands as `{other}`."""
    name = corpus.states[statement.state].record.name
    return "; ".join(_changes(corpus, statement, name)) or NOT_TOLD


def _changes(corpus: Corpus, statement: Statement, name: str) -> Iterator[str]:
    kind = statement.record.kind
    if kind == "objection":
        yield f"as far as the reservation of {OTHER} goes, the provision does not apply between them"
        return
    duties = list(dict.fromkeys(duty for unit in statement.affects if (duty := duty_at(corpus, unit))))
    if any(duty.owed == "between Parties" for duty in duties):
        clauses = write_list([clause.label for clause in statement.permitted_by])
        both = f"as far as {name} reserved, {OTHER} need not do it for {name} either"
        alone = f"as {clauses} says" if clauses else "as its own words say"
        yield f"owed between them: {both if kind == 'reservation' else alone}"
    at_home = [duty for duty in duties if duty.owed == "at home"]
    if at_home:
        whats = list(dict.fromkeys(duty.what or "" for duty in at_home))
        listed = f": {write_list(whats)}" if len(whats) <= _FEW else ""
        yield f"{name} at home{listed}; frees {OTHER} of nothing"
    bearing = list(dict.fromkeys(path for duty in at_home for path in duty.bears_on))
    if bearing:
        yield f"bears on {write_list(bearing)}, owed between them"
