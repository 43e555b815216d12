"""Print what programs make of the downloads of a built site: `python -m tests.programs site --record checked.json`."""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from pathlib import Path

from tests.programs import asked, cites, tables, texts, whole, zotero
from tests.programs.model import Check, NotHere, ProgramRow

CHECKS: dict[str, Check] = {
    "citeproc-py": cites.check_citeproc,
    "biber with oscola": partial(cites.check_biber, style="oscola"),
    "biber with authoryear": partial(cites.check_biber, style="authoryear"),
    "rispy": cites.check_rispy,
    "bibtexparser": cites.check_bibtexparser,
    "Zotero's translators": zotero.check_zotero,
    "pandoc": cites.check_pandoc,
    "LibreOffice, English (UK)": partial(tables.check_libreoffice, language="English (UK)"),
    "LibreOffice, German": partial(tables.check_libreoffice, language="German"),
    "pandas": tables.check_pandas,
    "openpyxl": tables.check_openpyxl,
    "Frictionless": tables.check_frictionless,
    "jsonschema": tables.check_jsonschema,
    "sqlite3": tables.check_sqlite,
    "sqlite3, the usual questions": asked.check_questions,
    "names that changed": asked.check_names,
    "Datasette": tables.check_datasette,
    "xmllint": tables.check_xmllint,
    "feedparser": whole.check_feed,
    "RELAX NG of Atom": whole.check_atom,
    "cobalt": texts.check_akn,
    "EPUBCheck": texts.check_epubcheck,
    "Ace": texts.check_ace,
    "libzim": whole.check_libzim,
    "zimcheck": whole.check_zimcheck,
}


def main() -> int:
    """Run what is installed; exit 1 where a program made something wrong of a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="a built site")
    parser.add_argument("--record", type=Path, help="keep the table for `build --checked`")
    parser.add_argument("--only", default="", help="programs whose name holds this")
    options = parser.parse_args()
    rows: list[ProgramRow] = []
    for name, check in CHECKS.items():
        if options.only.casefold() not in name.casefold():
            continue
        try:
            row = check(options.site / "data")
        except NotHere as missing:
            print(f"{name:28} not run: {missing} is not installed here")
            continue
        rows.append(row)
        print(
            f"{row.program:18} {row.version:24} {row.file:26} {row.made}{'' if row.is_right else '   WRONG'}",
            flush=True,
        )
    if options.record:
        _record(options.site, options.record, rows)
    return 0 if all(row.is_right for row in rows) else 1


def _record(site: Path, record: Path, rows: list[ProgramRow]) -> None:
    """Keep the table with the version of the data that it is true of."""
    version = json.loads((site / "data/manifest.json").read_text(encoding="utf-8"))["version"]
    said = [[row.program, row.version, row.file, row.made] for row in rows if row.is_right]
    record.write_text(
        json.dumps({"version": version, "rows": said}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    sys.exit(main())
