"""The ledger of published ids: read, written, and compared with what the site would publish now."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.law.writing import write_list
from generator.reading.problems import Location, Problem
from generator.reading.textfile import read_text

IDS = "ids.txt"
COMMAND = "python -m generator ids --write"
_HEAD = (
    f"# Every published page and id, one a line: its place, then the id. Written by `{COMMAND}`; nothing is ever\n"
    "# taken away. What moves is written into moved.yml, so that old links still lead somewhere.\n"
)
_WHY = "links, citations and other tools rely on it: an address that was published must keep leading there"
_SHOWN = 5


@dataclass(frozen=True)
class LedgerRow:
    """One line of the ledger: an id, the place where it was published, and the line."""

    id: str
    place: str
    line: int


def read_ids(file: Path, shown: str) -> tuple[list[LedgerRow] | None, list[Problem]]:
    """Return the rows of a ledger (None where there is no such file or it cannot be read) and what is wrong with it."""
    if not file.exists():
        return None, []
    text, problems = read_text(file, shown)
    rows = []
    for number, line in enumerate((text or "").replace("\r\n", "\n").split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        place, _, name = line.partition(" ")
        if not name or ".html" not in place:
            what = "the line does not hold a place and an id"
            fix = f"restore the file as it was and run: {COMMAND}"
            problems.append(Problem(Location(shown, number), "ids-kept", what, _WHY, fix))
        rows.append(LedgerRow(name, place, number))
    return (None if text is None else rows), problems


def write_ids(permalinks: Mapping[str, str], rows: list[LedgerRow]) -> str:
    """Return the text of a ledger that keeps all its rows and has every permalink of today."""
    lines = {f"{row.place} {row.id}" for row in rows} | {f"{place} {name}" for name, place in permalinks.items()}
    return _HEAD + "".join(f"{line}\n" for line in sorted(lines))


def list_new(permalinks: Mapping[str, str], rows: list[LedgerRow]) -> list[str]:
    """Return the ids that the ledger does not have where they now stand."""
    known = {(row.id, row.place) for row in rows}
    return [name for name, place in permalinks.items() if (name, place) not in known]


def check_ids(
    permalinks: Mapping[str, str], rows: list[LedgerRow], led_on: Container[str], shown: str
) -> Iterator[Problem]:
    """Yield a problem for every published id that is lost or moved, and one for all that are new.

    `led_on` are the old places from which moved.yml leads on.
    """
    yield from check_lost(permalinks, rows, led_on, shown)
    new_ones = list_new(permalinks, rows)
    if new_ones:
        names = [f'"{name}"' for name in new_ones[:_SHOWN]]
        rest = [f"{len(new_ones) - _SHOWN} more"] if len(new_ones) > _SHOWN else []
        what = f"the ledger does not have {write_list([*names, *rest])} yet"
        why = "only what the ledger has is kept from being lost"
        yield Problem(Location(shown), "ids-kept", what, why, f"check that the names are final, then run: {COMMAND}")


def check_lost(
    permalinks: Mapping[str, str], rows: list[LedgerRow], led_on: Container[str], shown: str
) -> Iterator[Problem]:
    """Yield a problem for every published id that is lost or moved; `led_on` as for `check_ids`."""
    for row in rows:
        now = permalinks.get(row.id)
        if now == row.place or row.place in led_on:
            continue
        if now:
            what = f'"{row.id}" was published at {row.place} and now stands at {now}'
            page = row.place.partition("#")[0]
            old = page if page not in permalinks.values() else row.id
            new = now.partition("#")[0] if old == page else row.id
            fix = f"put it back, or write into moved.yml: {{from: {old}, to: {new}, date: the day}}"
        else:
            what = f'"{row.id}" was published at {row.place} and is gone'
            fix = f"restore it, or write into moved.yml: {{from: {row.id}, to: what takes its place, date: the day}}"
        yield Problem(Location(shown, row.line, 1, len(row.place)), "ids-kept", what, _WHY, fix)
