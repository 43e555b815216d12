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
from generator.publish.products import Finding, JobResult, KeptPage, hash_lines, see_page
from generator.reading.prose_files import ContentPage
from generator.search.entries import PageText
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
        pages = list(self._list_pages(results))
        words = {page.path: one.words[2] for one in results if one.words for page in one.pages}
        words |= {name: kept.words[2] for name, kept in self.last.products.items() if kept.words and name not in words}
        shown = [f"{page.path} {page.title} {page.description} {page.data_file and words[page.path]}" for page in pages]
        shown += [f"{page.path} {page.title} {page.description} {page.markdown}" for page in self.prose]
        given = hash_lines(shown)
        why = self.last.find_reason(INDEX, given, self.changed)
        if not why:
            return {}, self.last.products[INDEX], ""
        from generator.search.box import finding_files

        with self.reads.noting() as noted:
            files = finding_files(self.corpus, pages, self.prose, cache=self.cache)
        return files, Product(tuple(sorted(noted)), given, tuple(files)), why

    def _list_pages(self, results: Sequence[JobResult]) -> Iterator[PageText]:
        made = {page.path: page for one in results for page in one.pages}
        for name in self.order:
            if name == routes.DATA:
                yield KeptPage(routes.DATA, DATA_TITLE, ABOUT_DATA, "", "")
            elif name in made:
                yield made[name]
            elif (product := self.last.products.get(name)) and product.words:
                yield see_page(name, product)
