"""Ranges, lists and divisions: all the units that references name together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.law.ids import ATTACHED_WORDS, UNIT_WORDS
from generator.law.records.kinds import DIVISION_KINDS
from generator.search.typed.atoms import ARTICLE, Step
from generator.search.typed.divisions import find_divisions, offer_division
from generator.search.typed.grammar import Grammar
from generator.search.typed.places import OfferedUnit, UnitPlace, is_literal, walk
from generator.search.typed.refs import Ref
from generator.search.typed.table import CitableInstrument, is_unit_head


@dataclass(frozen=True)
class Target:
    """What one reference leads to: units, or the nearest places where it leads to none."""

    held: tuple[CitableInstrument, ...]
    places: tuple[UnitPlace, ...] = ()
    offered: tuple[OfferedUnit, ...] = ()
    """Divisions among which a reader has to choose."""
    is_missing: bool = False
    is_choice: bool = False
    """Whether each place is of another instrument: one of them is meant."""

    def rows(self) -> Iterator[OfferedUnit]:
        """Yield what is offered."""
        yield from self.offered
        for place in self.places:
            yield place.row()


def find_targets(refs: Sequence[Ref], held: Sequence[CitableInstrument], grammar: Grammar) -> list[Target] | None:
    """Return a target for each reference; None where one begins with no article. A list is read in one instrument."""
    paths = [lay_out(ref.steps) for ref in refs]
    if any(path is None for path in paths):
        return None
    if len(refs) == 1 and not refs[0].has_next:
        found = _find_one(refs[0], held, grammar)
        return (_find_dashed(refs[0], held, grammar) if found.is_missing else None) or [found]
    tried = [_find_in(refs, entry, grammar) for entry in held]
    return next((found for found in tried if not any(target.is_missing for target in found)), tried[0])


def _find_dashed(ref: Ref, held: Sequence[CitableInstrument], grammar: Grammar) -> list[Target] | None:
    """Read "2-6" as a range of articles, where Article 2 has no paragraph 6."""
    if not ref.is_dashed or len(ref.steps) != 2:
        return None
    ends = [Ref(ref.steps[:1], ref.start, ref.end), Ref(ref.steps[1:], ref.start, ref.end, is_range=True)]
    tried = (_find_in(ends, entry, grammar) for entry in held)
    return next((found for found in tried if not any(target.is_missing for target in found)), None)


def _find_joined(ref: Ref, held: Sequence[CitableInstrument], grammar: Grammar) -> Target | None:
    """Find a unit of an article whose number has a hyphen: "121-3", "121-3(2)"."""
    first, second, *rest = ref.steps
    if first.level not in ("", ARTICLE) or second.level or not first.value.isdigit():
        return None
    number = f"{int(first.value)}-{int(second.value)}"
    tried = (walk(entry, number, rest, grammar) for entry in held if number in entry.by_head)
    places = tuple(place for place in tried if place and not place.rest)
    return Target(tuple(held), places, is_choice=True) if places else None


def lay_out(steps: Sequence[Step]) -> tuple[str, tuple[Step, ...]] | None:
    """Return the head and the steps below it; None where nothing says which article is meant."""
    first = steps[0]
    if first.level == "section" and len(steps) > 1 and steps[1].level in ("", "subsection", "paragraph"):
        return _lay_out_section(steps)
    if first.level in DIVISION_KINDS:
        inner = [step for step in steps if step.level not in DIVISION_KINDS]
        return lay_out(inner) if inner else ("", tuple(steps))
    if first.level == "head":
        return first.value, tuple(steps[1:])
    if first.level == "recital":
        return "preamble", tuple(steps)
    if first.level in ATTACHED_WORDS:
        return "-".join(filter(None, (first.level, first.value))), tuple(steps[1:])
    if first.level in UNIT_WORDS[1:] and first.value.isdigit():
        return f"{first.level}-{int(first.value)}", tuple(steps[1:])
    if first.level in ("", "article") and first.value.isdigit():
        return str(int(first.value)), tuple(steps[1:])
    return None


def _lay_out_section(steps: Sequence[Step]) -> tuple[str, tuple[Step, ...]] | None:
    """Read "section 2(1)": the section of an act, for a division has no paragraphs."""
    return (f"section-{int(steps[0].value)}", tuple(steps[1:])) if steps[0].value.isdigit() else None


def _find_one(ref: Ref, held: Sequence[CitableInstrument], grammar: Grammar) -> Target:
    if ref.is_dashed and (joined := _find_joined(ref, held, grammar)):
        return joined
    laid = lay_out(ref.steps)
    assert laid is not None
    head, steps = laid
    of_sections = [entry for entry in held if any(unit.node.step.startswith("section-") for unit in entry.heads)]
    if not head and of_sections and ref.steps[0].level == "section":
        return _find_one(Ref([Step(ref.steps[0].value, "article")], ref.start, ref.end), of_sections, grammar)
    if not head:
        return _find_division(ref, held, grammar)
    if ref.steps[0].level == ARTICLE:  # Where some have articles, the sections of others are not meant.
        held = [entry for entry in held if any(unit.node.step[:1].isdigit() for unit in entry.heads)] or held
    places = [place for entry in held if (place := walk(entry, head, steps, grammar))]
    exact = [place for place in places if not place.rest]
    # "4(1)" means a paragraph numbered 1 where there is one, and an unnumbered part only where there is none.
    literal = [place for place in exact if is_literal(place, steps)] or exact
    if literal:
        return Target(tuple(held), tuple(literal), is_choice=True)
    return Target(tuple(held), tuple(places), is_missing=True)


def _find_division(ref: Ref, held: Sequence[CitableInstrument], grammar: Grammar) -> Target:
    entry = next((entry for entry in held if entry.divisions), None)
    if entry is None or entry is not held[0]:
        if ref.steps[0].level == "section" and held[0].heads:  # Laws of some States have sections for articles.
            steps = [Step(ref.steps[0].value, "article"), *ref.steps[1:]]
            return _find_one(Ref(steps, ref.start, ref.end), held, grammar)
        return Target(tuple(held), is_missing=True)
    found = find_divisions(entry, ref.steps)
    if len(found) > 1:
        return Target(tuple(held), offered=tuple(offer_division(entry, division) for division in found), is_choice=True)
    if not found:
        return Target((entry,), is_missing=True)
    heads = [entry.by_head[number] for number in found[0].all_articles()]
    return Target(tuple(held), tuple(UnitPlace(entry, head) for head in heads))


def _find_in(refs: Sequence[Ref], entry: CitableInstrument, grammar: Grammar) -> list[Target]:
    targets: list[Target] = []
    for ref in refs:
        target = _find_one(ref, (entry,), grammar)
        before = targets[-1] if targets else None
        if ref.is_range and before and before.places:
            shortened = _shortened(before, ref, entry, grammar)
            is_whole = not before.is_missing and not target.is_missing
            target = shortened or (_fill_range(before, target, entry) if is_whole else target)
        if ref.has_next and not target.is_missing:
            target = _with_next(target, entry)
        targets.append(target)
    return targets


def _fill_range(first: Target, last: Target, entry: CitableInstrument) -> Target:
    """Return all from the one after the first to the last; a range that runs backwards is missing."""
    one, other = first.places[-1], last.places[-1]
    beside = siblings(one)
    ids = [place.id for place in beside]
    if other.id not in ids:
        return last
    start, end = ids.index(one.id), ids.index(other.id)
    if end < start:
        return Target((entry,), last.places, is_missing=True)
    return Target((entry,), tuple(beside[start + 1 : end + 1]))


def siblings(place: UnitPlace) -> list[UnitPlace]:
    """Return the units that stand beside a place, itself among them, in order."""
    if place.part and not place.way:
        return [replace(place, part=part) for part in place.head.parts]
    if not place.way:
        numbered = [head for head in place.entry.heads if is_unit_head(head.node.step)]
        return [UnitPlace(place.entry, head) for head in numbered] if place.head in numbered else [place]
    above = UnitPlace(place.entry, place.head, place.way[:-1], part=place.part)
    return [above.down(kid) for kid in above.kids]


def _shortened(before: Target, ref: Ref, entry: CitableInstrument, grammar: Grammar) -> Target | None:
    """Read "20-1" as 20 to 21."""
    first, last = before.places[-1].head.node.step, ref.steps[0].value
    if before.places[-1].way or len(last) >= len(first) or not first.isdigit():
        return None
    whole = Ref([Step(first[: -len(last)] + last, "article"), *ref.steps[1:]], ref.start, ref.end)
    target = _find_one(whole, (entry,), grammar)
    return None if target.is_missing else _fill_range(before, target, entry)


def _with_next(target: Target, entry: CitableInstrument) -> Target:
    beside = siblings(target.places[-1])
    ids = [place.id for place in beside]
    at = ids.index(target.places[-1].id)
    return Target((entry,), (*target.places, *beside[at + 1 : at + 2]))
