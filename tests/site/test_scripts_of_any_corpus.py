"""What the scripts of a built site make of any corpus: citations and typed provisions, the same as the program does."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from generator.downloads.citing import STYLES, cite
from generator.law.corpus import Corpus
from generator.publish.pipeline import need_corpus
from generator.search.typed import read_citation
from generator.search.typed.units import citation_table
from tests.site.built import CORPUS, BuiltSite
from tests.site.reader import Reader

pytestmark = pytest.mark.any_corpus
MOST = 60
CITE = """async (ids) => {
  const { load } = window.concordance.reader;
  await load('texts/cite.js');
  await load('js/cite-forms.js');
  return ids.map((id) => window.concordance.citeForms.forms(id));
}"""


@cache
def _corpus() -> Corpus:
    return need_corpus(CORPUS)


def _some_units() -> list[str]:
    """Give units of every text, evenly, the first and the last of each article that ever changed among them."""
    corpus = _corpus()
    changed = [str(part.id) for part in corpus.parts.values() if getattr(part.record, "since", None)]
    every = list(corpus.units)
    return [*changed, *every[:: max(1, len(every) // MOST)]]


def test_scripts_cite_as_the_pages_do(reader: Reader, site: BuiltSite) -> None:
    """Every style, for units of every text, with the days of those that changed."""
    page = reader.open(f"{site.texts[0]}/index.html")
    ids = _some_units()
    written: list[dict[str, Any]] = page.evaluate(CITE, ids)
    expected = [{style: cite(_corpus(), id_).plain(style) for style in STYLES} for id_ in ids]
    assert written == expected


def test_the_find_box_leads_to_what_is_typed(reader: Reader) -> None:
    """The label of a unit, with the name of its text before it, leads to the page and anchor that `show` names."""
    corpus = _corpus()
    table = citation_table(corpus)
    page = reader.open("find.html")
    field = page.locator(".find-field")
    for id_ in _some_units()[:: MOST // 8]:
        unit = corpus.units[id_]
        typed = f"{corpus.instruments[unit.id.instrument].record.label} {corpus.name_of(unit.id)}"
        rows = read_citation(typed, table).rows
        field.fill(typed)
        page.locator(f'a.find-row[href$="{rows[0].url}"]').first.wait_for()
