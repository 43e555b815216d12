"""Files for reference managers: BibLaTeX, RIS, CSL-JSON, each a template of one entry.

BibLaTeX 3.20 (`@legal` and `@online` with standard fields, understood by Biber), RIS as reference managers read it
(`STAT`, `ELEC`), CSL-JSON 1.0.2 (`treaty`, `legislation`, `webpage`). Places to fill: `[[key]]`, `[[place]]`, and where
the site has an address `[[url]]`; for a unit `[[name]]` and `[[pin]]` as in `art 22`; for a
page `[[title]]`. Programs ignore the fields for parts of treaties: the unit stands in the title, where all print it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Protocol

from generator.downloads.citing.csl import write_csl, write_page_csl
from generator.downloads.citing.facts import Cited, name_language
from generator.downloads.citing.notes import list_notes
from generator.downloads.citing.sites import SiteFacts
from generator.downloads.citing.styles import Template

FORMATS = {"biblatex": ("BibLaTeX", "bib"), "ris": ("RIS", "ris"), "csl": ("CSL-JSON", "json")}
"""The formats by their names in the script: what they are called, and the ending of their files."""
JOINED = {"bibtex": ("BibTeX for reference managers that do not know BibLaTeX", "all-bibtex.bib")}
"""Formats of which there is one file with all entries, and its name."""
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
    if format_ in ("biblatex", "bibtex"):
        return _SPECIAL.sub(r"\\\g<0>", text)
    return json.dumps(text, ensure_ascii=False)[1:-1] if format_ == "csl" else text


def _biblatex(cited: Cited, site: SiteFacts, *, is_part: bool) -> str:
    fields = [
        ("title", f"{{{escape('biblatex', cited.title)}}}"),
        ("shorttitle", f"{{{escape('biblatex', cited.short_title)}}}" if cited.short_title else ""),
        ("origtitle", f"{{{escape('biblatex', cited.original)}}}" if cited.original else ""),
        ("origlanguage", name_language(cited.original_language) if cited.original_language else ""),
        ("date", cited.day),
        ("location", escape("biblatex", cited.place)),
        *_treaty_fields(cited),
        ("pagination", "article"),
        ("language", name_language(cited.language)),
        ("note", ", ".join([*_number_in_note(cited), *(["[[pin]]"] if is_part else [])])),
        ("annotation", escape("biblatex", " ".join(list_notes(cited, site, is_part=is_part)))),
        ("url", "[[url]]" if site.address else ""),
    ]
    return _write_biblatex("legal", fields)


def _number_in_note(cited: Cited) -> list[str]:
    """Return the number of a national act: of an act the styles print the note alone, and of a treaty its series."""
    return [escape("biblatex", cited.number)] if cited.number and cited.kind != "treaty" else []


def _treaty_fields(cited: Cited) -> _Fields:
    """Return what the style oscola of BibLaTeX asks of a treaty; the standard styles read `howpublished` instead."""
    if cited.kind != "treaty":
        return []
    acts = {"opened for signature": "opened", "signed": "signed", "adopted": "adopted"}
    dates = [f"{acts[cited.act]}={cited.day}"] if cited.act in acts and cited.day else []
    dates += [f"inforce={cited.in_force}"] if cited.in_force else []
    return [
        ("entrysubtype", "piltreaty"),
        ("lista", " and ".join(dates)),
        ("journaltitle", cited.series),
        ("volume", cited.series_number),
        ("howpublished", escape("biblatex", cited.series_and_number)),
    ]


def _bibtex(cited: Cited, site: SiteFacts, *, is_part: bool) -> str:
    """Write an entry of plain BibTeX, whose `@misc` reference managers take where they discard `@legal`."""
    title = f"{cited.title}, [[pin]]" if is_part else cited.title
    fields = [
        ("title", f"{{{escape('biblatex', title) if not is_part else _keep_pin(title)}}}"),
        ("shorttitle", f"{{{escape('biblatex', cited.short_title)}}}" if cited.short_title else ""),
        ("howpublished", escape("biblatex", cited.series_and_number)),
        *_bibtex_day(cited.day),
        ("address", escape("biblatex", cited.place)),
        ("language", cited.language),
        ("note", escape("biblatex", " ".join(list_notes(cited, site, is_part=is_part)))),
        ("url", "[[url]]" if site.address else ""),
    ]
    return _write_biblatex("misc", fields)


def _keep_pin(title: str) -> str:
    return f"{escape('biblatex', title.removesuffix('[[pin]]'))}[[pin]]"


def _bibtex_day(day: str) -> _Fields:
    return (
        list(zip(("year", "month", "day"), [part.lstrip("0") for part in day.split("-")], strict=False)) if day else []
    )


def _page_bibtex(site: SiteFacts, subject: str) -> str:
    fields = [
        ("title", "{[[title]]}"),
        ("howpublished", f"{{{escape('biblatex', site.title)}}}"),
        *_bibtex_day(site.day),
        ("note", escape("biblatex", f"{subject}. {site.source_in_file()}.")),
        ("url", "[[url]]" if site.address else ""),
    ]
    return _write_biblatex("misc", fields)


def _page_biblatex(site: SiteFacts, subject: str) -> str:
    fields = [
        ("title", "{[[title]]}"),
        ("titleaddon", escape("biblatex", subject)),
        ("organization", f"{{{escape('biblatex', site.title)}}}"),
        ("date", site.day),
        ("note", escape("biblatex", f"{site.source_in_file()}.")),
        ("url", "[[url]]" if site.address else ""),
    ]
    return _write_biblatex("online" if site.address else "misc", fields)


def _write_biblatex(kind: str, fields: _Fields) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    return "\n".join([f"@{kind}{{[[key]],", *lines, "}\n"])


def _ris(cited: Cited, site: SiteFacts, *, is_part: bool) -> str:
    """Write a statute, which RIS has for treaties. Its part stands in the title alone: styles print `SE` as “§ 22”."""
    fields = [
        ("TY", "STAT"),
        ("ID", "[[key]]"),
        ("TI", f"{cited.title}, [[pin]]" if is_part else cited.title),
        ("DA", _ris_day(cited.day)),
        ("PY", cited.day[:4]),
        ("CY", cited.place),
        ("T2", cited.series),
        ("VL", cited.series_number),
        ("M1", "" if cited.series else cited.bare_number),
        ("LA", cited.language),
        ("N1", f"Original title: {cited.original}" if cited.original else ""),
        *(("N1", note) for note in list_notes(cited, site, is_part=is_part)),
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
        ("N1", f"{subject}. {site.source_in_file()}."),
        ("UR", "[[url]]" if site.address else ""),
    ]
    return _write_ris(fields)


def _ris_day(day: str) -> str:
    """Write a date as `2001/11/23/`: year, month, day, and other words, each left empty where it is not known."""
    return "/".join([*day.split("-"), "", "", ""][:4]) if day else ""


def _write_ris(fields: _Fields) -> str:
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


class _Write(Protocol):
    """Writes an entry of an instrument, or of a unit of it."""

    def __call__(self, cited: Cited, site: SiteFacts, *, is_part: bool) -> str: ...


_OF_INSTRUMENTS: dict[str, _Write] = {"biblatex": _biblatex, "ris": _ris, "csl": write_csl, "bibtex": _bibtex}
_OF_PAGES: dict[str, Callable[[SiteFacts, str], str]] = {
    "biblatex": _page_biblatex,
    "ris": _page_ris,
    "csl": write_page_csl,
    "bibtex": _page_bibtex,
}
