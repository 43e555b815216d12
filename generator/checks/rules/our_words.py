"""Rules that hold our own words against the law that they are about: likeness, numbers, citations, definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from generator.checks.rules.likeness import SummaryLikeness, find_periods
from generator.checks.rules.registry import World, rule
from generator.law import records
from generator.law.corpus import Corpus
from generator.law.ids import ProvisionId, parse_id
from generator.law.languages import is_english
from generator.law.numerals import find_numbers
from generator.reading.problems import Problem
from generator.reading.yamlio import Document, Path_

_FEWEST = 3
"""So many provisions are needed to say that words sound more like one than like the others."""
LEAST = {"summary": 0.5, "effect": 0.3, "cell": 0.1, "row": 0.25, "story": 0.35, "question": 0.15, "claim": 0.5}
"""How near our words must come to the provision they sound most like, by kind: well below what good ones reach."""


class _Articles:
    """The articles of each instrument as texts to compare with, and what each refers to or is referred to by."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._by_instrument: dict[str, SummaryLikeness] = {}

    def of(self, slug: str, *, bare: bool = False) -> SummaryLikeness | None:
        """Return the articles of an instrument with what we say of them, or `bare`; None where they are too few."""
        key = f"{slug} bare" if bare else slug
        if key not in self._by_instrument:
            parts = self.corpus.instruments[slug].parts if slug in self.corpus.instruments else ()
            texts = {
                part.id.head: " ".join((*part.unit.words(), part.heading or "", "" if bare else part.summary or ""))
                for part in parts
            }
            self._by_instrument[key] = SummaryLikeness(texts)
        return self._by_instrument[key] if self._is_enough(slug) else None

    def _is_enough(self, slug: str) -> bool:
        return slug in self.corpus.instruments and len(self.corpus.instruments[slug].parts) >= _FEWEST

    @cached_property
    def lists(self) -> dict[ProvisionId, set[ProvisionId]]:
        """Return, by the article of a clause that permits a statement, the articles of the lists that name it."""
        found: dict[ProvisionId, set[ProvisionId]] = {}
        for slug, instrument in self.corpus.instruments.items():
            for one in instrument.record.permits:
                if one.listed_in:
                    article = parse_id(f"{slug}:{one.at}").article
                    found.setdefault(article, set()).add(parse_id(f"{slug}:{one.listed_in}").article)
        return found

    def numbers(self, units: Iterable[ProvisionId]) -> frozenset[int]:
        """Return every number in the words of some provisions."""
        known = [self.corpus.units[str(unit)] for unit in units if str(unit) in self.corpus.units]
        return frozenset().union(*(find_numbers(word) for unit in known for word in unit.printed()))


def is_read(corpus: Corpus, units: Iterable[ProvisionId], rule_id: str) -> bool:
    """Return whether a rule that reads English may judge words about provisions: all are in English, none is waived."""
    parts = [corpus.parts[unit.article] for unit in units if unit.article in corpus.parts]
    for part in parts:
        waived = [*part.record.waived] if isinstance(part.record, records.Article) else []
        if rule_id in waived or not is_english(corpus.instruments[part.id.instrument].record.text_language):
            return False
    return True


@rule("numbers-agree", by_folder=True)
def check_numbers(world: World) -> Iterator[Problem]:
    """A period or count in our words stands in the provision that they are about.

    Why: a wrong number of days is believed, and costs a case. Looked at are summaries, answers, cells, stories and
    the rows of tables; hours, days, months, years, consents and instruments; in digits or words. Not judged: texts
    in other languages than English, and an article that waives it with a reason (`waived`). Fails: "sixty days" in the
    summary of an article that says ninety. Mend: write the number of the text, or cite the provision that has it.
    """
    articles = _Articles(world.corpus)
    for words, units, document, where in list_said(world):
        periods = find_periods(words)
        if not periods or not is_read(world.corpus, units, "numbers-agree"):
            continue
        is_known = all(str(unit) in world.corpus.units for unit in units)
        strange = periods - articles.numbers(units) if is_known else frozenset()
        if strange:
            named = ", ".join(str(number) for number in sorted(strange))
            cited = ", ".join(map(world.corpus.name_of, units))
            what = f"our words count {named}, which does not stand in {cited}"
            fix = "write the number of the text, or cite the provision that has it"
            yield Problem(document.place_of(where), "numbers-agree", what, "a wrong number is believed", fix)


Said = tuple[str, tuple[ProvisionId, ...], Document, Path_]


def list_said(world: World) -> tuple[Said, ...]:
    """Return our words about provisions: the words, the provisions, and their place; gathered once for all rules."""
    return world.corpus.once(_gather_said, world)


def _gather_said(corpus: Corpus, world: World) -> tuple[Said, ...]:
    return tuple(_said(corpus, world))


def _said(corpus: Corpus, world: World) -> Iterator[Said]:
    loaded = world.loaded
    for (slug, number), article in loaded.articles.items():
        unit = ProvisionId(slug, number)
        if world.asks_about(article.document) and str(unit) in corpus.units:
            yield article.record.summary, (unit,), article.document, ("summary",)
    for key, topic in corpus.topics.items():
        document = loaded.topics[key].document
        if world.asks_about(document):
            units = tuple(unit for units in topic.provisions.values() for unit in units)
            yield topic.record.answer, units, document, ("answer",)
    yield from _cells(world)
    for key, scenario in loaded.scenarios.items():
        if not world.asks_about(scenario.document):
            continue
        for slug, cells in scenario.record.instruments.items():
            for index, cell in enumerate(cells):
                units = tuple(parse_id(f"{slug}:{path}") for path in cell.at)
                yield cell.says, units, loaded.scenarios[key].document, ("instruments", slug, index, "says")
    if loaded.extracts and world.asks_about(loaded.extracts.document):
        for table in records.Extracts.model_fields:
            held: records.ExtractTable = getattr(loaded.extracts.record, table)
            for index, row in enumerate(held.rows):
                yield row.says, (parse_id(row.at),), loaded.extracts.document, (table, "rows", index, "says")


def _cells(world: World) -> Iterator[Said]:
    for topic in filter(lambda topic: world.asks_about(topic.document), world.loaded.topics.values()):
        for index, point in enumerate(topic.record.points):
            for slug, cell in point.values.items():
                if not isinstance(cell, str):
                    units = tuple(parse_id(f"{slug}:{path}") for path in cell.at)
                    yield cell.says, units, topic.document, ("points", index, "values", slug, "says")


@rule("words-fit")
def check_words(world: World) -> Iterator[Problem]:
    """Our words sound like the provision that they are about, not much more like another one of the same instrument.

    Why: a summary or citation that slipped to its neighbour misleads, though every name in it exists. Compared are
    summaries, effects of statements, cells, stories, questions, claims and rows of tables; rare words weigh most. What
    cites an article that its own topics list is not judged, nor what is about a text in another language than English,
    or about an article that waives it with a reason (`waived`). Fails: the summary of Article 3 in the file of Article
    2. Mend: cite the right provision; or use its words where ours are far from them.
    """
    articles = _Articles(world.corpus)
    for kind, words, units, document, where in _judged(world, articles):
        slug = units[0].instrument
        around = articles.of(slug, bare=kind == "summary")
        if around is None or not is_read(world.corpus, units, "words-fit"):
            continue
        best = around.find_nearer(words, {unit.head for unit in units}, least=LEAST[kind])
        if best:
            cited = " and ".join(dict.fromkeys(unit.article.label for unit in units))
            what = f"our words sound like {best} of {slug}, not like {cited}"
            why = "words that slipped to a neighbour mislead, though every name exists"
            fix = "cite the right provision; or use its words where ours are far from them"
            yield Problem(document.place_of(where), "words-fit", what, why, fix)


Judged = tuple[str, str, tuple[ProvisionId, ...], Document, Path_]


def _judged(world: World, articles: _Articles) -> Iterator[Judged]:
    corpus, loaded = world.corpus, world.loaded
    for (slug, number), article in loaded.articles.items():
        yield "summary", article.record.summary, (ProvisionId(slug, number),), article.document, ("summary",)
    for state in corpus.states.values():
        for part in state.participations:
            document = loaded.participations[state.iso2, part.instrument].document
            for index, statement in enumerate(part.statements):
                units = (*statement.affects, *statement.permitted_by)
                # A territorial statement names territories; one that names articles is about those too.
                if units and statement.record.kind != "territorial" and "Article" not in statement.record.effect:
                    yield "effect", statement.record.effect, units, document, ("statements", index, "effect")
    yield from _judged_cells(world, articles)
    yield from _judged_guides(world)
    if loaded.extracts:
        for table in records.Extracts.model_fields:
            held: records.ExtractTable = getattr(loaded.extracts.record, table)
            for index, row in enumerate(held.rows):
                yield "row", row.says, (parse_id(row.at),), loaded.extracts.document, (table, "rows", index, "says")


def _judged_cells(world: World, articles: _Articles) -> Iterator[Judged]:
    """Yield what cells cite beyond the articles of their topic; the list that names a clause belongs to the clause."""
    corpus, loaded = world.corpus, world.loaded
    for key, topic in corpus.topics.items():
        known = {unit.article for units in topic.provisions.values() for unit in units}
        for index, point in enumerate(topic.record.points):
            for slug, cell in point.values.items():
                if isinstance(cell, str):
                    continue
                units = [parse_id(f"{slug}:{path}") for path in cell.at]
                lists = {other for article in known for other in articles.lists.get(article, ())}
                lists |= {other for unit in units for other in articles.lists.get(unit.article, ())}
                words = f"{topic.record.title} {point.point} {cell.says}"
                for at, unit in enumerate(units):
                    if unit.article not in known | lists:
                        where = ("points", index, "values", slug, "at", at)
                        yield "cell", words, (unit,), loaded.topics[key].document, where


def _judged_guides(world: World) -> Iterator[Judged]:
    """Yield what scenarios, exercises and works cite beyond the articles of the topics that they name."""
    corpus, loaded = world.corpus, world.loaded

    def known(topics: Iterable[str]) -> set[ProvisionId]:
        held = [corpus.topics[name] for name in topics if name in corpus.topics]
        return {unit.article for topic in held for units in topic.provisions.values() for unit in units}

    for key, scenario in corpus.scenarios.items():
        of_topics = known(scenario.record.topics)
        for slug, cells in scenario.record.instruments.items():
            for index, cell in enumerate(cells):
                for at, path in enumerate(cell.at):
                    unit = parse_id(f"{slug}:{path}")
                    if unit.article not in of_topics:
                        document = loaded.scenarios[key].document
                        yield "story", cell.says, (unit,), document, ("instruments", slug, index, "at", at)
    for key, exercise in corpus.exercises.items():
        for index, question in enumerate(exercise.record.questions):
            for at, name in enumerate(question.at):
                document, words = loaded.exercises[key].document, f"{question.ask} {question.answer}"
                yield "question", words, (parse_id(name),), document, ("questions", index, "at", at)
    for key, work in corpus.literature.items():
        for index, claim in enumerate(work.record.claims):
            words = f"{claim.title} {claim.says} {claim.we_find or ''}"
            of_topics = known(claim.topics)
            for at, name in enumerate(claim.provisions):
                article = parse_id(name).article
                if article not in of_topics and f"[{article}" not in words:
                    document = loaded.literature[key].document
                    yield "claim", words, (article,), document, ("claims", index, "provisions", at)
