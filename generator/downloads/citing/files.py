"""Files for reference managers: BibLaTeX, RIS, CSL-JSON, each a template of one entry.

BibLaTeX 3.20 (`@legal` and `@online` with standard fields, understood by Biber), RIS as reference managers read it
(`STAT`, `ELEC`), CSL-JSON 1.0.2 (`treaty`, `legislation`, `webpage`). Places to fill: `[[key]]`, `[[place]]`, and where
the site has an address `[[url]]`; for a unit `[[name]]` and, its number alone, `[[own]]`; for a page `[[title]]`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Protocol

from generator.downloads.citing.facts import Cited, name_language
from generator.downloads.citing.sites import SiteFacts
from generator.downloads.citing.styles import Template
from generator.law.writing import write_date, write_when

FORMATS = {"biblatex": ("BibLaTeX", "bib"), "ris": ("RIS", "ris"), "csl": ("CSL-JSON", "json")}
"""The formats by their names in the script: what they are called, and the ending of their files."""
_SPECIAL = re.compile(r"[&%$#_{}]")
_Fields = Sequence[tuple[str, str]]


def write_entry(cited: Cited, site: SiteFacts, format_: str) -> Template:
    """Write the entry of an instrument, and that of a unit of it."""
    write = _OF_INSTRUMENTS[format_]
    return Template(write(cited, site, is_part=False), write(cited, site, is_part=True))


def write_page_entry(site: SiteFacts, subject: str, format_: str) -> str:
    """Write the entry of a page of ours; `subject` is the line that says what it is about, with `[[title]]` in it."""
    return _OF_PAGES[format_](site, subject)


def escape(format_: str, text: str) -> str:
    """Write a text so that it may stand in an entry."""
    if format_ == "biblatex":
        return _SPECIAL.sub(r"\\\g<0>", text)
    return json.dumps(text, ensure_ascii=False)[1:-1] if format_ == "csl" else text


def _history(cited: Cited) -> str:
    """Tell the dates in a sentence."""
    words = []
    if cited.day and cited.act:
        place = f" at {cited.place}" if cited.place else ""
        words.append(f"{cited.act}{place} {write_when(cited.day)}")
    if cited.in_force:
        words.append(f"in force since {write_date(cited.in_force)}")
    told = "; ".join(words)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _notes(cited: Cited, site: SiteFacts) -> list[str]:
    return [note for note in (_history(cited), f"{site.source(cited.status, has_text=cited.has_text)}.") if note]


def _biblatex(cited: Cited, site: SiteFacts, *, is_part: bool) -> str:
    fields = [
        ("title", f"{{{escape('biblatex', cited.title)}}}"),
        ("titleaddon", "[[name]]" if is_part else ""),
        ("shorttitle", escape("biblatex", cited.short_title)),
        ("origtitle", escape("biblatex", cited.original)),
        ("origlanguage", name_language(cited.original_language) if cited.original_language else ""),
        ("date", cited.day),
        ("location", escape("biblatex", cited.place)),
        ("series", cited.series),
        ("number", escape("biblatex", cited.series_number or cited.number)),
        ("pagination", "article" if is_part else ""),
        ("language", name_language(cited.language)),
        ("note", escape("biblatex", " ".join(_notes(cited, site)))),
        ("url", "[[url]]" if site.address else ""),
    ]
    return _write_biblatex("legal", fields)


def _page_biblatex(site: SiteFacts, subject: str) -> str:
    fields = [
        ("title", "{[[title]]}"),
        ("titleaddon", escape("biblatex", subject)),
        ("organization", f"{{{escape('biblatex', site.title)}}}"),
        ("date", site.day),
        ("note", escape("biblatex", f"{site.source()}.")),
        ("url", "[[url]]" if site.address else ""),
    ]
    return _write_biblatex("online" if site.address else "misc", fields)


def _write_biblatex(kind: str, fields: _Fields) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    return "\n".join([f"@{kind}{{[[key]],", *lines, "}\n"])


def _ris(cited: Cited, site: SiteFacts, *, is_part: bool) -> str:
    fields = [
        ("TY", "STAT"),
        ("ID", "[[key]]"),
        ("TI", f"{cited.title}, [[name]]" if is_part else cited.title),
        ("ST", cited.short_title),
        ("OP", cited.original),
        ("DA", _ris_day(cited.day)),
        ("PY", cited.day[:4]),
        ("CY", cited.place),
        ("T2", cited.series),
        ("VL", cited.series_number),
        ("M1", cited.number),
        ("SE", "[[own]]" if is_part else ""),
        ("LA", cited.language),
        *(("N1", note) for note in _notes(cited, site)),
        ("UR", "[[url]]" if site.address else ""),
    ]
    return _write_ris(fields)


def _page_ris(site: SiteFacts, subject: str) -> str:
    fields = [
        ("TY", "ELEC"),
        ("ID", "[[key]]"),
        ("TI", "[[title]]"),
        ("T2", site.title),
        ("DA", _ris_day(site.day)),
        ("PY", site.day[:4]),
        ("LA", "en"),
        ("N1", f"{subject}. {site.source()}."),
        ("UR", "[[url]]" if site.address else ""),
    ]
    return _write_ris(fields)


def _ris_day(day: str) -> str:
    """Write a date as `2001/11/23/`: year, month, day, and other words, each left empty where it is not known."""
    return "/".join([*day.split("-"), "", "", ""][:4]) if day else ""


def _write_ris(fields: _Fields) -> str:
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _csl(cited: Cited, site: SiteFacts, *, is_part: bool) -> str:
    item = {
        "id": "[[key]]",
        "type": "legislation" if cited.kind in ("national act", "union act") else "treaty",
        "title": cited.title,
        "title-short": cited.short_title,
        "original-title": cited.original,
        "issued": _csl_day(cited.day),
        "event-place": cited.place,
        "jurisdiction": cited.jurisdiction,
        "collection-title": cited.series,
        "number": cited.series_number or cited.number,
        "section": "[[own]]" if is_part else "",
        "language": cited.language,
        "source": site.title,
        "note": " ".join(_notes(cited, site)),
        "URL": "[[url]]" if site.address else "",
    }
    return _write_csl(item)


def _page_csl(site: SiteFacts, subject: str) -> str:
    item = {
        "id": "[[key]]",
        "type": "webpage",
        "title": "[[title]]",
        "container-title": site.title,
        "issued": _csl_day(site.day),
        "language": "en",
        "note": f"{subject}. {site.source()}.",
        "URL": "[[url]]" if site.address else "",
    }
    return _write_csl(item)


def _csl_day(day: str) -> object:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else ""


def _write_csl(item: dict[str, object]) -> str:
    return json.dumps({key: value for key, value in item.items() if value}, ensure_ascii=False)


class _Write(Protocol):
    """Writes an entry of an instrument, or of a unit of it."""

    def __call__(self, cited: Cited, site: SiteFacts, *, is_part: bool) -> str: ...


_OF_INSTRUMENTS: dict[str, _Write] = {"biblatex": _biblatex, "ris": _ris, "csl": _csl}
_OF_PAGES: dict[str, Callable[[SiteFacts, str], str]] = {
    "biblatex": _page_biblatex,
    "ris": _page_ris,
    "csl": _page_csl,
}
