"""All pairs of States as one square: a bar for each instrument in a fixed place of the cell where two States meet.

Whom an instrument binds it binds to all others that it binds, so one pattern for each instrument serves every row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from generator.law.register.positions import BOUND, UNVERIFIED
from generator.site.charts.svg import draw_picture, element, number
from generator.site.parts.positions import InstrumentColumn
from generator.site.register.pairs import PairLine, PairMatrixPage

CELL, NAMES, HEAD = 17.0, 200.0, 26.0
AIR = 1.0


def draw_pair_matrix(view: PairMatrixPage, *, title: str, description: str) -> Markup:
    """Draw the square as one image with a title and a description; the lists of the pair tool hold the same facts."""
    side = CELL * len(view.lines)
    width, height = NAMES + side + 2, HEAD + side + HEAD
    return draw_picture(
        "pair-matrix",
        element("defs", *(path for at, column in enumerate(view.columns) for path in _patterns(view, at, column))),
        *_draw_labels(view.lines, side),
        *(row for at, column in enumerate(view.columns) for row in _draw_rows(view, at, column)),
        element("path", class_="self", d="".join(_diagonal(len(view.lines)))),
        title=title,
        description=description,
        size=(width, height),
        width=width,
        height=height,
    )


def _patterns(view: PairMatrixPage, at: int, column: InstrumentColumn) -> Iterator[Markup]:
    """Yield the bars of one row: where both are bound, where one date is not verified, and where both are not."""
    wanted = {"sure": (BOUND,), "half": (UNVERIFIED,), "both": (BOUND, UNVERIFIED)}
    wide = (CELL - AIR) / len(view.columns) - AIR
    for name, codes in wanted.items():
        hollow = 0.0 if name == "sure" else 0.5
        bars = "".join(
            f"M{number(NAMES + index * CELL + AIR + at * (wide + AIR) + hollow)} {number(AIR + hollow)}"
            f"h{number(wide - 2 * hollow)}v{number(CELL - 2 * AIR - 2 * hollow)}h-{number(wide - 2 * hollow)}z"
            for index, line in enumerate(view.lines)
            if line.positions[at] in codes
        )
        yield element("path", id=f"{name}-{column.slug}", d=bars)


def _draw_rows(view: PairMatrixPage, at: int, column: InstrumentColumn) -> Iterator[Markup]:
    for index, line in enumerate(view.lines):
        y = HEAD + index * CELL
        if line.positions[at] == BOUND:
            yield _use("sure", column, y)
            yield _use("half", column, y)
        elif line.positions[at] == UNVERIFIED:
            yield _use("both", column, y)


def _use(name: str, column: InstrumentColumn, y: float) -> Markup:
    kind = "sure" if name == "sure" else "maybe"
    return element("use", href=f"#{name}-{column.slug}", y=y, class_=f"{kind} {column.hue}")


def _diagonal(count: int) -> Iterator[str]:
    for index in range(count):
        left, top, side = number(NAMES + index * CELL), number(HEAD + index * CELL), number(CELL)
        yield f"M{left} {top}h{side}v{side}h-{side}z"


def _draw_labels(lines: Sequence[PairLine], side: float) -> Iterator[Markup]:
    for index, line in enumerate(lines):
        middle = index * CELL + CELL / 2
        yield element("text", f"{_cut(line.name)} {line.code}", x=NAMES - 5, y=HEAD + middle + 3.5, text_anchor="end")
        for y in (HEAD - 6, HEAD + side + 12):
            yield element("text", line.code, x=NAMES + middle, y=y, text_anchor="middle", class_="code")
        if index % 5 == 0:
            y = HEAD + index * CELL
            yield element("path", class_="rule", d=f"M0 {number(y)}H{number(NAMES + side)}")
            yield element("path", class_="rule", d=f"M{number(NAMES + index * CELL)} 0V{number(HEAD + side)}")


def _cut(name: str) -> str:
    return name if len(name) <= 27 else f"{name[:26]}…"
