"""Rules of the concordance: complete columns, reasons for relations, cells for every instrument."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from generator.ids import CONCLUSIONS, PREAMBLE
from generator.problems import Location, Problem
from generator.rules.registry import World, rule

ANSWER_WORDS = 80


@rule("topic-coverage")
def check_coverage(world: World) -> Iterator[Problem]:
    """Every article of the compared instruments stands in at least one topic.

    Why: the concordance promises to be complete. Mend: cite the article, or a unit in it, in a topic.
    """
    if not world.loaded.topics:
        return
    for instrument in world.corpus.compared:
        for part in instrument.parts:
            if part.id.head in (PREAMBLE, CONCLUSIONS) or part.id in world.corpus.topics_of:
                continue
            what = f"{part.name} stands in no topic"
            fix = "cite it in a file under topics/"
            yield Problem(Location(part.file), "topic-coverage", what, "the concordance promises to be complete", fix)


@rule("topic-columns")
def check_columns(world: World) -> Iterator[Problem]:
    """A topic cites compared instruments only, its rows hold exactly its provisions, and every point has every cell.

    Why: a missing cell would look like silence of the law. Mend: write the value with its provision, or "not addressed".
    """
    columns = set(world.corpus.concordance.instruments)
    for key, topic in world.corpus.topics.items():
        entry = world.loaded.topics[key]
        record, document = entry.record, entry.document
        for slug in record.provisions:
            if slug not in columns:
                what = f'"{slug}" is not one of the compared instruments'
                yield Problem(document.place_of_key(("provisions", slug)), "topic-columns", what, "", "remove it")
        for slug, paths in record.provisions.items():
            placed = Counter(path for row in record.align for path in row.get(slug, ()))
            if record.align and placed != Counter(paths):
                what = f"the rows of align do not hold exactly the provisions of {slug}"
                fix = f"put each of {', '.join(paths)} in one row"
                yield Problem(document.place_of(("align",)), "topic-columns", what, "each stands in one row", fix)
        for index, point in enumerate(record.points):
            for slug in columns - set(point.values):
                place = document.place_of(("points", index))
                what = f'the point "{point.point}" has no cell for {slug}'
                fix = 'write {says, at}, or "not addressed"'
                yield Problem(place, "topic-columns", what, "a missing cell would look like silence", fix)
            for slug in set(point.values) - columns:
                place = document.place_of_key(("points", index, "values", slug))
                yield Problem(place, "topic-columns", f'"{slug}" is not one of the compared instruments', "", "remove it")


@rule("topic-relations")
def check_relations(world: World) -> Iterator[Problem]:
    """Every pair of instruments with a provision has one relation; "only here" is true only of a silent other side.

    Why: the relation is what the reader came for. Fails: `only here` while the other column has provisions.
    """
    for key, topic in world.corpus.topics.items():
        entry = world.loaded.topics[key]
        document = entry.document
        has = {slug for slug, units in entry.record.provisions.items() if units}
        given: Counter[frozenset[str]] = Counter()
        for index, relation in enumerate(entry.record.relations):
            place = document.place_of(("relations", index))
            given[frozenset((relation.of, relation.to))] += 1
            if relation.is_ == "only here" and (relation.to in has or relation.of not in has):
                what = f'"only here" is said of {relation.of}, but it is not so: check the provisions of both'
                yield Problem(place, "topic-relations", what, "it claims that the other is silent", "mend the relation")
            if relation.is_ != "only here" and not {relation.of, relation.to} <= has:
                what = f'"{relation.is_}" compares with an instrument that has no provision here'
                yield Problem(place, "topic-relations", what, "there is nothing to compare", 'write "only here"')
        for pair in combinations(world.corpus.concordance.instruments, 2):
            wanted = 1 if has & set(pair) else 0
            if given[frozenset(pair)] != wanted:
                what = f"{pair[0]} and {pair[1]} have {given[frozenset(pair)]} relations; {wanted} expected"
                place = document.place_of(("relations",))
                yield Problem(place, "topic-relations", what, "each pair has one", "add or remove a relation")


@rule("answer-length")
def check_answers(world: World) -> Iterator[Problem]:
    """The answer of a topic has at most 80 words.

    Why: it answers the question; the texts below say the rest. Mend: shorten it.
    """
    for entry in world.loaded.topics.values():
        count = len(entry.record.answer.split())
        if count > ANSWER_WORDS:
            what = f"the answer has {count} words; the most is {ANSWER_WORDS}"
            yield Problem(entry.document.place_of(("answer",)), "answer-length", what, "it should be short", "shorten it")
