"""Resolve the register: States, their participation, and what their statements affect."""

from __future__ import annotations

from generator.law import records
from generator.law.corpus import Participation, State, Statement
from generator.law.ids import ProvisionId
from generator.reading.link.names import Names
from generator.reading.load import Loaded, Records
from generator.reading.problems import Problem


def link_states(loaded: Records, names: Names, problems: list[Problem]) -> dict[str, State]:
    """Return the States by code in the order of their names, with participation and statements resolved."""
    by_state: dict[str, list[Participation]] = {}
    rank = {slug: index for index, slug in enumerate(names.instruments)}
    for (iso2, slug), entry in sorted(loaded.participations.items(), key=lambda item: rank.get(item[0][1], 999)):
        document = entry.document
        if iso2 not in loaded.states:
            names.report(iso2, "State", (), document, (), problems, in_path=True)
        if slug not in names.instruments:
            names.report(slug, "instrument", names.instruments, document, (), problems, in_path=True)
            continue
        names.need_sources(entry.record.participation.sources, document, ("participation", "sources"), problems)
        listed = entry.record.listed
        if listed:
            names.need_sources(listed.sources, document, ("listed", "sources"), problems)
        count = len(entry.record.statements)
        statements = tuple(_link_statement(iso2, slug, index, entry, names, problems) for index in range(count))
        taken = [statement.id for statement in statements]
        for index, identity in enumerate(taken):
            if identity in taken[:index]:
                place = document.place_of(("statements", index, "id"))
                what = f'statement id "{identity.rpartition(":")[2]}" is used twice'
                problems.append(Problem(place, "duplicate-id", what, "ids are permalinks", "give each its own id"))
        by_state.setdefault(iso2, []).append(
            Participation(iso2, slug, entry.record.participation, document.path, statements, listed)
        )
    states: dict[str, State] = {}
    for iso2, state in sorted(loaded.states.items(), key=lambda item: item[1].record.slug):
        names.need_sources(state.record.sources, state.document, ("sources",), problems)
        states[iso2] = State(iso2, state.record, state.document.path, tuple(by_state.get(iso2, ())))
    return states


def _link_statement(
    iso2: str,
    slug: str,
    index: int,
    entry: Loaded[records.StateInstrument],
    names: Names,
    problems: list[Problem],
) -> Statement:
    record, document = entry.record.statements[index], entry.document
    where = ("statements", index)
    names.need_sources(record.sources, document, (*where, "sources"), problems)
    if record.authority and record.authority.succeeded_by:
        succession = (*where, "authority", "succeeded_by", "sources")
        names.need_sources(record.authority.succeeded_by.sources, document, succession, problems)
    if record.withdraws and all(other.id != record.withdraws for other in entry.record.statements):
        known = [other.id for other in entry.record.statements]
        names.report(record.withdraws, "statement", known, document, (*where, "withdraws"), problems)

    def resolve(key: str, paths: tuple[str, ...]) -> tuple[ProvisionId, ...]:
        found = (
            names.need_unit(f"{slug}:{path}", document, (*where, key, i), problems) for i, path in enumerate(paths)
        )
        return tuple(unit for unit in found if unit is not None)

    return Statement(
        id=f"{iso2}:{slug}:{record.id}",
        state=iso2,
        instrument=slug,
        record=record,
        affects=resolve("affects", record.affects),
        permitted_by=resolve("permitted_by", record.permitted_by),
    )
