"""Statements are counted in one way: what a page says in one place, it says in all."""

from __future__ import annotations

from generator.law.register.counts import MAKING, NAMING, Count, count_statements, say_count
from generator.site.parts.statements import group_by_status
from generator.site.register.dossier import tally_positions, view_dossier
from generator.site.register.states import view_states
from tests.unit.corpora import ROOT, corpus_of


def test_count_is_said_without_what_is_none() -> None:
    """Only what there is is counted, and one statement stands while two stand."""
    assert say_count(Count(1, 0, 2, 0)) == "1 stands, 2 in national documents only"
    assert say_count(Count(4, 1, 0, 0), ended="replaced") == "4 stand, 1 replaced"
    assert say_count(Count(0, 0, 0, 0)) == ""


def test_every_page_says_the_same_counts_of_a_state() -> None:
    """The list of States, the line under a dossier's name, its table and its groups agree, State by State."""
    corpus = corpus_of(ROOT)
    listed = {row.iso2.lower(): row for row in view_states(corpus).rows}
    tallies = tally_positions(corpus)
    for state in corpus.states.values():
        page = view_dossier(corpus, state, tallies)
        made = [one for entry in state.participations for one in entry.statements]
        whole = count_statements(corpus, made, MAKING)
        assert listed[state.iso2].statements == say_count(whole), state.iso2
        told = f"reservations, declarations and the like: {say_count(whole)}"
        assert (told in page.status) == bool(whole.all), state.iso2
        assert whole.all + count_statements(corpus, made, NAMING).all == sum(
            one.record.kind != "withdrawal" for one in made
        )
        for line in page.summary:
            entry = state.participation(line.anchor)
            assert entry is not None
            groups = {group.title: len(group.statements) for group in group_by_status(corpus, entry, on=page.path)}
            counted = count_statements(corpus, entry.statements, MAKING)
            assert line.statements == say_count(counted)
            assert groups.get("Withdrawn", 0) == counted.ended, (state.iso2, line.anchor)
            acts = groups.pop("Acts of withdrawal", 0)
            assert sum(groups.values()) == counted.all, (state.iso2, line.anchor, acts)
