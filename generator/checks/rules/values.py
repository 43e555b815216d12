"""Rules of points of comparison: every value rests on words that stand in the law, and rows say how the texts stand."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law.carrying import clause_carrying
from generator.law.ids import parse_id
from generator.law.quotes import Quote, find_quotes
from generator.law.records import Cell, Point, Relation
from generator.law.row_states import pair_state_of
from generator.reading.problems import Problem
from generator.reading.yamlio import Document, Path_


def _cells(world: World) -> Iterator[tuple[Document, Path_, str, Cell]]:
    for entry in world.loaded.topics.values():
        for index, point in enumerate(entry.record.points):
            for slug, cell in point.values.items():
                if isinstance(cell, Cell):
                    yield entry.document, ("points", index, "values", slug), slug, cell


@rule("value-rests")
def check_support(world: World) -> Iterator[Problem]:
    """Every value of a point of comparison quotes the words that carry it, or says what the provision leaves out.

    Why: a value that points at nothing cannot be checked by a reader. Fails: `{says: none, at: ["2"]}`. Mend: add
    `words:` with the shortest run that proves the value, or `silence:` with what is absent.
    """
    for document, where, _, cell in _cells(world):
        if not cell.words and not cell.silence:
            what = f'the value "{cell.says}" quotes no words and names no silence'
            why = "a reader must see on which words of the law a value rests"
            fix = "add words, the shortest run that proves it; or silence, what the provision leaves out"
            yield Problem(document.place_of(where), "value-rests", what, why, fix)


@rule("words-found")
def check_words(world: World) -> Iterator[Problem]:
    """Words that a value quotes stand in a unit it cites, letter by letter, once or said which, and say something.

    Why: they are marked in the text, where a reader looks for them. Fails: words of another article; `noise` where it
    stands three times; `of the` alone. Mend: copy them from the unit; choose a longer run, or write
    `{run, at, nth}`, where `at` narrows the place and `nth` counts inside it.
    """
    for document, where, slug, cell in _cells(world):
        if not all(f"{slug}:{path}" in world.corpus.units for path in cell.at):
            continue  # What is not there has been reported, and holds no words.
        for index, quote in enumerate(find_quotes(world.corpus, slug, cell)):
            fault = _fault_of(quote, cell)
            if fault:
                place = document.place_of((*where, "words", index))
                why = "the words are marked in the text beside the value"
                yield Problem(place, "words-found", fault[0], why, fault[1])


def _fault_of(quote: Quote, cell: Cell) -> tuple[str, str] | None:
    """Return what is wrong with a quote and how to mend it."""
    inside = [quote.at] if quote.at else list(cell.at)
    named = ", ".join(inside)
    if quote.says_nothing:
        return f'"{quote.run}" says nothing by itself', "quote the word that carries the value"
    if not quote.places:
        return f'"{quote.run}" does not stand in {named}', "copy words from the text, or cite the unit that has them"
    if quote.place is None and quote.nth is not None:
        return f'"{quote.run}" stands {len(quote.places)} times in {named}', f"count from 1 to {len(quote.places)}"
    if quote.place is None:
        units = ", ".join(dict.fromkeys(place.unit.path for place in quote.places))
        return (
            f'"{quote.run}" stands {len(quote.places)} times in {named} ({units})',
            "choose a run that stands once, or write {run, at, nth}",
        )
    return None


@rule("row-stands")
def check_rows(world: World) -> Iterator[Problem]:
    """A row says `same` or `differs` where two or more have a value, and only there; equal values are `same`.

    Why: readers look first for what differs. Fails: `stands: differs` over two values of the same words; no `stands`
    over two values. Mend: decide, by the law, whether the values are the same in substance.
    """
    for entry in world.loaded.topics.values():
        for index, point in enumerate(entry.record.points):
            fault = _fault_of_row(point)
            if fault:
                key = ("points", index, "stands" if point.stands else "point")
                why = "readers look first for what differs"
                yield Problem(entry.document.place_of(key), "row-stands", fault[0], why, fault[1])


def _fault_of_row(point: Point) -> tuple[str, str] | None:
    said = [cell.says for cell in point.values.values() if isinstance(cell, Cell)]
    if len(said) < 2:
        what = f'"{point.point}" has a value of one instrument only, so nothing can be the same or differ'
        return (what, "remove stands") if point.stands else None
    if point.stands is None:
        return f'"{point.point}" has {len(said)} values, but does not say how they stand', "add stands: same or differs"
    if point.stands == "differs" and len(set(said)) == 1:
        return f'"{point.point}" is said to differ, but its values are equal', "write same, or say the difference"
    return None


@rule("relation-rows")
def check_proofs(world: World) -> Iterator[Problem]:
    """A relation follows from the rows: `broader` and `narrower` name every row that differs, all in their favour.

    In an `equivalent` no row in which both have a value differs, save those under `own`: which instrument's own
    acts, Parties, place or date are meant is no difference in substance. Why: of relations judged at a glance one
    in seven is wrong, most often "covers all of" that only overlaps. Fails: `broader` without `row:`, or a row that
    differs and is not named. Mend: name it; where one row goes the other way the relation is `overlapping`.
    """
    for key, topic in world.corpus.topics.items():
        document = world.loaded.topics[key].document
        for index, relation in enumerate(topic.record.relations):
            for step, what, fix in _faults_of_proof(world, topic.record.points, relation):
                why = "a relation must be proven by the points of comparison"
                yield Problem(document.place_of(("relations", index, *step)), "relation-rows", what, why, fix)


def _faults_of_proof(
    world: World, points: tuple[Point, ...], relation: Relation
) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield what keeps the rows from proving a relation: where, what, and how to mend it."""
    states = {point.point: pair_state_of(world.corpus, point, relation.of, relation.to) for point in points}
    is_wide = relation.is_ in ("broader", "narrower")
    if is_wide != bool(relation.row):
        what = f'"{relation.is_}" names {"no row that proves it" if is_wide else "rows, which prove nothing here"}'
        yield ("is",), what, "add row, with the points where it goes beyond" if is_wide else "remove row"
    for field, names in (("row", relation.row), ("own", relation.own)):
        for number, name in enumerate(names):
            if states.get(name, "alike") == "alike":
                said = "is a point on which the two are alike" if name in states else "is no point of this topic"
                yield (field, number), f'"{name}" {said}', "name a point on which they differ"
    for name, state in states.items():
        unproven = state != "alike" if is_wide else state == "apart" and relation.is_ == "equivalent"
        if unproven and name not in (*relation.row, *relation.own):
            fix = "name it in row, if it goes the same way; else write overlapping" if is_wide else "read the row again"
            yield ("is",), f'"{relation.is_}", but they differ on "{name}"', fix


@rule("carried-over")
def check_carrying(world: World) -> Iterator[Problem]:
    """A clause that carries articles over stands in its own instrument, and the articles in the other.

    Why: "carried over by" is shown beside every comparison. Fails: Article 99 of a treaty that ends with 48. Mend: read
    the clause again.
    """
    for slug, instrument in world.corpus.instruments.items():
        for index, entry in enumerate(instrument.record.carries_over):
            names = [f"{slug}:{entry.at}", *(f"{entry.of}:{number}" for number in entry.articles)]
            for name in names:
                if name not in world.corpus.units:
                    place = world.loaded.instruments[slug].document.place_of(("carries_over", index))
                    what = f"{name} is no provision held here"
                    why = '"carried over by" is shown beside every comparison'
                    yield Problem(place, "carried-over", what, why, "read the clause again")


@rule("only-here-true")
def check_only_here(world: World) -> Iterator[Problem]:
    """No relation says "only here" of provisions that the other instrument carries over.

    Why: what is carried over is not absent. Fails: "only here" of Article 22, which a protocol makes its own. Mend:
    choose the relation that the texts bear out, and cite the clause.
    """
    for key, topic in world.corpus.topics.items():
        for index, relation in enumerate(topic.record.relations):
            carried = [
                world.corpus.name_of(unit)
                for unit in topic.provisions.get(relation.of, ())
                if clause_carrying(world.corpus, relation.to, parse_id(str(unit)))
            ]
            if relation.is_ == "only here" and carried:
                what = f'"only here", but {relation.to} carries over {", ".join(carried)}'
                place = world.loaded.topics[key].document.place_of(("relations", index, "is"))
                why = "what is carried over is not absent"
                fix = "choose another relation, and cite the clause that carries it over"
                yield Problem(place, "only-here-true", what, why, fix)
