"""Which pages the site has: each is a view, a template and what the frame needs to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from generator import routes
from generator.charts.squares import draw_squares
from generator.content import ContentPage
from generator.corpus import Corpus, Instrument
from generator.pages_compare import plan_compare
from generator.pages_guides import render_guides
from generator.pages_register import plan_register
from generator.render import Page, PageJob, render_body
from generator.views.find import view_find
from generator.views.home import view_home
from generator.views.lists import describe, view_sources, view_texts
from generator.views.terms import view_terms
from generator.views.texts import view_full, view_instrument, view_part
from generator.workers import in_batches


def plan_pages(corpus: Corpus, prose: Sequence[ContentPage] = ()) -> list[PageJob]:
    """Give the jobs that make every generated page, in a stable order, each apart from the others.

    `prose` are the hand-written pages, for the index of guides.
    """
    bare = [instrument for instrument in corpus.instruments.values() if not instrument.has_text]
    return [
        lambda: _render_lists(corpus),
        *(partial(_render_instruments, corpus, [text]) for text in corpus.texts),
        *(partial(_render_instruments, corpus, batch) for batch in in_batches(bare)),
        *plan_compare(corpus),
        *plan_register(corpus),
        lambda: render_guides(corpus, prose),
    ]


def render_pages(corpus: Corpus, prose: Sequence[ContentPage] = ()) -> Iterator[Page]:
    """Yield every generated page, one job after the other."""
    for job in plan_pages(corpus, prose):
        yield from job()


def _render_lists(corpus: Corpus) -> Iterator[Page]:
    record = corpus.concordance
    home = render_body("home.html", on=routes.HOME, page=view_home(corpus), draw_squares=draw_squares)
    yield Page(routes.HOME, record.title, describe(record.subtitle), "Home", home, styles=("coverage",))
    for path, template, view, title, description, section in (
        (routes.TEXTS, "texts.html", view_texts, "Texts", "The instruments held here, and those they name.", "Texts"),
        (routes.TERMS, "terms.html", view_terms, "Terms", "Defined terms side by side, and terms of treaty law.", "Guides"),
        (routes.FIND, "find.html", view_find, "Find", "Find a provision, a topic, a State or a word.", ""),
        (routes.SOURCES, "sources.html", view_sources, "Sources", "What the texts and facts rest on.", "Data"),
    ):
        yield Page(path, title, description, section, render_body(template, on=path, page=view(corpus)))


def _render_instruments(corpus: Corpus, instruments: Iterable[Instrument]) -> Iterator[Page]:
    for instrument in instruments:
        yield from _render_instrument(corpus, instrument)


def _render_instrument(corpus: Corpus, instrument: Instrument) -> Iterator[Page]:
    record = instrument.record
    path = routes.instrument_page(instrument.slug)
    body = render_body("instrument.html", on=path, page=view_instrument(corpus, instrument))
    named_alike = sum(other.record.title == record.title for other in corpus.instruments.values()) > 1
    title = f"{record.title} ({record.short_title})" if named_alike else record.title
    yield Page(path, title, describe(f"{record.short_title}: contents and facts."), "Texts", body, instrument.file)
    if not instrument.has_text:
        return
    path = routes.full_page(instrument.slug)
    body = render_body("full.html", on=path, page=view_full(corpus, instrument))
    title = f"{record.short_title}: the whole text"
    yield Page(path, title, describe(f"The whole text of: {record.title}."), "Texts", body)
    for part in instrument.parts:
        view = view_part(corpus, instrument, part)
        body = render_body("part.html", on=view.path, page=view)
        title = f"{part.name}{': ' + part.heading if part.heading else ''}, {record.short_title}"
        summary = part.summary or f"{part.name} of the {record.short_title}."
        yield Page(view.path, title, describe(summary), "Texts", body, part.file)
