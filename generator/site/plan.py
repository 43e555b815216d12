"""Which pages the site has: each is a view, a template and what the frame needs to know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from generator.files.processes import in_batches
from generator.law import routes
from generator.law.corpus import Corpus
from generator.reading.prose_files import ContentPage
from generator.site.compare.pages import plan_compare
from generator.site.guides.pages import render_guides
from generator.site.lists.changes import view_changes
from generator.site.lists.find import view_find
from generator.site.lists.home import view_home
from generator.site.lists.terms import view_terms
from generator.site.lists.texts_and_sources import describe, view_sources, view_texts
from generator.site.register.pages import plan_register
from generator.site.render import Page, PageJob, render_body
from generator.site.texts.pages import render_instruments

_CHECK_SCRIPTS = ("check-citations", "check-quotes", "check-text")
_LIST_SCRIPTS = ("compare-texts", "reading-list")


def plan_pages(corpus: Corpus, prose: Sequence[ContentPage] = ()) -> list[PageJob]:
    """Return the jobs that make every generated page, in a stable order, each apart from the others.

    `prose` are the hand-written pages, for the index of guides.
    """
    bare = [instrument for instrument in corpus.instruments.values() if not instrument.has_text]
    return [
        lambda: _render_lists(corpus),
        *(partial(render_instruments, corpus, [text]) for text in corpus.texts),
        *(partial(render_instruments, corpus, batch) for batch in in_batches(bare)),
        *plan_compare(corpus),
        *plan_register(corpus),
        lambda: render_guides(corpus, prose),
    ]


def _render_lists(corpus: Corpus) -> Iterator[Page]:
    record = corpus.concordance
    home = render_body("home.html", on=routes.HOME, page=view_home(corpus))
    yield Page(routes.HOME, record.title, describe(record.subtitle), "Home", home, styles=("home",))
    for path, template, view, title, description, section in (
        (routes.TEXTS, "texts.html", view_texts, "Texts", "The instruments held here, and those they name.", "Texts"),
        (routes.TERMS, "terms.html", view_terms, "Terms", "Defined terms side by side; terms of treaty law.", "Guides"),
        (routes.FIND, "find.html", view_find, "Find", "Find a provision, a topic, a State or a word.", ""),
        (routes.CHANGES, "changes.html", view_changes, "Changes of the data", "What each release changed.", "Data"),
        (routes.SOURCES, "sources.html", view_sources, "Sources", "What the texts and facts rest on.", "Data"),
    ):
        yield Page(path, title, description, section, render_body(template, on=path, page=view(corpus)))
    path, about = routes.CHECK_TEXT, "Paste a text: its citations and quotations are checked here, in your browser."
    body = render_body("check-text.html", on=path)
    yield Page(path, "Check my text", about, "", body, scripts=_CHECK_SCRIPTS, styles=("check-text",))
    path, about = routes.READING_LIST, "What you keep while reading: in your order, with your notes."
    body = render_body("reading-list.html", on=path)
    yield Page(path, "Reading list", about, "", body, scripts=_LIST_SCRIPTS, styles=("reading-list",))
