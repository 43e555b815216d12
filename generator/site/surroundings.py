"""What stands around each page: its short name in the bar, its list of links, what comes before and after it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from generator.law import routes
from generator.law.corpus import Corpus, Instrument
from generator.law.writing import write_date
from generator.reading.prose_files import ContentPage
from generator.site.frame import Sidebar
from generator.site.parts import sidebars

Room = Literal["", "text", "wide"]
"""How wide a page may grow."""


@dataclass(frozen=True)
class Neighbour:
    """The page before or after in the order of reading."""

    title: str
    href: str


@dataclass(frozen=True)
class Around:
    """What the frame shows of a page besides its title and contents."""

    short: str = ""
    """Its name in the bar once its heading is out of sight."""
    previous: Neighbour | None = None
    next: Neighbour | None = None
    sidebar: Callable[[], Sidebar] | None = None
    shared: Hashable = ""
    """The same for pages that show the same sidebar."""
    room: Room = ""
    """`text` where a page is one column to read and has its contents beside it from a tablet on; `wide` where texts
    stand side by side and need that room; otherwise the contents are beside the page on wide screens alone.
    """


def plan_frames(corpus: Corpus, prose: Sequence[ContentPage]) -> dict[str, Around]:
    """Return what stands around the pages, by path; a page that is not named has no sidebar."""
    home = Around(corpus.concordance.title, room="wide")
    return {routes.HOME: home} | {
        path: around
        for rows in (
            _frame_texts(corpus),
            _frame_topics(corpus),
            _frame_register(corpus),
            _frame_guides(corpus, prose),
            _frame_about(prose),
            _frame_data(corpus),
        )
        for path, around in rows
    }


def _in_order(rows: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Neighbour | None, Neighbour | None]]:
    """Yield each path with what comes before and after it, given titles and paths in their order."""
    for index, (_, path) in enumerate(rows):
        before = rows[index - 1] if index else None
        after = rows[index + 1] if index + 1 < len(rows) else None
        yield path, _neighbour(before, on=path), _neighbour(after, on=path)


def _neighbour(row: tuple[str, str] | None, *, on: str) -> Neighbour | None:
    return Neighbour(row[0], routes.href(row[1], on=on)) if row else None


def _frame_texts(corpus: Corpus) -> Iterator[tuple[str, Around]]:
    yield (
        routes.TEXTS,
        Around("Texts", sidebar=partial(sidebars.list_texts, corpus, on=routes.TEXTS), shared=routes.TEXTS),
    )
    for instrument in corpus.instruments.values():
        slug, label = instrument.slug, instrument.record.short_title
        page = routes.instrument_page(slug)
        if not instrument.has_text:
            yield page, Around(label, sidebar=partial(sidebars.list_texts, corpus, on=page), shared="texts")
            continue
        listed = partial(sidebars.list_text, instrument, None)
        yield page, Around(label, sidebar=partial(listed, on=page), shared=slug)
        page = routes.full_page(slug)
        short = f"{instrument.record.label} · the whole text"
        yield page, Around(short, sidebar=partial(listed, on=page), shared=(slug, "full"), room="text")
        yield from _frame_parts(instrument)


def _frame_parts(instrument: Instrument) -> Iterator[tuple[str, Around]]:
    names = [" ".join(filter(None, (part.name, part.heading))) for part in instrument.parts]
    rows = [(name, routes.part_page(part.id)) for name, part in zip(names, instrument.parts, strict=True)]
    for part, name, (path, before, after) in zip(instrument.parts, names, _in_order(rows), strict=True):
        listed = partial(sidebars.list_text, instrument, part, on=path)
        near = path if len(instrument.parts) > sidebars.FOLDED_FROM and not part.divisions else ""
        shared = (instrument.slug, tuple(division.id for division in part.divisions), near)
        yield path, Around(f"{instrument.record.label} · {name}", before, after, listed, shared)


def _frame_topics(corpus: Corpus) -> Iterator[tuple[str, Around]]:
    for path, short in (
        (routes.COMPARE, "Compare"),
        (routes.POINTS, "Points of comparison"),
        (routes.COMPARE_ANY, "Compare anything"),
        (routes.DIFFERENCES, "Word differences"),
        (routes.REFERENCES, "References"),
    ):
        listed = partial(sidebars.list_topics, corpus, None, on=path)
        room: Room = "" if path == routes.DIFFERENCES else "wide"
        yield path, Around(short, sidebar=listed, shared=("topics", path), room=room)
    topics = list(corpus.topics.values())
    rows = [(topic.record.title, routes.topic_page(topic.id)) for topic in topics]
    for topic, (path, before, after) in zip(topics, _in_order(rows), strict=True):
        listed = partial(sidebars.list_topics, corpus, topic, on=path)
        short = f"{topic.record.title} · compared"
        yield path, Around(short, before, after, listed, ("topics", topic.record.group), "wide")


def _frame_register(corpus: Corpus) -> Iterator[tuple[str, Around]]:
    if not corpus.states:
        return
    for path, short in (
        (routes.STATES, "States"),
        (routes.PAIRS, "What binds two States"),
        (routes.PAIR_MATRIX, "All pairs of States"),
        (routes.STATEMENTS, "Statements of States"),
        (routes.MATRIX, "Reservations and declarations by clause"),
        (routes.AUTHORITIES, "Authorities"),
        (routes.GAPS, "What is missing or unverified"),
    ):
        listed = partial(sidebars.list_register, corpus, None, on=path)
        yield path, Around(short, sidebar=listed, shared=("register", path.split("/")[0]))
    states = list(corpus.states.values())
    rows = [(state.record.name, routes.state_page(state.record.slug)) for state in states]
    for state, (path, before, after) in zip(states, _in_order(rows), strict=True):
        listed = partial(sidebars.list_register, corpus, state, on=path)
        shared = ("register", sidebars.list_near_states(corpus, state)[0].record.slug)
        yield path, Around(state.record.name, before, after, listed, shared)


def _frame_guides(corpus: Corpus, prose: Sequence[ContentPage]) -> Iterator[tuple[str, Around]]:
    scenarios = [(one.record.title, routes.scenario_page(one.id)) for one in corpus.scenarios.values()]
    works = [
        (one.record.title_en or one.record.title.text, routes.work_page(one.id)) for one in corpus.literature.values()
    ]
    single = [
        ("Guides", routes.GUIDES),
        *sidebars.list_tables(corpus),
        ("Terms", routes.TERMS),
        ("Scenarios", routes.SCENARIOS),
        ("Literature", routes.LITERATURE),
        ("Exercises", routes.EXERCISES),
        ("Fields and rules", routes.REFERENCE),
        *((page.title, page.path) for page in prose if page.shelf),
    ]
    rooms: dict[str, Room] = {
        **dict.fromkeys((path for _, path in scenarios), "wide"),
        **dict.fromkeys((path for _, path in works), ""),
        **dict.fromkeys((routes.GUIDES, routes.PERIODS, routes.THRESHOLDS, routes.OPTIONS, routes.REFERENCE), ""),
    }
    names = {path: title for title, path in (*single, *scenarios, *works)}
    chains = [*_in_order(scenarios), *_in_order(works), *((path, None, None) for _, path in single)]
    for path, before, after in chains:
        listed = partial(sidebars.list_guides, corpus, prose, on=path)
        yield path, Around(names[path], before, after, listed, ("guides", path), rooms.get(path, "text"))


def _frame_about(prose: Sequence[ContentPage]) -> Iterator[tuple[str, Around]]:
    for page in prose:
        if not page.shelf:
            listed = partial(sidebars.list_about, prose, on=page.path)
            yield page.path, Around(page.title, sidebar=listed, shared="about", room="text")


def _frame_data(corpus: Corpus) -> Iterator[tuple[str, Around]]:
    for path, short in ((routes.DATA, "Data"), (routes.CHANGES, "Changes of the data"), (routes.SOURCES, "Sources")):
        listed = partial(sidebars.list_data, corpus, on=path)
        yield path, Around(short, sidebar=listed, shared=("data", path.split("/")[0]))
    for day in [release.day for release in corpus.releases if release.record.kept]:
        path = routes.edition_page(day)
        short = f"Edition of {write_date(day)}"
        yield path, Around(short, sidebar=partial(sidebars.list_data, corpus, on=path), shared=("data", path))


def frame_of(path: str, arounds: Mapping[str, Around], prose: Sequence[ContentPage]) -> object:
    """Return what the frame of a page is given that is not read from the corpus while the page is written."""
    around = arounds.get(path, Around())
    listed = [(page.path, page.title, page.shelf) for page in prose]
    names_prose = around.shared == "about" or (isinstance(around.shared, tuple) and around.shared[:1] == ("guides",))
    apart = [page.path for page in prose if not page.shelf]
    near = [(one.title, one.href) if one else None for one in (around.previous, around.next)]
    return around.short, near, around.shared, around.room, listed if names_prose else (), apart
