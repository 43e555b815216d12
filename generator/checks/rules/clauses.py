"""Rules that hold what an instrument says of its own clauses against their words: lists, reach, counts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law import records
from generator.law.ids import ProvisionId, parse_path
from generator.law.numerals import find_numbers
from generator.reading.load import Loaded
from generator.reading.problems import Problem
from generator.reading.yamlio import Path_

_UNITS_OF_RULES = {"first-of-month": "first day of the month", "months-after": "month", "days-after": "day"}


def _named_in(world: World, slug: str, path: str) -> list[ProvisionId]:
    """Return the provisions of its own instrument that a unit, or one inside it, names."""
    unit = world.corpus.units.get(f"{slug}:{path}")
    targets = [
        pointer.target
        for inner in (unit.walk() if unit else ())
        for pointer in world.corpus.pointers_from.get(str(inner.id), ())
    ]
    return [
        world.corpus.units[name].id for name in targets if name.startswith(f"{slug}:") and name in world.corpus.units
    ]


@rule("clause-listed")
def check_lists(world: World) -> Iterator[Problem]:
    """A closed list of clauses names each clause that is said to stand in it, and each that it names is here.

    Why: what is not in a closed list cannot be made, and a clause that is lost hides statements. Fails: `listed_in` of
    a clause that the article "Reservations" does not name; a clause that it names without an entry. Mend: read the
    list, then mend `permits`. What the list names of whole articles may stand here by their paragraphs.
    """
    for slug, entry in world.loaded.instruments.items():
        permits = entry.record.permits
        for listed in dict.fromkeys(one.listed_in for one in permits if one.listed_in):
            named = _named_in(world, slug, listed)
            held = [(index, parse_path(slug, one.at)) for index, one in enumerate(permits) if one.listed_in == listed]
            for index, clause in held if named else ():
                if not any(clause.is_within(one) for one in named):
                    what = f"{_name(world, slug, listed)} does not name {world.corpus.name_of(clause)}"
                    yield _problem(entry, (index, "listed_in"), "clause-listed", what, "read the list again")
            for one in named:
                if not any(clause.is_within(one) for _, clause in held):
                    what = f"{_name(world, slug, listed)} names {world.corpus.name_of(one)}, which permits nothing here"
                    yield _problem(entry, (), "clause-listed", what, "add the clause, or mend its place")


def _problem(entry: Loaded[records.Instrument], where: Path_, name: str, what: str, fix: str) -> Problem:
    why = "what States may state would be misstated"
    return Problem(entry.document.place_of(("permits", *where)), name, what, why, fix)


@rule("clause-reaches")
def check_reach(world: World) -> Iterator[Problem]:
    """What a clause permits to affect is what its own words name of its article, and lies there or where they point.

    Why: the reach decides which statements are refused, and what a dossier shows as touched. Fails: `affects:
    ["9(2)(a)"]` of a clause that names paragraph 2, sub-paragraphs b and c. Mend: read the clause. Clauses that name
    chapters, and those on withdrawal, are not judged.
    """
    for slug, entry in world.loaded.instruments.items():
        for index, one in enumerate(entry.record.permits):
            clause = parse_path(slug, one.at)
            if one.kind not in ("reservation", "declaration") or str(clause) not in world.corpus.units:
                continue
            fault = "" if _names_divisions(world, slug, one.at) else _fault_of_reach(world, entry.record, one, clause)
            if fault:
                what = f"{world.corpus.name_of(clause)} {fault}"
                yield _problem(entry, (index, "affects"), "clause-reaches", what, "read the clause")


def _fault_of_reach(world: World, record: records.Instrument, one: records.Permission, clause: ProvisionId) -> str:
    """Say how the reach of a clause differs from its words; nothing where it does not."""
    slug = clause.instrument
    named = _named_in(world, slug, one.at)
    own = [unit for unit in named if unit.article == clause.article and not unit.is_within(clause)]
    others = {parse_path(slug, other.at) for other in record.permits}
    carrying = [parse_path(slug, other.at) for other in record.carries_over]
    affected = [parse_path(slug, path) for path in one.affects]
    if one.kind == "reservation":
        for unit in own:
            if unit not in others and not any(_touch(unit, held) for held in affected):
                return f"names {world.corpus.name_of(unit)}, which it does not affect here"
    reached = [*(own or [clause.article]), *named, *carrying, clause]
    strange = next((unit for unit in affected if not any(_touch(unit, held) for held in reached)), None)
    return f"affects {world.corpus.name_of(strange)} here, which its words do not name" if strange else ""


def _name(world: World, slug: str, path: str) -> str:
    return world.corpus.name_of(parse_path(slug, path))


def _touch(one: ProvisionId, other: ProvisionId) -> bool:
    return one.is_within(other) or other.is_within(one)


def _names_divisions(world: World, slug: str, path: str) -> bool:
    unit = world.corpus.units[f"{slug}:{path}"]
    targets = [pointer.target for inner in unit.walk() for pointer in world.corpus.pointers_from.get(str(inner.id), ())]
    return any(name.startswith(f"{slug}:") and name not in world.corpus.units for name in targets)


@rule("rule-as-written")
def check_rules(world: World) -> Iterator[Problem]:
    """The number and the unit of a rule for taking effect stand in each provision that it cites; so do consents needed.

    Why: the days of every State are counted by it. Fails: `months: 6` citing a paragraph that says three months; a rule
    in days that cites months. Mend: read the provision.
    """
    for slug, entry in world.loaded.instruments.items():
        for where, number, unit, cited in _rules_of(entry.record):
            for path in cited:
                held = world.corpus.units.get(f"{slug}:{path}")
                words = " ".join(held.words()).casefold() if held else ""
                missing = [f"{number}"] if number not in find_numbers(words) else []
                missing += [f'"{unit}"'] if unit not in words else []
                if held and missing:
                    what = f"{world.corpus.name_of(held.id)} does not say {' and '.join(missing)}"
                    place = entry.document.place_of(where)
                    why = "the days of every State are counted by it"
                    yield Problem(place, "rule-as-written", what, why, "read the provision that it cites")


def _rules_of(record: records.Instrument) -> Iterator[tuple[Path_, int, str, tuple[str, ...]]]:
    """Yield each rule that counts: its place, number, unit in words, and the provisions that say so."""
    given: list[tuple[Path_, records.EntryRule | None]] = [
        (("entry_rule",), record.entry_rule),
        (("exit_rule",), record.exit_rule),
        *((("permits", index, "takes_effect"), one.takes_effect) for index, one in enumerate(record.permits)),
    ]
    for where, one in given:
        if one:
            yield where, one.days or one.months or 0, _UNITS_OF_RULES[one.kind], one.at
    if record.consents_needed and record.consents_needed.at:
        yield ("consents_needed",), record.consents_needed.number, "", (record.consents_needed.at,)
