"""The SQLite file: what SQLite and Datasette need of it, its views, and one line for each usual question."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from generator.downloads import TABLES, make_rows
from generator.downloads.questions import QUESTIONS, write_examples, write_search
from generator.downloads.sqlite import write_sqlite
from generator.law.register.positions import BOUND, position_on
from generator.law.register.statuses import IN_FORCE, status_on
from tests.unit.corpora import BOTH, MINI, ROOT, corpus_of, downloads_of, name_of, rows_of

both = pytest.mark.parametrize("root", BOTH, ids=name_of)
DAYS = ("2005-01-01", "2012-06-01", "2020-01-01", "2026-11-22")
RESERVED_WORDS = """
    all and any as asc between by case check column constraint create cross current_date default delete desc distinct
    do drop else end except exists for foreign from full grant group having in index inner insert intersect into is
    isnull join key left like limit natural not notnull null of offset on or order outer primary references right
    select set table then to transaction trigger union unique update user using values when where with
"""
RESERVED = frozenset(re.findall("[a-z_]+", RESERVED_WORDS))
"""Words that SQLite, PostgreSQL or both keep for themselves."""


@pytest.fixture
def base(tmp_path: Path) -> sqlite3.Connection:
    """The SQLite file of the real data, opened from a disk."""
    file = tmp_path / "concordance.sqlite"
    file.write_bytes(downloads_of(ROOT)["concordance.sqlite"].content)
    return sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)


def test_sqlite_holds_every_table_whole(base: sqlite3.Connection) -> None:
    """Each table has the rows of its JSON, and the file passes SQLite's own checks."""
    with closing(base):
        for table in TABLES:
            names = [column.name for column in table.columns]
            lists = {column.name for column in table.columns if column.type == "list"}
            found = [dict(zip(names, row, strict=True)) for row in base.execute(f'SELECT * FROM "{table.name}"')]
            for row in found:
                row.update({name: json.loads(row[name]) for name in lists})
            assert found == rows_of(ROOT, table.name)
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []


def test_sqlite_answers_the_usual_questions(base: sqlite3.Connection) -> None:
    """Every view gives rows, and none twice; full-text search finds words whatever their case and accents."""
    with closing(base):
        for question in QUESTIONS:
            rows = base.execute(f"SELECT * FROM {question.name}").fetchall()
            assert rows, question.name
        assert base.execute(write_search(corpus_of(ROOT))).fetchall()
        first = base.execute("SELECT rowid FROM search WHERE search MATCH 'IN*' LIMIT 1").fetchone()
        assert first is not None


def test_views_count_what_the_tables_hold(base: sqlite3.Connection) -> None:
    """No reservation on record and no authority in place is lost or doubled by its view."""
    statements, authorities = rows_of(ROOT, "statements"), rows_of(ROOT, "authorities")
    on_record = ("in force", "on record")
    standing = [row for row in statements if row["kind"] == "reservation" and row["status"] in on_record]
    with closing(base):
        count = base.execute("SELECT COUNT(*) FROM reservations_on_record").fetchone()
        assert count == (sum(len(row["affects"]) for row in standing),)
        count = base.execute("SELECT COUNT(*) FROM who_to_contact").fetchone()
        assert count == (sum(1 for row in authorities if row["replaced"] is None and row["status"] != "no deposit"),)


def test_sqlite_gives_the_same_bytes_for_the_same_rows() -> None:
    """Nothing of the moment or the library's version goes into the file."""
    corpus = corpus_of(MINI)
    once, twice = (write_sqlite(make_rows(corpus), about={"data version": corpus.version}) for _ in range(2))
    assert once == twice
    assert once[96:100] == bytes(4)


def test_the_file_says_what_it_is(base: sqlite3.Connection) -> None:
    """Far from the page that offers it, it tells its title, version, day and licence, and that it is not official."""
    corpus = corpus_of(ROOT)
    about = dict(base.execute("SELECT name, value FROM about"))
    assert (about["title"], about["data version"]) == (corpus.concordance.title, corpus.version)
    assert about["data day"] == corpus.concordance.as_of
    assert "CC BY 4.0" in about["licence"]
    assert about["status"].startswith("Not an official text")


def test_every_table_has_a_primary_key(base: sqlite3.Connection) -> None:
    """Row pages of Datasette, and whoever joins, need what tells rows apart; it is the key that the page names."""
    with closing(base):
        for table in TABLES:
            columns = base.execute(f"PRAGMA table_info({table.name})").fetchall()
            key = {column[5]: column[1] for column in columns if column[5]}
            assert tuple(key[place] for place in sorted(key)) == table.key, table.name


def test_no_name_is_a_word_of_sql(base: sqlite3.Connection) -> None:
    """Every table, view and column can be written without quotes."""
    with closing(base):
        names = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
        for name in names:
            columns = [row[1] for row in base.execute(f"PRAGMA table_info({name})")]
            assert not RESERVED & {name, *columns}, name
            if columns and not name.startswith("sqlite_"):
                base.execute(f"SELECT {', '.join(columns)} FROM {name} LIMIT 1")


def test_datasette_finds_the_full_text_index(base: sqlite3.Connection) -> None:
    """Its `detect_fts` looks for these words in the schema."""
    with closing(base):
        (sql,) = base.execute("SELECT sql FROM sqlite_master WHERE name = 'search'").fetchone()
    assert re.search(r'VIRTUAL TABLE.*USING FTS.*content="provisions"', sql, re.IGNORECASE)


def test_every_usual_question_is_one_line(base: sqlite3.Connection) -> None:
    """Each line on the page is one query of one view without a join, and gives rows from the real data."""
    examples = write_examples(corpus_of(ROOT))
    assert len(examples) >= 6
    with closing(base):
        for name, line in examples.items():
            assert re.match(rf"SELECT \* FROM {name} WHERE ", line)
            assert not re.search(r"\bJOIN\b|\n|;", line)
            assert base.execute(line).fetchall(), line


@both
def test_examples_run_on_any_corpus(root: Path) -> None:
    """What a corpus holds nothing of has no example."""
    corpus = corpus_of(root)
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(write_sqlite(make_rows(corpus), about={"data version": corpus.version}))
        for line in write_examples(corpus).values():
            base.execute(line).fetchall()


@pytest.mark.parametrize("day", DAYS)
def test_reservations_in_force_on_a_day_are_those_of_the_register(base: sqlite3.Connection, day: str) -> None:
    """The query by days gives what the register's own phases give; what has no verified day is left out."""
    corpus = corpus_of(ROOT)
    meant = {
        (str(unit), statement.id)
        for statement in corpus.statements
        if statement.record.kind == "reservation" and status_on(corpus, statement, day).code == IN_FORCE
        for unit in statement.affects
    }
    with closing(base):
        line = (
            "SELECT provision, statement FROM reservations_by_article WHERE effective_from <= ? "
            "AND (effective_to IS NULL OR effective_to > ?)"
        )
        answer = set(base.execute(line, (day, day)).fetchall())
        unknown = set(
            base.execute("SELECT provision, statement FROM reservations_by_article WHERE effective_from IS NULL")
        )
    assert answer <= meant
    assert meant - answer <= unknown


@pytest.mark.parametrize("day", DAYS)
def test_who_is_bound_on_a_day_is_what_the_register_says(base: sqlite3.Connection, day: str) -> None:
    """The query by days gives the States that the register's own phases give."""
    corpus = corpus_of(ROOT)
    meant = {
        (state.iso2, entry.instrument)
        for state in corpus.states.values()
        for entry in state.participations
        if position_on(corpus, state.iso2, entry.instrument, day).code == BOUND
    }
    with closing(base):
        answer = set(base.execute("SELECT state, instrument FROM bound_states WHERE bound_from <= ?", (day,)))
    assert answer == meant


def test_no_view_holds_what_has_no_deposit(base: sqlite3.Connection) -> None:
    """What national documents alone provide for is in the table of statements, and in no view."""
    without = {row["id"] for row in rows_of(ROOT, "statements") if row["status"] == "no deposit"}
    assert without
    with closing(base):
        for question in QUESTIONS:
            columns = [row[1] for row in base.execute(f"PRAGMA table_info({question.name})")]
            if "statement" in columns:
                answer = {id_ for (id_,) in base.execute(f"SELECT statement FROM {question.name}")}
                assert not answer & without, question.name
            elif "status" in columns:
                assert not base.execute(f"SELECT 1 FROM {question.name} WHERE status = 'no deposit'").fetchall()


def test_references_to_chapters_reach_their_articles(base: sqlite3.Connection) -> None:
    """Every reference leads to a row of its kind; one to a chapter is found from each article in it."""
    with closing(base):
        for kind, column in (("provision", "to_provision"), ("division", "to_division")):
            answer = base.execute(f"SELECT COUNT(*), COUNT({column}) FROM cross_references WHERE to_kind = ?", (kind,))
            count, filled = answer.fetchone()
            assert count == filled > 0
        chapters = base.execute("SELECT DISTINCT article FROM references_to_articles WHERE to_kind = 'division'")
        assert len(chapters.fetchall()) > 10
