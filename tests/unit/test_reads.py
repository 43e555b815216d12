"""What is read of a corpus is noted, part by part, whoever reads it first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.law.corpus import Corpus
from generator.law.reads import GONE, Read, Reads
from generator.publish.pipeline import check_data
from generator.site.plan import plan_pages
from tests.unit.corpora import MINI


@pytest.fixture
def reads() -> Reads:
    """Return a watch over the small corpus."""
    return Reads(_fresh())


def _fresh() -> Corpus:
    corpus, report = check_data(MINI)
    assert corpus
    assert not report
    return corpus


def _noted(reads: Reads, look: object) -> set[Read]:
    assert callable(look)
    with reads.noting() as noted:
        look(reads.corpus)
    return noted


def test_a_field_is_noted_by_its_file(reads: Reads) -> None:
    """The name of a topic is one part, its provisions another; its id follows from the path."""
    noted = _noted(reads, lambda corpus: corpus.topics["noise"].record.title)
    assert noted == {
        ("corpus", "topics", "noise"),
        ("data/topics/noise.yml as linked", "record", ""),
        ("data/topics/noise.yml", "title", ""),
    }
    assert _noted(reads, lambda corpus: corpus.topics["noise"].id) == {("corpus", "topics", "noise")}


def test_what_was_worked_out_earlier_is_noted_too(reads: Reads) -> None:
    """A property and a value of `once` are read by everybody who asks for them, not by the first alone."""
    look = [_noted(reads, lambda corpus: len(corpus.statements)) for _ in range(2)]
    assert look[0] == look[1] == {("corpus", "statements", "")}
    look = [_noted(reads, lambda corpus: corpus.once(_count_titles)) for _ in range(2)]
    assert look[0] == look[1]
    assert ("data/topics/noise.yml", "title", "") in look[0]


def _count_titles(corpus: Corpus) -> int:
    return sum(len(topic.record.title) for topic in corpus.topics.values())


def test_what_was_worked_out_unnoted_is_worked_out_again(reads: Reads) -> None:
    """A check may have asked first, when nobody took notes."""
    assert reads.corpus.once(_count_titles)
    assert ("data/topics/noise.yml", "title", "") in _noted(reads, lambda corpus: corpus.once(_count_titles))


def test_asking_for_what_is_not_there_is_noted(reads: Reads) -> None:
    """Its fingerprint is that of nothing; it changes once there is something."""
    assert _noted(reads, lambda corpus: corpus.topics.get("silence")) == {("corpus", "topics", "silence")}
    assert reads.fingerprint(("corpus", "topics", "silence")) == GONE
    assert reads.fingerprint(("corpus", "topics", "noise")) != GONE
    assert reads.fingerprint(("data/topics/gone.yml", "title", "")) == GONE


def test_only_what_changed_has_another_fingerprint() -> None:
    """A new version of the data, and nothing else: one part is another."""
    one, other = Reads(_fresh()), Reads(replace(_fresh(), version="another"))
    noted = _noted(one, _read_everything)
    assert {read for read in noted if one.fingerprint(read) != other.fingerprint(read)} == {("corpus", "version", "")}


def test_watching_changes_nothing() -> None:
    """The watched corpus says what the other says."""
    corpus, watched = _fresh(), Reads(_fresh()).corpus
    titles = [[topic.record.title for topic in one.topics.values()] for one in (corpus, watched)]
    assert titles[0] == titles[1]
    assert watched.units == corpus.units


def _read_everything(corpus: Corpus) -> None:
    assert corpus.version
    for job in plan_pages(corpus):
        job.make()


def test_fingerprints_are_the_same_in_every_process() -> None:
    """They depend neither on what was asked before nor on which strings are one object."""
    one, other = Reads(_fresh()), Reads(_fresh())
    noted = _noted(one, _read_everything)
    assert [one.fingerprint(read) for read in sorted(noted)] == [
        other.fingerprint(read) for read in sorted(noted, reverse=True)
    ][::-1]
