"""The tile map: a square for each State of the register, with a bar for each compared instrument in a fixed place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from generator.site.charts.svg import draw_picture, element, number
from generator.site.charts.world import world_places
from generator.site.parts.positions import PositionCell
from generator.site.register.states import Tile

STEP, SIZE = 34.0, 31.0
LOOSE = 20
"""So many tiles that have no place of their own stand in a row below the others."""
BAR, GAP = 7.0, 2.0
"""Height of a bar, and the air around it."""


def draw_tiles(tiles: Sequence[Tile], *, title: str, description: str) -> Markup:
    """Draw the map; each tile is a link to the State's dossier, named in full for readers aloud.

    It is as wide as a row of loose tiles at least, so that few States are not drawn large.
    """
    places = world_places()
    loose = [tile for tile in tiles if tile.iso2 not in places]
    used = [places[tile.iso2] for tile in tiles if tile.iso2 in places]
    first_row = min((row for _, row in used), default=0)
    last_row = max((row for _, row in used), default=first_row - 1)
    last_column = max([LOOSE - 1, *(column for column, _ in used)])
    body = [
        *(_draw_tile(tile, *places[tile.iso2], first_row) for tile in tiles if tile.iso2 in places),
        *(
            _draw_tile(tile, index % LOOSE, last_row + 1 + index // LOOSE, first_row)
            for index, tile in enumerate(loose)
        ),
    ]
    rows = last_row - first_row + 1 + -(-len(loose) // LOOSE)
    size = ((last_column + 1) * STEP, rows * STEP)
    return draw_picture("tiles", *body, title=title, description=description, size=size, role="group", data_tiles="")


def _draw_tile(tile: Tile, column: int, row: int, first_row: int) -> Markup:
    x, y = column * STEP, (row - first_row) * STEP
    said = f"{tile.link.text}: " + ", ".join(f"{cell.column.label} {cell.full}" for cell in tile.cells)
    return element(
        "a",
        element("title", said),
        element("rect", x=x + 0.5, y=y + 0.5, width=SIZE, height=SIZE, rx=3),
        element("text", tile.iso2.upper(), x=x + SIZE / 2 + 0.5, y=y + 15, text_anchor="middle"),
        *_draw_bars(tile.cells, x, y + SIZE - BAR - GAP),
        href=tile.link.href,
        class_="tile",
        data_in=tile.marks,
        aria_label=said,
    )


def _draw_bars(cells: Sequence[PositionCell], x: float, y: float) -> Iterator[Markup]:
    """Yield the bars: full where an instrument is in force, broken where a date is not verified, hollow before that."""
    wide = (SIZE - GAP) / max(1, len(cells)) - GAP
    for index, cell in enumerate(cells):
        left = x + 0.5 + GAP + index * (wide + GAP)
        kind = f"bar {cell.code} {cell.column.hue}"
        if cell.code == "unverified":
            parts = "".join(f"M{number(left + at)} {number(y)}v{number(BAR)}" for at in (1.0, wide / 2, wide - 1.0))
            yield element("path", class_=kind, d=parts)
        elif cell.code in ("bound", "signed", "consented"):
            inset = 0.0 if cell.code == "bound" else 0.5
            yield element(
                "rect", class_=kind, x=left + inset, y=y + inset, width=wide - 2 * inset, height=BAR - 2 * inset
            )
