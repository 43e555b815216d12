"""What the head of a page holds for programs that save citations: the page's provision, and the files of its citation.

Zotero's translator "Embedded Metadata" reads Dublin Core and its own `z:itemType` from `meta`; others follow the links
to the same citation as RIS and CSL-JSON. Both are written from the entry that the files hold.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from generator.downloads.citing import citation_file, cite, has_files
from generator.law import routes
from generator.law.corpus import Corpus

_TYPES = {"treaty": "statute", "legislation": "statute", "webpage": "webpage"}
"""Kinds of CSL as item types of Zotero, which knows no treaties."""


@dataclass(frozen=True)
class CitedPage:
    """Names and contents of `meta`, and links to the citation in other forms: media type, name, path in the site."""

    meta: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str, str], ...]


def view_cited(corpus: Corpus, id_: str, *, on: str) -> CitedPage:
    """Make what the head of the page `on` says of what it shows."""
    entry = json.loads(cite(corpus, id_).files["csl"])
    parts = entry.get("issued", {}).get("date-parts", [[]])[0]
    facts = (
        ("z:itemType", _TYPES[entry["type"]]),
        ("DC.title", entry["title"]),
        ("DC.date", "-".join(f"{part:02d}" for part in parts)),
        ("DC.language", entry["language"]),
        ("DC.source", entry.get("genre", "")),
        ("DC.identifier", id_),
    )
    forms = (
        ("application/x-research-info-systems", "RIS", "ris"),
        ("application/vnd.citationstyles.csl+json", "CSL-JSON", "json"),
    )
    files = [(media, name, routes.href(citation_file(on, ending), on=on)) for media, name, ending in forms]
    return CitedPage(
        tuple((name, content) for name, content in facts if content), tuple(files) if has_files(corpus, id_) else ()
    )
