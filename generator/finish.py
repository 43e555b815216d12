"""Finish a built site in its folder: names that change with the content, headers for hosts, and the manifest.

Every engine's output is finished alike, because only files are looked at. Pages name their styles and scripts; those
names get the start of a hash and move to a folder that may be cached for ever. Scripts that other scripts load by path
keep their names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from generator.corpus import Corpus
from generator.integrity import MANIFEST, hash_bytes, make_manifest
from generator.packing import pack_files
from generator.text import hash_text

IMMUTABLE = "assets/immutable"
HEADERS = "_headers"
"""The file that static hosts read for the headers of their answers."""
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""What a page may load: the site's own styles, scripts and pictures. It holds on file:// too, in both browsers."""
HOST_POLICY = f"{POLICY}; connect-src 'self'; frame-ancestors 'none'"
"""What a host adds: nobody frames a page; the service worker, which only the host's header binds, may fetch files."""
WORKER = "worker.js"
_EDITION = "const EDITION = '"
_HEADERS = f"""\
/*
  Content-Security-Policy: {HOST_POLICY}
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Cross-Origin-Opener-Policy: same-origin

/{IMMUTABLE}/*
  Cache-Control: public, max-age=31536000, immutable

/data/*
  Access-Control-Allow-Origin: *
"""
_ASSET = re.compile(r'(<link rel="stylesheet" href="|<script src=")([^"]*?)assets/(?:css|js)/([\w-]+\.(?:css|js))(?=")')


def finish_site(folder: Path, corpus: Corpus) -> None:
    """Finish the site in `folder`; the manifest comes last, so that it covers everything."""
    _fix_asset_names(folder)
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)  # MkDocs' own; files are packed on request, all alike
    (folder / HEADERS).write_text(_HEADERS, encoding="utf-8", newline="\n")
    seal_site(
        folder,
        title=corpus.concordance.title,
        version=corpus.version,
        texts=hash_provisions(corpus),
        instruments={text.slug: hash_text(list(text.printed())) for text in corpus.texts},
    )


def seal_site(
    folder: Path, *, title: str, version: str, texts: Mapping[str, str], instruments: Mapping[str, str]
) -> None:
    """Write the edition into the service worker, then the manifest; nothing may be written into `folder` after."""
    files = read_folder(folder)
    files.pop(MANIFEST, None)
    if WORKER in files:
        own = files.pop(WORKER).decode()
        listed = "".join(f"{hash_bytes(files[path])} {path}\n" for path in sorted(files))
        start = own.index(_EDITION) + len(_EDITION)
        files[WORKER] = (own[:start] + hash_bytes(listed.encode()) + own[own.index("'", start) :]).encode()
        (folder / WORKER).write_bytes(files[WORKER])
    manifest = make_manifest(files, title=title, version=version, texts=texts, instruments=instruments)
    (folder / MANIFEST).write_bytes(manifest)


def read_folder(folder: Path) -> dict[str, bytes]:
    """Give every file of a site by its path, sorted."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != ".gitignore"
    }


def hash_provisions(corpus: Corpus) -> dict[str, str]:
    """Give the SHA-256 of the words of every provision, in the order of the texts."""
    return {name: hash_text(list(unit.printed())) for name, unit in corpus.units.items()}


def precompress(folder: Path) -> int:
    """Put `.gz` and `.br` beside every file that gains, for hosts that send them as they are; give their number."""
    packed = pack_files(read_folder(folder))
    for path, content in packed.items():
        (folder / path).write_bytes(content)
    return len(packed)


def _fix_asset_names(folder: Path) -> None:
    pages = {page: page.read_text(encoding="utf-8") for page in sorted(folder.rglob("*.html"))}
    named = {found[3] for text in pages.values() for found in _ASSET.finditer(text)}
    moved = _move_assets(folder, named)

    def rename(found: re.Match[str]) -> str:
        name = moved.get(found[3])
        return f"{found[1]}{found[2]}{name}" if name else found[0]

    for page, text in pages.items():
        page.write_text(_ASSET.sub(rename, text), encoding="utf-8", newline="\n")


def _move_assets(folder: Path, named: set[str]) -> Mapping[str, str]:
    """Move each asset under a name with the start of its hash; give the new path by the old name."""
    scripts = [script.read_text(encoding="utf-8") for script in sorted(folder.rglob("*.js"))]
    moved: dict[str, str] = {}
    for name in sorted(named):
        stem, _, ending = name.rpartition(".")
        old = folder / "assets" / ending / name
        if not old.is_file():
            continue
        content = old.read_bytes()
        moved[name] = f"{IMMUTABLE}/{stem}.{hash_bytes(content)[:10]}.{ending}"
        target = folder / moved[name]
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(content)
        if not any(name in script for script in scripts):
            old.unlink()
    return moved
