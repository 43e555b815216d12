"""Where everything stands in the site: entity to page path, anchor and relative href. Only this module knows paths."""

from __future__ import annotations

import posixpath
from functools import cache

from generator.law.corpus import Corpus, Division
from generator.law.ids import ARTICLE, CONCLUSIONS, PREAMBLE, ProvisionId, parse_id

HOME = "index.html"
TEXTS = "texts/index.html"
COMPARE = "compare/index.html"
POINTS = "compare/points.html"
COMPARE_ANY = "compare/any.html"
DIFFERENCES = "compare/differences.html"
REFERENCES = "compare/references.html"
STATES = "states/index.html"
STATEMENTS = "statements/index.html"
MATRIX = "statements/matrix.html"
AUTHORITIES = "authorities/index.html"
PAIRS = "pairs/index.html"
PAIR_MATRIX = "pairs/matrix.html"
GAPS = "gaps/index.html"
TERMS = "terms/index.html"
GUIDES = "guides/index.html"
SCENARIOS = "guides/scenarios/index.html"
EXERCISES = "guides/exercises.html"
PERIODS = "guides/time-limits.html"
THRESHOLDS = "guides/thresholds.html"
OPTIONS = "guides/options.html"
REFERENCE = "guides/reference.html"
LITERATURE = "literature/index.html"
SOURCES = "sources/index.html"
DATA = "data/index.html"
CHANGES = "changes/index.html"
FEED = "changes/atom.xml"
FIND = "find.html"
CHECK_TEXT = "check-text.html"
READING_LIST = "reading-list.html"
METHOD = "about/method.html"

TABLES = {"periods": PERIODS, "thresholds": THRESHOLDS, "options": OPTIONS}
"""The pages of the tables made from the wordings, by what they find."""

FIXED = tuple(value for name, value in list(globals().items()) if name.isupper() and isinstance(value, str))
"""The pages and the feed that every corpus has: home, indexes and tools."""

STATE_IN_HASH = frozenset({COMPARE_ANY, FIND, PAIRS, READING_LIST, STATES, STATEMENTS})
"""Tools that keep their state behind the hash: it names provisions, States or words, and need not be an id."""


CITING_GUIDE = "guides/citing.html"
"""A page of prose that not every corpus has."""


def edition_file(day: str, name: str) -> str:
    """Return where a file of a released edition stands that is kept."""
    return f"data/{day}/{name}"


def edition_page(day: str) -> str:
    """Return the page of a released edition that is kept."""
    return edition_file(day, "index.html")


REGISTER = (STATES, STATEMENTS, MATRIX, AUTHORITIES, PAIRS, PAIR_MATRIX, GAPS)
"""The pages of the register; a corpus without States has none of them."""


def list_fixed(corpus: Corpus) -> tuple[str, ...]:
    """Return the pages of `FIXED` that a corpus has: an index of nothing is not made."""
    lists: dict[str, object] = {
        **dict.fromkeys(REGISTER, corpus.states),
        SCENARIOS: corpus.scenarios,
        EXERCISES: corpus.exercises,
        LITERATURE: corpus.literature,
        **{page: kind in corpus.editorial.tables for kind, page in TABLES.items()},
    }
    return tuple(page for page in FIXED if lists.get(page, True) and page.endswith(".html"))


def instrument_page(slug: str) -> str:
    """Return the page of an instrument."""
    return f"{slug}/index.html"


def full_page(slug: str) -> str:
    """Return the page with an instrument's whole text."""
    return f"{slug}/full.html"


def part_page(unit: ProvisionId) -> str:
    """Return the page of the article, preamble or closing formula that a unit stands in."""
    if unit.head == PREAMBLE:
        return f"{unit.instrument}/preamble.html"
    if unit.head == CONCLUSIONS:
        return f"{unit.instrument}/closing.html"
    head = f"article-{unit.head}" if unit.word == ARTICLE else unit.head
    return f"{unit.instrument}/{head}.html"


def unit_place(unit: ProvisionId) -> str:
    """Return page and anchor of a unit; an article as a whole needs no anchor."""
    return f"{part_page(unit)}#{unit.eid}" if unit.steps else part_page(unit)


def division_place(division: Division) -> str:
    """Return page and anchor of a division: on the contents page of its instrument, or on the page of its schedule."""
    slug, _, path = division.id.partition(":")
    head = path.partition(", ")[0]
    page = instrument_page(slug) if " " in head else part_page(ProvisionId(slug, head))
    return f"{page}#{division.anchor}"


def topic_page(topic: str) -> str:
    """Return the comparison page of a topic."""
    return f"compare/{topic}.html"


def topic_group_place(group: str) -> str:
    """Return page and anchor of a group of topics: on the coverage matrix."""
    return f"{COMPARE}#group-{group}"


def compare_any_place(*units: str) -> str:
    """Return the tool that sets any provisions side by side, opened with these ids; the hash is no anchor."""
    return f"{COMPARE_ANY}#{','.join(units).replace(' ', '%20')}"


def scenario_page(scenario: str) -> str:
    """Return the page of a scenario."""
    return f"guides/scenarios/{scenario}.html"


def exercise_place(exercise: str) -> str:
    """Return page and anchor of an exercise."""
    return f"{EXERCISES}#{exercise}"


def work_page(work: str) -> str:
    """Return the page of a scholarly work."""
    return f"literature/{work}.html"


def difference_anchor(earlier: ProvisionId, later: ProvisionId) -> str:
    """Return the HTML id of a pair of provisions whose words are compared."""
    return f"{earlier.instrument}--{earlier.eid}--{later.instrument}--{later.eid}"


def difference_place(earlier: ProvisionId, later: ProvisionId) -> str:
    """Return page and anchor of a word difference."""
    return f"{DIFFERENCES}#{difference_anchor(earlier, later)}"


def state_page(slug: str) -> str:
    """Return the dossier of a State, by the slug of its record."""
    return f"states/{slug}.html"


def register_place(**fields: str) -> str:
    """Return the register of statements with filters set, such as the clause that permits a statement."""
    return f"{STATEMENTS}?{'&'.join(f'{name}={value}' for name, value in fields.items())}"


def pair_place(first: str, second: str = "", day: str = "") -> str:
    """Return the pair tool, opened with one or two States and a day; it moves them from the query into the hash."""
    return f"{PAIRS}?pair={','.join(part for part in (first, second, day) if part)}"


def statement_place(corpus: Corpus, statement: str) -> str:
    """Return page and anchor of a statement: in its State's dossier."""
    iso2, instrument, own = statement.split(":")
    return f"{state_page(corpus.states[iso2].record.slug)}#{instrument}--{own}"


def term_place(term: str) -> str:
    """Return page and anchor of a term."""
    return f"{TERMS}#{term}"


def source_place(source: str) -> str:
    """Return page and anchor of a source."""
    return f"{SOURCES}#{source}"


def target_place(corpus: Corpus, target: str) -> str:
    """Return page and anchor of whatever a reference points to: a unit, a division, or an instrument."""
    if ":" not in target:
        return instrument_page(target)
    if target in corpus.divisions:
        return division_place(corpus.divisions[target])
    return unit_place(parse_id(target))


def href(place: str, *, on: str) -> str:
    """Return the relative href from the page `on` to `place`, a page path with or without an anchor."""
    page, hash_sign, anchor = place.partition("#")
    if page == on:
        return f"#{anchor}" if anchor else posixpath.basename(page)
    return f"{_relative(page, on[: on.rfind('/') + 1])}{hash_sign}{anchor}"


@cache
def _relative(page: str, folder: str) -> str:
    return posixpath.relpath(page, folder or ".")


def root_of(page: str) -> str:
    """Return the relative path from a page to the site's root: `` or `../`."""
    return "../" * page.count("/")


def write_address(address: str) -> str:
    """Return the address of a site with one slash at its end, or nothing."""
    return address.rstrip("/") + "/" if address else ""
