"""Leads are kept outside the data, and nothing in the data rests on memory."""

from __future__ import annotations

import re
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
LEADS = ROOT / "tests" / "leads" / "recalled.yml"


def test_no_fact_is_from_memory() -> None:
    """No confidence is `recalled`, and no note says that something is from memory."""
    for path in sorted((ROOT / "data").rglob("*.y*ml")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"confidence: recalled\b|\bfrom memory\b", text), path


def test_a_lead_that_is_published_has_left_the_list() -> None:
    """A lead on a statement names none that the data has: found in a source, it is a lead no more."""
    leads = YAML(typ="safe").load(LEADS.read_text(encoding="utf-8"))
    assert leads
    for lead in leads:
        assert set(lead) == {"at", "what", "lead"}
        place, _, statement = lead["at"].partition("#")
        file = ROOT / "data" / "states" / f"{place}.yml"
        if statement and file.exists():
            ids = {one["id"] for one in YAML(typ="safe").load(file).get("statements", ())}
            assert statement not in ids, lead["at"]
