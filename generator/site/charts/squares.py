"""Rows of squares: one for each member of a group, filled where it is present, hollow where it is not."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from generator.site.charts.svg import element

IN_A_ROW = 12
STEP = 12
SIZE = 9


def draw_squares(present: Sequence[bool]) -> Markup:
    """Draw the squares, twelve in a row. They repeat a count that stands beside them, so screen readers pass over."""
    on, off = "", ""
    for index, flag in enumerate(present):
        row, column = divmod(index, IN_A_ROW)
        x, y = column * STEP + 0.5, row * STEP + 0.5
        path = f"M{x} {y}h{SIZE}v{SIZE}h-{SIZE}z"
        on, off = (on + path, off) if flag else (on, off + path)
    rows = -(-len(present) // IN_A_ROW)
    width, height = IN_A_ROW * STEP, rows * STEP
    paths = [element("path", class_=name, d=path) for name, path in (("on", on), ("off", off)) if path]
    return element(
        "svg", *paths, class_="squares", width=width, height=height, viewBox=f"0 0 {width} {height}", aria_hidden="true"
    )
