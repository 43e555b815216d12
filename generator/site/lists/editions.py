"""The views of editions that were released: each edition whose tables are kept, and the list on the page of data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from generator.law import routes
from generator.law.corpus import Corpus, Release
from generator.law.writing import write_count, write_date, write_size
from generator.site.parts.links import Link
from generator.site.parts.named_links import link_to
from generator.site.render import Page, render_body


@dataclass(frozen=True)
class EditionPage:
    """The page of one edition: what it is, how to cite it, its files with their sizes, and what came after it."""

    path: str
    title: str
    site: str
    day: str
    version: str
    note: str
    counts: tuple[tuple[str, str], ...]
    files: tuple[tuple[Link, str], ...]
    archive: str
    after: str
    """The edition after it; empty where that is the data of today."""
    data: str
    changes: str


@dataclass(frozen=True)
class EditionFiles:
    """What stands in the site of all kept editions: the paths of their files, and how much changed since the newest."""

    paths: tuple[str, ...] = ()
    changes: Mapping[str, int] = field(default_factory=dict)
    """By the day of the edition."""


@dataclass(frozen=True)
class EditionRow:
    """A release in the list of editions: where its tables are kept, their zip, and what changed after it."""

    day: str
    title: str
    version: str
    """Empty where its tables were not kept."""
    links: tuple[Link, ...]


def view_edition(corpus: Corpus, release: Release, files: Mapping[str, bytes]) -> EditionPage:
    """Make the view of an edition from its kept files, given by their paths in the site."""
    path, day = routes.edition_page(release.day), release.day
    kept = release.record.kept
    assert kept is not None
    return EditionPage(
        path=path,
        title=f"Edition of {write_date(day)}",
        site=corpus.concordance.title,
        day=day,
        version=kept.version,
        note=release.record.note or "",
        counts=tuple((table.replace("_", " "), f"{count:,}") for table, count in release.record.counts.items()),
        files=tuple(
            (link_to(file.rpartition("/")[2], file, on=path), write_size(len(content)))
            for file, content in files.items()
        ),
        archive=_archive(day),
        after=find_next(corpus, release),
        data=routes.href(routes.DATA, on=path),
        changes=routes.href(f"{routes.CHANGES}#release-{day}", on=path),
    )


def render_edition(corpus: Corpus, release: Release, files: Mapping[str, bytes]) -> Page:
    """Return the page of an edition."""
    view = view_edition(corpus, release, files)
    about = f"The tables of the edition of {write_date(view.day)}, version {view.version}, as they were released."
    return Page(view.path, view.title, about, "Data", render_body("edition.html", on=view.path, page=view))


def find_next(corpus: Corpus, release: Release) -> str:
    """Return the day of the next edition whose tables are kept; empty for the newest."""
    days = [one.day for one in corpus.releases if one.record.kept]
    return next((later for later, day in pairwise(days) if day == release.day), "")


def list_editions(corpus: Corpus, files: EditionFiles) -> Iterator[EditionRow]:
    """Yield every release, the newest first."""
    for release in corpus.releases:
        kept, day = release.record.kept, release.day
        changes = link_to("What changed", f"{routes.CHANGES}#release-{day}", on=routes.DATA)
        if kept is None:
            yield EditionRow(day, release.record.title, "", (changes,))
            continue
        after = find_next(corpus, release)
        until = f"up to the edition of {write_date(after)}" if after else "up to this version"
        said = f"{write_count(files.changes[day], 'change')} {until}" if day in files.changes else f"changes {until}"
        rows = (
            ("its tables", "index.html"),
            ("all in one zip", _archive(day)),
            (said, "changes.txt"),
        )
        links = (link_to(words, routes.edition_file(day, name), on=routes.DATA) for words, name in rows)
        yield EditionRow(day, release.record.title, kept.version, tuple(links))


def _archive(day: str) -> str:
    return f"edition-{day}.zip"
