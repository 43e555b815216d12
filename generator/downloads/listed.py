"""The table of what lists show: by State, instrument and kind, whether statements are on record and are here."""

from __future__ import annotations

from collections.abc import Iterator

from generator.downloads.model import Column, Row, Table
from generator.law.corpus import Corpus
from generator.law.register.listed import compare_list


def _listed(corpus: Corpus) -> Iterator[Row]:
    for state in corpus.states.values():
        for entry in state.participations:
            for kept in compare_list(entry):
                assert entry.listed is not None
                yield {
                    "state": state.iso2,
                    "instrument": entry.instrument,
                    "kind": kept.kind,
                    "day": entry.listed.date,
                    "held": kept.code,
                    "sources": entry.listed.sources,
                }


LISTED = Table(
    "listed",
    "Kinds of statement on record by the depositary's list, held against what is here",
    (
        Column("state", "Code of the State", refers="states.id"),
        Column("instrument", "The instrument's slug", refers="instruments.id"),
        Column("kind", "The kind of statement, as the list calls it"),
        Column("day", "The day of the list", "date"),
        Column("held", "covered (one is here), not seen (on record, text not here) or none (none on record)"),
        Column("sources", "Ids of sources", "list", "sources.id"),
    ),
    _listed,
    key=("state", "instrument", "kind"),
)
