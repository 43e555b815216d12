"""MkDocs' page of what is HTML already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from generator.site.frame import Heading, list_headings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from generator.site.render import Page
    from generator.site.surroundings import Around


class ReadyPage(MkDocsPage):
    """A page that is HTML already: neither read from disk nor passed through Markdown."""

    ready: Page
    around: Around
    _body = ""
    _headings: Sequence[Heading] = ()

    def read_source(self, config: MkDocsConfig) -> None:
        """Take meta and title from the finished page."""
        page = self.ready
        self.meta = {
            "title": page.title,
            "description": page.description,
            "section": page.section,
            "scripts": page.scripts,
            "styles": page.styles,
            "cited": page.cited,
            "ready": True,
        }
        self.title = page.title
        self.markdown = ""

    @property
    def content(self) -> str | None:
        """Return the finished body while the page is opened, nothing before: MkDocs holds all pages until the end."""
        return self._body

    @content.setter
    def content(self, content: str | None) -> None:
        """Leave the body as it is: MkDocs only hands back what it was given."""

    @property  # type: ignore[override]
    def toc(self) -> Sequence[Heading]:
        """Return the headings of the body while the page is opened."""
        return self._headings

    @toc.setter
    def toc(self, toc: object) -> None:
        """Leave the headings as they are: MkDocs finds none, as there is no Markdown."""

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Hold the body while the page is put into its frame."""
        self._body = str(self.ready.body)
        self._headings = list_headings(self._body)
        try:
            yield
        finally:
            del self._body, self._headings

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Do nothing more: our links are computed, so none is left for MkDocs to rewrite."""
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


def make_ready(page: Page, file: File, config: MkDocsConfig) -> ReadyPage:
    """Return MkDocs' page of a finished one."""
    ready = ReadyPage(page.title, file, config)
    ready.ready = page
    return ready


def new_file(page: Page, config: MkDocsConfig) -> File:
    """Return MkDocs' file for a finished page, which stands in no menu; whoever edits it edits its data."""
    uri = str(PurePosixPath(page.path).with_suffix(".md"))
    file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.edit_uri = page.data_file or None
    return file
