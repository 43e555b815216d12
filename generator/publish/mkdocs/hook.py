"""What MkDocs 1.6 calls, event by event: a thin adapter, which hands each to the build at work."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

sys.path.insert(0, str(Path(__file__).parents[3]))

from generator.publish.mkdocs.at_work import AT_WORK

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note whether MkDocs serves: the script that it puts into pages then needs them to be without a policy."""
    AT_WORK.served = command == "serve"


def on_pre_build(config: MkDocsConfig) -> None:
    """Make the site before MkDocs clears its folder; faults of the data end the build here."""
    AT_WORK.begin(config)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add our pages and files."""
    return AT_WORK.build.add_files(files)


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Turn the citations and figures of a hand-written page into links and words; our own pages have no Markdown."""
    return AT_WORK.build.finish_markdown(markdown, page)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Put each page below its tab, and give it what stands around it."""
    return AT_WORK.build.arrange(nav, files)


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Return what prose may hold, and nothing active."""
    return AT_WORK.build.clean(html, page)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Send the policy of a host with every answer."""
    from generator.publish.serving import with_policy

    server.set_app(with_policy(server.serve_request))
    return server


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Tell the templates of the frame what they show."""
    return AT_WORK.build.prepare_frame(env)


def on_build_error(error: Exception) -> None:
    """Put back what a build changed in its process: where MkDocs serves, it goes on and builds again."""
    AT_WORK.fail()


def on_page_context(
    context: TemplateContext, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Begin to note what a page reads while its frame is written."""
    AT_WORK.build.begin_page(page)
    return context


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Keep what the page read and names; return it without a fault of Material's base template."""
    return AT_WORK.build.end_page(output, page)


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """List all pages in the sitemap, those of the last site too, in an order that does not depend on it."""
    if template_name == "sitemap.xml":
        context["pages"] = AT_WORK.build.list_pages()
    return context


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Cure the page for lost addresses of the same fault."""
    return AT_WORK.build.cure(output_content)


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the written site."""
    AT_WORK.build.finish()
