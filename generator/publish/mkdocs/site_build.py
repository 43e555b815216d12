"""One build, from the side of MkDocs: it gives our pages and files to it, frames them, and finishes what it wrote."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NoReturn

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from generator.files.stores import Store, StoredFile
from generator.publish.house import START_ANEW, is_preview
from generator.publish.menu import NoSuchPage, keep_found, put_below_tabs
from generator.publish.mkdocs.building import Building
from generator.publish.mkdocs.configured import find_data
from generator.publish.mkdocs.ready_page import ReadyPage, make_ready, new_file
from generator.publish.mkdocs.taken_files import MadeFile
from generator.site.assets import Assets
from generator.site.frame import Frame
from generator.site.policy import write_policy
from generator.site.render import keep_frame
from generator.site.surroundings import Around

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

    from generator.publish.made_site import Site
    from generator.publish.quick import QuickLook


class SiteBuild:
    """The state of one build, which its events change in the order of the methods."""

    files: Files
    nav: Navigation
    env: Environment

    def __init__(self, config: MkDocsConfig, site: Site, building: Building, store: Store, *, served: bool) -> None:
        self._config, self._site, self._building, self._store, self._served = config, site, building, store, served
        self._root = Path(config.config_file_path).parent
        self._assets = Assets()
        self._noting = ExitStack()
        """Notes what the page that is being written reads, until it is."""
        self._keep_frame: Callable[[], None] = lambda: None
        """Keeps the templates of the frame that were compiled."""

    def add_files(self, files: Files) -> Files:
        """Add our pages and files; leave out what is joined with others, and what this site has no use for."""
        from generator.publish.hosting import hosting_files

        config, site = self._config, self._site
        unused = self._list_unused()
        for file in list(files):
            is_of_material = bool(file.src_dir) and "material" in PurePosixPath(file.src_dir or "").parts
            if (file.src_uri.startswith("assets/") and is_of_material) or file.src_uri in unused:
                files.remove(file)  # Of Material's own assets `Assets` publishes two.
        for page in site.pages:
            file = new_file(page, config)
            make_ready(page, file, config)
            files.append(file)
        for path, content in {**site.files, **hosting_files(site.corpus, address=config.site_url or "")}.items():
            files.append(_file_of(path, content, config))
        self._building.add(site, files, config)
        self.files = files
        return files

    def _list_unused(self) -> set[str]:
        """Return the files of the theme that this site has no use for.

        Where MkDocs serves, no worker may keep pages: their author would be shown old ones.
        """
        from generator.publish.seal import WORKER
        from generator.publish.unaccepted import MAKER, STYLE
        from generator.search.joined import JOINED

        kept = set() if self._served or is_preview() else {WORKER}
        kept |= {STYLE, MAKER} if is_preview() else set()
        return {*JOINED, WORKER, STYLE, MAKER} - kept

    def arrange(self, nav: Navigation, files: Files) -> Navigation:
        """Put each page below its tab, and give it what stands around it."""
        self.nav, site = nav, self._site
        try:
            nav.items = keep_found(nav.items)
        except NoSuchPage as fault:
            raise PluginError(str(fault)) from None
        sections = {page.path: page.section for page in site.pages}
        sections |= {page.path: page.section for page in site.prose}
        put_below_tabs(nav.items, files.documentation_pages(), sections)
        for file in files.documentation_pages():
            if file.page is not None:
                vars(file.page)["around"] = site.arounds.get(file.dest_uri, Around())
        return nav

    def finish_markdown(self, markdown: str, page: MkDocsPage) -> str:
        """Turn the citations and figures of a hand-written page into links and words."""
        from generator.site.prose import finish_markdown

        with self._site.reads.noting() as noted:
            finished = finish_markdown(self._site.corpus, markdown, on=page.file.dest_uri)
        self._building.note_reads(page.file.dest_uri, noted)
        return finished

    @staticmethod
    def clean(html: str, page: MkDocsPage) -> str:
        """Return what prose may hold, and nothing active; our own pages are never asked for."""
        from generator.site.prose_markup import clean_markup

        return html if isinstance(page, ReadyPage) else clean_markup(html)

    def prepare_frame(self, env: Environment) -> Environment:
        """Let pages name styles and scripts; leave out the sitemap where no address is known: it would be empty.

        Not earlier: MkDocs publishes a theme's file as it stands once it is no template.
        """
        self.env, site, config = env, self._site, self._config
        prose = {page.path for page in site.prose}
        policies = {"policy": "" if self._served else write_policy(), "lost_policy": write_policy(lost=True)}
        env.globals.update(policies, asset=self._assets.name, frame=Frame(site.reads), joined=self._assets.frame())
        env.globals.update(prose=prose, preview=is_preview())
        self._keep_frame = keep_frame(env, self._root / ".cache")
        if not self._building.name_assets(self._assets):
            _start_anew("the theme is not that of the last site")
        if not config.site_url:
            config.theme.static_templates.discard("sitemap.xml")
        return env

    def begin_page(self, page: MkDocsPage) -> None:
        """Begin to note what a page reads while its frame is written."""
        if isinstance(page, ReadyPage):
            self._noting.enter_context(page.opened())
        noted = self._noting.enter_context(self._site.reads.noting())
        self._noting.callback(self._building.note_reads, page.file.dest_uri, noted)

    def end_page(self, output: str, page: MkDocsPage) -> str:
        """Return a written page cured; what it read is known now, and which styles and scripts it names."""
        self._noting.close()
        self._building.note_assets(page.file.dest_uri, output)
        return self.cure(output)

    @staticmethod
    def cure(output: str) -> str:
        """Cure a fault of Material's base template that no block holds: HTML knows no autocomplete for a checkbox."""
        return output.replace(' autocomplete="off">', ">", 2)

    def list_pages(self) -> list[File]:
        """Return all pages, made or kept, by their paths."""
        return self._building.list_pages(self.files, self._config)

    def finish(self) -> None:
        """Finish the written site, and keep what the next build needs."""
        from generator.publish.seal import OWN, finish_site

        folder, site, building, config = Path(self._config.site_dir), self._site, self._building, self._config
        files, product, why = site.finding()
        building.write_index(files, folder)
        building.add_index(product, why)
        building.take_kept(folder)
        hashes = finish_site(folder, site.corpus, self._assets, known=building.known_hashes())
        written = {file.dest_uri for file in self.files}
        if fault := building.find_fault(
            folder, hashes, {*written, *self._assets.list_paths(), *OWN, *config.theme.static_templates}
        ):
            _start_anew(fault)
        if config.site_url and not self._served:
            from generator.publish.offer import offer_bundle

            hashes = offer_bundle(folder, site.corpus)
        self._store.clear()
        self._keep_frame()
        building.write(folder, hashes)
        building.say_why(say)
        gc.enable()

    def give_up(self) -> None:
        """Wait for what is made beside: only the first fault is of interest."""
        with suppress(Exception):
            self._site.finding()
        self._store.clear()

    def look_again(self) -> QuickLook:
        """Return what shows an edit with what this build left in memory; it ended well."""
        from generator.publish.mkdocs.page_writer import PageWriter
        from generator.publish.quick import Built, QuickLook

        assert self._building.left is not None
        gc.freeze()
        writer = PageWriter(self._config, self.files, self.nav, self.env)
        return QuickLook(Built(self._root, find_data(self._config), self._site, self._building.left, writer))


def say(words: str) -> None:
    """Say something of a build to whoever began it."""
    sys.stderr.write(f"  {words}\n")


def _start_anew(fault: str) -> NoReturn:
    say(f"{fault}: the site is made from nothing")
    raise SystemExit(START_ANEW)


def _file_of(path: str, content: bytes | StoredFile, config: MkDocsConfig) -> File:
    if not isinstance(content, StoredFile):
        return File.generated(config, path, content=content)
    file = MadeFile.of(path, config)
    file.source = content.file
    return file
