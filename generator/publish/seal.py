"""Finish a built site in its folder: names that change with the content, headers for hosts, and the manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from generator.files.hashes import MANIFEST, hash_bytes
from generator.files.packing import pack_files
from generator.files.walking import list_files, read_files
from generator.law.corpus import Corpus
from generator.law.writing import hash_text
from generator.publish.manifest import make_manifest
from generator.site.assets import IMMUTABLE, Assets
from generator.site.policy import write_host_policy

HEADERS = "_headers"
"""The file that static hosts read for the headers of their answers."""
VERSION = "assets/data/version.js"
"""Tells pages on paper the version of the data; no page holds it, for each edit would change them all."""
WORKER = "worker.js"
KEPT = "assets/data/kept.json"
"""Tells the worker which files it keeps, each with the beginning of its hash: a quarter of what the manifest weighs."""
OWN = (HEADERS, VERSION, WORKER, KEPT, MANIFEST)
"""What is written when a site is finished."""
_ENOUGH = 20
"""So many digits of a hash tell one content from another."""
_EDITION = "const EDITION = '"
_HEADERS = f"""\
/*
  Content-Security-Policy: {write_host_policy()}
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Cross-Origin-Opener-Policy: same-origin

/{IMMUTABLE}/*
  Cache-Control: public, max-age=31536000, immutable

/data/*
  Access-Control-Allow-Origin: *
"""


def finish_site(folder: Path, corpus: Corpus, assets: Assets, *, known: Mapping[str, str]) -> dict[str, str]:
    """Finish the site in `folder`; the manifest comes last, so that it covers everything. Return all hashes by path.

    `known` are hashes of files that need not be read again.
    """
    assets.move(folder)
    script = f"globalThis.concordance.version = {json.dumps(corpus.version)};\n"
    (folder / VERSION).write_text(script, encoding="utf-8", newline="\n")
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)  # MkDocs' own; files are packed on request, all alike
    (folder / HEADERS).write_text(_HEADERS, encoding="utf-8", newline="\n")
    return seal_corpus(folder, corpus, known=known)


def seal_corpus(folder: Path, corpus: Corpus, *, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """Seal the site of a corpus with the hashes of its provisions and texts; return those of all files."""
    return seal_site(
        folder,
        title=corpus.concordance.title,
        version=corpus.version,
        texts=hash_provisions(corpus),
        instruments={text.slug: hash_text(list(text.printed())) for text in corpus.texts},
        known=known,
    )


def seal_site(
    folder: Path,
    *,
    title: str,
    version: str,
    texts: Mapping[str, str],
    instruments: Mapping[str, str],
    known: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Write the edition into the service worker, then the manifest; nothing may be written into `folder` after."""
    known = known or {}
    hashes = {
        path: known.get(path) or hash_bytes((folder / path).read_bytes()) for path in _paths(folder) if path != MANIFEST
    }
    if WORKER in hashes:
        hashes |= _seal_worker(folder, {path: own for path, own in hashes.items() if path not in (WORKER, KEPT)})
    manifest = make_manifest(hashes, title=title, version=version, texts=texts, instruments=instruments)
    (folder / MANIFEST).write_bytes(manifest)
    return {**hashes, MANIFEST: hash_bytes(manifest)}


def _seal_worker(folder: Path, hashes: Mapping[str, str]) -> dict[str, str]:
    """Write the list of what the worker keeps, and its hash into the worker; return the hashes of both."""
    kept = {path: hashes[path][:_ENOUGH] for path in sorted(hashes) if is_kept(path)}
    listed = (json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    (folder / KEPT).parent.mkdir(parents=True, exist_ok=True)
    (folder / KEPT).write_bytes(listed)
    own = (folder / WORKER).read_text(encoding="utf-8")
    start = own.index(_EDITION) + len(_EDITION)
    edition = (own[:start] + hash_bytes(listed) + own[own.index("'", start) :]).encode()
    (folder / WORKER).write_bytes(edition)
    return {KEPT: hash_bytes(listed), WORKER: hash_bytes(edition)}


def is_kept(path: str) -> bool:
    """Return whether the worker keeps a file: pages and what they need, not the downloads."""
    return path != "404.html" and (path.endswith((".html", ".webmanifest")) or path.startswith("assets/"))


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return every file of a site by its path, sorted."""
    return dict(read_files(folder, _paths(folder)))


def _paths(folder: Path) -> list[str]:
    return [path for path in list_files(folder) if path.rpartition("/")[2] != ".gitignore"]


def hash_provisions(corpus: Corpus) -> dict[str, str]:
    """Return the SHA-256 of the words of every provision, in the order of the texts."""
    return {name: hash_text(list(unit.printed())) for name, unit in corpus.units.items()}


def precompress(folder: Path) -> int:
    """Put `.gz` and `.br` beside every file that gains, for hosts that send them as they are; return their number."""
    packed = pack_files(read_folder(folder))
    for path, content in packed.items():
        (folder / path).write_bytes(content)
    return len(packed)
