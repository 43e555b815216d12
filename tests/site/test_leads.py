"""What was only recalled stands on no page and in no download."""

from __future__ import annotations

import re
from pathlib import Path

from ruamel.yaml import YAML

from tests.site.built import BuiltSite

LEADS = Path(__file__).parents[1] / "leads" / "recalled.yml"


def test_no_lead_stands_in_the_site(site: BuiltSite) -> None:
    """No page or file says that something is from memory, and no words of a lead stand on the page of its State."""
    statements = [lead for lead in YAML(typ="safe").load(LEADS.read_text(encoding="utf-8")) if "#" in lead["at"]]
    effects = [lead["lead"].partition(" [")[0] for lead in statements]
    for path in sorted(site.folder.rglob("*")):
        if path.suffix in (".html", ".json", ".csv", ".yml", ".js"):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"\brecalled \(not verified\)|\bfrom memory\b|confidence: recalled", text), path
            assert [words for words in effects if len(words) > 60 and words in text] == [], path
