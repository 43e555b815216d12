"""What is known of the last site: what each of its products was made from, and how its files were left.

Kept as plain data with this machine's mark, in the cache folder. A product is a page or some files that are made
together. It is taken from the last site where nothing that it read has changed, neither the code nor the theme, and its
files stand as they were left.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.files.hashes import hash_bytes
from generator.files.trusted import is_ours, mark
from generator.law.reads import Read, Reads

INDEX = "the search index"
"""The product that holds what the find box reads."""
Words = tuple[str, str, str]
"""What search shows and finds of a page: title, description, words."""


@dataclass(frozen=True)
class Product:
    """What was made together: what was read for it, what else it was made from as a hash, and its files."""

    reads: tuple[Read, ...]
    given: str
    files: tuple[str, ...]
    words: Words | None = None
    """Of a page."""
    assets: tuple[str, ...] = ()
    """The styles and scripts that a page names, by their names that change with the content."""
    told: str = ""
    """What its maker needs to know of it where it stays as it is."""


@dataclass(frozen=True)
class LeftFile:
    """How a file of a site was left: its hash, and what a disk tells of it without reading it."""

    sha256: str
    size: int
    time: int
    number: int

    @classmethod
    def of(cls, file: Path, sha256: str) -> LeftFile:
        """Return how a file stands now."""
        told = file.stat()
        return cls(sha256, told.st_size, told.st_mtime_ns, told.st_ino)


@dataclass(frozen=True)
class LastSite:
    """The last site, and what it was made from; one that is not known has no products."""

    folder: Path = Path()
    house: str = ""
    """A hash of the code, the theme and the configuration."""
    source: str = ""
    """A hash of all data and prose."""
    folders: tuple[str, ...] = ()
    """Where those stood."""
    hashes: Mapping[str, str] = field(default_factory=dict)
    """Of every data file, by its path as records have it."""
    prints: Mapping[Read, str] = field(default_factory=dict)
    products: Mapping[str, Product] = field(default_factory=dict)
    files: Mapping[str, LeftFile] = field(default_factory=dict)
    missing: str = "nothing is known of a last site"
    """Why it has no products."""

    def find_changed(self, reads: Reads, hashes: Mapping[str, str]) -> frozenset[Read]:
        """Return the parts that are not as they were when something was made of them; `hashes` are those of the files.

        The record of a file that has not changed is not looked at.
        """
        same = {file for file, hash_ in hashes.items() if self.hashes.get(file) == hash_}
        for read, print_ in self.prints.items():
            if read[0] in same:
                reads.trust(read, print_)
        return frozenset(read for read, print_ in self.prints.items() if reads.fingerprint(read) != print_)

    def find_reason(self, name: str, given: str, changed: frozenset[Read]) -> str:
        """Say why a product must be made again; empty where it can be taken as it is."""
        product = self.products.get(name)
        if product is None:
            return "it is new" if self.products else self.missing
        if product.given != given:
            return "what it is given besides the data changed"
        if found := changed.intersection(product.reads):
            return f"{write_read(min(found))} changed"
        for path in product.files:
            if not self.is_as_left(path):
                return f"{path} is not as it was left"
        return ""

    def find_with_parts(self, name: str) -> dict[str, Product]:
        """Return a product and its parts, by their names."""
        return {own: product for own, product in self.products.items() if own == name or own.startswith(f"{name}: ")}

    def is_as_left(self, path: str) -> bool:
        """Return whether a file of the last site has the content that it was left with."""
        left, file = self.files.get(path), self.folder / path
        if left is None:
            return False
        try:
            if file.is_symlink() or not file.is_file():
                return False
            return LeftFile.of(file, left.sha256) == left or hash_bytes(file.read_bytes()) == left.sha256
        except OSError:
            return False

    def is_whole(self) -> bool:
        """Return whether the folder holds the files of the last site as they were left, and no others."""
        found = {file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*") if not file.is_dir()}
        return found - {".gitignore"} == self.files.keys() and all(map(self.is_as_left, self.files))


def write_read(read: Read) -> str:
    """Write what was read for people: `title of data/topics/noise.yml`."""
    thing, name, key = read
    return f"{name}{f' of {key}' if key.strip(chr(0)) else ''} in {thing}"


def read_last(file: Path, folder: Path, *, house: str) -> LastSite:
    """Return what is known of the last site in `folder`; nothing where code, theme or configuration have changed."""
    known = _read(file)
    if known is None:
        return LastSite()
    if known.house != house:
        return LastSite(missing="the code, the theme or the configuration changed")
    return replace(known, folder=folder)


def read_own(file: Path, folder: Path) -> frozenset[str]:
    """Return the names in `folder` that are a file of the last site, as it was left, or hold one."""
    last = replace(_read(file) or LastSite(), folder=folder)
    return frozenset(path.partition("/")[0] for path in last.files if last.is_as_left(path))


def _read(file: Path) -> LastSite | None:
    try:
        said, _, content = file.read_bytes().partition(b"\n")
        if not is_ours(content, bytes.fromhex(said.decode("ascii"))):
            return None
        return _understand(json.loads(content))
    except (OSError, ValueError, LookupError, TypeError):  # damaged, or written by other code
        return None


def _understand(held: dict[str, Any]) -> LastSite:
    parts: list[Read] = [(part[0], part[1], part[2]) for part in held["parts"]]
    return LastSite(
        house=held["house"],
        source=held["source"],
        folders=tuple(held["folders"]),
        hashes=held["hashes"],
        prints={part: row[3] for part, row in zip(parts, held["parts"], strict=True)},
        products={
            name: Product(
                tuple(parts[number] for number in row[0]),
                row[1],
                tuple(row[2]),
                tuple(row[3]) if row[3] else None,
                tuple(row[4]),
                row[5],
            )
            for name, row in held["products"].items()
        },
        files={path: LeftFile(*row) for path, row in held["files"].items()},
    )


def fresh_of(file: Path) -> Path:
    """Return where what is known of a site stands until the site is in place: one name, so killed builds leave one."""
    return file.with_name(f"{file.name}.fresh")


def write_last(file: Path, last: LastSite) -> None:
    """Write what is known of a site for the next build; where that cannot be done, nothing is kept."""
    numbers = {read: number for number, read in enumerate(last.prints)}
    held = {
        "house": last.house,
        "source": last.source,
        "folders": last.folders,
        "hashes": last.hashes,
        "parts": [[*read, print_] for read, print_ in last.prints.items()],
        "products": {
            name: [
                [numbers[read] for read in product.reads],
                product.given,
                product.files,
                product.words,
                product.assets,
                product.told,
            ]
            for name, product in last.products.items()
        },
        "files": {path: [left.sha256, left.size, left.time, left.number] for path, left in last.files.items()},
    }
    content = json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode()
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(mark(content).hex().encode() + b"\n" + content)


def take_file(last: Path, fresh: Path) -> None:
    """Put a file of the last site into the new one: the same file where the disk can, a copy elsewhere."""
    fresh.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(last, fresh)
    except OSError:
        fresh.write_bytes(last.read_bytes())


def hash_files_of(folders: Iterable[Path]) -> str:
    """Return a hash of the names and contents of all files below some folders."""
    lines = []
    for folder in folders:
        files = sorted(file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
        lines += [f"{file.relative_to(folder).as_posix()} {hash_bytes(file.read_bytes())}\n" for file in files]
        lines.append("\n")
    return hash_bytes("".join(lines).encode())
