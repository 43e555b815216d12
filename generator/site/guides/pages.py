"""The pages of guides: the index, scenarios, tables made from the wordings, exercises, literature, the reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from generator.law import records, routes
from generator.law.corpus import Corpus, Scenario, Work
from generator.law.inline_forms import plain_prose
from generator.reading.prose_files import ContentPage
from generator.site.guides.exercises import view_exercises
from generator.site.guides.extract_tables import view_extracts
from generator.site.guides.fields_and_rules import view_reference
from generator.site.guides.index import view_guides
from generator.site.guides.literature import view_literature, view_work
from generator.site.guides.scenario import view_scenario, view_scenarios
from generator.site.lists.texts_and_sources import describe
from generator.site.render import Page, PageJob, PlainPage, render_body

SECTION = "Guides"
STYLES = ("guides",)
_OF_EXERCISES = "Exercises for teachers and students, with model answers to open after trying."

_plain = partial(PlainPage, section=SECTION, styles=STYLES)


def plan_guides(corpus: Corpus, prose: Sequence[ContentPage] = ()) -> Iterator[PageJob]:
    """Yield the jobs that make every page of guides, in a stable order."""

    listed = [(page.path, page.title, page.description, page.shelf) for page in prose]
    about = "Plain words first: how to read this site, everyday stories, tables, terms, scholarship, exercises."
    guides = _plain(routes.GUIDES, "guides.html", "Guides", about, partial(view_guides, prose=prose))
    yield guides.job(corpus, given=listed)
    if corpus.scenarios:
        about = "Everyday stories and the provisions that speak to them."
        yield _plain(routes.SCENARIOS, "guides-scenarios.html", "Scenarios", about, view_scenarios).job(corpus)
        for scenario in corpus.scenarios.values():
            yield PageJob(routes.scenario_page(scenario.id), partial(_render_scenario, corpus, scenario))
    for kind in corpus.editorial.tables:
        yield PageJob(routes.TABLES[kind], partial(_render_table, corpus, kind))
    if corpus.exercises:
        has_citing = any(page.path == routes.CITING_GUIDE for page in prose)
        view = partial(view_exercises, has_citing_guide=has_citing)
        exercises = _plain(routes.EXERCISES, "guides-exercises.html", "Exercises", _OF_EXERCISES, view)
        yield exercises.job(corpus, given=has_citing)
    about = "Every kind of data file with its fields, every figure for prose, every rule."
    yield _plain(routes.REFERENCE, "guides-reference.html", "Fields and rules", about, lambda _: view_reference()).job(
        corpus
    )
    if corpus.literature:
        about = "What scholars say about these treaties, beside what the texts and the register show."
        yield _plain(routes.LITERATURE, "literature.html", "Literature", about, view_literature).job(corpus)
        for work in corpus.literature.values():
            yield PageJob(routes.work_page(work.id), partial(_render_work, corpus, work))


def _render_table(corpus: Corpus, kind: records.TableKind) -> Page:
    path, words = routes.TABLES[kind], corpus.editorial.tables[kind]
    view = view_extracts(corpus, kind, on=path)
    body = render_body("guides-extracts.html", on=path, page=view, title=words.title, lead=words.about)
    file = "data/extracts.yml" if corpus.extracts else ""
    return Page(path, words.title, describe(words.about), SECTION, body, file, styles=STYLES)


def _render_scenario(corpus: Corpus, scenario: Scenario) -> Page:
    view = view_scenario(corpus, scenario)
    body = render_body("guides-scenario.html", on=view.path, page=view)
    about = describe(plain_prose(corpus, scenario.record.story))
    title = f"{scenario.record.title}: a scenario"
    return Page(view.path, title, about, SECTION, body, scenario.file, styles=("compare", *STYLES))


def _render_work(corpus: Corpus, work: Work) -> Page:
    view = view_work(corpus, work)
    body = render_body("literature-work.html", on=view.path, page=view)
    about = describe(plain_prose(corpus, work.record.about))
    return Page(
        view.path, work.record.title_en or work.record.title.text, about, SECTION, body, work.file, styles=STYLES
    )
