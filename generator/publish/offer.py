"""Offer the whole site for a disk on its own page about the data, where the site has an address."""

from __future__ import annotations

from html import escape
from pathlib import Path

from generator.files.hashes import hash_bytes
from generator.files.replacing import replace_file
from generator.law import routes
from generator.law.corpus import Corpus
from generator.law.writing import write_size
from generator.publish.bundle import OFFER, OFFER_PLACE, SITE_ZIP, pack_bundle
from generator.publish.seal import read_folder, seal_corpus

SUM = f"{SITE_ZIP}.sha256"


def offer_bundle(folder: Path, corpus: Corpus) -> dict[str, str]:
    """Put the zip for a disk into a finished site and offer it on the page about the data; return all files' hashes.

    A page that was taken from the last site may offer the last zip; it is written anew, never through a link.
    """
    archive = pack_bundle(read_folder(folder)).archive
    sha256 = hash_bytes(archive)
    (folder / SITE_ZIP).write_bytes(archive)
    (folder / SUM).write_text(f"{sha256}  {Path(SITE_ZIP).name}\n", encoding="utf-8", newline="\n")
    page = folder / routes.DATA
    text = OFFER.sub(OFFER_PLACE, page.read_text(encoding="utf-8"))
    assert OFFER_PLACE in text, f"{routes.DATA} has no place for the offer"
    replace_file(page, text.replace(OFFER_PLACE, _write_offer(len(archive), sha256)).encode())
    return seal_corpus(folder, corpus)


def _write_offer(size: int, sha256: str) -> str:
    name = Path(SITE_ZIP).name
    return (
        '<section id="offer" aria-labelledby="offer-h"><h2 id="offer-h">The whole site for a disk</h2>\n'
        f'<p><a href="{name}" download><code>{name}</code></a> <small>{escape(write_size(size))}</small> opens '
        "without a network: unpack it, then open <code>index.html</code> inside. SHA-256, also in "
        f'<a href="{name}.sha256" download><code>{name}.sha256</code></a>: <code class="hash">{sha256}</code></p>'
        "</section>"
    )
