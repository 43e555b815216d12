"""The page "Check my text" on the real site: what a reader pastes is read, and never obeyed."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.site.reader import Reader

WRITTEN = 'Under Article 22(1)(d) of the Budapest Convention, "each party shall adapt such legislative measures".'
HOSTILE = "<img src=x onerror=window.ran=1> Article 2 of the Budapest Convention {{7*7}} \u202e <script>ran=1</script>"


def check(reader: Reader, text: str) -> Page:
    """Paste a text and wait for what is said of it."""
    page = reader.open("check-text.html")
    page.locator("[data-text]").evaluate("(field, text) => { field.value = text; }", text)
    page.locator("[data-run]").click()
    expect(page.locator("[data-said]")).to_have_text(re.compile(r" in all: |^No citation"), timeout=30_000)
    return page


def test_a_text_is_checked_on_the_built_page(reader: Reader) -> None:
    """A citation leads to its unit, and altered words are shown with what the text has instead."""
    page = check(reader, WRITTEN)
    rows = page.locator("[data-result] tbody tr")
    assert rows.locator(".fate").all_inner_texts() == ["Found", "Altered"]
    link = rows.nth(0).locator("a")
    assert link.get_attribute("href") == reader.root + "budapest/article-22.html#art_22__para_1__point_d"
    assert "adopt" in rows.nth(1).inner_text()


def test_what_is_pasted_is_text(reader: Reader) -> None:
    """Markup, templates and signs that turn the direction of writing stay what they are."""
    page = check(reader, HOSTILE)
    assert page.locator("[data-result] tbody tr").count() == 1
    assert page.evaluate("window.ran") is None


def test_a_text_of_citations_alone_is_checked_without_a_halt(reader: Reader) -> None:
    """Every line a citation: the line of each is counted on from the one before, not from the beginning."""
    page = check(reader, "Art. 2\n" * 2_000)
    assert page.locator("[data-result] tbody tr").last.locator("td").first.inner_text() == "2000"
