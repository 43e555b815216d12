"""What became of ids that moved, and what an old link then finds: a page that leads on, or a note on the page."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.checks.ledgers.ids import LedgerRow
from generator.law import records
from generator.law.routes import href
from generator.reading.load import Loaded
from generator.reading.problems import Problem

_WHY = "an old link must lead to what took the place of what it named"


@dataclass(frozen=True)
class Moves:
    """Where each old place leads now, and what is wrong with the file that says so."""

    places: Mapping[str, str] = field(default_factory=dict)
    """By old place, with its anchor if it had one: the place of today."""
    problems: tuple[Problem, ...] = ()


def find_moves(moved: Loaded[records.Moved] | None, permalinks: Mapping[str, str], rows: Iterable[LedgerRow]) -> Moves:
    """Resolve what moved.yml says against the ledger and the site of today."""
    if moved is None:
        return Moves()
    rows = tuple(rows)
    places: dict[str, str] = {}
    problems: list[Problem] = []
    pages = {place.partition("#")[0] for place in permalinks.values()}
    for index, move in enumerate(moved.record.moves):
        target = permalinks.get(move.to) or (move.to if move.to in pages else None)
        old = [row for row in rows if move.from_ in (row.id, row.place, row.place.partition("#")[0])]
        old = [row for row in old if permalinks.get(row.id) != row.place]
        for key, name, wrong in (
            ("to", move.to, "is no published id or page" if target is None else ""),
            ("from", move.from_, "is not in the ledger, or still stands where it was" if not old else ""),
        ):
            if wrong:
                place = moved.document.place_of(("moves", index, key))
                fix = "name an id or a page as the ledger ids.txt writes it, or remove the move"
                problems.append(Problem(place, "ids-kept", f'"{name}" {wrong}', _WHY, fix))
        for row in old if target else ():
            # A move of the id itself says more than one of its page.
            if row.place not in places or move.from_ in (row.id, row.place):
                places[row.place] = _lead(row, move, target or "", permalinks)
    return Moves(places, tuple(problems))


def _lead(row: LedgerRow, move: records.Move, target: str, permalinks: Mapping[str, str]) -> str:
    """Return where an old place leads: what its own id stands at now, or the same anchor on the new page."""
    if row.id != move.from_ and row.id in permalinks:
        return permalinks[row.id]
    page, sign, anchor = row.place.partition("#")
    same = f"{target.partition('#')[0]}#{anchor}"
    return same if sign and page == move.from_ and same in permalinks.values() else target


def redirect_pages(moves: Moves, pages: Iterable[str], *, policy: str) -> dict[str, bytes]:
    """Return a page that leads on for every old page that is gone; an anchor on it leads on by its own link."""
    kept = set(pages)
    gone: dict[str, list[tuple[str, str]]] = {}
    for old, new in moves.places.items():
        page, _, anchor = old.partition("#")
        if page not in kept:
            gone.setdefault(page, []).append((anchor, new))
    return {page: _redirect(page, dict(leads), policy=policy).encode() for page, leads in sorted(gone.items())}


def _redirect(page: str, leads: dict[str, str], *, policy: str) -> str:
    whole = leads.get("") or next(iter(leads.values())).partition("#")[0]
    target = html.escape(href(whole, on=page))
    items = "".join(
        f'<li id="{html.escape(anchor)}"><a href="{html.escape(href(new, on=page))}">{html.escape(anchor)}</a></li>\n'
        for anchor, new in leads.items()
        if anchor
    )
    parts = f"<p>Its parts:</p>\n<ul>\n{items}</ul>\n" if items else ""
    return f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Moved: {html.escape(page)}</title>
<meta name="description" content="This page has moved.">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={target}">
<link rel="canonical" href="{target}">
</head>
<body>
<main id="content">
<h1>This page has moved</h1>
<p><a href="{target}">Go to its new place.</a></p>
{parts}</main>
</body>
</html>
"""


def add_notes(moves: Moves, page: str, body: str) -> str:
    """Return the body of a page with a note for every anchor that it has lost to another place."""
    notes = "".join(_note(page, old, new) for old, new in _leaving(moves, page) if f'id="{old}"' not in body)
    return f'{body}\n<ul class="moved" aria-label="Moved from here">\n{notes}</ul>\n' if notes else body


def _leaving(moves: Moves, page: str) -> Iterator[tuple[str, str]]:
    for old, new in moves.places.items():
        own, sign, anchor = old.partition("#")
        if sign and own == page:
            yield anchor, new


def _note(page: str, anchor: str, new: str) -> str:
    target = html.escape(href(new, on=page))
    return f'<li id="{html.escape(anchor)}">{html.escape(anchor)} has moved: <a href="{target}">go there</a>.</li>\n'
