"""Make the downloads part by part: each is made again only where what it was made from has changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from generator.downloads import TABLES
from generator.downloads.model import Download, DownloadPart, KeptContent
from generator.downloads.version_tables import VERSION_TABLES
from generator.files.stores import IN_MEMORY, Store
from generator.law.reads import Reads
from generator.publish.last_site import ChangedParts, LastSite, Product

FOLDER = "data/"
_TABLES = {table.name: table for table in (*TABLES, *VERSION_TABLES)}


@dataclass
class Parts:
    """The parts of one product, each a product of its own by its name behind that of the whole."""

    whole: str
    reads: Reads
    last: LastSite
    changed: ChangedParts
    store: Store = IN_MEMORY
    made: dict[str, Product] = field(default_factory=dict)
    kept: dict[str, Product] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    """Why each part was made."""

    def take(self, part: DownloadPart) -> Sequence[Download]:
        """Return the downloads of a part, made or as the last site has them."""
        name, given = f"{self.whole}: {part.name}", self.reads.print_of(part.given)
        why = self.last.find_reason(name, given, self.changed)
        product = self.last.products.get(name)
        if not why and product and product.files:
            downloads, version = self._read(product)
            if version == part.version:
                self.kept[name] = product
                return downloads
            if fresh := _restamp(part, downloads, version):
                self._note(
                    name, replace(product, stamp=_write_stamp(fresh, part.version)), "the version of the data changed"
                )
                return fresh
        with self.reads.noting(apart=True) as noted:
            downloads = tuple(self._put_away(download) for download in part.make())
        files = tuple(f"{FOLDER}{download.path}" for download in downloads)
        own = Product(self.reads.table.pack(noted), given, files, stamp=_write_stamp(downloads, part.version))
        self._note(name, own, why or "nothing is kept of it")
        return downloads

    def remember(self, name: str, make: Callable[[], dict[str, str]]) -> dict[str, str]:
        """Return words by name, worked out again only where what they were made of has changed."""
        own = f"{self.whole}: {name}"
        why = self.last.find_reason(own, "", self.changed)
        if not why:
            self.kept[own] = self.last.products[own]
            return dict(json.loads(self.last.products[own].stamp))
        with self.reads.noting(apart=True) as noted:
            made = make()
        stamp = json.dumps(made, ensure_ascii=False)
        self._note(own, Product(self.reads.table.pack(noted), "", (), stamp=stamp), why)
        return made

    def _put_away(self, download: Download) -> Download:
        return replace(download, held=self.store.put(f"{FOLDER}{download.path}", download.held))

    def _note(self, name: str, product: Product, why: str) -> None:
        self.made[name], self.reasons[name] = product, why

    def _read(self, product: Product) -> tuple[tuple[Download, ...], str]:
        version, rows = json.loads(product.stamp)
        downloads = []
        for path, title, media, table, count in rows:
            left = self.last.files[f"{FOLDER}{path}"]
            held = KeptContent(self.last.folder / FOLDER / path, left.size, left.sha256)
            downloads.append(Download(path, held, title, media, _TABLES.get(table), count))
        return tuple(downloads), version


def _restamp(part: DownloadPart, downloads: Sequence[Download], version: str) -> tuple[Download, ...]:
    restamp: Callable[[bytes, str, str], bytes | None] = part.restamp or (lambda *_: None)
    contents = [restamp(download.content, version, part.version) for download in downloads]
    return (
        tuple(replace(download, held=content) for download, content in zip(downloads, contents, strict=True) if content)
        if all(contents)
        else ()
    )


def _write_stamp(downloads: Sequence[Download], version: str) -> str:
    rows = [
        (download.path, download.title, download.media, download.table.name if download.table else "", download.rows)
        for download in downloads
    ]
    return json.dumps((version, rows), ensure_ascii=False)
