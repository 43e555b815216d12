"""What a page says of an article that changed, of words with a footnote, and of a statement with one source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.law.ids import parse_id
from generator.law.in_time import say_state
from generator.law.register.pairs import say_clause
from generator.search.entries import make_entries
from generator.search.typed.units import table_of_units
from generator.site.compare.marked_words import MarkedWords
from generator.site.parts.links import Segment
from generator.site.parts.positions import list_joined
from generator.site.parts.statements import view_statement
from generator.site.texts.article import view_part
from generator.site.texts.versions import view_versions
from tests.unit.corpora import MINI, THIRD, corpus_of


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ("section-4", "this text in force since 1 January 2015"),
        ("section-5", "repealed on 25 May 2019"),
        ("section-12a", "this text in force since 1 July 2010"),
    ],
)
def test_a_changed_article_tells_its_own_days(article: str, said: str) -> None:
    """The line below the heading gives them, not the entry into force of the whole act."""
    corpus = corpus_of(THIRD)
    act = corpus.instruments["act"]
    part = next(part for part in act.parts if part.id.head == article)
    lines = view_part(corpus, act, part).status
    assert said in lines
    assert not any(line.startswith("in force since") for line in lines)


def test_an_article_that_comes_later_is_not_in_force() -> None:
    """Before the day of its insertion no text of it is the law; one that never changed has no days of its own."""
    act = corpus_of(THIRD).instruments["act"]
    inserted = next(part for part in act.parts if part.id.head == "section-12a")
    assert say_state(inserted, "2010-06-30") == "not in force before 1 July 2010"
    assert not say_state(next(part for part in act.parts if part.id.head == "section-2"), "2020-01-01")


def test_the_sign_of_a_footnote_is_no_word_of_the_law() -> None:
    """Marked words on either side of it are whole, and the sign keeps the id that its note leads back to."""
    corpus = corpus_of(THIRD)
    topic = next(iter(corpus.topics.values()))
    unit, wording = "act:section-3(1)", "own"
    marked = MarkedWords.of(corpus, topic)
    plain = replace(marked, marks={}, anchors={}).cut([Segment("a day before noon")], unit, wording)
    assert [piece.text for piece in plain] == ["a day before noon"]
    mark = replace(next(iter(marked.marks.values()))[0], start=0, end=12)
    marked.marks = {(unit, wording): [mark]}
    sign = Segment("1", "#note", "note", anchor="note-mark")
    cut = marked.cut([Segment("a day"), sign, Segment(" before noon")], unit, wording)
    assert [(piece.text, bool(piece.rows)) for piece in cut] == [
        ("a day", True), ("1", False), (" before", True), (" noon", False),
    ]  # fmt: skip
    assert cut[1] == sign


def test_one_source_is_not_called_two() -> None:
    """A statement that the depositary alone confirms says so."""
    corpus = corpus_of(MINI)
    for entry in corpus.statements:
        known = view_statement(corpus, entry, on="index.html").known
        assert known.startswith("Confirmed by two") == (
            entry.record.confidence == "confirmed" and len(entry.record.sources) > 1
        )


def test_the_heading_of_a_part_is_no_word_of_its_first_paragraph() -> None:
    """A paragraph of a schedule that is cited shows its own first words."""
    corpus = corpus_of(THIRD)
    headed = [unit for unit in corpus.units.values() if unit.under and unit.own]
    assert headed
    shown = [row[3] for table in table_of_units(corpus) for head in table["units"] for row in head[6]]
    for unit in headed:
        assert unit.own
        assert unit.under
        assert unit.under.heading not in shown
        assert any(words and unit.own.text.startswith(words[:20]) for words in shown)


def test_states_have_a_column_for_what_they_can_join() -> None:
    """A union act of which no State has a record is none; an act with one is, and so is every treaty."""
    corpus = corpus_of(THIRD)
    assert list_joined(corpus) == ("act", "charter")
    assert list_joined(corpus_of(MINI)) == corpus_of(MINI).concordance.instruments
    alone = replace(corpus, states={})
    assert list_joined(alone) == ("charter",)


def test_a_heading_in_another_language_is_not_our_summary() -> None:
    """An article that is found by its heading in a second language shows no words as ours."""
    entries = [entry for entry in make_entries(corpus_of(THIRD)) if "@" in entry.id]
    assert entries
    assert all(entry.is_law or not entry.text for entry in entries)


def test_numbers_are_printed_as_the_law_prints_them() -> None:
    """A clause that is named by its instrument has the law's own number, `IV(1)`, not that of its id."""
    corpus = corpus_of(THIRD)
    assert say_clause(corpus, parse_id("act:section-1(1)(b)(ii)(a)")).endswith(" 1(1)(b)(ii)(A)")


def test_a_heading_stands_above_the_words_of_its_language() -> None:
    """On a phone one language stands below the other: each text begins with its own heading, or none does."""
    corpus = corpus_of(THIRD)
    shown = 0
    for instrument in corpus.texts:
        for part in instrument.parts:
            view = view_versions(corpus, instrument, part, on="index.html")
            first = view.rows[0] if view else ()
            shown += any(cell.heading for cell in first)
            assert len({bool(cell.heading) for cell in first if part.heading}) <= 1
    assert shown
