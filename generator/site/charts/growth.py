"""Participation over time: a stepped line for each instrument, named at its end."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from markupsafe import Markup

from generator.site.charts.svg import draw_picture, element, number
from generator.site.register.growth import Curve, Growth, count_on

WIDTH, HEIGHT = 760.0, 300.0
LEFT, RIGHT, TOP, BOTTOM = 34.0, 150.0, 14.0, 26.0
APART = 16.0
"""Least distance between two names at the right."""

Across = Callable[[str], float]
"""From a day to its x."""
Up = Callable[[int], float]
"""From a count to its y."""


def draw_growth(view: Growth, *, title: str, description: str) -> Markup:
    """Draw the lines as one image with a title and a description; the table beside it holds the same counts."""
    first = min((curve.steps[0][0] for curve in view.curves if curve.steps), default=view.until)
    start, end = _ordinal(f"{first[:4]}-01-01"), _ordinal(view.until)
    top = max((curve.steps[-1][1] for curve in view.curves if curve.steps), default=1)

    def across(day: str) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (_ordinal(day) - start) / max(1, end - start)

    def up(count: int) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * count / max(1, top)

    lines = [_draw_curve(curve, index, view.until, across, up) for index, curve in enumerate(view.curves)]
    axes = element("g", *_draw_axes(int(first[:4]), int(view.until[:4]), top, across, up), class_="axes")
    body = (axes, *lines, *_draw_names(view, up))
    return draw_picture("growth", *body, title=title, description=description, size=(WIDTH, HEIGHT))


def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()


def _draw_axes(first: int, last: int, top: int, across: Across, up: Up) -> Iterator[Markup]:
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100) if top / size <= 5)
    for count in range(0, top + 1, step):
        yield element("path", d=f"M{number(LEFT)} {number(up(count))}H{number(WIDTH - RIGHT)}")
        yield element("text", str(count), x=LEFT - 6, y=up(count) + 4, text_anchor="end")
    for year in range(first, last + 1):
        if year % 5 == 0:
            yield element("text", str(year), x=across(f"{year}-01-01"), y=HEIGHT - 6, text_anchor="middle")
            yield element("path", d=f"M{number(across(f'{year}-01-01'))} {number(HEIGHT - BOTTOM)}v5")


def _draw_curve(curve: Curve, index: int, until: str, across: Across, up: Up) -> Markup:
    if not curve.steps:
        return Markup("")
    path = f"M{number(across(curve.steps[0][0]))} {number(up(0))}"
    for day, count in curve.steps:
        path += f"H{number(across(day))}V{number(up(count))}"
    path += f"H{number(across(until))}"
    return element("path", class_=f"line line-{index} {curve.column.hue}", d=path)


def _draw_names(view: Growth, up: Up) -> Iterator[Markup]:
    placed = HEIGHT + APART
    for curve in sorted(view.curves, key=lambda curve: count_on(curve, view.until)):
        count = count_on(curve, view.until)
        placed = min(up(count) + 4, placed - APART)
        words, hue = f"{curve.column.label} {count}", f"name {curve.column.hue}"
        yield element("text", words, class_=hue, x=WIDTH - RIGHT + 8, y=placed)
