"""What the find box reads, as a product of a build: made once the pages are, beside whatever else is still at work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.files.processes import start
from generator.law import routes
from generator.law.corpus import Corpus
from generator.law.reads import Reads
from generator.publish.last_site import INDEX, ChangedParts, LastSite, Product
from generator.publish.products import Finding, JobResult, hash_lines, see_page
from generator.reading.prose_files import ContentPage
from generator.site.lists.data_page import ABOUT_DATA, DATA_TITLE


@dataclass(frozen=True)
class FindingJob:
    """Makes the files that the find box reads from the pages of a build, made or kept, and from its corpus."""

    corpus: Corpus
    reads: Reads
    last: LastSite
    changed: ChangedParts
    order: tuple[str, ...]
    """The products in their order, made or kept."""
    prose: tuple[ContentPage, ...]
    cache: Path | None
    """The folder that keeps work from one build to the next."""

    _waiting: list[Callable[[], Finding]] = field(default_factory=list)

    @contextmanager
    def begun_early(self, *, forked: bool) -> Iterator[Callable[[Sequence[JobResult]], None]]:
        """Return what begins it, once every page is made but the one about the data; it ends where anything else fails.

        Without `forked` it is made when it is waited for.
        """
        try:
            yield lambda made: self._waiting.append(start(partial(self.make, made), forked=forked))
        except BaseException:
            if forked:
                for wait in self._waiting:
                    with suppress(Exception):  # The first fault is raised.
                        wait()
            raise

    def wait(self) -> Finding:
        """Return the files."""
        (waiting,) = self._waiting
        return waiting()

    def make(self, results: Sequence[JobResult]) -> Finding:
        """Make the files, unless they can be kept."""
        words = {name: kept.words for name, kept in self.last.products.items() if kept.words}
        words |= {page.path: one.words for one in results if one.words for page in one.pages}
        words[routes.DATA] = (DATA_TITLE, ABOUT_DATA, "")
        shown = [" ".join((name, *words[name])) for name in self.order if name in words]
        shown += [f"{page.path} {page.title} {page.description} {page.markdown}" for page in self.prose]
        given = hash_lines(shown)
        why = self.last.find_reason(INDEX, given, self.changed)
        if not why:
            return {}, self.last.products[INDEX], ""
        from generator.search.box import finding_files

        pages = [see_page(name, *words[name]) for name in self.order if name in words]
        with self.reads.noting() as noted:
            files = finding_files(self.corpus, pages, self.prose, cache=self.cache)
        return files, Product(tuple(sorted(noted)), given, tuple(files)), why
