"""Languages: which way each is written, in which of them names of States are typed, which a codelist has."""

from __future__ import annotations

from dataclasses import replace

from generator.downloads.codelists import read_codes
from generator.law.languages import direction_of
from generator.law.state_names import list_names
from tests.unit.corpora import MINI, ROOT, THIRD, corpus_of


def test_the_direction_is_that_of_the_script() -> None:
    """The script that a tag names, else the one that CLDR takes the language to be written in, there or at all."""
    tags = ("ar", "he", "fa", "dv", "az-IR", "pa-PK", "en", "ru", "pa", "az", "ar-Latn", "zh")
    assert [tag for tag in tags if direction_of(tag) == "rtl"] == ["ar", "he", "fa", "dv", "az-IR", "pa-PK"]


def test_names_of_states_are_typed_in_the_languages_of_the_data() -> None:
    """Those that `find.yml` names, beside English; where it names none, those of the texts."""
    corpus = corpus_of(ROOT)
    named = replace(corpus, finding=corpus.finding.model_copy(update={"languages": ("tr",), "states": {}}))
    unnamed = replace(corpus, finding=corpus.finding.model_copy(update={"languages": (), "states": {}}))
    assert {"Germany", "Almanya"} <= set(list_names(named, "de"))
    assert "Deutschland" not in list_names(named, "de")
    assert {"Germany", "Германия"} <= set(list_names(unnamed, "de"))


def test_the_codelist_has_the_languages_of_the_corpus() -> None:
    """No language that nothing is in, and every one that something is in."""
    assert dict(read_codes("language", corpus_of(MINI))) == {"en": "English"}
    assert dict(read_codes("language", corpus_of(THIRD))) == {"ar": "Arabic", "en": "English"}
