"""Write view models as HTML with our own Jinja environment: everything is escaped, unknown names are errors.

MkDocs' environment neither escapes nor reports undefined names, so legal text never goes through theme templates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator import routes
from generator.text import write_date

TEMPLATES = Path(__file__).parent.parent / "theme" / "pages"

_CYRILLIC = re.compile(r"([\u0400-\u04ff]+(?:[ ,.’-]+[\u0400-\u04ff]+)*)")
_BY_LETTERS = (("kk", re.compile("[әғқңөұүһ]", re.I)), ("uk", re.compile("[іїєґ]", re.I)))


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
    styles: tuple[str, ...] = ()
    """Names of the style sheets that it needs besides the site's own."""


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
    environment.filters["foreign"] = mark_foreign
    return environment


def mark_foreign(text: str) -> Markup:
    """Escape an English text and mark the Cyrillic words in it with their language (WCAG 2.2, 3.1.2).

    The language is told by its letters: Kazakh, Ukrainian, and Russian where none of theirs stands in the words.
    """
    marked = Markup("")
    for index, piece in enumerate(_CYRILLIC.split(text)):
        if index % 2:
            lang = next((lang for lang, letters in _BY_LETTERS if letters.search(piece)), "ru")
            marked += Markup('<span lang="{}">{}</span>').format(lang, piece)
        else:
            marked += escape(piece)
    return marked


def render_body(template: str, *, on: str, **views: object) -> str:
    """Render a page template with its views; `root` leads from the page to the site's root."""
    page = _environment().get_template(template)
    return page.render(root=routes.root_of(on), on=on, **views)
