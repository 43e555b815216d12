"""Relations follow from the rows, were read twice, and can be taken along; values stand on words of the law."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.downloads.sssom import write_sssom
from generator.law.carrying import clause_carrying
from generator.law.corpus import Corpus
from generator.law.quotes import find_quotes
from generator.law.records import Cell
from generator.law.row_states import count_states, state_of
from generator.publish.pipeline import need_corpus
from generator.site.compare.marked_words import MarkedWords
from generator.site.parts.links import Segment
from tests.relations_read_twice import agreement, read_all

ROOT = Path(__file__).resolve().parents[2]


@cache
def _corpus(data: str) -> Corpus:
    return need_corpus(ROOT, data=data)


def test_the_second_reading_is_of_the_relations_in_the_data() -> None:
    """Each relation was read twice, stands as it was settled, and every difference has its reason."""
    rows = read_all()
    held = {
        (topic.id, relation.of, relation.to): relation.is_
        for topic in _corpus("data").topics.values()
        for relation in topic.record.relations
    }
    assert {(row.topic, row.of, row.to): row.now for row in rows} == held
    assert [row for row in rows if bool(row.why) != (len({row.first, row.second, row.now}) > 1)] == []


def test_the_page_about_the_method_tells_the_agreement() -> None:
    """The figures on the page are those of the two readings, and every change is listed."""
    page = (ROOT / "content/about/method.md").read_text(encoding="utf-8")
    rows = read_all()
    alike, kappa = agreement(rows)
    assert f"Of {len(rows)} relations, {alike} were read alike ({100 * alike / len(rows):.1f} %; {kappa:.2f} by" in page
    assert [row.why for row in rows if row.why and row.why not in page] == []


def test_the_mapping_set_holds_every_relation() -> None:
    """One line a relation, in the columns that the head names; what is broader than its object has a narrower match."""
    corpus = _corpus("tests/mini/data")
    lines = write_sssom(corpus).decode().splitlines()
    head = next(line for line in lines if not line.startswith("#")).split("\t")
    rows = [dict(zip(head, line.split("\t"), strict=True)) for line in lines[lines.index("\t".join(head)) + 1 :]]
    assert [(row["subject_id"], row["predicate_id"], row["object_id"]) for row in rows] == [
        ("lakes:noise", "skos:narrowMatch", "ponds:noise"),
        ("lakes:final", "skos:relatedMatch", "ponds:final"),
    ]
    assert rows[0]["comment"] == "noise alone suffices on a lake"


def test_every_value_stands_on_words_or_on_silence() -> None:
    """No value is without support, fewer than a fifth rest on silence, and each run of words has one place."""
    corpus = _corpus("data")
    cells = [
        (slug, cell)
        for topic in corpus.topics.values()
        for point in topic.record.points
        for slug, cell in point.values.items()
        if isinstance(cell, Cell)
    ]
    assert all(cell.words or cell.silence for _, cell in cells)
    assert sum(bool(cell.silence) for _, cell in cells) < len(cells) / 5
    assert all(quote.place for slug, cell in cells for quote in find_quotes(corpus, slug, cell))


def test_only_is_exactly_where_no_other_addresses_it() -> None:
    """A row is `only` where one instrument has a value and none carries it over, and every row is counted once."""
    corpus = _corpus("data")
    topics = corpus.topics.values()
    for topic in topics:
        for point in topic.record.points:
            speaks = [slug for slug, cell in point.values.items() if isinstance(cell, Cell)]
            row = state_of(corpus, point)
            assert (row.state == "only") == (len(speaks) <= 1 and not row.carrying), f"{topic.id}: {point.point}"
    assert sum(count_states(corpus, topics).values()) == sum(len(topic.record.points) for topic in topics)


def test_a_clause_carries_over_the_articles_it_names() -> None:
    """What stands in an article that a clause names is carried over by it, and nothing else is."""
    corpus = _corpus("data")
    found = {
        unit: str(clause) if (clause := clause_carrying(corpus, "protocol", corpus.units[unit].id)) else ""
        for unit in ("budapest:22(2)", "budapest:29(4)", "budapest:2", "budapest:42", "cis:5")
    }
    assert found == {
        "budapest:22(2)": "protocol:8(1)",
        "budapest:29(4)": "protocol:8(2)",
        "budapest:2": "",
        "budapest:42": "",
        "cis:5": "",
    }


def test_words_are_cut_where_marks_begin_and_end() -> None:
    """Pieces joined are the wording; overlapping quotes share the words that both need, and the first gets the id."""
    corpus = _corpus("data")
    topic = corpus.topics["illegal-access"]
    marked = MarkedWords.of(corpus, topic)
    own = corpus.units["budapest:2"].own
    assert own is not None
    pieces = marked.cut([Segment(own.text)], "budapest:2", "own")
    assert "".join(piece.text for piece in pieces) == own.text
    shared = [piece for piece in pieces if len(piece.rows) > 1]
    assert shared[0].text == "the whole or any part of a computer system"
    assert shared[0].rows == ("r1", "r2")
    assert len({piece.anchor for piece in pieces if piece.anchor}) == len([piece for piece in pieces if piece.anchor])
