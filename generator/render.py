"""Write view models as HTML with our own Jinja environment: everything is escaped, unknown names are errors.

MkDocs' environment neither escapes nor reports undefined names, so legal text never goes through theme templates.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator import routes
from generator.text import write_date

TEMPLATES = Path(__file__).parent.parent / "theme" / "pages"


@dataclass(frozen=True)
class Page:
    """A finished page: where it goes, what the frame around it needs, and its body as HTML."""

    path: str
    title: str
    description: str
    section: str
    """The tab that it belongs to."""
    body: str
    data_file: str = ""
    """The file to edit in order to change it, from the repository root; empty for pages made from many."""
    scripts: tuple[str, ...] = ()
    """Names of the scripts that this kind of page needs."""


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["day"] = write_date
    return environment


def render_body(template: str, *, on: str, **views: object) -> str:
    """Render a page template with its views; `root` leads from the page to the site's root."""
    page = _environment().get_template(template)
    return page.render(root=routes.root_of(on), on=on, **views)
