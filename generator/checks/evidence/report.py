"""Show the evidence on a terminal: a row a part, sums, and on demand the words that need a reader's eye."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.evidence.counts import PartEvidence
from generator.checks.evidence.store import Weighed

_COLUMNS = ("words", "stand", "damaged", "moved", "supplied", "copy", "noise")


def render_report(weighed: Weighed, *, words: str = "figures") -> str:
    """Render a table of figures; with `words="all"` also every supplied and noise word with its place."""
    lines = [f"{'':24}" + "".join(f"{name:>9}" for name in _COLUMNS)]
    for instrument, made in dict.fromkeys((_instrument(part), _made(part)) for part in weighed.parts):
        group = [part for part in weighed.parts if (_instrument(part), _made(part)) == (instrument, made)]
        lines.append(f"{instrument}, {made}")
        for part in group:
            lines.append(_row(f"  {part.part.key}", [part]))
            if words == "all":
                lines += _list_words(part)
        lines.append(_row("  sum", group))
    lines += ["", *_account(weighed)]
    return "\n".join(lines) + "\n"


def _instrument(part: PartEvidence) -> str:
    return part.part.id.instrument


def _made(part: PartEvidence) -> str:
    return part.part.made


def _row(name: str, parts: Iterable[PartEvidence]) -> str:
    sums = [0] * len(_COLUMNS)
    for part in parts:
        kinds, received = part.alignment.kinds(), part.alignment.kinds_received()
        row = [len(kinds), *(kinds.count(kind) for kind in ("stands", "damaged", "moved", "supplied"))]
        for index, value in enumerate([*row, len(received), received.count("noise")]):
            sums[index] += value
    return f"{name:24}" + "".join(f"{value:>9,}" for value in sums)


def _list_words(part: PartEvidence) -> Iterator[str]:
    for kind in ("supplied", "noise"):
        for run in part.runs(kind):
            where = f" {run.where}" if run.where else ""
            yield f"    {kind}{where}: {run.before} [{run.text}] {run.after}"


def _account(weighed: Weighed) -> Iterator[str]:
    """Say how many words stand on both sides, how many of them were classified, and what was left aside."""
    for side, (there, known) in weighed.account().items():
        yield f"words of the {side}: {there:,}; accounted for: {known:,}; not accounted for: {there - known:,}"
    for source, copy in weighed.copies.items():
        for what, text in copy.remainders:
            yield f"{source}, left aside: {what} ({len(text.split()):,} words)"
