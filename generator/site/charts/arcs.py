"""The arc diagram of references: texts on one axis, references inside a text above it, those between texts below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log2

from markupsafe import Markup

from generator.site.charts.svg import draw_picture, element, number
from generator.site.compare.reference_table import AxisPart, ReferenceCount, Strand

STEP = 13.0
GAP = 30.0
LETTER = 7.0
"""Width of a letter in the names under the axis."""
MARGIN = 12.0
NARROWEST = 960
"""A picture of few articles is no larger than its letters ask for: it is drawn as wide as the page."""
LABELS = 44.0
"""Height of the band under the axis that holds numbers and names."""
STEEPNESS = 0.55
FLATNESS = 0.26
"""Height of an arc over its half width: above the axis, and below, where the spans are long."""


@dataclass(frozen=True)
class _Layout:
    """Where everything stands: x by id, the axis, and the size of the whole."""

    places: dict[str, float]
    starts: dict[str, float]
    axis: float
    width: float
    height: float


def draw_arcs(strands: Sequence[Strand], bonds: Sequence[ReferenceCount], *, title: str, description: str) -> Markup:
    """Draw the diagram as one image with a title and a description; the table beside it holds the same facts."""
    layout = _lay_out(strands, bonds)
    return draw_picture(
        "arcs",
        *(element("g", *_draw_bonds(strand, bonds, layout), class_=f"bonds {strand.hue}") for strand in strands),
        *(element("g", *_draw_strand(strand, layout), class_=f"strand {strand.hue}") for strand in strands),
        title=title,
        description=description,
        size=(layout.width, layout.height),
        width=layout.width,
        height=layout.height,
    )


def _lay_out(strands: Sequence[Strand], bonds: Sequence[ReferenceCount]) -> _Layout:
    places: dict[str, float] = {}
    starts: dict[str, float] = {}
    x = MARGIN
    for strand in strands:
        starts[strand.slug] = x
        for index, node in enumerate(strand.nodes):
            places[node.id] = x + STEP * (index + 0.5)
        for span in strand.spans:
            places[span.id] = (places[span.first] + places[span.last]) / 2
        x += max(STEP * len(strand.nodes), LETTER * len(strand.label)) + GAP
    reach = {
        outer: max((_half(bond, places) for bond in bonds if bond.outer is outer), default=0.0)
        for outer in (True, False)
    }
    axis = reach[False] * STEEPNESS + 22
    height = axis + LABELS + reach[True] * FLATNESS + 10
    return _Layout(places, starts, axis, max(x - GAP + MARGIN, NARROWEST), height)


def _half(bond: ReferenceCount, places: dict[str, float]) -> float:
    return abs(places[bond.source] - places[bond.target]) / 2


def _draw_bonds(strand: Strand, bonds: Sequence[ReferenceCount], layout: _Layout) -> Iterator[Markup]:
    """Yield the arcs that start in a text, long ones first so that short ones stay on top."""
    own = [bond for bond in bonds if bond.source.partition(":")[0] == strand.slug]
    spans = {span.id for span in strand.spans}
    for bond in sorted(own, key=lambda entry: -_half(entry, layout.places)):
        left, right = sorted((layout.places[bond.source], layout.places[bond.target]))
        weight = 1 + log2(bond.count) / 2
        if bond.source == bond.target:
            yield element("circle", cx=left, cy=layout.axis - 5, r=1.5 + weight / 2)
            continue
        half = (right - left) / 2
        y = layout.axis + LABELS if bond.outer else layout.axis - (9 if bond.target in spans else 3)
        ratio, sweep = (FLATNESS, 0) if bond.outer else (STEEPNESS, 1)
        path = (
            f"M{number(left)} {number(y)}A{number(half)} {number(half * ratio)} 0 0 {sweep} {number(right)} {number(y)}"
        )
        yield element("path", class_="outer" if bond.outer else "inner", d=path, stroke_width=weight)


def _draw_strand(strand: Strand, layout: _Layout) -> Iterator[Markup]:
    start, axis = layout.starts[strand.slug], layout.axis
    end = start + STEP * len(strand.nodes)
    yield element("path", class_="axis", d=f"M{number(start)} {number(axis)}H{number(end)}")
    for span in strand.spans:
        left, right = layout.places[span.first] - STEP / 2, layout.places[span.last] + STEP / 2
        yield element(
            "path",
            element("title", span.name),
            class_="span",
            d=f"M{number(left + 1)} {number(axis - 9)}H{number(right - 1)}",
        )
    for node in strand.nodes:
        yield from _draw_node(node, layout)
    yield element("text", strand.label, class_="name", x=start, y=axis + 32)


def _draw_node(node: AxisPart, layout: _Layout) -> Iterator[Markup]:
    x = layout.places[node.id]
    if node.mark:
        yield element("text", node.mark, class_="mark", x=x, y=layout.axis + 14)
    else:
        yield element("rect", class_="whole", x=x - 4, y=layout.axis + 6, width=8, height=8)
