"""One build from the side of MkDocs: which pages and files stay as they are, and what is kept for the next build."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from generator.files.hashes import hash_bytes
from generator.files.stores import StoredFile
from generator.law.read_lists import ReadList
from generator.law.reads import Read
from generator.publish.house import CLEAN, SITE, STATE, WHY, hash_house, hash_source
from generator.publish.last_site import (
    INDEX,
    LastSite,
    LeftFile,
    Product,
    fresh_of,
    read_last,
    take_files,
    take_prints,
    write_last,
)
from generator.publish.mkdocs.taken_files import KeptFile
from generator.site.assets import IMMUTABLE, Assets
from generator.site.surroundings import frame_of

_NAMED = re.compile(rf"{re.escape(IMMUTABLE)}/([\w.-]+)")

if TYPE_CHECKING:
    from generator.publish.made_site import Site


@dataclass
class Building:
    """The state of one build."""

    last: LastSite
    state: Path | None = None
    house: str = ""
    source: str = ""
    folders: tuple[str, ...] = ()
    site: Site | None = None
    products: dict[str, Product] = field(default_factory=dict)
    """What was made or kept, in the end all of it."""
    kept: dict[str, Product] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    named: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The styles and scripts that each page made now names."""
    left: LastSite | None = None
    """What is known of the finished site."""
    taken: set[str] = field(default_factory=set)
    """Files that were taken from the last site: those that are kept, and those that were made again as they were."""

    @classmethod
    def begin(cls, config: Path, folders: Iterable[Path]) -> Building:
        """Read what is known of the last site; nothing where the caller keeps nothing."""
        state, site = os.environ.get(STATE), os.environ.get(SITE)
        if not state or not site:
            return cls(LastSite())
        house, folders = hash_house(config, {}), tuple(folder.absolute() for folder in folders)
        last = LastSite(missing="a build from nothing was asked for")
        if not os.environ.get(CLEAN):
            last = read_last(Path(state), Path(site), house=house)
        return cls(last, Path(state), house, hash_source(folders), tuple(map(str, folders)))

    def add(self, site: Site, files: Files, config: MkDocsConfig) -> None:
        """Take what stays as it is from the last site: first of the hand-written pages, then of everything else."""
        self.site = site
        self.products |= site.products
        self.reasons |= site.reasons
        is_written = self._keep_prose(site, files, config)
        self.kept |= site.kept
        for path in dict.fromkeys(path for product in site.kept.values() for path in product.files):
            if is_written or path.endswith(".html"):  # Only prose leads to files that are no pages.
                self._keep(path, files, config)

    def _keep_prose(self, site: Site, files: Files, config: MkDocsConfig) -> bool:
        """Keep the hand-written pages that can be kept; return whether any is made."""
        made = {path for one in (site.products, site.kept) for product in one.values() for path in product.files}
        uris = hash_bytes(
            "\n".join(sorted(made | {file.src_uri for file in files if file.generated_by is None})).encode()
        )
        is_written = False
        for file in list(files):
            if not file.is_documentation_page() or file.generated_by is not None:
                continue
            path = file.dest_uri
            frame = site.reads.print_of(frame_of(path, site.arounds, site.prose))
            given = f"{uris} {hash_bytes(file.content_bytes)} {frame}"
            if why := self.last.find_reason(path, given, site.changed):
                self.products[path] = Product((), given, (path,))
                self.reasons[path] = why
                is_written = True
            else:
                self.kept[path] = self.last.products[path]
                files.remove(file)
                self._keep(path, files, config)
        return is_written

    def _keep(self, path: str, files: Files, config: MkDocsConfig) -> None:
        files.append(KeptFile.of(path, config))

    def note_reads(self, path: str, noted: Iterable[Read]) -> None:
        """Note what a page read besides what is known already."""
        if self.site and (product := self.products.get(path)):
            fresh = self.site.reads.table.pack(sorted(set(noted).difference(product.reads)))
            known = product.reads if isinstance(product.reads, ReadList) else self.site.reads.table.pack(product.reads)
            self.products[path] = replace(product, reads=known + fresh)

    def note_assets(self, path: str, output: str) -> None:
        """Note the styles and scripts that a finished page names."""
        self.named[path] = tuple(sorted(set(_NAMED.findall(output))))

    def name_assets(self, assets: Assets) -> bool:
        """Name what kept pages name, so that it is moved too; say whether it still has the names that they give it."""
        wanted = {name for product in self.kept.values() for name in product.assets}
        for name in sorted(wanted - {path.rpartition("/")[2] for path in assets.frame().values()}):
            stem, _, rest = name.partition(".")
            if assets.name(f"{stem}.{rest.partition('.')[2]}") != f"{IMMUTABLE}/{name}":
                return False
        return True

    @staticmethod
    def list_pages(files: Files, config: MkDocsConfig) -> list[File]:
        """Return all pages, made or kept, by their paths; each has what the sitemap tells of it."""
        listed = sorted((file for file in files if file.dest_uri.endswith(".html")), key=lambda file: file.dest_uri)
        for file in listed:
            if file.page is None:
                Page(None, file, config)
        return [file for file in listed if isinstance(file, KeptFile) or file.is_documentation_page()]

    def say_why(self, say: Callable[[str], None]) -> None:
        """Say why each product was made, where that was asked for; one line where one reason holds for all."""
        if not os.environ.get(WHY):
            return
        reasons = set(self.reasons.values())
        if len(reasons) == 1 and not self.kept:
            say(f"everything was made: {reasons.pop()}")
            return
        for name, why in self.reasons.items():
            say(f"{name}: {why}")
        say(f"{len(self.reasons)} products made, {len(self.kept)} kept")

    def add_index(self, product: Product, why: str) -> None:
        """Keep the index where nothing in it has changed."""
        self.products[INDEX] = product
        if why:
            self.reasons[INDEX] = why
        else:
            self.kept[INDEX] = product

    def take_kept(self, folder: Path) -> None:
        """Take everything that is kept from the last site."""
        paths = dict.fromkeys(path for product in self.kept.values() for path in product.files)
        self.taken |= take_files(self.last.folder, folder, paths)

    def write_index(self, files: Mapping[str, bytes], folder: Path) -> None:
        """Write the files of the index, most of which are as they were: to make a file takes long, to link one not."""
        same = [path for path, content in files.items() if self.last.has(path, content)]
        self.taken |= take_files(self.last.folder, folder, same)
        for path, content in files.items():
            if path not in self.taken:
                write_file(content, str(folder / path))

    def known_hashes(self) -> dict[str, str]:
        """Return the hashes of the files that were taken from the last site, or put on the disk as they were made."""
        made = self.site.files.items() if self.site else ()
        stored = {path: content.sha256 for path, content in made if isinstance(content, StoredFile)}
        return stored | {path: self.last.files[path].sha256 for path in self.taken}

    def find_fault(self, folder: Path, paths: Iterable[str], written: Iterable[str]) -> str:
        """Say what is wrong with a site that holds kept files: one that is lost, or that names what is not there.

        And one of the `paths` that nobody made: neither a product of this build, made or kept, nor `written` beside
        them.
        """
        for name, product in self.kept.items():
            for path in (*product.files, *(f"{IMMUTABLE}/{asset}" for asset in product.assets)):
                if not os.path.isfile(f"{folder}/{path}"):
                    return f"{name} needs {path}, which is not there"
        products = (*self.products.values(), *self.kept.values())
        owned = {path for product in products for path in product.files}.union(written)
        strays = sorted(set(paths) - owned) if self.kept else []
        return f"{strays[0]} is of no product that there is now" if strays else ""

    def write(self, folder: Path, hashes: Mapping[str, str]) -> None:
        """Keep for the next build what is known of the finished site."""
        if self.state is None or self.site is None:
            return
        products = {**self.products, **self.kept}
        products |= {
            name: replace(products[name], assets=named) for name, named in self.named.items() if name in products
        }
        files = {path: LeftFile.of(f"{folder}/{path}", sha256) for path, sha256 in hashes.items()}
        products, prints = take_prints(self.last, products, self.site.changed, self.site.reads)
        self.left = LastSite(folder, self.house, self.source, self.folders, self.site.hashes, prints, products, files)
        write_last(fresh_of(self.state), self.left)
