"""Every count that the pages of a built site show about one State, compared with what the register adds up to.

The pages are read as a browser would get them: the list of States, the dossier with its table and its entries, the
register, the matrices, the page of authorities and the gaps. A count that two pages show differently is a difference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.checks.page_tree import PageNode, read_page, squeeze
from generator.law import routes
from generator.law.corpus import Corpus, State
from generator.law.register.counts import MAKING, NAMING, Count, say_count
from generator.law.register.statuses import NO_DEPOSIT, STANDING, WITHDRAWN

_IN_MATRIX = ("reservation", "declaration")


@dataclass(frozen=True)
class ShownCount:
    """A count of one State's statements, the words that a page has for it, and where they stand."""

    where: str
    words: str
    due: str
    """What the rows of the register add up to."""

    @property
    def agrees(self) -> bool:
        """Return whether the page shows what the register adds up to."""
        return self.words == self.due


def find_counts(corpus: Corpus, site: Path) -> Iterator[ShownCount]:
    """Yield every count that pages show about a State, with what the rows of the register add up to."""
    rows = [node for node in read_page(site / routes.STATEMENTS).find("tr") if "data-row" in node.attrs]
    lines, heads = _list_of_states(read_page(site / routes.STATES))
    totals = _matrix_totals(read_page(site / routes.MATRIX))
    for state in corpus.states.values():
        own = [row.attrs for row in rows if row.attrs.get("data-state") == state.iso2]
        if not own:
            continue
        made, named = (_count(own, kinds) for kinds in (MAKING, NAMING))
        found = dict(zip(heads, lines.get(state.iso2, ()), strict=False))
        yield ShownCount(
            f"{routes.STATES}: statements of {state.record.name}", found.get("Statements", ""), say_count(made)
        )
        yield ShownCount(
            f"{routes.STATES}: authorities of {state.record.name}",
            found.get("Authorities", ""),
            say_count(named, ended="replaced"),
        )
        yield from _dossier(corpus, state, own, site)
        shown = str(sum(row["data-kind"] in _IN_MATRIX for row in own) or "")
        yield ShownCount(f"{routes.MATRIX}: {state.record.name}", totals.get(state.record.slug, ""), shown)


def _list_of_states(page: PageNode) -> tuple[dict[str, list[str]], list[str]]:
    """Return the cells of the list of States by their codes, and the heads of the columns."""
    lines: dict[str, list[str]] = {}
    heads: list[str] = []
    for table in page.find("table", "states"):
        first, *rows = table.find("tr")
        heads = [_words(head) for head in first.find("th")[1:]]
        lines |= {row.attrs.get("data-state", ""): [_words(cell) for cell in row.find("td")] for row in rows}
    return lines, heads


def _dossier(corpus: Corpus, state: State, own: list[dict[str, str]], site: Path) -> Iterator[ShownCount]:
    path = routes.state_page(state.record.slug)
    page = read_page(site / path)
    status = " ".join(_words(node) for node in page.find("p", "status"))
    found = re.search(r"reservations, declarations and the like: ([^·]*?)(?: Cite| Keep| ·|$)", status)
    yield ShownCount(f"{path}: under its name", found[1].strip() if found else "", say_count(_count(own, MAKING)))
    entries = Counter(node.attrs.get("id", "").partition("--")[0] for node in page.find("li", "statement"))
    yield ShownCount(f"{path}: entries", str(sum(entries.values())), str(len(own)))
    for table in page.find("table", "summary"):
        for line in table.find("tr")[1:]:
            slug = next(node.attrs["href"].removeprefix("#") for node in line.find("a"))
            part = [row for row in own if row["data-instrument"] == slug]
            cells = [_words(cell) for cell in line.find("td")]
            yield ShownCount(f"{path}: table, {slug}", cells[1], say_count(_count(part, MAKING)) or "none here")
            named = say_count(_count(part, NAMING), ended="replaced") or "none here"
            yield ShownCount(f"{path}: table, authorities, {slug}", cells[2], named)
    yield ShownCount(f"{path}: gaps, in national documents only", _of_gaps(page), _national(own))


def _of_gaps(page: PageNode) -> str:
    found = re.search(r"(\d+) statements? in national documents only", _words(page))
    return found[1] if found else "0"


def _national(own: list[dict[str, str]]) -> str:
    return str(sum(row["data-status"] == _token(NO_DEPOSIT) for row in own))


def _matrix_totals(page: PageNode) -> dict[str, str]:
    """Return what the matrices show for each State in all, by the name of its page."""
    totals: Counter[str] = Counter()
    for line in page.find("tr"):
        heads, sums = line.find("th"), line.find("td", "sum")
        links = heads[0].find("a") if heads else []
        if links and sums:
            totals[links[0].attrs["href"].rpartition("/")[2].removesuffix(".html")] += int(
                sums[0].words(without="head")
            )
    return {name: str(count) for name, count in totals.items()}


def _count(rows: list[dict[str, str]], kinds: tuple[str, ...]) -> Count:
    codes = [row["data-status"] for row in rows if row["data-kind"] in kinds]
    stand = sum(code in map(_token, STANDING) for code in codes)
    ended, national = codes.count(_token(WITHDRAWN)), codes.count(_token(NO_DEPOSIT))
    return Count(stand, ended, national, len(codes) - stand - ended - national)


def _token(code: str) -> str:
    return code.replace(" ", "-")


def _words(node: PageNode) -> str:
    """Return the words of an element without the heads that narrow screens put before cells."""
    return squeeze(node.words(without="head"))
