"""Measure what a built site weighs: on the disk, on the line, and as a bundle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from generator.files.packing import pack_brotli, pack_gzip
from generator.publish.bundle import pack_bundle

_FRAME = re.compile(r"<main\b.*</main>", re.DOTALL)
_LOADED = re.compile(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"')


@dataclass(frozen=True)
class Size:
    """A row of the table: what was measured, and the sizes in words."""

    what: str
    count: str


def measure_site(files: Mapping[str, bytes]) -> list[Size]:
    """Return every size of a site, whose files are given by path; sizes of pages are those sent with gzip or Brotli."""
    pages = [content for path, content in files.items() if path.endswith(".html")]
    frames = [_FRAME.sub("", page.decode()).encode() for page in pages]
    bundle = pack_bundle(files)
    downloads = [content for path, content in files.items() if path.startswith("data/") and not path.endswith(".html")]
    return [
        Size("site", f"{len(files):,} files, {_sum(files.values()):,} bytes"),
        Size("downloads in it", f"{len(downloads):,} files, {_sum(downloads):,} bytes"),
        Size("bundle as a zip", f"{len(bundle.files):,} files, {len(bundle.archive):,} bytes"),
        Size("a page, gzip", _write_spread([len(pack_gzip(page)) for page in pages])),
        Size("a page, Brotli", _write_spread([len(pack_brotli(page)) for page in pages])),
        Size("what frames a page, gzip", _write_spread([len(pack_gzip(frame)) for frame in frames])),
        Size("styles and scripts that a page names, gzip", _write_spread(_weigh_assets(files))),
    ]


def write_sizes(sizes: Iterable[Size]) -> str:
    """Write the table as text."""
    rows = list(sizes)
    width = max(len(row.what) for row in rows)
    return "".join(f"{row.what:{width}}  {row.count}\n" for row in rows)


def _sum(contents: Iterable[bytes]) -> int:
    return sum(map(len, contents))


def _write_spread(sizes: Sequence[int]) -> str:
    return f"median {round(median(sizes)):,} bytes, largest {max(sizes):,}"


def _weigh_assets(files: Mapping[str, bytes]) -> list[int]:
    named = {path.rpartition("/")[2]: len(pack_gzip(content)) for path, content in files.items() if "assets/" in path}
    return [
        sum(named[address.rpartition("/")[2]] for address in _LOADED.findall(content.decode()))
        for path, content in files.items()
        if path.endswith(".html")
    ]
