"""Zotero's own translators on our files, where the npm package that carries them is installed.

`npm i --no-save zotero-translators@0.0.2 xregexp@4 jsdom@13 iconv-lite@0.4 request@2 wicked-good-xpath@npm:wgxpath`, in
this project or in a folder that `NODE_PATH` names. It carries the translators of 2019; its licence is not ours, so that
it is no dependency.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from tests.programs.model import NotHere, ProgramRow, call

_SCRIPT = Path(__file__).with_suffix(".js")
PACKAGE = "zotero-translators"


def check_zotero(data: Path) -> ProgramRow:
    """Import the files for reference managers: every entry must arrive, statutes with series, number and day."""
    files = [data / "citations" / name for name in ("all.ris", "all-bibtex.bib", "all.json")]
    said = call(["node", str(_SCRIPT), *map(str, files)])
    if "Cannot find module" in said.stderr:
        raise NotHere(PACKAGE)
    made: dict[str, list[dict[str, Any]]] = json.loads(said.stdout)
    items = {Path(file).name: [item for item in held if item["itemType"] != "note"] for file, held in made.items()}
    count = len(json.loads((data / "citations/all.json").read_text(encoding="utf-8")))
    kinds = Counter(item["itemType"] for item in items["all.ris"])
    numbered = (data / "citations/all.ris").read_text(encoding="utf-8").count("\nVL  - ")
    kept = sum(bool(item.get("code") and item.get("codeNumber")) for item in items["all.ris"])
    ris_kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
    read = ", ".join(f"{len(held)} of {count} from {file}" for file, held in items.items())
    right = all(len(held) == count for held in items.values()) and kept == numbered
    return ProgramRow("Zotero's translators", "of 2019", "citations/all.*", f"{read}; RIS: {ris_kinds}", right)
