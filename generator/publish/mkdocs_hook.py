"""The thin adapter between MkDocs 1.6 and the pipeline: it adds our finished pages and holds no logic of its own.

Most of our modules are imported only while another process reads the data: each takes about as long as the other.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal, NoReturn

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

sys.path.insert(0, str(Path(__file__).parents[2]))

from generator.files.processes import can_fork
from generator.publish.building import Building
from generator.publish.house import CHECKED, PREVIEW, START_ANEW
from generator.publish.last_site import LastSite, Product
from generator.publish.menu import NoSuchPage, keep_found, put_below_tabs
from generator.publish.ready_page import ReadyPage, make_ready
from generator.reading.incremental import FILE, begin_reading, content_folder
from generator.reading.problems import DataFaults
from generator.reading.version import epoch_of
from generator.site.assets import Assets
from generator.site.frame import Frame
from generator.site.policy import write_policy
from generator.site.render import ShownFiles, keep_frame
from generator.site.surroundings import Around

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.theme import Theme
    from mkdocs.utils.templates import TemplateContext

    from generator.publish.pipeline import Site
    from generator.publish.quick import QuickLook

_site: Site | None = None
_index: Callable[[], tuple[dict[str, bytes], Product, str]] | None = None
"""Waits for what the find box reads."""
_assets = Assets()
_building = Building(LastSite())
_files: Files
_nav: Navigation
_env: Environment
_config: MkDocsConfig
_noting: ExitStack = ExitStack()
"""Notes what the page that is being written reads, until it is."""
_served = False
_keep_frame: Callable[[], None] | None = None
"""Keeps the templates of the frame that were compiled."""


def _say(words: str) -> None:
    sys.stderr.write(f"  {words}\n")


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note whether MkDocs serves: the script that it puts into pages then needs them to be without a policy."""
    global _served
    _served = command == "serve"


def on_pre_build(config: MkDocsConfig) -> None:
    """Make the site in memory before MkDocs clears its folder; faults of the data end the build here."""
    global _site, _index, _assets, _building
    gc.disable()  # A build makes much and drops little: collecting garbage is a tenth of its time, and frees nothing.
    root = Path(config.config_file_path).parent
    data = os.environ.get("CONCORDANCE_DATA") or config.extra.get("data", "data")
    cache = root / ".cache"
    _assets = Assets()
    content = content_folder(root, data)
    is_known = (cache / FILE).exists()  # Handing over what is read would then cost more than reading it.
    reading = begin_reading(root, data, cache=cache, forked=can_fork() and not is_known)
    from generator.publish.pipeline import make_site

    vars(config.theme)["get_env"] = partial(_make_environment, config.theme)
    folders = (root / data, content, Path(config.docs_dir))
    _building = Building.begin(Path(config.config_file_path), folders)

    try:
        pdf = bool(os.environ.get("CONCORDANCE_PDF"))
        checked = os.environ.get(CHECKED)
        _site = make_site(
            root,
            data=data,
            pdf=pdf,
            address=config.site_url or "",
            checked=Path(checked) if checked else None,
            cache=cache,
            reading=reading,
            last=_building.last,
            preview=_is_preview(),
            searched=True,
            say=_say if pdf else lambda words: None,
        )
    except DataFaults as fault:
        sys.stderr.write(fault.report.seen_from(Path.cwd(), data=data).as_text())
        raise PluginError(f"the data has faults ({fault}); the site was left as it is") from None
    _index = _site.finding
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch_of(_site.corpus.concordance.as_of))  # MkDocs would read the clock


def _make_environment(theme: Theme) -> Environment:
    """Return the environment of a theme as MkDocs makes it, but quicker to list."""
    environment = type(theme).get_env(theme)
    environment.loader = ShownFiles(theme.dirs)
    return environment


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add our pages and files; leave out what the box joins, and Material's assets, of which `Assets` publishes two.

    Where MkDocs serves, no worker may keep pages: their author would be shown old ones.
    """
    global _files
    from generator.publish.hosting import hosting_files
    from generator.publish.seal import WORKER
    from generator.publish.unaccepted import MAKER, STYLE
    from generator.search.box import JOINED

    assert _site is not None
    unused = (*JOINED, WORKER) if _served or _is_preview() else JOINED
    if not _is_preview():
        unused = (*unused, STYLE, MAKER)
    for file in list(files):
        is_of_material = bool(file.src_dir) and "material" in PurePosixPath(file.src_dir or "").parts
        if (file.src_uri.startswith("assets/") and is_of_material) or file.src_uri in unused:
            files.remove(file)
    for page in _site.pages:
        uri = str(PurePosixPath(page.path).with_suffix(".md"))
        file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = page.data_file or None
        make_ready(page, file, config)
        files.append(file)
    for path, content in {**_site.files, **hosting_files(_site.corpus, address=config.site_url or "")}.items():
        files.append(File.generated(config, path, content=content))
    _building.add(_site, files, config)
    _files = files
    return files


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Turn the citations and figures of a hand-written page into links and words; our own pages have no Markdown."""
    from generator.site.prose_pages import finish_markdown

    assert _site is not None
    with _site.reads.noting() as noted:
        finished = finish_markdown(_site.corpus, markdown, on=page.file.dest_uri)
    _building.note_reads(page.file.dest_uri, noted)
    return finished


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Put each page below its tab, and give the pages of prose what stands around them."""
    global _nav
    _nav = nav
    assert _site is not None
    try:
        nav.items = keep_found(nav.items)
    except NoSuchPage as fault:
        raise PluginError(str(fault)) from None
    made = {page.path: page.section for page in _site.pages}
    put_below_tabs(nav.items, files.documentation_pages(), made | {page.path: page.section for page in _site.prose})
    for file in files.documentation_pages():
        if file.page is not None:
            vars(file.page)["around"] = _site.arounds.get(file.dest_uri, Around())
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
    global _env, _config, _keep_frame
    _env, _config = env, config
    assert _site is not None
    prose = {page.path for page in _site.prose}
    policies = {"policy": "" if _served else write_policy(), "lost_policy": write_policy(lost=True)}
    env.globals.update(policies, asset=_assets.name, frame=Frame(_site.reads), joined=_assets.frame())
    env.globals.update(prose=prose, preview=_is_preview())
    _keep_frame = keep_frame(env, Path(config.config_file_path).parent / ".cache")
    if not _building.name_assets(_assets):
        _start_anew("the theme is not that of the last site")
    if not config.site_url:
        config.theme.static_templates.discard("sitemap.xml")
    return env


def on_build_error(error: Exception) -> None:
    """Put back what a build changed in its process: where MkDocs serves, it goes on and builds again."""
    global _index
    if _index:
        with suppress(Exception):  # Only the first fault is of interest.
            _index()
    _index = None
    gc.enable()


def on_page_context(
    context: TemplateContext, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Begin to note what a page reads while its frame is written."""
    assert _site is not None
    _noting.callback(_building.note_reads, page.file.dest_uri, _noting.enter_context(_site.reads.noting()))
    return context


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Cure a fault of Material's base template that no block holds: HTML knows no autocomplete for a checkbox.

    What the page read is known now, and which styles and scripts it names.
    """
    _noting.close()
    _building.note_assets(page.file.dest_uri, output)
    return output.replace(' autocomplete="off">', ">", 2)


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """List all pages in the sitemap, those of the last site too, in an order that does not depend on it."""
    if template_name == "sitemap.xml":
        context["pages"] = _building.list_pages(_files, config)
    return context


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Cure the same on the page for lost addresses."""
    return output_content.replace(' autocomplete="off">', ">", 2)


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the written site."""
    from generator.publish.seal import OWN, finish_site

    assert _site is not None
    assert _index is not None
    folder = Path(config.site_dir)
    files, product, why = _index()
    _building.write_index(files, folder)
    _building.add_index(product, why, folder)
    hashes = finish_site(folder, _site.corpus, _assets, known=_building.known_hashes())
    written = (file.dest_uri for file in _files)
    if fault := _building.find_fault(
        folder, hashes, {*written, *_assets.list_paths(), *OWN, *config.theme.static_templates}
    ):
        _start_anew(fault)
    if config.site_url and not _served:
        from generator.publish.offer import offer_bundle

        hashes = offer_bundle(folder, _site.corpus)
    if _keep_frame:
        _keep_frame()
    _building.write(folder, hashes)
    _building.say_why(_say)
    gc.enable()


def look_again() -> QuickLook:
    """Return what shows an edit with what this build left in memory; it ended well."""
    from generator.publish.quick import Built, QuickLook

    assert _site is not None
    assert _building.left is not None
    gc.freeze()
    data = os.environ.get("CONCORDANCE_DATA") or _config.extra.get("data", "data")
    root = Path(_config.config_file_path).parent
    ready = partial(make_ready, config=_config)
    return QuickLook(Built(root, data, _site, _building.left, _config, _files, _nav, _env, ready))


def _is_preview() -> bool:
    return bool(os.environ.get(PREVIEW))


def _start_anew(fault: str) -> NoReturn:
    _say(f"{fault}: the site is made from nothing")
    raise SystemExit(START_ANEW)
