"""Resolve what guides cite: scenarios, exercises, tables made from the wordings, and the claims of scholarly works."""

from __future__ import annotations

from generator.law import records
from generator.law.corpus import Exercise, Scenario, Work
from generator.law.ids import ProvisionId
from generator.reading.link.names import Names
from generator.reading.load import Loaded, Records
from generator.reading.problems import Problem
from generator.reading.yamlio import Path_


def link_scenarios(loaded: Records, names: Names, problems: list[Problem]) -> dict[str, Scenario]:
    """Return the scenarios by group and order, every provision resolved; unknown ones are reported and left out."""
    scenarios: dict[str, Scenario] = {}
    groups = list(loaded.editorial.record.scenario_groups) if loaded.editorial else []
    rank = {group: index for index, group in enumerate(groups)}
    for key, entry in sorted(
        loaded.scenarios.items(),
        key=lambda item: (rank.get(item[1].record.group, len(rank)), item[1].record.order, item[0]),
    ):
        record, document = entry.record, entry.document
        provisions: dict[str, tuple[ProvisionId, ...]] = {}
        for slug, cells in record.instruments.items():
            found = [
                names.need_unit(f"{slug}:{path}", document, ("instruments", slug, index, "at", i), problems)
                for index, cell in enumerate(cells)
                for i, path in enumerate(cell.at)
            ]
            provisions[slug] = tuple(dict.fromkeys(unit for unit in found if unit is not None))
        for index, slug in enumerate(record.silent):
            names.need_instrument(slug, document, ("silent", index), problems)
        _need_topics(record.topics, loaded, entry, ("topics",), names, problems)
        scenarios[key] = Scenario(key, record, document.path, provisions)
    return scenarios


def link_exercises(loaded: Records, names: Names, problems: list[Problem]) -> dict[str, Exercise]:
    """Return the exercises in their order; unknown provisions are reported."""
    exercises: dict[str, Exercise] = {}
    for key, entry in sorted(loaded.exercises.items(), key=lambda item: (item[1].record.order, item[0])):
        for index, unit in enumerate(entry.record.compare):
            names.need_unit(unit, entry.document, ("compare", index), problems)
        for index, question in enumerate(entry.record.questions):
            for i, unit in enumerate(question.at):
                names.need_unit(unit, entry.document, ("questions", index, "at", i), problems)
        exercises[key] = Exercise(key, entry.record, entry.document.path)
    return exercises


def need_extracts(loaded: Records, names: Names, problems: list[Problem]) -> records.Extracts | None:
    """Return our words for the tables made from the wordings, where there are any; unknown provisions are reported."""
    entry = loaded.extracts
    if entry is None:
        return None
    for name in type(entry.record).model_fields:
        table: records.ExtractTable = getattr(entry.record, name)
        for index, row in enumerate(table.rows):
            names.need_unit(row.at, entry.document, (name, "rows", index, "at"), problems)
        for index, passed in enumerate(table.passed):
            names.need_unit(passed.at, entry.document, (name, "passed", index, "at"), problems)
    return entry.record


def link_literature(loaded: Records, names: Names, problems: list[Problem]) -> dict[str, Work]:
    """Return the scholarly works by title; what their claims are about is resolved, and reported where unknown."""
    works: dict[str, Work] = {}
    for key, entry in sorted(
        loaded.literature.items(), key=lambda item: (item[1].record.title.text.casefold(), item[0])
    ):
        if entry.record.source:
            names.need_sources((entry.record.source,), entry.document, ("source",), problems, listed=False)
        for index, claim in enumerate(entry.record.claims):
            where = ("claims", index)
            for i, target in enumerate(claim.provisions):
                names.need_unit(target, entry.document, (*where, "provisions", i), problems)
            _need_topics(claim.topics, loaded, entry, (*where, "topics"), names, problems)
            for i, iso2 in enumerate(claim.states):
                if iso2 not in loaded.states:
                    names.report(iso2, "State", loaded.states, entry.document, (*where, "states", i), problems)
        works[key] = Work(key, entry.record, entry.document.path)
    return works


def _need_topics(
    given: tuple[str, ...],
    loaded: Records,
    entry: Loaded[records.Scenario] | Loaded[records.Work],
    where: Path_,
    names: Names,
    problems: list[Problem],
) -> None:
    for index, topic in enumerate(given):
        if topic not in loaded.topics:
            names.report(topic, "topic", loaded.topics, entry.document, (*where, index), problems)
