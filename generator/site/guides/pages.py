"""The pages of guides: the index, scenarios, tables made from the wordings, exercises, literature, the reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.law import routes
from generator.law.corpus import Corpus
from generator.law.inline_forms import plain_prose
from generator.reading.prose_files import ContentPage
from generator.site.guides.exercises import view_exercises
from generator.site.guides.extract_tables import view_extracts
from generator.site.guides.fields_and_rules import view_reference
from generator.site.guides.index import view_guides
from generator.site.guides.literature import view_literature, view_work
from generator.site.guides.scenario import view_scenario, view_scenarios
from generator.site.lists.texts_and_sources import describe
from generator.site.render import Page, render_body

SECTION = "Guides"
STYLES = ("guides",)
TABLES = (
    (
        routes.PERIODS,
        "periods",
        "Time limits",
        "Every period of time that the texts set or leave to someone, with the sentence that says it.",
    ),
    (
        routes.THRESHOLDS,
        "thresholds",
        "Thresholds of seriousness",
        "How serious an act must be before it is a crime, before a power may be used, or a person handed over.",
    ),
    (
        routes.OPTIONS,
        "options",
        "Options",
        "Every “may” that leaves a choice to a State or an authority, with the sentence that says it.",
    ),
)


def render_guides(corpus: Corpus, prose: Sequence[ContentPage] = ()) -> Iterator[Page]:
    """Yield every page of guides, in a stable order."""
    about = "Plain words first: how to read this site, everyday stories, tables, terms, scholarship, exercises."
    body = render_body("guides.html", on=routes.GUIDES, page=view_guides(corpus, prose))
    yield Page(routes.GUIDES, "Guides", about, SECTION, body, styles=STYLES)
    yield from _render_scenarios(corpus)
    for path, kind, title, about in TABLES:
        body = render_body(
            "guides-extracts.html", on=path, page=view_extracts(corpus, kind, on=path), title=title, lead=about
        )
        file = "data/extracts.yml" if corpus.extracts else ""
        yield Page(path, title, describe(about), SECTION, body, file, styles=STYLES)
    if corpus.exercises:
        about = "Exercises for teachers and students, with model answers to open after trying."
        body = render_body("guides-exercises.html", on=routes.EXERCISES, page=view_exercises(corpus))
        yield Page(routes.EXERCISES, "Exercises", about, SECTION, body, styles=STYLES)
    about = "Every kind of data file with its fields, every figure for prose, every rule."
    body = render_body("guides-reference.html", on=routes.REFERENCE, page=view_reference())
    yield Page(routes.REFERENCE, "Fields and rules", about, SECTION, body, styles=STYLES)
    yield from _render_literature(corpus)


def _render_scenarios(corpus: Corpus) -> Iterator[Page]:
    if not corpus.scenarios:
        return
    path = routes.SCENARIOS
    body = render_body("guides-scenarios.html", on=path, page=view_scenarios(corpus))
    yield Page(
        path, "Scenarios", "Everyday stories and the provisions that speak to them.", SECTION, body, styles=STYLES
    )
    for scenario in corpus.scenarios.values():
        view = view_scenario(corpus, scenario)
        body = render_body("guides-scenario.html", on=view.path, page=view)
        about = describe(plain_prose(corpus, scenario.record.story))
        title = f"{scenario.record.title}: a scenario"
        yield Page(view.path, title, about, SECTION, body, scenario.file, styles=("compare", *STYLES))


def _render_literature(corpus: Corpus) -> Iterator[Page]:
    if not corpus.literature:
        return
    path = routes.LITERATURE
    body = render_body("literature.html", on=path, page=view_literature(corpus))
    about = "What scholars say about these treaties, beside what the texts and the register show."
    yield Page(path, "Literature", about, SECTION, body, styles=STYLES)
    for work in corpus.literature.values():
        view = view_work(corpus, work)
        body = render_body("literature-work.html", on=view.path, page=view)
        about = describe(plain_prose(corpus, work.record.about))
        yield Page(view.path, work.record.title_en or view.title, about, SECTION, body, work.file, styles=STYLES)
