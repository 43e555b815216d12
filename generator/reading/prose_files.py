"""The pages of prose in `content/` as files: their front matter and their Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.files.walking import list_files
from generator.reading.front_matter import split_front
from generator.reading.textfile import read_text


@dataclass(frozen=True)
class ContentPage:
    """A page of prose: where it goes, what its front matter says, and its Markdown."""

    path: str
    file: str
    title: str
    description: str
    section: str
    shelf: str
    """The group on the index of guides that lists it; empty for none."""
    order: int
    markdown: str


def read_prose(data: Path) -> dict[str, str]:
    """Return the text of every hand-written page beside a data folder, by its path from the folder that holds both.

    A page that cannot be read is left out: the check reports it.
    """
    found = {}
    for file in sorted(file for file in (data.parent / "content").rglob("*.md") if file.is_file()):
        text, _ = read_text(file, file.name)
        if text is not None:
            found[file.relative_to(data.parent).as_posix()] = text
    return found


def list_pages(folder: Path) -> list[str]:
    """Return the pages that the files of a folder of prose become."""
    return [f"{path.removesuffix('.md')}.html" for path in list_files(folder) if path.endswith(".md")]


def read_content(folder: Path, *, root: Path) -> tuple[ContentPage, ...]:
    """Read every Markdown page below `folder`, by shelf and order; none where there is no such folder."""
    pages = []
    for file in sorted(file for file in folder.rglob("*.md") if file.is_file()):
        keys, markdown = split_front(file.read_text(encoding="utf-8"))
        pages.append(
            ContentPage(
                path=file.relative_to(folder).with_suffix(".html").as_posix(),
                file=file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix(),
                title=keys.get("title", file.stem),
                description=keys.get("description", ""),
                section=keys.get("section", ""),
                shelf=keys.get("shelf", ""),
                order=int(keys.get("order", "0")) if keys.get("order", "0").isdigit() else 0,
                markdown=markdown,
            )
        )
    return tuple(sorted(pages, key=lambda page: (page.shelf, page.order, page.path)))
