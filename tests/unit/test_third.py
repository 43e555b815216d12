"""Every structure of law that the third corpus has, right on its page, found, exported and in Akoma Ntoso."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pytest

from generator.downloads.citing import cite, citing_files
from generator.law.in_time import is_law, say_changes, say_days, text_on
from generator.reading.link.instruments import build_instruments
from generator.reading.load import load_records
from generator.search.entries import make_entries
from generator.search.typed import read_citation
from generator.search.typed.units import citation_table
from generator.site.books import make_books
from generator.site.charts.tiles import draw_tiles
from generator.site.register.dossier import tally_positions, view_dossier
from generator.site.register.states import view_states
from generator.site.texts.pages import plan_instruments
from tests.unit.corpora import THIRD, corpus_of, downloads_of


@dataclass(frozen=True)
class Structure:
    """A structure and the signs of it: on a page, to who types, in a table, in the XML."""

    name: str
    page: str
    shown: tuple[str, ...]
    typed: str
    found: str
    """The provision that the citation leads to, or the search entry that the words lead to."""
    table: str
    row: dict[str, Any]
    """What one row of the table has, among other things."""
    xml: tuple[str, ...]
    file: str = ""
    """The file of Akoma Ntoso, where it is not that of the page's instrument."""


STRUCTURES = (
    Structure(
        "section", "act/section-2.html", ("<h1>", "Section 2</span> End of keeping", 'id="sec_2__subsec_1__para_b1"'),
        "section 2(1)(b1)", "act:section-2(1)(b1)",
        "provisions", {"id": "act:section-2(1)(b1)", "label": "2(1)(b1)"},
        ('<section eId="sec_2">', '<paragraph eId="sec_2__subsec_1__para_b1"><num>b1</num>'),
    ),
    Structure(
        "part", "act/full.html", ('id="part_1"', "Part 1</span> Keeping"),
        "Part 1 of the Act", "act:section-1",
        "divisions", {"id": "act:part 1", "kind": "part"},
        ('<part eId="part_1"><num>Part 1</num>',),
    ),
    Structure(
        "numbers inserted later", "act/section-12a.html", ("Section 12A</span>", "Inserted on 1 July 2010 by"),
        "s 12A(1)", "act:section-12a(1)",
        "provisions", {"id": "act:section-12a(1)", "label": "12A(1)"},
        ("<num>Section 12A</num>",),
    ),
    Structure(
        "letters in capitals", "act/section-1.html", ('title="Link to 1(1)(b)(ii)(A)"', ">1A</a>"),
        "section 1(1)(b)(ii)(A)", "act:section-1(1)(b)(ii)(a)",
        "provisions", {"id": "act:section-1(1a)", "label": "1(1A)"},
        ('eId="sec_1__subsec_1a"><num>1A</num>',),
    ),
    Structure(
        "schedule", "act/schedule-1.html", ("Schedule 1</span>", "Schedule 1, paragraph 2, sub-paragraph a"),
        "Schedule 1, paragraph 2(a)", "act:schedule-1(2)(a)",
        "provisions", {"id": "act:schedule-1(2)", "label": "Schedule 1, paragraph 2", "article": "schedule-1"},
        ('<hcontainer name="schedule" eId="schedule_1"><num>Schedule 1</num>',),
    ),
    Structure(
        "Part inside a schedule", "act/schedule-1.html", (
            'id="schedule_1__part_2"', "Part 2</span> Births and the like",
        ),
        "Births and the like", "act:schedule-1(2)",
        "divisions", {"id": "act:schedule-1, part 2", "eid": "schedule_1__part_2", "first_article": "act:schedule-1"},
        (
            '<part eId="schedule_1__part_2"><num>Part 2</num><heading>Births and the like</heading>',
            '<paragraph eId="schedule_1__para_2">',
        ),
    ),
    Structure(
        "Part that numbers its paragraphs afresh", "act/schedule-3.html", (
            '<div class="unit division" id="schedule_3__part_1">', "Part 2</span> To whom",
            'id="schedule_3__part_2__para_1"', "Schedule 3, Part 1, paragraph 1, sub-paragraph b",
            'href="#schedule_3__part_1__para_1__point_b"', 'href="schedule-1.html#schedule_1__para_2"',
        ),
        "Schedule 3, Part 2, paragraph 1", "act:schedule-3(part 2)(1)",
        "provisions", {
            "id": "act:schedule-3(part 2)(1)", "label": "Schedule 3, Part 2, paragraph 1",
            "parent": "act:schedule-3(part 2)", "division": "act:schedule-3, part 2",
        },
        (
            '<part eId="schedule_3__part_2"><num>Part 2</num><heading>To whom</heading>',
            '<paragraph eId="schedule_3__part_2__para_1"><num>1</num>',
            '<ref href="#schedule_3__part_1__para_1__point_a"',
        ),
    ),
    Structure(
        "annex without a number", "directive/annex.html", ("Annex</span> Purposes", 'id="annex__para_1"'),
        "point 1 of the Annex", "directive:annex(1)",
        "provisions", {"id": "directive:annex(1)", "label": "Annex, point 1"},
        ('<hcontainer name="annex" eId="annex"><num>Annex</num>',),
    ),
    Structure(
        "numbered recitals", "directive/preamble.html", (
            'href="#preamble__rec_3"', ">3</a>", 'data-unit="directive:preamble(1)"',
        ),
        "recital 3", "directive:preamble(3)",
        "cross_references", {"from_provision": "directive:1", "to_id": "directive:preamble(2)"},
        ('<recital eId="preamble__rec_3"><num>3</num>',),
    ),
    Structure(
        "unnumbered paragraphs", "directive/article-4.html", (
            "unit sub-paragraph plain", "the second paragraph of Article 3",
        ),
        "Article 3, second paragraph", "directive:3(subpara 2)",
        "cross_references", {"from_provision": "directive:4(subpara 2)", "to_id": "directive:3(subpara 2)"},
        ('href="#art_3__subpara_2"',),
    ),
    Structure(
        "second subparagraph", "directive/article-5.html", ('id="art_5__para_2__subpara_2"',),
        "Article 5(2), second subparagraph", "directive:5(2)(subpara 2)",
        "cross_references", {"from_provision": "directive:5(2)(subpara 2)", "to_id": "directive:annex(1)"},
        ('<subparagraph eId="art_5__para_2__subpara_2">',),
    ),
    Structure(
        "Roman articles", "charter/article-1.html", ("Article I</span>", "Link to I(2)(a)"),
        "Charter Article I, paragraph 2", "charter:1(2)",
        "provisions", {"id": "charter:1(2)(a)", "label": "I(2)(a)"},
        ("<num>Article I</num>",),
    ),
    Structure(
        "table", "act/section-3.html", (
            "<caption>Fees for copies</caption>", '<th scope="row">a copy on a disk</th>', 'role="region" tabindex="0"',
        ),
        "disk", "act:section-3(1)",
        "provision_cells", {"provision": "act:section-3(1)", "row": 2, "column": 2, "text": "2 marks"},
        ("<caption>Fees for copies</caption>", "<td><p>2 marks</p></td>"),
    ),
    Structure(
        "footnote", "act/section-3.html", ('role="doc-noteref"', 'role="doc-footnote"', "in the table<sup"),
        "gazette publishes", "act:section-3(1)",
        "provision_footnotes", {"provision": "act:section-3(1)", "mark": "1", "after": "in the table"},
        ('in the table<authorialNote marker="1" placement="bottom"',),
    ),
    Structure(
        "text replaced", "act/section-4.html", (
            "Replaced on 1 January 2015 by", 'id="until-2015-01-01"', "<summary>Until 31 December 2014</summary>",
            "within ninety days",
        ),
        "section 4(2)", "act:section-4(2)",
        "provision_versions", {
            "id": "act:section-4@until-2015-01-01", "until": "2015-01-01", "last_day": "2014-12-31",
        },
        (
            "The keeper shall answer within thirty days.", '<section eId="sec_4" period="#period-1">',
            '<eventRef eId="change-2" date="2015-01-01" source="#by-2" type="amendment"/>',
            '<temporalGroup eId="period-1"><timeInterval refersTo="#in-force" start="#change-2"/></temporalGroup>',
        ),
    ),
    Structure(
        "section repealed", "act/section-5.html", (
            "Repealed on 25 May 2019 by Records (Repeals) Act 2019", "law unit-root gone",
        ),
        "section 5", "act:section-5",
        "provision_versions", {"provision": "act:section-5", "until": "2019-05-25"},
        (
            '<section eId="sec_5" status="removed" period="#period-2">',
            '<eventRef eId="change-3" date="2019-05-25" source="#by-3" type="repeal"/>',
            '<temporalGroup eId="period-2"><timeInterval refersTo="#in-force" end="#change-3"/></temporalGroup>',
            'showAs="Records (Repeals) Act 2019, section 1"/>',
        ),
    ),
    Structure(
        "section not yet in force", "act/section-6.html", (
            "To be inserted on 1 July 2023 by Records (Seals) Act 2021", "not in force before", "law unit-root gone",
        ),
        "section 6", "act:section-6",
        "provision_versions", {"provision": "act:section-6", "since": "2023-07-01"},
        (
            '<section eId="sec_6" period="#period-3">',
            '<eventRef eId="change-4" date="2023-07-01" source="#by-4" type="amendment"/>',
            '<temporalGroup eId="period-3"><timeInterval refersTo="#in-force" start="#change-4"/></temporalGroup>',
        ),
    ),
    Structure(
        "original beside its translation", "charter/article-1.html", (
            'lang="ar" dir="rtl"', 'id="ar--art_1__para_2__point_a"', "Authentic Arabic", ">أ</a>",
        ),
        "إنسان", "charter:1(1)@ar",
        "provision_versions", {"id": "charter:1(1)@ar", "lang": "ar", "number": "١"},
        ('<FRBRlanguage language="ara"/>', "كل إنسان حر."), "akn/charter.ar.xml",
    ),
    Structure(
        "references in the other language", "charter/article-2.html", (
            'href="article-1.html#art_1__para_2" data-unit="charter:1(2)">للفقرة ٢ من المادة الأولى</a>',
        ),
        "الأبد", "charter:2@ar",
        "provision_versions", {"id": "charter:2@ar", "lang": "ar"},
        ('<ref href="#art_1__para_2" eId="art_2__ref_1">للفقرة ٢ من المادة الأولى</ref>',), "akn/charter.ar.xml",
    ),
    Structure(
        "preamble in two languages", "charter/preamble.html", ('id="ar--preamble__rec_2"', "وإذ تذكر أن لا أحد سجل،"),
        "تذكر", "charter:preamble(2)@ar",
        "provision_versions", {"id": "charter:preamble(2)@ar", "text": "وإذ تذكر أن لا أحد سجل،"},
        ('<recital eId="preamble__rec_2">', "<p>وإذ تذكر أن لا أحد سجل،</p>"), "akn/charter.ar.xml",
    ),
    Structure(
        "closing formula in two languages", "charter/closing.html", ('id="ar--conclusions"', "حرر في ساوثبورت"),
        "ساوثبورت", "charter:conclusions@ar",
        "provision_versions", {"id": "charter:conclusions@ar", "lang": "ar"},
        ('<conclusions eId="conclusions">', "حرر في ساوثبورت"), "akn/charter.ar.xml",
    ),
)  # fmt: skip
each = pytest.mark.parametrize("case", STRUCTURES, ids=lambda case: str(case.name))


@cache
def _pages() -> dict[str, str]:
    return {job.path: str(job.make().body) for job in plan_instruments(corpus_of(THIRD))}


@each
def test_it_is_right_on_its_page(case: Structure) -> None:
    """The page shows it with its number as printed, its anchor and its words."""
    page = _pages()[case.page]
    assert [sign for sign in case.shown if sign not in page] == []


@each
def test_it_is_found(case: Structure) -> None:
    """A citation leads to it; or it is among what a search for its words can find."""
    reading = read_citation(case.typed, citation_table(corpus_of(THIRD)))
    entries = {entry.id: f"{entry.text} {entry.within}" for entry in make_entries(corpus_of(THIRD))}
    assert case.found in [row.id for row in reading.rows] or case.typed in entries[case.found]


@each
def test_it_is_exported(case: Structure) -> None:
    """A row of a table holds it."""
    rows = json.loads(downloads_of(THIRD)[f"{case.table}.json"].content)
    assert any(case.row.items() <= row.items() for row in rows)


@each
def test_it_is_in_akoma_ntoso(case: Structure) -> None:
    """The XML holds it by its own element and eId."""
    file = case.file or f"akn/{case.page.partition('/')[0]}.xml"
    written = downloads_of(THIRD)[file].content.decode()
    assert [sign for sign in case.xml if sign not in written] == []


def test_the_law_is_that_of_the_day() -> None:
    """Before a change the earlier text stands, with the later one beside it; before a repeal the article stands."""
    loaded, _ = load_records(THIRD / "data", root=THIRD)
    assert loaded.concordance
    record = loaded.concordance.record.model_copy(update={"as_of": "2014-06-01"})
    loaded.concordance = replace(loaded.concordance, record=record)
    act = build_instruments(loaded, [])["act"]
    asking, register, years = (act.part(f"section-{number}") for number in ("4", "5", "12a"))
    assert asking
    assert asking.later
    assert register
    assert years
    assert list(asking.unit.words()) == ["A citizen may ask a keeper for a record within ninety days."]
    assert (asking.heading, asking.later.since, asking.earlier) == ("Right of citizens to ask", "2015-01-01", ())
    assert list(say_changes(asking, "2014-06-01")) == [
        "To be replaced on 1 January 2015 by Records (Amendment) Act 2014, section 3."
    ]
    assert is_law(register, "2019-05-24")
    assert not is_law(register, "2019-05-25")
    assert is_law(years, "2010-07-01")
    assert not is_law(years, "2010-06-30")
    days = {day: text_on(asking, day) for day in ("2001-06-01", "2014-12-31", "2015-01-01")}
    assert [text.heading if text else None for text in days.values()] == [
        "Right of citizens to ask",
        "Right of citizens to ask",
        "Right to ask",
    ]


def test_contents_say_what_became_of_an_article() -> None:
    """Repealed, replaced, inserted and not yet in force: each row says so, and sets apart what is not the law."""
    rows = re.findall(
        r'<li( class="gone")?><a class="entry" href="([^"]+)">.*?</a>(.*?)<p>', _pages()["act/index.html"]
    )
    told = {href: (bool(gone), re.sub("<[^>]+>", "", marks).strip()) for gone, href, marks in rows if marks}
    assert told == {
        "section-4.html": (False, "replaced on 1 January 2015"),
        "section-5.html": (True, "repealed on 25 May 2019"),
        "section-6.html": (True, "not in force before 1 July 2023"),
        "section-12a.html": (False, "inserted on 1 July 2010"),
    }


def test_a_citation_tells_the_days_of_its_own_text() -> None:
    """In the plain style and in notes of files: those of the article where it changed, else those of the act."""
    corpus = corpus_of(THIRD)
    days = {
        "act:section-1": "in force since 1 June 2001",
        "act:section-4(1)": "text in force since 1 January 2015",
        "act:section-5": "repealed on 25 May 2019",
        "act:section-6": "not in force before 1 July 2023",
        "act:section-12a(2)": "text in force since 1 July 2010",
    }
    for id_, words in days.items():
        citation = cite(corpus, id_)
        assert citation.plain("plain").endswith(f", 4 March 2001, {words}")
        assert all(f"This provision: {words}." in written for written in citation.files.values())
    data = json.loads(citing_files(corpus)["assets/texts/cite.js"].decode().partition("= ")[2].rstrip(";\n"))
    given = data["instruments"]["act"]["days"]
    assert {id_: given.get(id_[4:].partition("(")[0], given[""]) for id_ in days} == days
    assert "days" not in data["instruments"]["charter"]


def test_days_are_said_with_the_first_and_the_last_of_them() -> None:
    """What ends a text is the first day of the next one, so the day before is the last on which it is the law."""
    assert say_days("2001-06-01", "2015-01-01") == "from 1 June 2001 to 31 December 2014"
    assert say_days("", "2016-03-01") == "until 29 February 2016"
    assert say_days("2015-01-01", "") == "from 1 January 2015"


def test_a_book_says_what_became_of_an_article() -> None:
    """A repealed section is not printed as law: the change stands above its words, as on its page."""
    book = next(book for book in make_books(corpus_of(THIRD)) if book.slug == "act")
    words = " ".join(chapter.body for chapter in book.chapters)
    assert '<p class="changed">Repealed on 25 May 2019 by Records (Repeals) Act 2019, section 1.</p>' in words


def test_codes_of_our_own_may_have_more_than_two_letters() -> None:
    """An organisation and a territory have a page, are found, and stand in tables under the corpus's own codes."""
    corpus, tally = corpus_of(THIRD), tally_positions(corpus_of(THIRD))
    told = {code: view_dossier(corpus, corpus.states[code], tally).status[:2] for code in ("mu-15", "nt-is")}
    assert told == {"mu-15": ("Code MU-15", "Organisation"), "nt-is": ("Code NT-IS", "Territory")}
    entries = {entry.id: entry.url for entry in make_entries(corpus)}
    assert entries["state:mu-15"] == "states/midhaven-union.html"
    rows = json.loads(downloads_of(THIRD)["participation.json"].content)
    steps = {row["state"]: (row["instrument"], row["consent_kind"]) for row in rows if row["consent_kind"]}
    assert steps == {
        "xn": ("charter", "ratification"),
        "mu-15": ("charter", "accession"),
        "nt-is": ("act", "extension"),
    }
    drawn = draw_tiles(view_states(corpus).tiles, title="", description="")
    assert all(name in drawn for name in ("Midhaven Union", "Isles of Norland"))


def test_nothing_of_it_is_in_a_corpus_without_it() -> None:
    """Tables of versions, cells and footnotes stand only where there are any."""
    assert {"provision_versions.json", "provision_cells.json", "provision_footnotes.json"} <= set(downloads_of(THIRD))
    other = downloads_of(THIRD.parent / "mini")
    assert not [path for path in other if path.startswith(("provision_versions", "provision_cells", "provision_foot"))]
