"""Make one zip, and the same as a folder, that opens from a disk: checked first, and the same bytes everywhere."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.archive import write_zip
from generator.bundle_check import find_faults
from generator.finish import HEADERS, read_folder
from generator.integrity import MANIFEST, hash_bytes, make_manifest

READ_ME = "READ ME FIRST.txt"
_FOR_HOSTS = frozenset({HEADERS, "404.html", "sitemap.xml", "sitemap.xml.gz"})
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


def make_bundle(site: Path, out: Path, *, hosted: bool = False) -> Bundle:
    """Write the bundle of a built site into `out`; what stands there under the same name is replaced.

    `hosted` keeps what only a web server uses, and leaves out the words for readers with a disk.
    """
    files = read_folder(site)
    manifest = json.loads(files[MANIFEST])
    title, version = str(manifest["title"]), str(manifest["version"])
    if not hosted:
        files = {path: content for path, content in files.items() if path not in _FOR_HOSTS and path != MANIFEST}
        words = _WORDS.format(title=title, version=version).replace("\n", "\r\n")
        files[READ_ME] = words.encode("utf-8-sig")
        files[MANIFEST] = make_manifest(files, title=title, version=version, texts=manifest["texts"])
    faults = [] if hosted else find_faults(files)
    if faults:
        raise BundleFaulty("\n".join([*faults, f"{len(faults)} faults: no bundle was written"]))
    name = "-".join([*re.findall("[a-z0-9]+", title.lower()), version, *(["hosted"] if hosted else [])])
    folder = _write_folder(out / name, files)
    archive = write_zip({f"{name}/{path}": content for path, content in files.items()}, day=version[:10])
    (out / f"{name}.zip").write_bytes(archive)
    sha256 = hash_bytes(archive)
    (out / f"{name}.zip.sha256").write_text(f"{sha256}  {name}.zip\n", encoding="utf-8", newline="\n")
    return Bundle(folder, out / f"{name}.zip", sha256, len(files))


def _write_folder(folder: Path, files: Mapping[str, bytes]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder
