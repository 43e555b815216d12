"""The command that checks the citations and quotations of a text."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.common import DATA, corpus_or_end

_FATES = {
    "found": "found",
    "missing": "no such unit; the nearest",
    "unclear": "which instrument? It may be",
    "outside": "outside this collection; it may well exist",
    "exact": "exact",
    "altered": "altered",
    "elsewhere": "found elsewhere",
    "not found": "not found in any text held here",
}


@click.command("cite-check")
@DATA
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def cite_check(data: str, file: Path) -> None:
    """Check every citation and quotation of a text against the texts held here, as the page "Check my text" does.

    It ends with 1 where a citation names no unit, or quoted words are altered, elsewhere or not found.

    Example: python -m generator cite-check memo.txt
    """
    from generator.search.checked import check_text

    corpus = corpus_or_end(data)
    text = file.read_text(encoding="utf-8")
    checked = check_text(corpus, text)
    told: list[tuple[int, str, str, str]] = []
    for found in checked.citations:
        told.append((found.start, found.text, found.fate, ", ".join(found.units[:12])))
    for quote in checked.quotes:
        instead = f' at "{quote.altered_at}"' if quote.fate == "altered" else ""
        told.append((quote.start, f"“{quote.text}”", quote.fate, f"{quote.unit}{instead}"))
    for start, words, fate, where in sorted(told):
        line = text.count("\n", 0, start) + 1
        click.echo(f"{line}: {' '.join(words.split())}: {_FATES[fate]}{f' {where}' if where else ''}")
    wrong = sum(fate in ("missing", "altered", "elsewhere", "not found") for _, _, fate, _ in told)
    click.echo(f"{len(told)} checked, {wrong} to look at", err=True)
    sys.exit(1 if wrong else 0)
