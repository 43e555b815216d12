"""Which pages the site has: each is a view, a template and what the frame needs to know."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from generator.law import routes
from generator.law.corpus import Corpus
from generator.reading.prose_files import ContentPage
from generator.site.compare.pages import plan_compare
from generator.site.guides.pages import plan_guides
from generator.site.lists.changes import view_changes
from generator.site.lists.find import view_find
from generator.site.lists.home import view_home
from generator.site.lists.terms import view_terms
from generator.site.lists.texts_and_sources import describe, view_sources, view_texts
from generator.site.register.pages import plan_register
from generator.site.render import Page, PageJob, PlainPage, render_body
from generator.site.texts.pages import plan_instruments

_CHECK_SCRIPTS = ("check-citations", "check-quotes", "check-text")
_LIST_SCRIPTS = ("compare-texts", "reading-list")


def plan_pages(corpus: Corpus, prose: Sequence[ContentPage] = ()) -> list[PageJob]:
    """Return the jobs that make every generated page, in a stable order, each apart from the others.

    `prose` are the hand-written pages, for the index of guides.
    """
    return [
        *plan_lists(corpus),
        *plan_instruments(corpus),
        *plan_compare(corpus),
        *plan_register(corpus),
        *plan_guides(corpus, prose),
    ]


def plan_lists(corpus: Corpus) -> list[PageJob]:
    """Return the jobs that make the home page, the reading list, and the pages that are one list each."""
    has_states = bool(corpus.states)
    return [
        PageJob(routes.HOME, partial(_render_home, corpus)),
        *(page.job(corpus) for page in _LISTS),
        PageJob(routes.CHECK_TEXT, _render_check_text),
        PageJob(routes.READING_LIST, partial(_render_reading_list, has_states=has_states), has_states),
    ]


def _render_home(corpus: Corpus) -> Page:
    record = corpus.concordance
    home = render_body("home.html", on=routes.HOME, page=view_home(corpus))
    return Page(routes.HOME, record.title, describe(record.subtitle), "Home", home, styles=("home",))


_LISTS = tuple(
    PlainPage(*row)
    for row in (
        (routes.TEXTS, "texts.html", "Texts", "The instruments held here, and those they name.", view_texts, "Texts"),
        (routes.TERMS, "terms.html", "Terms", "Defined terms side by side; terms of treaty law.", view_terms, "Guides"),
        (routes.FIND, "find.html", "Find", "Find a provision, a topic, a State or a word.", view_find, ""),
        (routes.CHANGES, "changes.html", "Changes of the data", "What each release changed.", view_changes, "Data"),
        (routes.SOURCES, "sources.html", "Sources", "What the texts and facts rest on.", view_sources, "Data"),
    )
)


def _render_check_text() -> Page:
    path, about = routes.CHECK_TEXT, "Paste a text: its citations and quotations are checked here, in your browser."
    body = render_body("check-text.html", on=path)
    return Page(path, "Check my text", about, "", body, scripts=_CHECK_SCRIPTS, styles=("check-text",))


def _render_reading_list(*, has_states: bool) -> Page:
    path, about = routes.READING_LIST, "What you keep while reading: in your order, with your notes."
    body = render_body("reading-list.html", on=path, has_states=has_states)
    return Page(path, "Reading list", about, "", body, scripts=_LIST_SCRIPTS, styles=("reading-list",))
