"""The view of the index of guides: every way in that is written in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.law import routes
from generator.law.corpus import Corpus
from generator.law.extracts import list_shown
from generator.law.writing import write_count
from generator.reading.prose_files import ContentPage
from generator.site.guides.literature import WorkRow, list_works
from generator.site.guides.scenario import ScenarioShelf, shelve_scenarios
from generator.site.parts.choices import Signpost
from generator.site.parts.links import Link
from generator.site.parts.named_links import link_to


@dataclass(frozen=True)
class GuidesPage:
    """The index of guides."""

    read: tuple[Signpost, ...]
    contribute: tuple[Signpost, ...]
    shelves: tuple[ScenarioShelf, ...]
    tables: tuple[Signpost, ...]
    words: Signpost
    works: tuple[WorkRow, ...]
    exercises: tuple[Link, ...]
    about: Signpost


def view_guides(corpus: Corpus, prose: Sequence[ContentPage]) -> GuidesPage:
    """Make the index of guides."""
    path = routes.GUIDES
    reference = Signpost(
        link_to("Fields and rules", routes.REFERENCE, on=path),
        "Every field of every data file, and every check.",
    )
    return GuidesPage(
        read=_shelf(prose, "read", on=path),
        contribute=(*_shelf(prose, "contribute", on=path), reference),
        shelves=shelve_scenarios(corpus, on=path),
        tables=tuple(
            Signpost(
                link_to(words.short_title or words.title, routes.TABLES[kind], on=path),
                f"{words.short}: {write_count(len(list_shown(corpus, kind)), 'provision')}",
            )
            for kind, words in corpus.editorial.tables.items()
        ),
        words=Signpost(
            link_to("Terms", routes.TERMS, on=path),
            f"{write_count(len(corpus.terms), 'word')}, what the texts define and what we explain",
        ),
        works=list_works(corpus, on=path),
        exercises=tuple(
            link_to(entry.record.title, routes.exercise_place(entry.id), on=path) for entry in corpus.exercises.values()
        ),
        about=Signpost(link_to("About and method", routes.METHOD, on=path), "How the texts were made and checked."),
    )


def _shelf(prose: Sequence[ContentPage], shelf: str, *, on: str) -> tuple[Signpost, ...]:
    return tuple(
        Signpost(link_to(page.title, page.path, on=on), page.description) for page in prose if page.shelf == shelf
    )
