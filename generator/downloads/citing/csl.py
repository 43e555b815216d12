"""CSL-JSON 1.0.2: the entries that Zotero, pandoc and every processor of CSL read."""

from __future__ import annotations

import json

from generator.downloads.citing.facts import Cited
from generator.downloads.citing.notes import list_notes
from generator.downloads.citing.sites import SiteFacts


def write_csl(cited: Cited, site: SiteFacts, *, is_part: bool) -> str:
    """Write the entry of an instrument, or of a unit of it."""
    item = {
        "id": "[[key]]",
        "type": "legislation" if cited.kind in ("national act", "union act") else "treaty",
        "title": f"{cited.title}, [[pin]]" if is_part else cited.title,
        "title-short": cited.short_title,
        "original-title": cited.original,
        "issued": _csl_day(cited.day),
        "event-place": cited.place,
        "jurisdiction": cited.jurisdiction,
        "container-title": cited.series,
        "genre": cited.series_and_number if cited.series else "",
        "number": cited.bare_number,
        "language": cited.language,
        "source": site.title,
        "note": " ".join(list_notes(cited, site, is_part=is_part)),
        "URL": "[[url]]" if site.address else "",
    }
    return _write_csl(item)


def write_page_csl(site: SiteFacts, subject: str) -> str:
    """Write the entry of a page of ours."""
    item = {
        "id": "[[key]]",
        "type": "webpage",
        "title": "[[title]]",
        "container-title": site.title,
        "issued": _csl_day(site.day),
        "language": "en",
        "note": f"{subject}. {site.source_in_file()}.",
        "URL": "[[url]]" if site.address else "",
    }
    return _write_csl(item)


def _csl_day(day: str) -> object:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else ""


def _write_csl(item: dict[str, object]) -> str:
    return json.dumps({key: value for key, value in item.items() if value}, ensure_ascii=False)
