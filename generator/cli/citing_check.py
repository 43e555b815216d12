"""The command that checks the citations and quotations of a text."""

from __future__ import annotations

import stat
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
_LARGEST = 2_000_000


@click.command("cite-check")
@DATA
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def cite_check(data: str, file: Path) -> None:
    """Check every citation and quotation of a text against the texts held here, as the page "Check my text" does.

    It ends with 1 where a citation names no unit, or quoted words are altered, elsewhere or not found.

    Example: python -m generator cite-check memo.txt
    """
    from generator.files.printing import as_printed
    from generator.search.checked import check_text

    text = _read_text(file)
    corpus = corpus_or_end(data)
    checked = check_text(corpus, text)
    rows: list[tuple[int, str, str, str]] = []
    for found in checked.citations:
        rows.append((found.start, found.text, found.fate, ", ".join(found.units[:12])))
    for quote in checked.quotes:
        instead = f' at "{quote.altered_at}"' if quote.fate == "altered" else ""
        rows.append((quote.start, f"“{quote.text}”", quote.fate, f"{quote.unit}{instead}"))
    for start, words, fate, where in sorted(rows):
        line = text.count("\n", 0, start) + 1
        shown = as_printed(" ".join(words.split()), longest=2000)
        click.echo(f"{line}: {shown}: {_FATES[fate]}{f' {where}' if where else ''}")
    wrong = sum(fate in ("missing", "altered", "elsewhere", "not found") for _, _, fate, _ in rows)
    click.echo(f"{len(rows)} checked, {wrong} to look at", err=True)
    sys.exit(1 if wrong else 0)


def _read_text(file: Path) -> str:
    """Return the text of a file; what is no plain text of a bounded size is wrong usage."""
    from generator.files.printing import as_printed

    shown, found = as_printed(str(file)), file.stat()
    if not stat.S_ISREG(found.st_mode):
        raise click.UsageError(f"{shown} is no ordinary file")
    if found.st_size > _LARGEST:
        raise click.UsageError(f"{shown} has {found.st_size:,} bytes; the most is {_LARGEST:,}: cut it into parts")
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise click.UsageError(f"{shown} is no text in UTF-8: save it as plain text in UTF-8") from None
