"""The thin adapter between MkDocs 1.6 and the pipeline: it adds our finished pages and holds no logic of its own.

Most of our modules are imported only while another process reads the data: each takes about as long as the other.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import write_file

sys.path.insert(0, str(Path(__file__).parents[2]))

from generator.files.processes import can_fork, start
from generator.reading.incremental import read_data
from generator.reading.problems import DataFaults
from generator.reading.version import epoch_of
from generator.site.assets import Assets
from generator.site.frame import Frame, Heading, list_headings
from generator.site.policy import write_policy
from generator.site.surroundings import Around, plan_frames

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation

    from generator.publish.pipeline import Site
    from generator.site.render import Page

_site: Site | None = None
_index: Callable[[], dict[str, bytes]] = dict
"""Waits for what the find box reads."""
_assets = Assets()
_served = False


class ReadyPage(MkDocsPage):
    """A page that is HTML already: neither read from disk nor passed through Markdown."""

    ready: Page
    around: Around
    headings: Sequence[Heading] = ()

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
        """Unpack the finished body each time: MkDocs holds all pages until the last is written."""
        return str(self.ready.body)

    @content.setter
    def content(self, content: str | None) -> None:
        """Leave the body as it is: MkDocs only hands back what it was given."""

    @property  # type: ignore[override]
    def toc(self) -> Sequence[Heading]:
        """Return the headings of the body; a template asks more than once."""
        if not self.headings:
            self.headings = list_headings(str(self.ready.body))
        return self.headings

    @toc.setter
    def toc(self, toc: object) -> None:
        """Leave the headings as they are: MkDocs finds none, as there is no Markdown."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Do nothing more: our links are computed, so none is left for MkDocs to rewrite."""
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


def _say(words: str) -> None:
    sys.stderr.write(f"  {words}\n")


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note whether MkDocs serves: the script that it puts into pages then needs them to be without a policy."""
    global _served
    _served = command == "serve"


def on_pre_build(config: MkDocsConfig) -> None:
    """Make the site in memory before MkDocs clears its folder; faults of the data end the build here."""
    global _site, _index, _assets
    gc.disable()  # A build makes much and drops little: collecting garbage is a tenth of its time, and frees nothing.
    root, data = Path(config.config_file_path).parent, config.extra.get("data", "data")
    cache = root / ".cache"
    _assets = Assets()
    reading = start(partial(read_data, root, data, cache=cache), forked=can_fork())
    from generator.publish.pipeline import make_site

    try:
        pdf = bool(os.environ.get("CONCORDANCE_PDF"))
        checked = os.environ.get("CONCORDANCE_CHECKED")
        _site = make_site(
            root,
            data=data,
            pdf=pdf,
            address=config.site_url or "",
            checked=Path(checked) if checked else None,
            cache=cache,
            reading=reading,
            say=_say if pdf else lambda words: None,
        )
    except DataFaults as fault:
        sys.stderr.write(fault.report.as_text())
        raise PluginError(f"the data has faults ({fault}); the site was left as it is") from None
    _index = start(_site.index, forked=can_fork())
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch_of(_site.corpus.concordance.as_of))  # MkDocs would read the clock


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add our pages and files; leave out what the box joins, and Material's assets, of which `Assets` publishes two.

    Where MkDocs serves, no worker may keep pages: their author would be shown old ones.
    """
    from generator.publish.hosting import hosting_files
    from generator.publish.seal import WORKER
    from generator.search.box import JOINED

    assert _site is not None
    unused = (*JOINED, WORKER) if _served else JOINED
    for file in list(files):
        is_of_material = bool(file.src_dir) and "material" in PurePosixPath(file.src_dir or "").parts
        if (file.src_uri.startswith("assets/") and is_of_material) or file.src_uri in unused:
            files.remove(file)
    for page in _site.pages:
        uri = str(PurePosixPath(page.path).with_suffix(".md"))
        file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = page.data_file or None
        ready = ReadyPage(page.title, file, config)
        ready.ready = page
        files.append(file)
    for path, content in {**_site.files, **hosting_files(_site.corpus, address=config.site_url or "")}.items():
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Turn the citations and figures of a hand-written page into links and words; our own pages have no Markdown."""
    from generator.site.prose_pages import finish_markdown

    assert _site is not None
    return finish_markdown(_site.corpus, markdown, on=page.file.dest_uri)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Put each page below its tab, and give the pages of prose what stands around them."""
    assert _site is not None
    tabs = {item.title: item for item in nav.items}
    arounds = plan_frames(_site.corpus, _site.prose)
    for file in files.documentation_pages():
        page = file.page
        if page is None:
            continue
        vars(page)["around"] = arounds.get(file.dest_uri, Around())
        if isinstance(page, ReadyPage):
            tab = tabs.get(page.ready.section)
            page.parent = tab if tab is not page else None
    return nav


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Return what prose may hold, and nothing active; our own pages are never asked for."""
    from generator.site.prose_markup import clean_markup

    return html if isinstance(page, ReadyPage) else clean_markup(html)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Send the policy of a host with every answer."""
    from generator.publish.serving import with_policy

    server.set_app(with_policy(server.serve_request))
    return server


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let pages name styles and scripts; leave out the sitemap where the site has no address: it would list nothing.

    Not earlier: MkDocs publishes a theme's file as it stands once it is no template.
    """
    assert _site is not None
    prose = {page.path for page in _site.prose}
    policies = {"policy": "" if _served else write_policy(), "lost_policy": write_policy(lost=True)}
    env.globals.update(policies, asset=_assets.name, frame=Frame(), joined=_assets.frame(), prose=prose)
    if not config.site_url:
        config.theme.static_templates.discard("sitemap.xml")
    return env


def on_build_error(error: Exception) -> None:
    """Put back what a build changed in its process: where MkDocs serves, it goes on and builds again."""
    global _index
    with suppress(Exception):  # Only the first fault is of interest.
        _index()
    _index = dict
    gc.enable()


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Cure a fault of Material's base template that no block holds: HTML knows no autocomplete for a checkbox."""
    return output.replace(' autocomplete="off">', ">", 2)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Cure the same on the page for lost addresses."""
    return output_content.replace(' autocomplete="off">', ">", 2)


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the written site."""
    from generator.publish.seal import finish_site

    assert _site is not None
    for path, content in _index().items():
        write_file(content, os.path.join(config.site_dir, path))
    finish_site(Path(config.site_dir), _site.corpus, _assets)
    if config.site_url and not _served:
        from generator.publish.offer import offer_bundle

        offer_bundle(Path(config.site_dir), _site.corpus)
    gc.enable()
