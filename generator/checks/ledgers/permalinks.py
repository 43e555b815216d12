"""List every id and page that the site publishes, and where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.law import routes
from generator.law.corpus import Corpus


def list_permalinks(corpus: Corpus, prose: Iterable[str] = ()) -> dict[str, str]:
    """Return the page, with its anchor, of every published id; `prose` are the pages written by hand.

    An id is a provision, division or statement as data and exports write it, or `topic:`, `term:`, `source:`,
    `state:`, `instrument:`, `scenario:`, `exercise:` or `work:` with the name of a file. A page that no id names stands
    under its own path.
    """
    found = dict(_named(corpus))
    taken = set(found.values())
    pages = [*_pages(corpus), *prose]
    return {**found, **{page: page for page in pages if page not in taken}}


def _named(corpus: Corpus) -> Iterator[tuple[str, str]]:
    for slug in corpus.instruments:
        yield f"instrument:{slug}", routes.instrument_page(slug)
    for name, unit in corpus.units.items():
        yield name, routes.unit_place(unit.id)
    for name, division in corpus.divisions.items():
        yield name, routes.division_place(division)
    for iso2, state in corpus.states.items():
        yield f"state:{iso2}", routes.state_page(state.record.slug)
    for statement in corpus.statements:
        yield statement.id, routes.statement_place(corpus, statement.id)
    yield from ((f"topic:{key}", routes.topic_page(key)) for key in corpus.topics)
    yield from ((f"term:{key}", routes.term_place(key)) for key in corpus.terms)
    yield from ((f"source:{key}", routes.source_place(key)) for key in corpus.sources)
    yield from ((f"scenario:{key}", routes.scenario_page(key)) for key in corpus.scenarios)
    yield from ((f"exercise:{key}", routes.exercise_place(key)) for key in corpus.exercises)
    yield from ((f"work:{key}", routes.work_page(key)) for key in corpus.literature)


def _pages(corpus: Corpus) -> Iterator[str]:
    """Yield the pages that every site has, and the page of each whole text."""
    # The page on the method is written by hand.
    yield from (page for page in routes.list_fixed(corpus) if page != routes.METHOD)
    yield from (routes.full_page(text.slug) for text in corpus.texts)
    yield from (routes.edition_page(release.day) for release in corpus.releases if release.record.kept)
