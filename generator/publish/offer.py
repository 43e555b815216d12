"""Offer the whole site for a disk on its own page about the data, where the site has an address."""

from __future__ import annotations

from html import escape
from pathlib import Path

from generator.files.hashes import hash_bytes
from generator.law import routes
from generator.law.corpus import Corpus
from generator.publish.bundle import OFFER_PLACE, SITE_ZIP, pack_bundle
from generator.publish.seal import read_folder, seal_corpus
from generator.site.lists.downloads import write_size

SUM = f"{SITE_ZIP}.sha256"


def offer_bundle(folder: Path, corpus: Corpus) -> None:
    """Put the zip for a disk into a finished site, offer it on the page about the data, and seal the site anew."""
    archive = pack_bundle(read_folder(folder)).archive
    sha256 = hash_bytes(archive)
    (folder / SITE_ZIP).write_bytes(archive)
    (folder / SUM).write_text(f"{sha256}  {Path(SITE_ZIP).name}\n", encoding="utf-8", newline="\n")
    page = folder / routes.DATA
    text = page.read_text(encoding="utf-8")
    assert OFFER_PLACE in text, f"{routes.DATA} has no place for the offer"
    page.write_text(text.replace(OFFER_PLACE, _write_offer(len(archive), sha256)), encoding="utf-8", newline="\n")
    seal_corpus(folder, corpus)


def _write_offer(size: int, sha256: str) -> str:
    name = Path(SITE_ZIP).name
    return (
        '<section id="offer" aria-labelledby="offer-h"><h2 id="offer-h">The whole site for a disk</h2>\n'
        f'<p><a href="{name}" download><code>{name}</code></a> <small>{escape(write_size(size))}</small> opens '
        "without a network: unpack it, then open <code>index.html</code> inside. SHA-256, also in "
        f'<a href="{name}.sha256" download><code>{name}.sha256</code></a>: <code class="hash">{sha256}</code></p>'
        "</section>"
    )
