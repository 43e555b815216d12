"""A State's timeline: a lane for each instrument, thin before it binds, thick from its entry into force on."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from markupsafe import Markup

from generator.site.charts.svg import draw_picture, element, number
from generator.site.register.timeline import Event, Lane, Timeline

WIDTH = 720.0
LEFT, RIGHT = 8.0, 14.0
LANE, TOP, AXIS = 46.0, 6.0, 24.0
SMALL = 4.5

Across = Callable[[str], float]


def draw_timeline(view: Timeline, *, title: str, description: str) -> Markup:
    """Draw the lanes as one image with a title and a description; the list beside it has the same dates."""
    days = [event.day for lane in view.lanes for event in lane.events]
    first = int(min(days, default=view.until)[:4]) - 1
    start, end = datetime.date(first, 1, 1).toordinal(), datetime.date.fromisoformat(view.until).toordinal()
    height = TOP + LANE * len(view.lanes) + AXIS

    def across(day: str) -> float:
        share = (datetime.date.fromisoformat(day).toordinal() - start) / max(1, end - start)
        return LEFT + (WIDTH - LEFT - RIGHT) * min(share, 1.0)

    lanes = [_draw_lane(lane, TOP + LANE * index, view.until, across) for index, lane in enumerate(view.lanes)]
    years = element("g", *_draw_years(first, int(view.until[:4]), height, across), class_="axes")
    return draw_picture("timeline", years, *lanes, title=title, description=description, size=(WIDTH, height))


def _draw_years(first: int, last: int, height: float, across: Across) -> Iterator[Markup]:
    step = 5 if last - first > 9 else 1
    for year in range(first + 1, last + 1):
        if year % step == 0:
            x = across(f"{year}-01-01")
            yield element("path", d=f"M{number(x)} {number(TOP)}V{number(height - AXIS + 4)}")
            yield element("text", str(year), x=x, y=height - 6, text_anchor="middle")


def _draw_lane(lane: Lane, top: float, until: str, across: Across) -> Markup:
    middle = top + 30
    steps = [event for event in lane.events if event.kind in ("signed", "consent", "entry")]
    body = [element("text", element("tspan", lane.column.label, class_="name"), f" {lane.words}", x=LEFT, y=top + 14)]
    if lane.entry and lane.entry <= until:
        body.append(element("path", class_="bound", d=_across(lane.entry, until, middle, across)))
    if steps and steps[0].day != lane.entry:
        body.append(element("path", class_="before", d=_across(steps[0].day, lane.entry or until, middle, across)))
    body += [_draw_event(event, middle, across) for event in lane.events]
    return element("g", *body, class_=f"lane {lane.column.hue}")


def _across(start: str, end: str, y: float, across: Across) -> str:
    return f"M{number(across(start))} {number(y)}H{number(across(end))}"


def _draw_event(event: Event, y: float, across: Across) -> Markup:
    x, said = across(event.day), element("title", event.words)
    if event.kind == "signed":
        return element("circle", said, class_="signed", cx=x, cy=y, r=SMALL)
    if event.kind == "withdrawn":
        marks = f"M{number(x - 4)} {number(y + 7)}l8 8m0-8l-8 8"
        return element("path", said, class_="withdrawn", d=marks)
    if event.kind == "made":
        return element("path", said, class_="made", d=f"M{number(x)} {number(y + 6)}l4 8h-8z")
    half = SMALL + 1
    shape = f"M{number(x)} {number(y - half)}l{half} {half}l-{half} {half}l-{half}-{half}z"
    if event.kind == "entry":
        shape = f"M{number(x)} {number(y - half)}v{number(2 * half)}"
    return element("path", said, class_=event.kind, d=shape)
