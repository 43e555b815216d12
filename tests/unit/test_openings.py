"""Openings: words with which many units begin are left out where words that tell units apart could stand."""

from __future__ import annotations

from pathlib import Path

from generator.law.openings import find_openings, telling_words
from generator.search.typed.units import table_of_units
from tests.unit.corpora import corpus_of

ROOT = Path(__file__).parent.parent.parent
FORMULA = "Each Party shall adopt such legislative and other measures"


def test_a_formula_is_left_out_and_what_is_said_stays() -> None:
    """The formula of duties goes; "may reserve the right not to apply" and what refers to safeguards stay whole."""
    corpus = corpus_of(ROOT)
    openings = find_openings(corpus)
    found = {name: telling_words(corpus.units[name].own.text, at) for name, at in openings.items()}  # type: ignore[union-attr]
    assert found["budapest:2"].startswith("… the access to the whole or any part of a computer system without right.")
    assert found["budapest:19(2)"].startswith("… ensure that where its authorities search")
    assert found["protocol:7"].startswith("… aiding or abetting the commission")
    assert not openings.keys() & {"budapest:4(2)", "budapest:9(4)", "budapest:16(4)", "budapest:42", "cis:7(1)"}
    assert not [name for name, words in found.items() if FORMULA in words]


def test_no_words_shown_while_typing_begin_with_the_formula() -> None:
    """The first words of every unit of the table tell it apart, those of its list where its own are all formula."""
    rows = [head for entry in table_of_units(corpus_of(ROOT)) for head in entry["units"]]
    shown = {row[1]: row[5] for row in rows}
    assert not [words for words in shown.values() if words.startswith(FORMULA)]
    assert "distributing, or otherwise" in next(row[5] for row in rows if row[2].startswith("Dissemination"))
