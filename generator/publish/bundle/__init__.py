"""Make one zip, and the same as a folder, that opens from a disk: checked first, and the same bytes everywhere."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.files.archive import write_zip
from generator.files.hashes import MANIFEST, hash_all, hash_bytes
from generator.files.replacing import clear_away, exchange_folders, replace_file
from generator.law import routes
from generator.publish.bundle.check import find_faults
from generator.publish.hosting import FOR_HOSTS
from generator.publish.manifest import find_strange, make_manifest
from generator.publish.seal import HEADERS, KEPT, WORKER, read_folder

SITE_ZIP = "data/site.zip"
"""Where a hosted site offers the copy for a disk."""
OFFER_PLACE = '<p id="offer" hidden></p>'
"""What stands where it is offered, in a copy that offers none."""
OFFER = re.compile('<section id="offer".*?</section>', re.DOTALL)
READ_ME = "READ ME FIRST.txt"
_FOR_HOSTS = frozenset({HEADERS, KEPT, WORKER, "404.html", "sitemap.xml", *FOR_HOSTS})
"""Files that mean something to a web server alone."""
_WORDS = """\
{title}
Version {version} of the data

To open it, double-click the file index.html in this folder. It needs a web
browser and nothing else: no network, nothing to install. Keep the folder as
it is; a single page taken out of it loses its styles and its links.

From a zip file: unpack the whole zip first, then open index.html inside.

This is not an official text of any treaty or law. Each text says how it was
made and names its official page.

The folder "data" holds everything as tables (CSV, JSON, SQLite), the texts as
XML and e-books, and the sources. data/index.html explains every file.

To see whether this copy is whole, follow "Check a copy" in data/index.html.
"""


class BundleFaulty(Exception):
    """Raised where the site would not work from a disk; its text lists why. Nothing was written."""


@dataclass(frozen=True)
class Bundle:
    """A bundle on the disk: its folder, its zip, and the zip's SHA-256."""

    folder: Path
    zip: Path
    sha256: str
    count: int
    manifest: str
    """The SHA-256 of the manifest inside, which `verify --against` asks for."""


@dataclass(frozen=True)
class PackedBundle:
    """A bundle in memory: its name, its files by path, and its zip."""

    name: str
    files: Mapping[str, bytes]
    archive: bytes


def pack_bundle(files: Mapping[str, bytes], *, hosted: bool = False) -> PackedBundle:
    """Return the bundle of a site whose files are given by path; raise BundleFaulty where it would not work."""
    held = dict(files)
    manifest = json.loads(held[MANIFEST])
    title, version = str(manifest["title"]), str(manifest["version"])
    if not hosted:
        held = {path: content for path, content in held.items() if path not in _FOR_HOSTS and path != MANIFEST}
        # A copy for a disk does not offer itself.
        held = {path: content for path, content in held.items() if not path.startswith(SITE_ZIP)}
        if routes.DATA in held:
            held[routes.DATA] = OFFER.sub(OFFER_PLACE, held[routes.DATA].decode()).encode()
        words = _WORDS.format(title=title, version=version).replace("\n", "\r\n")
        held[READ_ME] = words.encode("utf-8-sig")
        hashes = {key: manifest[key] for key in ("texts", "instruments")}
        held[MANIFEST] = make_manifest(hash_all(held), title=title, version=version, **hashes)
        faults = find_faults(held)
        if faults:
            raise BundleFaulty("\n".join([*faults, f"{len(faults)} faults: no bundle was written"]))
    words = "-".join(re.findall("[a-z0-9]+", title.lower()))[:60].strip("-")  # No disk takes a name of any length.
    name = "-".join([*([words] if words else []), version, *(["hosted"] if hosted else [])])
    archive = write_zip({f"{name}/{path}": content for path, content in held.items()}, day=version[:10])
    return PackedBundle(name, held, archive)


def make_bundle(site: Path, out: Path, *, hosted: bool = False) -> Bundle:
    """Write the bundle of a built site into `out`; what stands there under the same name is replaced.

    `hosted` keeps what only a web server uses, and leaves out the words for readers with a disk.
    """
    packed = pack_bundle(read_folder(site), hosted=hosted)
    strange = find_strange(out / packed.name)
    if strange:
        raise BundleFaulty(f'{out / packed.name} holds "{strange}", which no bundle has; nothing was written')
    for left in out.glob(f".{packed.name}.*"):  # by a command that was killed
        clear_away(left)
    folder = _write_folder(out / packed.name, packed.files)
    replace_file(out / f"{packed.name}.zip", packed.archive)
    sha256 = hash_bytes(packed.archive)
    sums = f"{sha256}  {packed.name}.zip\n"
    replace_file(out / f"{packed.name}.zip.sha256", sums.encode())
    manifest = hash_bytes(packed.files[MANIFEST])
    return Bundle(folder, out / f"{packed.name}.zip", sha256, len(packed.files), manifest)


def _write_folder(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write the folder beside its place; what stood there is whole until the new one is."""
    fresh = folder.with_name(f".{folder.name}.unfinished")
    clear_away(fresh)
    try:
        for path, content in files.items():
            target = fresh / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        if folder.exists():
            exchange_folders(fresh, folder)
        else:
            fresh.rename(folder)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return folder
