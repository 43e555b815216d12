"""Write single pages in the frame of a build that has ended, as MkDocs writes them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import write_file

from generator.law.reads import Reads
from generator.publish.menu import put_below_tabs
from generator.publish.mkdocs.ready_page import make_ready, new_file
from generator.reading.prose_files import ContentPage
from generator.site.frame import Frame
from generator.site.render import Page
from generator.site.surroundings import Around


@dataclass(frozen=True)
class PageWriter:
    """What a build leaves in memory: its configuration, files, menu and frame."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment

    def show(self, reads: Reads) -> None:
        """Show in the frame what a corpus holds."""
        self.env.globals["frame"] = Frame(reads)

    def write_made(self, page: Page, around: Around, folder: Path) -> None:
        """Write a finished page in its frame."""
        self._write(make_ready(page, new_file(page, self.config), self.config), page.section, around, folder)

    def write_prose(self, page: ContentPage, around: Around, folder: Path) -> None:
        """Write a page of prose, as it stands in its file now."""
        uri = str(PurePosixPath(page.path).with_suffix(".md"))
        file = File(uri, self.config.docs_dir, str(folder), use_directory_urls=False)
        file.inclusion = InclusionLevel.NOT_IN_NAV
        self._write(MkDocsPage(None, file, self.config), page.section, around, folder)

    def _write(self, page: MkDocsPage, section: str, around: Around, folder: Path) -> None:
        """Put a page into its frame, below its tab, and write it."""
        path = page.file.dest_uri
        page.file.dest_dir = str(folder)
        vars(page.file)["abs_dest_path"] = str(folder / path)
        vars(page)["around"] = around
        put_below_tabs(self.nav.items, [page.file], {path: section})
        shown = [page, *(one for one in self.nav.pages if one.file.dest_uri == path)]
        try:
            self._fill(page)
            for one in shown:
                one.active = True  # and the tab above it
            write_file(self._frame(page).encode("utf-8", errors="xmlcharrefreplace"), page.file.abs_dest_path)
        finally:
            for one in shown:
                one.active = False

    def _fill(self, page: MkDocsPage) -> None:
        """Read a page and make its body."""
        config, files, plugins = self.config, self.files, self.config.plugins
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=files)

    def _frame(self, page: MkDocsPage) -> str:
        """Return a page in its frame."""
        config, plugins = self.config, self.config.plugins
        context = get_context(self.nav, self.files.documentation_pages(), config, page)
        context = plugins.on_page_context(context, page=page, config=config, nav=self.nav)
        output = self.env.get_template("main.html").render(context)
        return plugins.on_post_page(output, page=page, config=config)
