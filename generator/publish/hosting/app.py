"""The manifest by which a browser installs the site, and the description by which it searches in it."""

from __future__ import annotations

import json

from generator.files.xml_text import escape, quoteattr
from generator.law import routes
from generator.law.corpus import Corpus
from generator.law.writing import first_words

APP = "site.webmanifest"
SEARCH = "opensearch.xml"
PICTURE = "assets/icon.png"
PICTURE_SIZE = 512
_PAPER = "#fdfcf9"
_LONGEST_SHORT, _LONGEST_LONG, _LONGEST_ABOUT = 16, 48, 1024
"""The lengths that OpenSearch 1.1 allows for the names and the description."""


def write_app(corpus: Corpus) -> bytes:
    """Return the web app manifest; its addresses are relative to itself, so that it serves at any address."""
    record = corpus.concordance
    manifest = {
        "name": record.title,
        "description": record.subtitle,
        "lang": "en",
        "id": "./",
        "scope": "./",
        "start_url": routes.HOME,
        "display": "minimal-ui",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [
            {"src": "assets/icon.svg", "sizes": "any", "type": "image/svg+xml"},
            {"src": PICTURE, "sizes": f"{PICTURE_SIZE}x{PICTURE_SIZE}", "type": "image/png"},
        ],
        "shortcuts": [
            {"name": name, "url": place}
            for name, place in (("Find", routes.FIND), ("Texts", routes.TEXTS), ("Compare", routes.COMPARE))
        ],
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def write_search(corpus: Corpus, *, address: str) -> bytes:
    """Return the OpenSearch description of the site at `address`."""
    record = corpus.concordance
    find = f"{address}{routes.FIND}#q={{searchTerms}}"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"<ShortName>{escape(_shorten(record.title, _LONGEST_SHORT))}</ShortName>",
        f"<LongName>{escape(_shorten(record.title, _LONGEST_LONG))}</LongName>",
        f"<Description>{escape(first_words(record.subtitle, _LONGEST_ABOUT))}</Description>",
        "<InputEncoding>UTF-8</InputEncoding>",
        f'<Image type="image/svg+xml">{escape(address)}assets/icon.svg</Image>',
        f'<Url type="text/html" method="get" template={quoteattr(find)}/>',
        "</OpenSearchDescription>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _shorten(title: str, longest: int) -> str:
    """Cut a name at a word's end; one word that is too long is cut inside."""
    if len(title) <= longest:
        return title
    return title[: title.rfind(" ", 0, longest + 1)] if " " in title[: longest + 1] else title[:longest]
