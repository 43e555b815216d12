"""Write view models as HTML with our own Jinja environment: everything is escaped, unknown names are errors.

MkDocs' environment neither escapes nor reports undefined names, so legal text never goes through theme templates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from generator.files.cache import key_of, read_kept, version_of_code, write_kept
from generator.files.script_data import write_value
from generator.files.walking import list_shown
from generator.law import routes
from generator.law.languages import direction_of
from generator.law.writing import write_date
from generator.site.assets import THEME
from generator.site.bodies import Body

if TYPE_CHECKING:
    from generator.law.corpus import Corpus
    from generator.site.parts.cited_head import CitedPage

TEMPLATES = THEME / "pages"
COMPILED, FRAME = "templates.bin", "frame.bin"
"""What is kept of our templates, and of those of the frame."""

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
    body: Body
    data_file: str = ""
    """The file to edit in order to change it, from the repository root; empty for pages made from many."""
    scripts: tuple[str, ...] = ()
    """Names of the scripts that this kind of page needs."""
    styles: tuple[str, ...] = ()
    """Names of the style sheets that it needs besides the site's own."""
    cited: CitedPage | None = None
    """What programs that save citations read in the page's head."""


@dataclass(frozen=True)
class PageJob:
    """What makes one page, relying on no other job."""

    path: str
    make: Callable[[], Page]
    given: object = None
    """What the page shows that is not read from the corpus while it is made."""


@dataclass(frozen=True)
class PlainPage:
    """A page that is one view in one template: where it goes, and what the frame around it needs."""

    path: str
    template: str
    title: str
    description: str
    view: Callable[[Corpus], object]
    section: str
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()

    def job(self, corpus: Corpus, *, given: object = None) -> PageJob:
        """Return the job that makes it; `given` as a job has it."""
        return PageJob(self.path, partial(self._render, corpus), given)

    def _render(self, corpus: Corpus) -> Page:
        body = render_body(self.template, on=self.path, page=self.view(corpus))
        return Page(self.path, self.title, self.description, self.section, body, "", self.scripts, self.styles)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["day"] = write_date
    environment.filters["foreign"] = mark_foreign
    environment.filters["data_block"] = write_data_block
    environment.filters["direction"] = write_direction
    return environment


class _Compiled(BytecodeCache):
    """Templates as compiled code, by their names and sources."""

    def __init__(self, kept: dict[bytes, bytes]) -> None:
        self.codes = dict(kept)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template; Jinja itself sees whether it was made from the same source."""
        if code := self.codes.get(key_of(bucket.key.encode())):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template that was compiled anew."""
        self.codes[key_of(bucket.key.encode())] = bucket.bytecode_to_string()


def compile_templates(cache: Path | None) -> None:
    """Compile all templates, so that processes to come have them; with `cache` each only once for many builds."""
    environment = _environment()
    version = version_of_code() if cache else b""
    kept = read_kept(cache / COMPILED, version=version) if cache else {}
    environment.bytecode_cache = compiled = _Compiled(kept)
    if kept:  # All of them, for their sources are part of the version: each is loaded where it is wanted.
        return
    for name in environment.list_templates():
        environment.get_template(name)
    if cache and compiled.codes.keys() != kept.keys():
        write_kept(cache / COMPILED, compiled.codes, version=version)


def keep_frame(environment: Environment, cache: Path) -> Callable[[], None]:
    """Have the templates of the frame compiled only once for many builds; return what keeps what was compiled."""
    version = version_of_code()
    kept = read_kept(cache / FRAME, version=version)
    environment.bytecode_cache = compiled = _Compiled(kept)

    def keep() -> None:
        if compiled.codes.keys() != kept.keys():
            write_kept(cache / FRAME, compiled.codes, version=version)

    return keep


class ShownFiles(FileSystemLoader):
    """Finds templates as its base does, and lists none in hidden folders: Material holds 12,000 pictures in one."""

    def list_templates(self) -> list[str]:
        """Return the names of all templates, sorted."""
        return sorted({path for folder in self.searchpath for path in list_shown(folder)})


def write_direction(lang: str) -> Markup:
    """Write the attribute of what is read from right to left; nothing for all other languages."""
    return Markup(' dir="rtl"') if direction_of(lang) == "rtl" else Markup("")


def write_data_block(value: object) -> Markup:
    """Write linked data as a script element that no browser runs; nothing in it can close the element."""
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(write_value(value)))


def mark_foreign(text: str) -> Markup:
    """Escape an English text and mark the Cyrillic words in it with their language (WCAG 2.2, 3.1.2).

    The language follows from the letters: Kazakh, Ukrainian, and Russian where none of theirs stands in the words.
    """
    marked = Markup("")
    for index, piece in enumerate(_CYRILLIC.split(text)):
        if index % 2:
            lang = next((lang for lang, letters in _BY_LETTERS if letters.search(piece)), "ru")
            marked += Markup('<span lang="{}">{}</span>').format(lang, piece)
        else:
            marked += escape(piece)
    return marked


def render_body(template: str, *, on: str, **views: object) -> Body:
    """Render a page template with its views; `root` leads from the page to the site's root."""
    return Body.of(_render(template, on, views))


def render_text(template: str, *, on: str, **views: object) -> str:
    """Render a part of something larger, such as a chapter of a book."""
    return _render(template, on, views)


def _render(template: str, on: str, views: dict[str, object]) -> str:
    return _environment().get_template(template).render(root=routes.root_of(on), on=on, **views)
