"""The site as one ZIM file for phones (Kiwix), whose viewers of files break relative links between them.

The optional extra `zim` writes it (libzim); everything else is made without it. Entries are the files of a copy for a
disk, unchanged, so that links, find and jump work in the reader as they do from a disk.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from generator.downloads.model import media_of
from generator.files.hashes import hash_bytes
from generator.law import routes
from generator.law.writing import first_words
from generator.publish.seal import read_folder

NO_ZIM = "no ZIM file: libzim is not installed (pip install libzim); everything else is made"
_TYPES = {
    "css": "text/css",
    "html": "text/html",
    "js": "text/javascript",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "webmanifest": "application/manifest+json",
    "woff2": "font/woff2",
    "yml": "text/yaml",
}
PICTURE = Path(__file__).with_name("picture-48.png")
_LONGEST_TITLE, _LONGEST_ABOUT = 30, 80
"""The lengths that the ZIM specification allows."""


class NoLibzim(Exception):
    """Raised where libzim is not installed."""


def make_zim(folder: Path, out: Path) -> int:
    """Write the folder of a copy for a disk as a ZIM file; return its size."""
    files = read_folder(folder)
    package = json.loads(files["data/datapackage.json"])
    write_zim(
        files,
        out,
        title=first_words(package["title"], _LONGEST_TITLE),
        about=first_words(package["description"], _LONGEST_ABOUT),
        languages="eng",
        day=package["version"][:10],
        picture=PICTURE.read_bytes(),
    )
    return out.stat().st_size


def write_zim(
    files: Mapping[str, bytes], out: Path, *, title: str, about: str, languages: str, day: str, picture: bytes
) -> None:
    """Write the files of a site as one ZIM file; `picture` is a PNG of 48 pixels, `day` stands for its making."""
    entry_kind = _make_entry_kind()
    from libzim.writer import Creator

    out.unlink(missing_ok=True)
    first: dict[str, str] = {}
    with Creator(out).config_verbose(False).config_indexing(True, languages.split(",")[0]) as creator:
        creator.set_mainpath(routes.HOME)
        creator.add_illustration(48, picture)
        for path, content in files.items():
            same = first.setdefault(f"{hash_bytes(content)} {_media(path)}", path)
            if same == path:
                creator.add_item(entry_kind(path, content))
            else:  # zimcheck objects to bytes that stand there twice
                creator.add_redirection(path, "", same, {})
        words = {"Title": title, "Description": about, "Language": languages, "Date": day, "Creator": title}
        words |= {"Publisher": title, "Name": "-".join(title.lower().split()), "License": "CC BY 4.0 (our own words)"}
        for name, value in words.items():
            creator.add_metadata(name, value)


def _make_entry_kind() -> Callable[[str, bytes], object]:
    """Return the class of an entry; NoLibzim is raised where the library that it derives from is not installed."""
    try:
        from libzim.writer import Hint, Item, StringProvider
    except ImportError:
        raise NoLibzim(NO_ZIM) from None

    class _File(Item):
        """An entry of the archive."""

        def __init__(self, path: str, content: bytes) -> None:
            super().__init__()
            self.path, self.content = path, content

        def get_path(self) -> str:
            return self.path

        def get_title(self) -> str:
            return _title(self.content) if self.path.endswith(".html") else ""

        def get_mimetype(self) -> str:
            return _media(self.path)

        def get_contentprovider(self) -> Any:
            return StringProvider(self.content)

        def get_hints(self) -> dict[Any, bool]:
            return {Hint.FRONT_ARTICLE: self.path.endswith(".html")}

    return _File


def _media(path: str) -> str:
    """Return the media type of a file by its ending: phones choose by it what opens the file."""
    try:
        return _TYPES.get(path.rpartition(".")[2]) or media_of(path)
    except KeyError:
        return "application/octet-stream"


def _title(page: bytes) -> str:
    start, end = page.find(b"<title>") + 7, page.find(b"</title>")
    return page[start:end].decode() if 7 <= start < end else ""
