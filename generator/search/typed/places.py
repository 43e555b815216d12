"""From steps to units: the way down an instrument as far as it leads, and the nearest units where it ends too early."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.law.ids import INSIDE_WORDS, is_inside_step, split_head
from generator.search.typed.atoms import Step
from generator.search.typed.grammar import Grammar
from generator.search.typed.table import CitableInstrument, CitablePart, CitableUnit, Head
from generator.search.typed.understand import read_roman

_MARKS = {"l": "1", "i": "1", "o": "0"}
_ROMAN = {"1": "i", "11": "ii", "111": "iii", "l": "i"}


@dataclass(frozen=True)
class OfferedUnit:
    """One unit, division or instrument offered for a citation."""

    id: str
    """A provision id, a division's id, or an instrument's slug."""
    label: str
    """`Article 22`, `22(1)(d)`, or the instrument's label."""
    heading: str
    words: str
    """Its first words."""
    url: str
    """Page and anchor from the root of the site."""
    note: str = ""
    """For a near row: what the unit has."""


@dataclass(frozen=True)
class UnitPlace:
    """A unit inside its instrument, the way to it, and the steps that were not found there."""

    entry: CitableInstrument
    head: Head
    way: tuple[CitableUnit, ...] = ()
    rest: tuple[Step, ...] = ()
    part: CitablePart | None = None
    """The Part of a schedule that was named, where its paragraphs are numbered through."""

    @property
    def node(self) -> CitableUnit:
        """Return the unit itself."""
        return self.way[-1] if self.way else self.head.node

    @property
    def label(self) -> str:
        """Return its label as the site writes it."""
        if self.way:
            return self.head.label + "".join(node.suffix for node in self.way)
        return f"{self.head.name}, {self.part.name}" if self.part else self.head.name

    @property
    def id(self) -> str:
        """Return its provision id."""
        head = f"{self.entry.slug}:{self.head.node.step}"
        if self.part and not self.way:
            return f"{head}, {self.part.kind} {self.part.no}"
        return head + "".join(f"({node.step})" for node in self.way)

    @property
    def kids(self) -> tuple[CitableUnit, ...]:
        """Return the units inside: where a Part was named, those of the schedule that stand in it."""
        held = self.part.steps if self.part and not self.way else None
        return tuple(kid for kid in self.node.kids if held is None or kid.step in held)

    def down(self, *nodes: CitableUnit, rest: Sequence[Step] = ()) -> UnitPlace:
        """Return the place further down."""
        return replace(self, way=(*self.way, *nodes), rest=tuple(rest))

    def row(self, note: str = "") -> OfferedUnit:
        """Return the place as it is offered."""
        if self.part and not self.way:
            return OfferedUnit(self.id, self.label, self.part.heading, "", f"{self.head.page}#{self.part.anchor}", note)
        anchor = "__".join([self.head.node.anchor, *(node.anchor for node in self.way)])
        url = f"{self.head.page}#{anchor}" if self.way else self.head.page
        return OfferedUnit(self.id, self.label, self.head.heading, self.node.words, url, note)


def walk(entry: CitableInstrument, head: str, steps: Sequence[Step], grammar: Grammar) -> UnitPlace | None:
    """Go down from a head as far as the steps lead; return None where there is no such head."""
    first = steps[0].value if steps else ""
    is_joined = bool(steps) and first.isalpha() and not steps[0].is_apart
    if is_joined and (found := entry.by_head.get(head + first)):  # "12 bis", "12a"
        return descend(UnitPlace(entry, found), steps[1:], grammar)
    held = entry.by_head.get(head)
    if held is None and first.isdigit() and entry.by_head_begins(f"{head}-{int(first)}"):  # "121-3"
        return walk(entry, f"{head}-{int(first)}", steps[1:], grammar)
    word, number = split_head(head)
    if held is None and number and (only := entry.by_head.get(word)):  # "annex(1)" of the only annex
        return descend(UnitPlace(entry, only), (Step(number), *steps), grammar)
    return descend(UnitPlace(entry, held), steps, grammar) if held else None


def is_literal(place: UnitPlace, steps: Sequence[Step]) -> bool:
    """Return whether every unnumbered part on the way was asked for by its word."""
    asked = sum(step.level in ("indent", "sub-paragraph", "line") for step in steps)
    return sum(" " in node.step and not is_inside_step(node.step) for node in place.way) <= asked


def descend(place: UnitPlace, steps: Sequence[Step], grammar: Grammar) -> UnitPlace:
    """Go down from a place; what is not found stays as its rest."""
    joined = False
    for at, step in enumerate(steps):
        if joined or (step.level == "line" and step.value == "1"):
            joined = False  # "1A" was read with the step before; the first line of a unit is its own words.
            continue
        part = _find_part(place, step)
        if part:
            place = replace(place, part=part)
            continue
        inserted = _find_inserted(place, steps[at : at + 2])
        joined = inserted is not None
        nodes = inserted or _find_step(place, step, grammar)
        found = place.down(*nodes) if nodes else _find_split(place, step, grammar)
        if found is None:
            return replace(place, rest=tuple(steps[at:]))
        place = found
    return replace(place, rest=())


def _find_part(place: UnitPlace, step: Step) -> CitablePart | None:
    """Return the Part of a schedule that a step names, where its paragraphs are numbered through."""
    if place.way or place.part or step.level not in INSIDE_WORDS:
        return None
    return next((part for part in place.head.parts if is_division(part.kind, part.no, step)), None)


def is_division(kind: str, no: str, step: Step) -> bool:
    """Return whether a step names a division, by its number in any numerals: `Part II`, `part 2`."""
    return kind == step.level and _number(no) == _number(step.value)


def _number(no: str) -> int | str:
    return int(no) if no.isdigit() else read_roman(no.lower()) or no.lower()


def _find_inserted(place: UnitPlace, steps: Sequence[Step]) -> tuple[CitableUnit, ...] | None:
    """Read "1A" and "b1", which are two signs each, as the one unit that was inserted."""
    if len(steps) < 2 or steps[1].level or steps[1].is_apart:
        return None
    kid = next((kid for kid in place.kids if kid.step == steps[0].value + steps[1].value), None)
    return (kid,) if kid and steps[0].value.isdigit() != steps[1].value.isdigit() else None


def _find_split(place: UnitPlace, step: Step, grammar: Grammar) -> UnitPlace | None:
    """Read "aii" as a, ii."""
    if len(step.value) < 2 or step.value.isdigit():
        return None
    outer = _find_step(place, Step(step.value[0], step.level), grammar)
    inner = outer and _find_step(place.down(*outer), Step(step.value[1:]), grammar)
    return place.down(*outer, *inner) if outer and inner else None


def _find_step(place: UnitPlace, step: Step, grammar: Grammar) -> tuple[CitableUnit, ...]:
    """Return the way to the part that a step names; a lone unnumbered part is stepped through. Empty: no such part."""
    if step.level in INSIDE_WORDS:
        return tuple(kid for kid in place.kids if is_division(*kid.step.partition(" ")[::2], step))[:1]
    kids = {kid.step: kid for kid in place.kids}
    for name in _names_of(place, step, grammar):
        if name in kids:
            return (kids[name],)
    if len(kids) == 1 and " " in (only := place.kids[0]).step:
        inner = _find_step(place.down(only), step, grammar)
        return (only, *inner) if inner else ()
    return ()


def _names_of(place: UnitPlace, step: Step, grammar: Grammar) -> Iterator[str]:
    """Yield the steps of a path that a typed step can mean, likeliest first."""
    value = step.value
    if value.isdigit():
        plain = str(int(value))
        further, indent = f"subpara {plain}", f"indent {plain}"
        if step.level == "line":
            yield from (f"indent {int(plain) - 1}", further)
            return
        if step.level == "indent":
            yield from (indent, further, plain)
        elif step.level == "sub-paragraph":
            yield from (further, plain, indent)
        else:
            yield from (plain, further, indent)
        if step.level == "point":
            yield f"part {plain}"  # "Pt 2"
    elif value in place.entry.alphabet:
        lettered = [kid.step for kid in place.kids if len(kid.step) == 1 and kid.step.isalpha()]
        yield from lettered[place.entry.alphabet.index(value) :][:1]
        return
    else:
        yield grammar.alike.get(value, value)
    yield from _slips(place, value)


def _slips(place: UnitPlace, value: str) -> Iterator[str]:
    """Yield what a look-alike sign can stand for: l for 1, and 1 for i where the parts have Roman numbers."""
    steps = {kid.step for kid in place.kids}
    if "1" in steps and value in _MARKS:
        yield _MARKS[value]
    if "i" in steps and "a" not in steps and value in _ROMAN:
        yield _ROMAN[value]


def guess(place: UnitPlace, grammar: Grammar) -> Iterator[UnitPlace]:
    """Yield units further down that the missing steps lead to when a level was skipped: 22(d) for 22(1)(d)."""
    for kid in place.kids:
        inner = descend(place.down(kid), place.rest, grammar)
        if inner.rest:
            yield from guess(replace(inner, way=(*place.way, kid), rest=place.rest), grammar)
        else:
            yield inner
