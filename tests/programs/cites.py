"""Programs for citing: citeproc, biber with two styles, rispy, bibtexparser, pandoc."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from tests.programs.citations import STYLES, lacking, print_entries
from tests.programs.model import NotHere, ProgramRow, call, version_of

_TEX = r"""
\documentclass{article}\usepackage[T1]{fontenc}\usepackage[british]{babel}\usepackage{csquotes}
\usepackage[style=%s,backend=biber]{biblatex}\addbibresource{all.bib}
\begin{document}%s\printbibliography\end{document}
"""


def check_citeproc(data: Path) -> ProgramRow:
    """Print every instrument and article in five styles."""
    entries: list[dict[str, Any]] = json.loads((data / "citations/all.json").read_text(encoding="utf-8"))
    laws = [entry for entry in entries if entry["type"] != "webpage"]
    program = version_of("citeproc-py")
    faults = [
        fault
        for style in STYLES
        for printed in (print_entries(laws, style),)
        for entry in laws
        for fault in lacking(entry, printed[entry["id"]])
    ]
    made = f"{len(laws)} entries in {len(STYLES)} styles; lacking article, series or date: {len(faults)}"
    return ProgramRow("citeproc-py", program, "citations/all.json", made, not faults)


def check_biber(data: Path, style: str) -> ProgramRow:
    """Set a treaty and its articles with biber and a style of BibLaTeX, and read the page."""
    import pypdf

    said = call(["biber", "--version"]).stdout.split()
    text = (data / "citations/all.bib").read_text(encoding="utf-8")
    keys = [line[7:].rstrip(",") for line in text.split("\n") if line.startswith("@legal{")]
    chosen = [key for key in keys if key.endswith(("-22", "-3"))][:3]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "all.bib").write_text(text, encoding="utf-8")
        (work / "a.tex").write_text(_TEX % (style, "".join(rf"\footcite{{{key}}}" for key in chosen)), encoding="utf-8")
        for command in (["pdflatex", "-interaction=batchmode", "a"], ["biber", "a"]) * 2:
            call(command, cwd=work)
        call(["pdflatex", "-interaction=batchmode", "a"], cwd=work)
        if not (work / "a.pdf").is_file():
            raise NotHere(f"the style {style}")
        page = " ".join(pypdf.PdfReader(work / "a.pdf").pages[0].extract_text().split())
    lost = [key for key in chosen if f"art {key.rpartition('-')[2]}" not in page]
    return ProgramRow(
        "biber",
        f"{said[-1]}, {style}",
        "citations/all.bib",
        f"{len(chosen)} set; {len(lost)} lack their article",
        not lost,
    )


def check_rispy(data: Path) -> ProgramRow:
    """Read every record of RIS."""
    program = version_of("rispy")
    import rispy

    records = rispy.loads((data / "citations/all.ris").read_bytes().decode())
    good = sum(bool(record.get("title")) for record in records)
    return ProgramRow(
        "rispy", program, "citations/all.ris", f"{len(records)} records, {good} with title", good == len(records)
    )


def check_bibtexparser(data: Path) -> ProgramRow:
    """Read every entry of plain BibTeX."""
    program = version_of("bibtexparser")
    import bibtexparser.entrypoint

    library = bibtexparser.entrypoint.parse_string((data / "citations/all-bibtex.bib").read_text(encoding="utf-8"))
    made = f"{len(library.entries)} entries, {len(library.failed_blocks)} failed"
    return ProgramRow("bibtexparser", program, "citations/all-bibtex.bib", made, not library.failed_blocks)


def check_pandoc(data: Path) -> ProgramRow:
    """Turn CSL-JSON into BibLaTeX, which reads every field."""
    said = call(["pandoc", "--version"]).stdout.split()[1]
    made = call(["pandoc", "-f", "csljson", "-t", "biblatex", str(data / "citations/all.json")])
    count = made.stdout.count("\n@") + made.stdout.startswith("@")
    entries = len(json.loads((data / "citations/all.json").read_text(encoding="utf-8")))
    return ProgramRow("pandoc", said, "citations/all.json", f"{count} of {entries} entries", count == entries)
