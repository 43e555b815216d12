"""From a typed citation to units: the exact ones, or the nearest with words about what they have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.search.typed.contents_words import tell_articles, tell_parts
from generator.search.typed.scan import Step, Typed, scan
from generator.search.typed.table import CitableInstrument, CitableUnit, CitationTable, Grammar, Head

_MOST_GUESSES = 3


@dataclass(frozen=True)
class OfferedUnit:
    """One unit or instrument offered for a citation."""

    id: str
    """A provision id, or an instrument's slug."""
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
class CitationReading:
    """What a text means as a citation.

    `exact`: one unit; `several`: one a instrument; `near`: the unit does not exist and these are nearest;
    `instrument`: only instruments are named; `none`: it is no citation.
    """

    kind: Literal["exact", "several", "near", "instrument", "none"]
    rows: tuple[OfferedUnit, ...] = ()


@dataclass(frozen=True)
class _Place:
    """A unit inside its instrument, the way to it, and the steps that were not found there."""

    entry: CitableInstrument
    head: Head
    way: tuple[CitableUnit, ...] = ()
    rest: tuple[Step, ...] = ()

    @property
    def node(self) -> CitableUnit:
        return self.way[-1] if self.way else self.head.node

    def down(self, *nodes: CitableUnit, rest: Sequence[Step]) -> _Place:
        return replace(self, way=(*self.way, *nodes), rest=tuple(rest))

    def row(self, note: str = "") -> OfferedUnit:
        path = self.head.node.step + "".join(f"({node.step})" for node in self.way)
        anchor = "__".join([self.head.node.anchor, *(node.anchor for node in self.way)])
        return OfferedUnit(
            f"{self.entry.slug}:{path}",
            self.label,
            self.head.heading,
            self.node.words,
            f"{self.head.page}#{anchor}" if self.way else self.head.page,
            note,
        )

    @property
    def label(self) -> str:
        return self.head.label + "".join(node.suffix for node in self.way) if self.way else self.head.name


def read_citation(text: str, table: CitationTable, *, prefer: str = "") -> CitationReading:
    """Find what a typed citation names; rows of the instrument `prefer` come first, then in the table's order."""
    typed = scan(text, table)
    if typed is None:
        return CitationReading("none")
    entries = [entry for at, entry in enumerate(table.entries) if typed.named is None or at in typed.named]
    if typed.named is None:
        entries = [entry for entry in entries if entry.heads]
    entries.sort(key=lambda entry: entry.slug != prefer)
    held = [entry for entry in entries if entry.heads]
    if not typed.head or not held:
        return CitationReading("instrument", tuple(_instrument_row(entry, table.grammar) for entry in entries))
    places = [place for entry in held if (place := _walk(entry, typed, table.grammar))]
    exact = [place for place in places if not place.rest]
    # "4(1)" means a paragraph numbered 1 where there is one, and an unnumbered part only where there is none.
    rows = tuple(place.row() for place in [place for place in exact if _is_literal(place, typed)] or exact)
    if rows:
        return CitationReading("exact" if len(rows) == 1 else "several", rows)
    return CitationReading("near", tuple(_near_rows(places, held, table.grammar)))


def _instrument_row(entry: CitableInstrument, grammar: Grammar) -> OfferedUnit:
    note = "" if entry.heads else grammar.says["facts"].format(name=entry.label)
    return OfferedUnit(entry.slug, entry.label, "", "", entry.url, note)


def _walk(entry: CitableInstrument, typed: Typed, grammar: Grammar) -> _Place | None:
    """Go down from the head as far as the steps lead; give None where there is no such head."""
    first = typed.steps[0].value if typed.steps else ""
    if first.isalpha() and (head := entry.by_head.get(typed.head + first)):  # "12 bis", "12a"
        return _descend(_Place(entry, head), typed.steps[1:], grammar)
    found = entry.by_head.get(typed.head)
    return _descend(_Place(entry, found), typed.steps, grammar) if found else None


def _is_literal(place: _Place, typed: Typed) -> bool:
    """Return whether every unnumbered part on the way was asked for by its word."""
    asked = sum(step.level in ("indent", "sub-paragraph") for step in typed.steps)
    return sum(" " in node.step for node in place.way) <= asked


def _descend(place: _Place, steps: Sequence[Step], grammar: Grammar) -> _Place:
    for at, step in enumerate(steps):
        rest = steps[at + 1 :]
        nodes = _find_step(place, step, grammar)
        if nodes:
            place = place.down(*nodes, rest=rest)
            continue
        split = _find_split(place, step, grammar)
        if split is None:
            return replace(place, rest=tuple(steps[at:]))
        place = split
    return replace(place, rest=())


def _find_split(place: _Place, step: Step, grammar: Grammar) -> _Place | None:
    """Read "aii" as a, ii."""
    if len(step.value) < 2 or step.value.isdigit():
        return None
    outer = _find_step(place, Step(step.value[0], step.level), grammar)
    inner = outer and _find_step(place.down(*outer, rest=()), Step(step.value[1:]), grammar)
    return place.down(*outer, *inner, rest=()) if outer and inner else None


def _find_step(place: _Place, step: Step, grammar: Grammar) -> tuple[CitableUnit, ...]:
    """Return the way to the part that a step names; a lone unnumbered part is stepped through. Empty: no such part."""
    kids = {kid.step: kid for kid in place.node.kids}
    for name in _names_of(place, step, grammar):
        if name in kids:
            return (kids[name],)
    if len(kids) == 1 and " " in (only := place.node.kids[0]).step:
        inner = _find_step(place.down(only, rest=()), step, grammar)
        return (only, *inner) if inner else ()
    return ()


def _names_of(place: _Place, step: Step, grammar: Grammar) -> Iterator[str]:
    """Yield the steps of a path that a typed step can mean, likeliest first."""
    value = step.value
    if value.isdigit():
        plain = str(int(value))
        further, indent = f"subpara {plain}", f"indent {plain}"
        if step.level == "indent":
            yield from (indent, further, plain)
        elif step.level == "sub-paragraph":
            yield from (further, plain, indent)
        else:
            yield from (plain, further, indent)
        return
    if value in place.entry.alphabet:
        lettered = [kid.step for kid in place.node.kids if len(kid.step) == 1 and kid.step.isalpha()]
        yield from lettered[place.entry.alphabet.index(value) :][:1]
        return
    yield grammar.data["alike"].get(value, value)


def _near_rows(places: Sequence[_Place], held: Sequence[CitableInstrument], grammar: Grammar) -> Iterator[OfferedUnit]:
    """Yield the nearest units: for each guess its row, then the unit that lacks the part, with what it has."""
    if not places:
        for entry in held:
            yield OfferedUnit(entry.slug, entry.label, "", "", entry.url, tell_articles(entry, grammar))
        return
    deepest = max(len(place.way) for place in places)
    for place in places:
        if len(place.way) == deepest:
            guesses = list(_guess(place, grammar))
            if len(guesses) <= _MOST_GUESSES:
                yield from (guess.row() for guess in guesses)
            yield place.row(tell_parts(place.label, place.node, place.head, grammar))


def _guess(place: _Place, grammar: Grammar) -> Iterator[_Place]:
    """Yield units further down that the missing steps lead to when a level was skipped: 22(d) for 22(1)(d)."""
    for kid in place.node.kids:
        inner = _descend(place.down(kid, rest=()), place.rest, grammar)
        if inner.rest:
            yield from _guess(replace(inner, way=(*place.way, kid), rest=place.rest), grammar)
        else:
            yield inner
