"""MkDocs' page of what is HTML already."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, cast

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from generator.site.frame import list_headings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.toc import TableOfContents

    from generator.site.render import Page
    from generator.site.surroundings import Around


class ReadyPage(MkDocsPage):
    """A page that is HTML already: neither read from disk nor passed through Markdown."""

    ready: Page
    around: Around

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

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave the body where it is, with its links, which are computed: MkDocs holds all pages until the end."""
        self._hold("")
        self.present_anchor_ids = set()
        self.links_to_anchors = {}

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Hold the body and its headings while the page is put into its frame."""
        self._hold(str(self.ready.body))
        try:
            yield
        finally:
            self._hold("")

    def _hold(self, body: str) -> None:
        self.content = body
        self.toc = cast("TableOfContents", list_headings(body))  # They have what the frame asks of MkDocs' own.


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
