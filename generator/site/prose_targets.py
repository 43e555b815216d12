"""Compare what leads to and from pages of prose with the pages of the site, before anything is built."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown import Markdown

from generator.law import routes
from generator.reading.front_matter import CODE, split_front
from generator.reading.load import Records
from generator.reading.problems import Location, Problem
from generator.reading.textfile import blank_out, place_in, read_text
from generator.site.prose_markup import EXTENSIONS

_LINK = re.compile(
    r"""\]\(\s*<?(?P<inline>[^)\s>]+)|^\[[^\]\n]+\]:\s*(?P<named>\S+)|\bhref="(?P<raw>[^"]*)\"""", re.MULTILINE
)
_REPORT = "report-an-error"
_WHY_NEEDED = "every page of the site leads there"
_WHY_DEAD = "a reader would find nothing there"


def check_targets(folder: Path, pages: Collection[str], *, base: str) -> Iterator[Problem]:
    """Yield a problem for a page that every site needs and this one has not, and for links of prose to nowhere.

    `pages` are all pages of the site, `base` is the folder of prose as problems show it.
    """
    yield from _check_needed(folder, base)
    for file in sorted(file for file in folder.rglob("*.md") if file.is_file()):
        inside = file.relative_to(folder).as_posix()
        text, _ = read_text(file, inside)
        for found in _LINK.finditer(CODE.sub(blank_out, text or "")):
            written = found["inline"] or found["named"] or found["raw"] or ""
            what = _find_fault(written, posixpath.dirname(inside), folder, pages)
            if what:
                at = place_in(text or "", found.end() - len(written))
                place = Location(f"{base}/{inside}", *at, max(1, len(written)))
                fix = "lead to a page that the site has, or write the page"
                yield Problem(place, "prose-targets", f'"{written[:80]}" {what}', _WHY_DEAD, fix)


def check_found_pages(loaded: Records, pages: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for a page in `find.yml` that the site has not."""
    entry = loaded.finding
    for page in entry.record.pages if entry else ():
        if entry and page.partition("#")[0] not in pages:
            place = entry.document.place_of_key(("pages", page))
            what = f'there is no page "{page[:80]}"'
            yield Problem(place, "prose-targets", what, _WHY_DEAD, "name a page that the site has")


def _check_needed(folder: Path, base: str) -> Iterator[Problem]:
    if not (folder.parent / "mkdocs.yml").is_file():
        return  # Data alone: nobody builds a site of it.
    inside = posixpath.splitext(routes.METHOD)[0] + ".md"
    file, place = folder / inside, Location(f"{base}/{inside}")
    if not file.is_file():
        fix = 'write it, with a heading "Report an error"; `new corpus` makes one to begin with'
        yield Problem(place, "prose-targets", "the site has no page about itself", _WHY_NEEDED, fix)
    elif _REPORT not in _anchors(file):
        what = f'no heading has the id "{_REPORT}"'
        yield Problem(place, "prose-targets", what, _WHY_NEEDED, 'write a heading "Report an error"')


def _find_fault(written: str, folder: str, content: Path, pages: Collection[str]) -> str:
    """Say what is wrong with where a link of a page in `folder` leads; empty where nothing is, or cannot be known."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return "is no address"
    if parts.scheme or parts.netloc:
        return ""
    if parts.path.startswith("/"):
        return "leads to the root of a disk, where the site is opened from one"
    target = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else ""
    if not target or target.startswith("data/") or ((content / target).is_file() and not target.endswith(".md")):
        return ""
    page = f"{target[:-3]}.html" if target.endswith(".md") else target
    if page not in pages:
        return "leads to no page of the site"
    prose = content / f"{page[:-5]}.md"
    if parts.fragment and prose.is_file() and unquote(parts.fragment) not in _anchors(prose):
        return "leads to no part of its page"
    return ""


def _anchors(file: Path) -> frozenset[str]:
    """Return the ids on a page of prose."""
    text, _ = read_text(file, file.name)
    return _list_ids(split_front(text or "")[1])


@cache
def _list_ids(markdown: str) -> frozenset[str]:
    html = Markdown(extensions=list(EXTENSIONS)).convert(markdown)
    return frozenset(re.findall(r'\bid="([^"]+)"', html))
