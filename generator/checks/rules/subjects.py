"""Rules of subjects: topics and terms hold together what belongs together, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from generator.checks.rules.likeness import SummaryLikeness
from generator.checks.rules.registry import World, rule
from generator.law.corpus import Term, Topic
from generator.law.ids import parse_id
from generator.reading.problems import Location, Problem

LEAST_ANSWER, LEAST_EXPLANATION, LEAST_LINEAGE = 0.5, 0.12, 0.3
"""How near our words must come to the subject they sound most like; and how much two related provisions must share."""
_FEWEST = 3


@rule("provision-cited")
def check_cited(world: World) -> Iterator[Problem]:
    """Every provision that a topic lists is cited by one of its points, it, what holds it or something inside it.

    Why: a provision without a point was listed by mistake, or its point was lost. Fails: `provisions` with Article 3
    while every cell cites Article 2. Mend: cite it in the point where it speaks, or take it off the list.
    """
    for key, topic in world.corpus.topics.items():
        document = world.loaded.topics[key].document
        for slug, units in topic.provisions.items():
            cited = [
                parse_id(f"{slug}:{path}")
                for point in topic.record.points
                if slug in point.values and not isinstance(cell := point.values[slug], str)
                for path in cell.at
            ]
            for index, unit in enumerate(units):
                if not any(unit.is_within(other) or other.is_within(unit) for other in cited):
                    what = f"{world.corpus.name_of(unit)} of {slug} is listed, but no point cites it"
                    place = document.place_of(("provisions", slug, index))
                    why = "what no point speaks of was listed by mistake, or its point was lost"
                    yield Problem(place, "provision-cited", what, why, "cite it in a point, or take it off the list")


@rule("silent-side")
def check_silence(world: World) -> Iterator[Problem]:
    """Where a relation says "only here", every cell of the other side is "not addressed"; else each side has a cell.

    Why: relation and points tell the same story, or one of them is wrong. Fails: "only here" of books to films, and a
    cell for films. Mend: read both texts again, then mend the relation or the cell.
    """
    for key, topic in world.corpus.topics.items():
        document = world.loaded.topics[key].document
        speaks = {
            slug for point in topic.record.points for slug, cell in point.values.items() if not isinstance(cell, str)
        }
        for index, relation in enumerate(topic.record.relations):
            wanted = {relation.of} if relation.is_ == "only here" else {relation.of, relation.to}
            silent = {relation.to} if relation.is_ == "only here" else set()
            wrong = (wanted - speaks) | (silent & speaks)
            if wrong:
                slug = sorted(wrong)[0]
                said = f"speaks in a cell of {slug}" if slug in speaks else f"has no cell of {slug}"
                what = f'the relation is "{relation.is_}", but the comparison {said}'
                place = document.place_of(("relations", index, "is"))
                yield Problem(
                    place, "silent-side", what, "one of the two must be wrong", "read both texts, then mend one"
                )


@rule("subject-fits")
def check_subjects(world: World) -> Iterator[Problem]:
    """The answer of a topic, and our explanation of a term, sound like their own subject, not much more like another.

    Why: an answer that slipped into another file misleads, though every name in it exists. Compared are the words of
    the provisions, titles and everyday words; rare words weigh most. Fails: the answer of `noise` in `final.yml`.
    Mend: put it back; or use the words of the law where ours are far from them.
    """
    topics, terms = world.corpus.topics, world.corpus.terms
    answered = SummaryLikeness({key: _subject(world, topic) for key, topic in topics.items()})
    for key, topic in topics.items():
        best = answered.find_nearer(topic.record.answer, (key,), least=LEAST_ANSWER)
        if best and len(topics) >= _FEWEST:
            place = world.loaded.topics[key].document.place_of(("answer",))
            yield _stranger(f"the answer sounds like that of {best}", place)
    explained = SummaryLikeness({key: _meaning(world, term) for key, term in terms.items()})
    for key, term in terms.items():
        best = explained.find_nearer(term.record.explanation or "", (key,), least=LEAST_EXPLANATION)
        if best and len(terms) >= _FEWEST:
            place = world.loaded.terms[key].document.place_of(("explanation",))
            yield _stranger(f"the explanation sounds like that of {best}", place)


def _stranger(what: str, place: Location) -> Problem:
    fix = "put it back, or use the words of the law where ours are far from them"
    return Problem(place, "subject-fits", what, "an answer that slipped into another file misleads", fix)


def _meaning(world: World, term: Term) -> str:
    units = world.corpus.units
    led_to = (word for name in term.record.leads_to[:3] if name in units for word in units[name].words())
    return " ".join((*[term.record.term] * 3, *term.record.everyday, *led_to))


def _subject(world: World, topic: Topic) -> str:
    words = [
        word
        for units in topic.provisions.values()
        for unit in units
        if str(unit) in world.corpus.units
        for word in world.corpus.units[str(unit)].words()
    ]
    return " ".join((*words, topic.record.title, topic.record.question))


@rule("term-defined-there")
def check_definitions(world: World) -> Iterator[Problem]:
    """The provision that defines a term says the term, or one of its forms.

    Why: a reader who follows a term must find its definition. Fails: `noise` defined in a provision without the word.
    Mend: name the provision that defines it.
    """
    for entry in world.loaded.terms.values():
        record, document = entry.record, entry.document
        for index, definition in enumerate(record.definitions):
            if definition.at not in world.corpus.units:
                continue
            words = " ".join(world.corpus.units[definition.at].words()).casefold()
            forms = [form.casefold() for form in (*record.forms, record.term)]
            if not any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", words) for form in forms):
                what = f'{_name(world, definition.at)} does not say "{record.term}"'
                place = document.place_of(("definitions", index, "at"))
                why = "a reader who follows the term must find its definition"
                yield Problem(place, "term-defined-there", what, why, "name the provision that defines it")


@rule("lineage-shared")
def check_lineage(world: World) -> Iterator[Problem]:
    """Two provisions of one drafting lineage share words: at least three in ten.

    Why: the page of word differences shows them as one text that was changed. Fails: a pair that has nothing in common.
    Mend: name the provisions that go back to each other.
    """
    entry, units = world.loaded.concordance, world.corpus.units
    for index, pair in enumerate(entry.record.lineage if entry else ()):
        if entry is None or pair.earlier not in units or pair.later not in units:
            continue
        one, other = (
            [word for text in units[name].words() for word in text.casefold().split()]
            for name in (pair.earlier, pair.later)
        )
        if share_words(one, other) < LEAST_LINEAGE:
            what = f"{_name(world, pair.earlier)} and {_name(world, pair.later)} have few words in common"
            place = entry.document.place_of(("lineage", index))
            why = "they are shown as one text that was changed"
            yield Problem(place, "lineage-shared", what, why, "name the provisions that go back to each other")


def _name(world: World, unit: str) -> str:
    return f"{world.corpus.name_of(parse_id(unit))} ({unit})"


def share_words(one: list[str], other: list[str]) -> float:
    """Return the share of words, of both together, that stand in both in the same order."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
