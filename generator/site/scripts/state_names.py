"""All names of all States for the filters of pages, read when somebody types into one."""

from __future__ import annotations

from generator.files.script_data import Json, assign
from generator.law.corpus import Corpus
from generator.law.state_names import list_names

FILE = "assets/data/state-names.js"


def state_name_files(corpus: Corpus) -> dict[str, bytes]:
    """Return the data script by its path: the names of each State by its code."""
    names: dict[str, Json] = {iso2: list(list_names(corpus, iso2)) for iso2 in corpus.states}
    return {FILE: assign("window.concordance.stateNames", names)}
