"""The pure part of the concordance: rows and gaps, coverage, and word differences."""

from __future__ import annotations

import re
import shutil
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.law.comparison import DifferenceRun, align_topic, compare_lineage, compare_words, measure_coverage, touch
from generator.law.corpus import Corpus
from generator.publish.pipeline import need_corpus

ROOT = Path(__file__).resolve().parents[2]
MINI = "tests/mini/data"


@lru_cache(maxsize=2)
def _corpus(data: str) -> Corpus:
    return need_corpus(ROOT, data=data)


def _marked(runs: tuple[DifferenceRun, ...]) -> str:
    marks = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    return "".join(marks[run.kind].format(run.text) for run in runs)


@pytest.mark.parametrize(
    ("earlier", "later", "marked"),
    [
        ("the same words", "the same words", "the same words"),
        ("this Convention shall apply", "this Protocol shall apply", "this[- Convention-]{+ Protocol+} shall apply"),
        ("when asked to do so", "when asked and able to do so", "when asked{+ and able+} to do so"),
        ("Any State may, at any time, leave.", "Any Party may at any time leave.",
         "Any[- State may,-]{+ Party may+} at any time[-,-] leave."),
        ("such territory the Convention applies", "such territory, the Protocol applies",
         "such territory[- the Convention-]{+, the Protocol+} applies"),
        ("co-operation of Parties", "cooperation of Parties", "[-co-operation-]{+cooperation+} of Parties"),
        ("of its date", "of the date", "of[- its-]{+ the+} date"),
        ("red or blue now", "one or two now", "[-red or blue-]{+one or two+} now"),
        ("Party shall go", "shall go", "[-Party-] shall go"),
        ("", "new words", "{+new words+}"),
        ("old words", "", "[-old words-]"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_words_are_struck_and_put_in_where_the_texts_part(earlier: str, later: str, marked: str) -> None:
    """Whole words and signs are compared; a short word between two changes belongs to them."""
    assert _marked(compare_words(earlier, later)) == marked


WORDS = st.lists(
    st.sampled_from(["Party", "shall", "the", "a", "of", "State’s", "co-operation", "1.b", ",", "("]), max_size=30
)


@given(WORDS, WORDS)
def test_both_wordings_can_be_read_back(one: list[str], other: list[str]) -> None:
    """Kept and inserted words are the later wording, kept and struck ones the earlier, whatever the texts."""
    earlier, later = " ".join(one), " ".join(other)
    runs = compare_words(earlier, later)
    assert "".join(run.text for run in runs if run.kind != "deleted").split() == later.split()
    assert "".join(run.text for run in runs if run.kind != "inserted").split() == earlier.split()
    assert all(run.text for run in runs)
    kinds = [run.kind for run in runs]
    assert all(before != after for before, after in pairwise(kinds))


def test_long_texts_are_compared_word_by_word() -> None:
    """In texts of more than 200 words a frequent word is no noise: one changed word is one change."""
    words = " ".join(f"the word{number} of" for number in range(100)).split()
    changed = [*words[:199], "never", *words[200:]]
    runs = compare_words(" ".join(words), " ".join(changed))
    assert [run.text.strip() for run in runs if run.kind == "inserted"] == ["never"]


def test_only_pairs_of_one_lineage_are_compared() -> None:
    """The pairs are those of concordance.yml, in its order."""
    pairs = [(str(pair.earlier), str(pair.later)) for pair in compare_lineage(_corpus(MINI))]
    assert pairs == [("lakes:3", "ponds:2")]


def test_a_difference_counts_its_words() -> None:
    """Counts are of words, signs left out; the likeness is their share."""
    pair = compare_lineage(_corpus(MINI))[0]
    same, struck, put_in = (pair.count(kind) for kind in ("same", "deleted", "inserted"))
    units = _corpus(MINI).units
    assert same + struck == len(re.findall(r"[\w’-]+", " ".join(units["lakes:3"].words())))
    assert same + put_in == len(re.findall(r"[\w’-]+", " ".join(units["ponds:2"].words())))
    assert pair.likeness == round(200 * same / (2 * same + struck + put_in))


def test_a_topic_shows_a_pair_only_where_it_cites_both_sides() -> None:
    """A pair belongs to the topic that cites both provisions, or what holds them or stands in them."""
    corpus = _corpus(MINI)
    pair = compare_lineage(corpus)[0]
    assert [topic.id for topic in corpus.topics.values() if touch(topic, pair)] == ["final"]


def test_a_topic_without_rows_is_one_row() -> None:
    """Each row has a cell for every compared instrument, in the order of the columns."""
    corpus = _corpus(MINI)
    rows = [[[str(unit) for unit in cell] for cell in row.cells] for row in align_topic(corpus, corpus.topics["final"])]
    assert rows == [[["lakes:1", "lakes:3"], ["ponds:2"]]]


def test_a_row_without_counterpart_has_an_empty_cell(tmp_path: Path) -> None:
    """What faces nothing faces an empty cell; rows stand in the order of the longest text."""
    data = tmp_path / "data"
    shutil.copytree(ROOT / MINI, data)
    topic = data / "topics" / "final.yml"
    rows = 'align:\n  - {lakes: ["3"], ponds: ["2"]}\n  - {lakes: ["1"]}\nrelations:'
    topic.write_text(topic.read_text(encoding="utf-8").replace("relations:", rows), encoding="utf-8")
    corpus = need_corpus(tmp_path)
    cells = [
        [[str(unit) for unit in cell] for cell in row.cells] for row in align_topic(corpus, corpus.topics["final"])
    ]
    assert cells == [[["lakes:1"], []], [["lakes:3"], ["ponds:2"]]]


def test_coverage_is_measured_for_every_topic() -> None:
    """A flag for each compared instrument, topics in their order."""
    coverage = [(entry.topic.id, entry.present, entry.count) for entry in measure_coverage(_corpus(MINI))]
    assert coverage == [("noise", (True, True), 2), ("final", (True, True), 2)]


def test_every_lineage_pair_of_the_real_texts_can_be_read_back() -> None:
    """The published differences hold both wordings whole."""
    corpus = _corpus("data")
    for pair in compare_lineage(corpus):
        earlier, later = (" ".join(corpus.units[str(unit)].words()) for unit in (pair.earlier, pair.later))
        assert "".join(run.text for run in pair.runs if run.kind != "deleted").split() == later.split()
        assert "".join(run.text for run in pair.runs if run.kind != "inserted").split() == earlier.split()


def test_the_concordance_is_complete() -> None:
    """Every article stands in a topic, every relation has its reason, every cell its provision or its silence."""
    corpus = _corpus("data")
    articles = [part.id for instrument in corpus.compared for part in instrument.articles]
    assert [str(article) for article in articles if article not in corpus.topics_of] == []
    topics = corpus.topics.values()
    assert len(topics) >= 45
    assert all(relation.because for topic in topics for relation in topic.record.relations)
    cells = [cell for topic in topics for point in topic.record.points for cell in point.values.values()]
    assert len(cells) == len(corpus.compared) * sum(len(topic.record.points) for topic in topics)
    assert all(cell == "not addressed" if isinstance(cell, str) else cell.at for cell in cells)
    assert sum(len(topic.record.points) for topic in topics) >= 250
