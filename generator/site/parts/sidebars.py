"""The lists beside pages: an instrument's contents with the own chapter unfolded, and those of the other sections.

A list names what is near, never everything: a page must not grow with the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.law import routes
from generator.law.corpus import Corpus, Division, Instrument, Part, State, Topic
from generator.law.writing import write_date
from generator.reading.prose_files import ContentPage
from generator.site.frame import Entry, Sidebar

FOLDED_FROM = 30
"""Articles from which a text without chapters lists only those near the one that is read."""
NEAR = 6
NEAR_STATES = 4
"""On either side, of those that begin with one letter: another State then changes few pages."""


def _entry(words: str, place: str, *, on: str, level: int = 1) -> Entry:
    return Entry(words, routes.href(place, on=on), level)


def list_text(instrument: Instrument, part: Part | None, *, on: str) -> Sidebar:
    """Return the contents of an instrument; the chapters and sections around `part` are unfolded, the rest folded."""
    path = part.divisions if part else ()
    in_divisions = {number for division in instrument.divisions for number in division.all_articles()}
    loose = [one for one in instrument.parts if one.id.head not in in_divisions]
    closing = [one for one in loose if one.id.head == "conclusions"]
    attached = [one for one in loose if one.id.is_attached]
    first = [one for one in loose if one not in (*closing, *attached)]
    if len(first) > FOLDED_FROM:
        middle = first.index(part) if part in first else 0
        first = first[max(0, middle - NEAR) : middle + NEAR + 1]
    parts = {one.id.head: one for one in instrument.parts}
    entries = [
        _entry("Contents and facts", routes.instrument_page(instrument.slug), on=on),
        _entry("The whole text", routes.full_page(instrument.slug), on=on),
        *(_part(one, 1, on=on) for one in first),
        *(entry for division in instrument.divisions for entry in _division(division, path, parts, 1, on=on)),
        *(_part(one, 1, on=on) for one in (*attached, *closing)),
    ]
    return Sidebar(instrument.record.short_title, tuple(entries))


def _part(part: Part, level: int, *, on: str) -> Entry:
    words = f"{part.unit.label} {part.heading}" if part.heading else part.name
    return _entry(words, routes.part_page(part.id), on=on, level=level)


def _division(
    division: Division, path: Sequence[Division], parts: dict[str, Part], level: int, *, on: str
) -> Iterator[Entry]:
    yield _entry(f"{division.name} {division.heading}", routes.division_place(division), on=on, level=level)
    if division not in path:
        return
    for inner in division.divisions:
        yield from _division(inner, path, parts, level + 1, on=on)
    for number in division.articles:
        if number in parts:
            yield _part(parts[number], level + 1, on=on)


def list_texts(corpus: Corpus, *, on: str) -> Sidebar:
    """Return the instruments whose texts are held."""
    rows = [_entry("All texts", routes.TEXTS, on=on)]
    rows += [_entry(text.record.short_title, routes.instrument_page(text.slug), on=on) for text in corpus.texts]
    return Sidebar("Texts", tuple(rows))


def list_topics(corpus: Corpus, topic: Topic | None, *, on: str) -> Sidebar:
    """Return the ways to compare and the groups of topics; the group of `topic` is unfolded."""
    ways = (
        ("All topics", routes.COMPARE),
        ("Compare anything", routes.COMPARE_ANY),
        ("Points of comparison", routes.POINTS),
        ("Word differences", routes.DIFFERENCES),
        ("References", routes.REFERENCES),
    )
    entries = [_entry(title, place, on=on) for title, place in ways]
    for group in corpus.concordance.groups:
        entries.append(_entry(group.title, routes.topic_group_place(group.id), on=on))
        if topic and topic.record.group == group.id:
            entries += [
                _entry(one.record.title, routes.topic_page(one.id), on=on, level=2)
                for one in corpus.topics.values()
                if one.record.group == group.id
            ]
    return Sidebar("Compare", tuple(entries))


def list_register(corpus: Corpus, state: State | None, *, on: str) -> Sidebar:
    """Return the pages of the register, and the States near `state` whose names begin as its name does."""
    pages = (
        ("All States", routes.STATES),
        ("What binds two States", routes.PAIRS),
        ("All pairs of States", routes.PAIR_MATRIX),
        ("Statements", routes.STATEMENTS),
        ("Reservations by clause", routes.MATRIX),
        ("Authorities", routes.AUTHORITIES),
        ("What is missing", routes.GAPS),
    )
    entries = [_entry(title, place, on=on) for title, place in pages]
    if state:
        entries.append(_entry(f"States: {state.record.name[0]}", f"{routes.STATES}#table", on=on))
        entries += [
            _entry(one.record.name, routes.state_page(one.record.slug), on=on, level=2)
            for one in list_near_states(corpus, state)
        ]
    return Sidebar("States", tuple(entries))


def list_near_states(corpus: Corpus, state: State) -> list[State]:
    """Return a State and those near it in the order of names that begin with the same letter."""
    alike = corpus.once(_list_by_letter)[state.record.name[0]]
    place = next(number for number, one in enumerate(alike) if one.iso2 == state.iso2)
    first = max(0, min(place - NEAR_STATES, len(alike) - 2 * NEAR_STATES - 1))
    return alike[first : first + 2 * NEAR_STATES + 1]


def _list_by_letter(corpus: Corpus) -> dict[str, list[State]]:
    """Return the States by the first letter of their names."""
    found: dict[str, list[State]] = {}
    for state in corpus.states.values():
        found.setdefault(state.record.name[0], []).append(state)
    return found


def list_guides(corpus: Corpus, prose: Sequence[ContentPage], *, on: str) -> Sidebar:
    """Return the shelves of guides; what stands on the shelf of the page `on` is unfolded."""
    shelves: list[tuple[str, str, list[tuple[str, str]]]] = [
        (
            "How to read this site",
            f"{routes.GUIDES}#read",
            [(one.title, one.path) for one in prose if one.shelf == "read"],
        ),
    ]
    if corpus.editorial.tables:
        shelves.append(("Tables from the texts", f"{routes.GUIDES}#tables", list_tables(corpus)))
    shelves.append(("Terms", routes.TERMS, []))
    if corpus.scenarios:
        shelves.append(("Scenarios", routes.SCENARIOS, _near_scenarios(corpus, on)))
    if corpus.literature:
        works = [
            (one.record.title_en or one.record.title.text, routes.work_page(one.id))
            for one in corpus.literature.values()
        ]
        shelves.append(("Literature", routes.LITERATURE, works))
    if corpus.exercises:
        shelves.append(("Exercises", routes.EXERCISES, []))
    contribute = [(one.title, one.path) for one in prose if one.shelf == "contribute"]
    shelves.append(
        ("For contributors", f"{routes.GUIDES}#contribute", [*contribute, ("Fields and rules", routes.REFERENCE)])
    )
    entries = [_entry("All guides", routes.GUIDES, on=on)]
    for title, place, rows in shelves:
        entries.append(_entry(title, place, on=on))
        if on == place or any(on == path for _, path in rows):
            entries += [_entry(words, path, on=on, level=2) for words, path in rows]
    return Sidebar("Guides", tuple(entries))


def list_tables(corpus: Corpus) -> list[tuple[str, str]]:
    """Return the tables made from the wordings, by their short titles, with their pages."""
    return [(words.short_title or words.title, routes.TABLES[kind]) for kind, words in corpus.editorial.tables.items()]


def _near_scenarios(corpus: Corpus, on: str) -> list[tuple[str, str]]:
    """Return the scenarios of the group of the one at `on`; the groups on the page that lists them all."""
    groups = {routes.scenario_page(one.id): one.record.group for one in corpus.scenarios.values()}
    if on in groups:
        rows = corpus.scenarios.values()
        return [(one.record.title, routes.scenario_page(one.id)) for one in rows if one.record.group == groups[on]]
    named = corpus.editorial.scenario_groups.items()
    return [(title, f"{routes.SCENARIOS}#{group}") for group, title in named if group in groups.values()]


def list_about(prose: Sequence[ContentPage], *, on: str) -> Sidebar:
    """Return the pages of prose about the site itself: those that stand on no shelf."""
    rows = [(page.title, page.path) for page in prose if not page.shelf]
    return Sidebar("About", tuple(_entry(title, place, on=on) for title, place in rows))


def list_data(corpus: Corpus, *, on: str) -> Sidebar:
    """Return the pages about the data."""
    pages = (
        ("Data", routes.DATA),
        *(
            (f"Edition of {write_date(one.day)}", routes.edition_page(one.day))
            for one in corpus.releases
            if one.record.kept
        ),
        ("Changes", routes.CHANGES),
        ("Sources", routes.SOURCES),
        *([("What is missing", routes.GAPS)] if corpus.states else []),
        ("About and method", routes.METHOD),
    )
    return Sidebar("Data", tuple(_entry(title, place, on=on) for title, place in pages))
