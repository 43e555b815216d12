"""What was only recalled stands on no page and in no download."""

from __future__ import annotations

import re
from pathlib import Path

from ruamel.yaml import YAML

from tests.site.built import BuiltSite

LEADS = Path(__file__).parents[1] / "leads" / "recalled.yml"


def test_nothing_in_the_site_is_from_memory(site: BuiltSite) -> None:
    """No page and no file says that something is recalled, or from memory."""
    for path in sorted(site.folder.rglob("*")):
        if path.suffix in (".html", ".json", ".csv", ".yml", ".js"):
            text = path.read_text(encoding="utf-8")
            said = r"recalled \(not verified\)|\bfrom memory\b|confidence: recalled|: \"recalled\""
            assert not re.search(said, text, re.IGNORECASE), path


def test_no_lead_is_published(site: BuiltSite) -> None:
    """No statement that is a lead is in the table of statements, and no day that is a lead in that of participation."""
    statements = {row["id"] for row in site.table("statements")}
    parts = {f"{row['state']}/{row['instrument']}": row for row in site.table("participation")}
    for lead in YAML(typ="safe").load(LEADS.read_text(encoding="utf-8")):
        place, _, statement = lead["at"].partition("#")
        assert f"{place.replace('/', ':')}:{statement}" not in statements, lead
        day = re.search(r"\d{4}-\d\d-\d\d", lead["lead"])
        if not statement and day and place in parts and lead["what"] in ("signed", "consent", "in_force"):
            row = parts[place]
            published = row[lead["what"]] == day[0] and row[f"{lead['what']}_confidence"] != "computed"
            assert not published, lead
