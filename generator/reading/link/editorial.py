"""Resolve what the rest of the data takes from the lists of the editors: roles of authorities, groups of scenarios."""

from __future__ import annotations

from generator.law import records
from generator.reading.link.names import Names
from generator.reading.load import Records
from generator.reading.problems import Problem


def need_editorial(loaded: Records, names: Names, problems: list[Problem]) -> records.Editorial:
    """Return the lists of the editors; roles and groups that are not in them are reported where they are used."""
    held = loaded.editorial.record if loaded.editorial else records.Editorial()
    if ("editorial", ()) in loaded.faulty:
        return held
    for instrument in loaded.instruments.values():
        for index, permission in enumerate(instrument.record.permits):
            if permission.role and permission.role not in held.roles:
                where = ("permits", index, "role")
                names.report(permission.role, "role", held.roles, instrument.document, where, problems)
    for entry in loaded.participations.values():
        for index, statement in enumerate(entry.record.statements):
            if statement.authority and statement.authority.role not in held.roles:
                place = ("statements", index, "authority", "role")
                names.report(statement.authority.role, "role", held.roles, entry.document, place, problems)
    for scenario in loaded.scenarios.values():
        if scenario.record.group not in held.scenario_groups:
            names.report(scenario.record.group, "group", held.scenario_groups, scenario.document, ("group",), problems)
    return held
