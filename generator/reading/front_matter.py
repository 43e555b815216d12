"""What a page of prose may be called, hold in its front matter, and bring as markup of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.law.ids import is_slug
from generator.reading.load import walk_files
from generator.reading.problems import Location, Problem
from generator.reading.textfile import blank_out, place_in, read_text
from generator.reading.yamlio import parse_document

_FRONT = re.compile(r"---\n(?P<keys>.*?)\n---\n", re.DOTALL)
CODE = re.compile(r"^```.*?^```|(`+)(?:(?!\1).)+\1", re.MULTILINE | re.DOTALL)
"""What Markdown shows as it is typed."""
_NEEDED = ("title", "description", "section")
_LIST = re.compile(r"\[[a-z0-9]+(-[a-z0-9]+)*(, [a-z0-9]+(-[a-z0-9]+)*)*\]")
_FORMS: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(("title", "description", "section", "shelf"), re.compile(r"\S.{0,400}")),
    "order": re.compile("[0-9]{1,4}"),
    **dict.fromkeys(("styles", "scripts"), _LIST),
}
_ACTIVE = re.compile(
    r"<\s*/?(script|iframe|frame|object|embed|style|form|meta|base|link|svg|math|template)\b"
    r"|<[^<>]*?[\s\"'/]on[a-z]+\s*="
    r"|(\]\(|\]:|\b(href|src|action|formaction)\s*=)\s*[<\"']?\s*(javascript|data|vbscript)\s*:",
    re.IGNORECASE,
)
_WHY_FRAME = "the frame of the page needs it, and reads nothing else"


def split_front(text: str) -> tuple[dict[str, str], str]:
    """Return the keys of the front matter, and the Markdown after it."""
    front = _FRONT.match(text)
    if front is None:
        return {}, text
    pairs = (line.partition(":") for line in front["keys"].split("\n"))
    return {key.strip(): value.strip() for key, colon, value in pairs if colon}, text[front.end() :]


def find_pages(folder: Path, base: str) -> tuple[list[Path], list[Problem]]:
    """Return the pages of prose below a folder, and what is wrong with the names and kinds of the files there."""
    problems: list[Problem] = []
    pages: list[Path] = []
    if folder.exists() and not folder.is_dir():
        what = "the path is a file where the folder of pages stands"
        problems.append(Problem(Location(base), "layout", what, "all pages would be missing", "put the folder back"))
    for inner in sorted(folder.rglob("*.md")):
        if inner.is_dir() and not inner.is_symlink():
            what = "the path is a folder with the name of a page"
            place = Location(f"{base}/{inner.relative_to(folder).as_posix()}")
            problems.append(Problem(place, "layout", what, "no page is made of it", "rename it, or put the page here"))
    for file in walk_files(folder, base, problems) if folder.is_dir() else ():
        inside = file.relative_to(folder)
        if file.name.startswith("."):
            continue
        place = Location(f"{base}/{inside.as_posix()}")
        if not all(map(is_slug, inside.with_suffix("").parts)):
            what = "the path is not made of lower-case letters a to z and digits, words joined by hyphens"
            problems.append(Problem(place, "layout", what, "it becomes an address", "rename it"))
        elif file.suffix == ".md":
            pages.append(file)
        elif file.suffix != ".png":
            what = "the file is neither a page of prose (.md) nor a picture (.png)"
            why = "whatever stands here is published as it is"
            problems.append(Problem(place, "layout", what, why, "give it the right ending, or remove it"))
    return pages, problems


def find_unread(folder: Path, base: str) -> Iterator[Problem]:
    """Yield why pages of prose cannot be read at all: what stands in their place, and what their files hold."""
    pages, problems = find_pages(folder, base)
    yield from problems
    for page in pages:
        yield from read_text(page, f"{base}/{page.relative_to(folder).as_posix()}")[1]


def check_front(text: str, shown: str) -> Iterator[Problem]:
    """Yield what is missing from the front matter of a page, and what has no place in it."""
    keys, _ = split_front(text)
    for name in _NEEDED:
        if not keys.get(name):
            fix = f'start the file with "---", "{name}: ..." and "---"'
            yield Problem(Location(shown), "content-front", f'front matter has no "{name}"', _WHY_FRAME, fix)
    front = _FRONT.match(text)
    for number, line in enumerate(front["keys"].split("\n") if front else (), start=2):
        name, colon, value = line.partition(":")
        place = Location(shown, number, 1, max(1, len(line)))
        if not (colon and name in _FORMS):
            what = f'"{name[:80]}" has no place in front matter'
            yield Problem(place, "content-front", what, _WHY_FRAME, f"use one of: {', '.join(_FORMS)}")
        elif value.strip() and not (_FORMS[name].fullmatch(value.strip()) and _has_one_meaning(line)):
            fix = "write it as on another page of prose: no quotation marks around it, and no sign of YAML in it"
            yield Problem(place, "content-front", f'"{name}" has no value of its form', _WHY_FRAME, fix)


def _has_one_meaning(line: str) -> bool:
    """Return whether a line of front matter is the same to MkDocs, which reads YAML, and to us, who read lines."""
    name, _, value = line.partition(":")
    document, problems = parse_document(f"{line}\n", "")
    held = document.value_at((name,)) if document and not problems else None
    return isinstance(held, list) or held == value.strip()


def check_markup(text: str, shown: str) -> Iterator[Problem]:
    """Yield markup that could run, load or lead where a page of prose should not."""
    bare = CODE.sub(blank_out, _FRONT.sub(blank_out, text, count=1) if text.startswith("---\n") else text)
    for found in _ACTIVE.finditer(bare):
        what = f'"{" ".join(found[0].split())[:60]}" could run or load something'
        why = "pages of prose are words: what runs belongs in the theme, where it is reviewed"
        place = Location(shown, *place_in(bare, found.start()), len(found[0].partition("\n")[0]))
        yield Problem(place, "content-front", what, why, "remove it, or put it in backticks to show it")
