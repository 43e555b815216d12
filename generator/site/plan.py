"""Which pages the site has: each is a view, a template and what the frame needs to know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from generator.site.render import Page, PageJob, render_body
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
        *(PageJob(listed[0], partial(_render_list, corpus, *listed)) for listed in _LISTS),
        PageJob(routes.CHECK_TEXT, _render_check_text),
        PageJob(routes.READING_LIST, partial(_render_reading_list, has_states=has_states), has_states),
    ]


def _render_home(corpus: Corpus) -> Page:
    record = corpus.concordance
    home = render_body("home.html", on=routes.HOME, page=view_home(corpus))
    return Page(routes.HOME, record.title, describe(record.subtitle), "Home", home, styles=("home",))


# The pages that are one view each: path, template, view, title, description, section.
_LISTS: tuple[tuple[str, str, Callable[[Corpus], object], str, str, str], ...] = (
    (routes.TEXTS, "texts.html", view_texts, "Texts", "The instruments held here, and those they name.", "Texts"),
    (routes.TERMS, "terms.html", view_terms, "Terms", "Defined terms side by side; terms of treaty law.", "Guides"),
    (routes.FIND, "find.html", view_find, "Find", "Find a provision, a topic, a State or a word.", ""),
    (routes.CHANGES, "changes.html", view_changes, "Changes of the data", "What each release changed.", "Data"),
    (routes.SOURCES, "sources.html", view_sources, "Sources", "What the texts and facts rest on.", "Data"),
)


def _render_list(
    corpus: Corpus, path: str, template: str, view: Callable[[Corpus], object], title: str, about: str, section: str
) -> Page:
    return Page(path, title, about, section, render_body(template, on=path, page=view(corpus)))


def _render_check_text() -> Page:
    path, about = routes.CHECK_TEXT, "Paste a text: its citations and quotations are checked here, in your browser."
    body = render_body("check-text.html", on=path)
    return Page(path, "Check my text", about, "", body, scripts=_CHECK_SCRIPTS, styles=("check-text",))


def _render_reading_list(*, has_states: bool) -> Page:
    path, about = routes.READING_LIST, "What you keep while reading: in your order, with your notes."
    body = render_body("reading-list.html", on=path, has_states=has_states)
    return Page(path, "Reading list", about, "", body, scripts=_LIST_SCRIPTS, styles=("reading-list",))
