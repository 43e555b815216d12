"""Rules of the concordance: complete columns, reasons for relations, cells for every instrument."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import combinations

from generator.checks.rules.registry import World, rule
from generator.law.ids import CONCLUSIONS, PREAMBLE
from generator.reading.problems import Problem

ANSWER_WORDS = 80
_WHY_COMPARED = "a topic has one column for each instrument that concordance.yml lists"


def _compared(columns: Collection[str]) -> str:
    return f"remove it, or name one of: {', '.join(sorted(columns))}"


def _columns(world: World) -> set[str]:
    """Return the compared instruments; none where one is unknown, so that nothing is judged by a mistyped list."""
    columns = set(world.corpus.concordance.instruments)
    return columns if columns <= set(world.corpus.instruments) else set()


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
            fix = "cite it in a file under topics/: under provisions:, and at a point"
            place = world.loaded.articles[instrument.slug, part.id.head].document.place_of(())
            yield Problem(place, "topic-coverage", what, "the concordance promises to be complete", fix)


@rule("topic-columns")
def check_columns(world: World) -> Iterator[Problem]:
    """A topic cites compared instruments only, its rows hold its provisions, and each point is one row with every cell.

    Why: a missing cell would look like silence of the law. Mend: write the value with its provision, or "not
    addressed".
    """
    columns = _columns(world)
    for entry in world.loaded.topics.values() if columns else ():
        record, document = entry.record, entry.document
        for slug in record.provisions:
            if slug not in columns:
                what = f'"{slug}" is not one of the compared instruments'
                place = document.place_of_key(("provisions", slug))
                yield Problem(place, "topic-columns", what, _WHY_COMPARED, _compared(columns))
        for slug, paths in record.provisions.items():
            placed = Counter(path for row in record.align for path in row.get(slug, ()))
            if record.align and placed != Counter(paths):
                what = f"the rows of align do not hold exactly the provisions of {slug}"
                fix = f"put each of these in exactly one row: {', '.join(paths)}"
                why = "a provision without a row would not be shown beside its counterpart"
                yield Problem(document.place_of(("align",)), "topic-columns", what, why, fix)
        names = [point.point for point in record.points]
        for index, point in enumerate(record.points):
            if point.point in names[:index]:
                place = document.place_of(("points", index, "point"))
                what = f'the point "{point.point}" is listed twice'
                yield Problem(place, "topic-columns", what, "each point is one row of the comparison", "merge the two")
            for slug in columns - set(point.values):
                place = document.place_of(("points", index))
                what = f'the point "{point.point}" has no cell for {slug}'
                fix = 'write {says, at}, or "not addressed"'
                why = "a missing cell would look like silence of the law"
                yield Problem(place, "topic-columns", what, why, fix)
            for slug in set(point.values) - columns:
                place = document.place_of_key(("points", index, "values", slug))
                what = f'"{slug}" is not one of the compared instruments'
                yield Problem(place, "topic-columns", what, _WHY_COMPARED, _compared(columns))


@rule("topic-relations")
def check_relations(world: World) -> Iterator[Problem]:
    """Every pair of instruments with a provision has one relation; "only here" is true only of a silent other side.

    Why: the relation is what the reader came for. Fails: `only here` while the other column has provisions. Mend:
    choose the relation that the texts bear out, or cite the provision that is missing.
    """
    columns = _columns(world)
    for entry in world.loaded.topics.values() if columns else ():
        document = entry.document
        has = {slug for slug, units in entry.record.provisions.items() if units}
        given: Counter[frozenset[str]] = Counter()
        for index, relation in enumerate(entry.record.relations):
            where = ("relations", index)
            given[frozenset((relation.of, relation.to))] += 1
            if not {relation.of, relation.to} <= columns or relation.of == relation.to:
                what = "the relation is not between two compared instruments"
                yield Problem(document.place_of(where), "topic-relations", what, _WHY_COMPARED, _compared(columns))
                continue
            if relation.is_ == "only here" and (relation.to in has or relation.of not in has):
                what = f'"only here" is said of {relation.of}, but it is not so: check the provisions of both'
                why = "it claims that the other is silent"
                fix = "choose another relation, or mend the provisions"
                yield Problem(document.place_of(where), "topic-relations", what, why, fix)
            if relation.is_ != "only here" and not {relation.of, relation.to} <= has:
                what = f'"{relation.is_}" compares with an instrument that has no provision here'
                why = "there is nothing to compare"
                fix = 'write "only here", or add the provisions'
                yield Problem(document.place_of(where), "topic-relations", what, why, fix)
        for pair in combinations(world.corpus.concordance.instruments, 2):
            wanted = 1 if has & set(pair) else 0
            if given[frozenset(pair)] != wanted:
                what, fix = _explain_pair(pair, given[frozenset(pair)], wanted)
                place = document.place_of_key(("relations",))
                yield Problem(place, "topic-relations", what, "the relation is what the reader came for", fix)


def _explain_pair(pair: tuple[str, str], given: int, wanted: int) -> tuple[str, str]:
    both = f"{pair[0]} and {pair[1]}"
    if not wanted:
        return f"a relation is given for {both}, though neither has a provision here", "remove it"
    if not given:
        return (
            f"no relation says how {both} stand to each other",
            f"add one: {{of: {pair[0]}, to: {pair[1]}, is, because}}",
        )
    return f"{given} relations are given for {both}", "keep one of them"


@rule("relation-order")
def check_relation_order(world: World) -> Iterator[Problem]:
    """A relation is told from the earlier instrument of the list to the later; "only here" from the one that speaks.

    Why: "broader" with the two exchanged says the opposite, and no name in it is wrong. Fails: `{of: films, to: books,
    is: broader}` where books is listed first. Mend: exchange the two, and turn "broader" into "narrower".
    """
    places = {slug: place for place, slug in enumerate(world.corpus.concordance.instruments)}
    for entry in world.loaded.topics.values():
        for index, relation in enumerate(entry.record.relations):
            known = relation.of in places and relation.to in places
            if relation.is_ != "only here" and known and places[relation.of] > places[relation.to]:
                what = f"the relation is told from {relation.of} to {relation.to}, which is listed before it"
                place = entry.document.place_of(("relations", index, "of"))
                why = "with the two exchanged, it says the opposite"
                yield Problem(place, "relation-order", what, why, 'exchange the two, and turn "broader" or "narrower"')


@rule("answer-length", by_file=True)
def check_answers(world: World) -> Iterator[Problem]:
    """The answer of a topic has at most 80 words.

    Why: it answers the question; the texts below say the rest. Mend: shorten it.
    """
    for entry in world.loaded.topics.values():
        count = len(entry.record.answer.split())
        if count > ANSWER_WORDS:
            what = f"the answer has {count} words; the most is {ANSWER_WORDS}"
            why = "it answers the question; the texts below say the rest"
            yield Problem(entry.document.place_of(("answer",)), "answer-length", what, why, "shorten it")


@rule("concordance-order")
def check_order(world: World) -> Iterator[Problem]:
    """The groups of topics have different ids, and each has a topic; compared instruments have their text here.

    Why: an empty group or column promises what is not there. Mend: remove it, or write what belongs there.
    """
    entry = world.loaded.concordance
    if entry is None:
        return
    groups = [group.id for group in entry.record.groups]
    filled = {topic.record.group for topic in world.loaded.topics.values()}
    for index, group in enumerate(groups):
        place = entry.document.place_of(("groups", index, "id"))
        if group in groups[:index]:
            what = f'the group "{group}" is listed twice'
            yield Problem(place, "concordance-order", what, "its topics would be shown twice", "remove one of them")
        elif group not in filled:
            what = f'the group "{group}" has no topic'
            why = "an empty group promises what is not there"
            yield Problem(place, "concordance-order", what, why, "remove it, or give it a topic")
    for index, slug in enumerate(entry.record.instruments):
        instrument = world.corpus.instruments.get(slug)
        if instrument and not instrument.has_text:
            place = entry.document.place_of(("instruments", index))
            what = f'"{slug}" is compared, but its text is not held here'
            fix = f"write its articles under instruments/{slug}/articles/, or remove it"
            yield Problem(place, "concordance-order", what, "an empty column would look like silence", fix)
