"""The views of scenarios: a story, what each compared instrument says to it side by side, and the list of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.law import records, routes
from generator.law.corpus import Corpus, Instrument, Scenario
from generator.law.register.statuses import stands
from generator.law.writing import write_count
from generator.site.parts.columns import separator
from generator.site.parts.condensed_links import condense
from generator.site.parts.links import Link, hue_of, target_link
from generator.site.parts.named_links import link_to, scenario_link, topic_link
from generator.site.parts.prose_links import Prose, view_prose


@dataclass(frozen=True)
class Saying:
    """What an instrument says on the story, and where."""

    words: Prose
    at: tuple[Link, ...]
    separator: str


@dataclass(frozen=True)
class ScenarioColumn:
    """The column of one instrument; without sayings it is silent."""

    name: str
    hue: str
    href: str
    sayings: tuple[Saying, ...]


@dataclass(frozen=True)
class ScenarioPage:
    """The page of a scenario."""

    path: str
    title: str
    group: Link
    story: Prose
    questions: tuple[str, ...]
    columns: tuple[ScenarioColumn, ...]
    part: tuple[Prose, ...]
    national: tuple[Prose, ...]
    topics: tuple[Link, ...]
    statements: tuple[Link, ...]
    """The cited articles on which statements of States stand today, with their number."""
    open_any: str


@dataclass(frozen=True)
class ScenarioRow:
    """A scenario on a list: its question and the instruments that speak to it."""

    link: Link
    question: str
    speak: tuple[Link, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True)
class ScenarioShelf:
    """The scenarios of one group."""

    id: str
    title: str
    rows: tuple[ScenarioRow, ...]


@dataclass(frozen=True)
class ScenariosPage:
    """The list of all scenarios."""

    count: str
    shelves: tuple[ScenarioShelf, ...]


def view_scenario(corpus: Corpus, scenario: Scenario) -> ScenarioPage:
    """Make the page of a scenario."""
    path, record = routes.scenario_page(scenario.id), scenario.record
    return ScenarioPage(
        path=path,
        title=record.title,
        group=link_to(corpus.editorial.scenario_groups[record.group], f"{routes.SCENARIOS}#{record.group}", on=path),
        story=view_prose(corpus, record.story, on=path),
        questions=record.questions,
        columns=tuple(_column(corpus, scenario, instrument, on=path) for instrument in corpus.compared),
        part=tuple(view_prose(corpus, text, on=path) for text in record.part),
        national=tuple(view_prose(corpus, text, on=path) for text in record.national),
        topics=tuple(topic_link(corpus.topics[topic], on=path) for topic in record.topics if topic in corpus.topics),
        statements=_statements(corpus, scenario, on=path),
        open_any=routes.href(routes.compare_any_place(*_articles(corpus, scenario)), on=path),
    )


def _articles(corpus: Corpus, scenario: Scenario) -> Iterator[str]:
    """Yield for each instrument the article that is cited most: the comparison has room for one of each."""
    for instrument in corpus.compared:
        cited = Counter(unit.article for unit in scenario.provisions.get(instrument.slug, ()))
        if cited:
            yield str(cited.most_common(1)[0][0])


def _column(corpus: Corpus, scenario: Scenario, instrument: Instrument, *, on: str) -> ScenarioColumn:
    cells = scenario.record.instruments.get(instrument.slug, ())
    return ScenarioColumn(
        name=instrument.record.short_title,
        hue=hue_of(instrument),
        href=routes.href(routes.instrument_page(instrument.slug), on=on),
        sayings=tuple(_saying(corpus, instrument.slug, cell, on=on) for cell in cells),
    )


def _saying(corpus: Corpus, slug: str, cell: records.Cell, *, on: str) -> Saying:
    at = tuple(target_link(corpus, f"{slug}:{path}", on=on, qualified=False) for path in cell.at)
    return Saying(view_prose(corpus, cell.says, on=on), at, separator(at))


def _statements(corpus: Corpus, scenario: Scenario, *, on: str) -> tuple[Link, ...]:
    """Return the cited articles on which reservations or declarations stand, with their number."""
    articles = dict.fromkeys(unit.article for units in scenario.provisions.values() for unit in units)
    links = []
    for article in articles:
        standing = {
            statement.id
            for unit in corpus.parts[article].unit.walk()
            for statement in corpus.statements_at.get(str(unit.id), ())
            if statement.record.kind in ("reservation", "declaration") and stands(corpus, statement)
        }
        if standing:
            link = target_link(corpus, str(article), on=on)
            words = f"{link.text}: {write_count(len(standing), 'statement')}"
            links.append(link_to(words, f"{routes.part_page(article)}#statements", on=on, hue=link.hue))
    return tuple(links)


def view_scenarios(corpus: Corpus) -> ScenariosPage:
    """Make the list of all scenarios."""
    path = routes.SCENARIOS
    return ScenariosPage(write_count(len(corpus.scenarios), "story", "stories"), shelve_scenarios(corpus, on=path))


def shelve_scenarios(corpus: Corpus, *, on: str) -> tuple[ScenarioShelf, ...]:
    """Return the scenarios by group, for a list on the page `on`."""
    shelves = []
    for group, title in corpus.editorial.scenario_groups.items():
        rows = tuple(_row(corpus, entry, on=on) for entry in corpus.scenarios.values() if entry.record.group == group)
        if rows:
            shelves.append(ScenarioShelf(group, title, rows))
    return tuple(shelves)


def _row(corpus: Corpus, scenario: Scenario, *, on: str) -> ScenarioRow:
    speak: list[Link] = []
    silent: list[str] = []
    for instrument in corpus.compared:
        units = scenario.provisions.get(instrument.slug, ())
        if units:
            articles = (str(unit.article) for unit in units)
            speak += condense(corpus, articles, on=on)
        else:
            silent.append(instrument.record.label)
    link = scenario_link(scenario, on=on)
    return ScenarioRow(link, scenario.record.questions[0], tuple(speak), tuple(silent))
