"""By what our tests check each kind of file: shown on the page about the data.

Every line stands for a test; one of them fails where a file of the site has no line here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Checked:
    """A kind of file: which files, by which tool they were read, and what was asked."""

    files: str
    starts: tuple[str, ...]
    """What paths below the folder of the data begin with, or what they end with after an asterisk."""
    tool: str
    asks: str

    def covers(self, path: str) -> bool:
        """Return whether a file, by its path below the folder of the data, is of this kind."""
        return any(
            path.endswith(start[1:]) and "/" not in path if start.startswith("*") else path.startswith(start)
            for start in self.starts
        )


CHECKED: tuple[Checked, ...] = (
    Checked(
        "Tables as CSV",
        ("*.csv", "earlier/"),
        "Frictionless",
        "types, keys, references; the rows are those of the JSON",
    ),
    Checked("Data package", ("datapackage.json",), "Frictionless", "the specification; size and hash of every file"),
    Checked(
        "SQLite file",
        ("concordance.sqlite",),
        "SQLite",
        "integrity and foreign keys; every view and the full-text index give rows; same rows as JSON",
    ),
    Checked("Akoma Ntoso", ("akn/",), "XSD 3.0, by lxml", "valid; ids as on the pages; words as in the YAML"),
    Checked("Books as EPUB", ("epub/",), "EPUBCheck", "no error and no warning; every word of the text; links"),
    Checked("Books as PDF", ("pdf/",), "pypdf", "tags, language, title and bookmarks; every word of the text"),
    Checked("Linked data", ("legislation.jsonld",), "Python", "every address is a page; what a page tells is the same"),
    Checked("Mapping set", ("*.sssom.tsv",), "Python", "the columns and prefixes of SSSOM; a row for every relation"),
    Checked(
        "Files for citing",
        ("citations/",),
        "citeproc, rispy, bibtexparser",
        "each form read back; article, series and date in print",
    ),
    Checked("Citation file", ("CITATION.cff",), "PyYAML", "the keys that version 1.2.0 asks for"),
    Checked("YAML", ("yaml.zip",), "Python", "every authored file, byte for byte"),
    Checked("JSON Schema", ("schemas/", "json-schemas/"), "jsonschema", "draft-07; true of every file; up to date"),
    Checked("The site for a disk", ("site.zip",), "Python", "nothing in it leads outside or to nothing"),
    Checked("Workbook", ("*.xlsx",), "openpyxl", "the rows of JSON; types; a filtered, frozen head on every sheet"),
    Checked(
        "Editions that are kept", ("20",), "SHA-256, and the command verify", "as released; the hash in the record"
    ),
    Checked("Manifest", ("manifest.json",), "the command verify", "a hash for every file and every text"),
    Checked("Tables as JSON", ("*.json",), "Python", "the columns on this page, in this order; no key twice"),
)
"""The first line that covers a file is the one for it."""
