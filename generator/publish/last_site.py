"""What is known of the last site: what each of its products was made from, and how its files were left.

Kept as plain data with this machine's mark, in the cache folder. A product is a page or some files that are made
together. It is taken from the last site where nothing that it read has changed, neither the code nor the theme, and its
files stand as they were left.
"""

from __future__ import annotations

import marshal
import os
import stat
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.files.hashes import hash_bytes
from generator.files.replacing import clear_away, link_or_copy
from generator.files.trusted import is_kept_file, is_ours, mark, may_keep_in
from generator.files.walking import list_entries, list_files, read_files
from generator.law.read_lists import ReadList, Renumbering, find_distinct
from generator.law.reads import Read, Reads

INDEX = "the search index"
"""The product that holds what the find box reads."""
_MOST_KNOWN = 4
Words = tuple[str, str, str]
"""What search shows and finds of a page: title, description, words."""


@dataclass(frozen=True)
class NumberedReads:
    """What was read for a product of the last site, by its place in the list of all parts: few are ever looked at."""

    parts: Sequence[Read] = field(repr=False)
    numbers: array[int]

    def __iter__(self) -> Iterator[Read]:
        return (self.parts[number] for number in self.numbers)


@dataclass(frozen=True)
class ChangedParts:
    """The parts that are not as they were when something of the last site was made of them."""

    reads: frozenset[Read] = frozenset()
    numbers: frozenset[int] = frozenset()
    """Their places in the list of all parts."""

    def find(self, reads: Iterable[Read]) -> Read | None:
        """Return the first of the changed parts that was read."""
        if isinstance(reads, NumberedReads) and self.numbers.isdisjoint(reads.numbers):
            return None
        return min(self.reads.intersection(reads), default=None)


@dataclass(frozen=True)
class Product:
    """What was made together: what was read for it, what else it was made from as a hash, and its files."""

    reads: tuple[Read, ...] | ReadList | NumberedReads
    given: str
    files: tuple[str, ...]
    words: Words | None = None
    """Of a page."""
    assets: tuple[str, ...] = ()
    """The styles and scripts that a page names, by their names that change with the content."""
    stamp: str = ""
    """What its maker needs to know of it where it stays as it is."""


@dataclass(frozen=True)
class LeftFile:
    """How a file of a site was left: its hash, and what a disk tells of it without reading it."""

    sha256: str
    size: int
    time: int
    number: int

    @classmethod
    def of(cls, file: str, sha256: str) -> LeftFile:
        """Return how a file stands now."""
        status = os.stat(file)
        return cls(sha256, status.st_size, status.st_mtime_ns, status.st_ino)


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
    """Of every part that something was made of, in the order of their numbers."""
    products: Mapping[str, Product] = field(default_factory=dict)
    files: Mapping[str, LeftFile] = field(default_factory=dict)
    missing: str = "nothing is known of a last site"
    """Why it has no products."""

    def find_changed(self, reads: Reads, hashes: Mapping[str, str]) -> ChangedParts:
        """Return the parts that are not as they were when something was made of them; `hashes` are those of the files.

        The record of a file that has not changed is not looked at.
        """
        same = frozenset(file for file, hash_ in hashes.items() if self.hashes.get(file) == hash_)
        reads.rely_on(self.prints, same)
        changed = {
            number: read
            for number, (read, print_) in enumerate(self.prints.items())
            if read[0] not in same and reads.fingerprint(read) != print_
        }
        return ChangedParts(frozenset(changed.values()), frozenset(changed))

    def find_reason(self, name: str, given: str, changed: ChangedParts) -> str:
        """Say why a product must be made again; empty where it can be taken as it is."""
        product = self.products.get(name)
        if product is None:
            return "it is new" if self.products else self.missing
        if product.given != given:
            return "what it is given besides the data changed"
        if found := changed.find(product.reads):
            return f"{write_read(found)} changed"
        for path in product.files:
            if not self.is_as_left(path):
                return f"{path} is not as it was left"
        return ""

    def find_with_parts(self, names: Set[str]) -> dict[str, Product]:
        """Return products and their parts, by their names."""
        return {own: product for own, product in self.products.items() if own in names or own.split(": ")[0] in names}

    def is_as_left(self, path: str) -> bool:
        """Return whether a file of the last site has the content that it was left with."""
        left, file = self.files.get(path), self.folder / path
        if left is None:
            return False
        try:
            status = os.lstat(f"{self.folder}/{path}")
            if not stat.S_ISREG(status.st_mode):
                return False
            is_same = (status.st_size, status.st_mtime_ns, status.st_ino) == (left.size, left.time, left.number)
            return is_same or hash_bytes(file.read_bytes()) == left.sha256
        except OSError:
            return False

    def has(self, path: str, content: bytes) -> bool:
        """Return whether a file stands as it was left and has this content."""
        left = self.files.get(path)
        return left is not None and left.sha256 == hash_bytes(content) and self.is_as_left(path)

    def is_whole(self) -> bool:
        """Return whether the folder holds the files of the last site as they were left, and no others."""
        found = set(list_entries(self.folder))
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
    if not is_kept_file(file):
        return None
    try:
        said, _, content = file.read_bytes().partition(b"\n")
        if not is_ours(content, bytes.fromhex(said.decode("ascii"))):
            return None
        return _understand(marshal.loads(content))
    except (OSError, ValueError, LookupError, TypeError, EOFError):  # damaged, or written by other code
        return None


def _understand(held: dict[str, Any]) -> LastSite:
    parts: list[Read] = held["parts"]
    return LastSite(
        house=held["house"],
        source=held["source"],
        folders=held["folders"],
        hashes=held["hashes"],
        prints=dict(zip(parts, held["prints"], strict=True)),
        products={
            name: Product(NumberedReads(parts, array("I", numbers)), *row)
            for name, (numbers, *row) in held["products"].items()
        },
        files={path: LeftFile(*row) for path, row in held["files"].items()},
    )


def take_prints(
    last: LastSite, products: dict[str, Product], changed: ChangedParts, reads: Reads
) -> tuple[dict[str, Product], dict[Read, str]]:
    """Return products whose reads can be numbered by the fingerprints of parts that come with them."""
    known = _list_reads(last, products.values())
    if known is None:  # most of what is listed is read no more
        products = {name: replace(product, reads=tuple(product.reads)) for name, product in products.items()}
        read = sorted({read for product in products.values() for read in product.reads})
        return products, {one: reads.fingerprint(one) for one in read}
    fresh = (*changed.reads, *known[len(last.prints) :])  # the others are as they were
    return products, {**last.prints, **{one: reads.fingerprint(one) for one in fresh}}


def _list_reads(last: LastSite, products: Iterable[Product]) -> list[Read] | None:
    """Return the parts of the last site, and behind them those that were read now for the first time.

    Nothing where the list has to grow, and a third of it or more would be of no use.
    """
    numbered, listed, fresh = list[NumberedReads](), list[ReadList](), set[Read]()
    for product in products:
        if isinstance(product.reads, NumberedReads):
            numbered.append(product.reads)
        elif isinstance(product.reads, ReadList):
            listed.append(product.reads)
        else:
            fresh.update(product.reads)
    fresh |= find_distinct(listed)
    missing = sorted(fresh - last.prints.keys())
    if last.prints and not missing:
        return list(last.prints)
    used = set[int]().union(*(reads.numbers for reads in numbered))
    in_use = len(used) + len(fresh) - len(missing)
    return [*last.prints, *missing] if 3 * in_use >= 2 * len(last.prints) else None


def fresh_of(file: Path) -> Path:
    """Return where what is known of a site stands until the site is in place: one name, so killed builds leave one."""
    return file.with_name(f"{file.name}.fresh")


def drop_stale(file: Path) -> None:
    """Forget all sites but the few that were made last: each keeps some megabytes beside `file`."""
    known = sorted(file.parent.glob("site-*.bin"), key=lambda one: one.stat().st_mtime, reverse=True)
    for stale in known[_MOST_KNOWN:]:
        stale.unlink(missing_ok=True)


def write_last(file: Path, last: LastSite) -> None:
    """Write what is known of a site for the next build; where that cannot be done, nothing is kept."""
    numbers = {read: number for number, read in enumerate(last.prints)}
    renumbering = Renumbering(numbers)
    held = {
        "house": last.house,
        "source": last.source,
        "folders": last.folders,
        "hashes": dict(last.hashes),
        "parts": list(last.prints),
        "prints": list(last.prints.values()),
        "products": {
            name: (_number(product.reads, numbers, renumbering), *_write(product))
            for name, product in last.products.items()
        },
        "files": {path: (left.sha256, left.size, left.time, left.number) for path, left in last.files.items()},
    }
    content = marshal.dumps(held)
    if not may_keep_in(file.parent):
        return
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        clear_away(file)
        with file.open("wb") as out:  # Joined, both would stand in memory twice.
            out.write(mark(content).hex().encode() + b"\n")
            out.write(content)


def _number(
    reads: tuple[Read, ...] | ReadList | NumberedReads, numbers: Mapping[Read, int], renumbering: Renumbering
) -> bytes:
    """Return the numbers of parts; those of a kept product are still right, for a list of parts only grows."""
    if isinstance(reads, NumberedReads):
        return reads.numbers.tobytes()
    if isinstance(reads, ReadList):
        return renumbering.renumber(reads).tobytes()
    return array("I", map(numbers.__getitem__, reads)).tobytes()


def _write(product: Product) -> tuple[object, ...]:
    return product.given, product.files, product.words, product.assets, product.stamp


def take_files(last: Path, fresh: Path, paths: Iterable[str]) -> set[str]:
    """Put files of the last site into the new one: the same files where the disk can, copies elsewhere; return them."""
    taken, folders = set[str](), set[str]()
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder not in folders:
            os.makedirs(f"{fresh}/{folder}", exist_ok=True)
            folders.add(folder)
        link_or_copy(f"{last}/{path}", f"{fresh}/{path}")
        taken.add(path)
    return taken


def hash_files_of(folders: Iterable[Path]) -> str:
    """Return a hash of the names and contents of all files below some folders."""
    lines = []
    for folder in folders:
        files = [path for path in list_files(folder) if "__pycache__" not in path.split("/")]
        lines += [f"{path} {hash_bytes(content)}\n" for path, content in read_files(folder, files)]
        lines.append("\n")
    return hash_bytes("".join(lines).encode())
