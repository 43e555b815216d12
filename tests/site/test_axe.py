"""Readers who cannot see colours, use no mouse, or listen to the page find no barrier that axe knows of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.site.built import BuiltSite, listed
from tests.site.reader import Reader

pytestmark = pytest.mark.any_corpus

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": STANDARDS, "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
COLOUR_OPTIONS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""In the dark scheme only the rules that look at colours: it differs from the light one in nothing else."""
PREPARE = """() => {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  const lists = document.querySelectorAll('tbody, tr, ul, ol');
  for (const list of lists) for (const like of [...list.children].slice(10)) like.remove();
}"""
"""Unfold all; cut tables and lists of hundreds of like rows, which axe would look at for minutes and say the same."""


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("light", 390), ("dark", 1280)])
def test_axe_finds_no_violation_on_a_page_of_each_kind(
    reader: Reader, site: BuiltSite, width: int, scheme: Literal["light", "dark"]
) -> None:
    """WCAG 2.2 A and AA and best practice, on the fullest page of every kind with all that folds unfolded."""
    faults = []
    options = OPTIONS if scheme == "light" else COLOUR_OPTIONS
    reader.page.emulate_media(color_scheme=scheme)
    for kind in site.kinds:
        page = reader.open(site.fullest(kind), width=width)
        page.evaluate(PREPARE)
        faults += find_violations(page, options)
    assert not faults, listed(faults)


def find_violations(page: Page, options: dict[str, Any] = OPTIONS, *, within: str = "html") -> list[str]:
    """Run axe on a page as it is; it reads no styles by a request, which the policy of our pages refuses aloud."""
    page.evaluate(AXE)
    quietly = {**options, "preload": False}
    found: dict[str, Any] = page.evaluate(f"axe.run({json.dumps(within)}, {json.dumps(quietly)})")
    return [_describe(page.url, violation) for violation in found["violations"]]


def _describe(page: str, violation: dict[str, Any]) -> str:
    nodes = violation["nodes"]
    first = nodes[0]
    seen = f"{first['target']} {first['html'][:120]} {first['failureSummary'][:200]!r}"
    return f"{page}: {violation['id']} ({len(nodes)}): {seen}"
