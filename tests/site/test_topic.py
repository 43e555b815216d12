"""The walk through a comparison: by keyboard, on phones, one difference at a time, and what the address keeps."""

from __future__ import annotations

import pytest

from tests.site.built import BuiltSite
from tests.site.reader import Reader


@pytest.fixture(scope="module")
def topic(site: BuiltSite) -> str:
    """A topic with rows of several states."""
    return "compare/illegal-access.html"


def test_a_value_leads_to_its_words_and_back_by_keyboard(reader: Reader, topic: str) -> None:
    """Enter on a value lights its words and its row; Enter on the words leads to the row."""
    page = reader.open(topic)
    value = page.locator(".points .v").first
    value.focus()
    assert page.locator(".points q:visible").count() >= 1
    page.keyboard.press("Enter")
    lit = page.locator(".p.on")
    assert lit.count() >= 1
    assert page.evaluate("location.hash").startswith("#w")
    assert page.locator(".points tr.on").get_attribute("id") == "r1"
    page.locator(".p").last.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash").startswith("#r")


def test_only_what_differs_stands_in_the_address(reader: Reader, topic: str) -> None:
    """The box leaves the other rows out, and the address brings the same view back."""
    page = reader.open(topic)
    rows = page.locator(".points tbody tr")
    total, differing = rows.count(), page.locator(".points tr.differs").count()
    assert 0 < differing < total
    page.get_by_label("only what differs").check()
    assert page.locator(".points tbody tr:visible").count() == differing
    assert "show=differs" in page.url
    page.reload()
    assert page.locator(".points tbody tr:visible").count() == differing


def test_the_next_difference_is_reached_by_key_and_button(reader: Reader, topic: str) -> None:
    """`d` and the button go from one row that differs to the next, `D` back; letters that turn pages do not."""
    page = reader.open(topic)
    ids = [row.get_attribute("id") for row in page.locator(".points tr.differs").all()]
    for key, wanted in (("d", ids[0]), ("d", ids[1]), ("D", ids[0]), ("D", ids[-1])):
        page.keyboard.press(f"Shift+{key}" if key == "D" else key)
        assert page.locator(".points tr.on").get_attribute("id") == wanted
    page.get_by_role("button", name="next difference").click()
    assert page.locator(".points tr.on").get_attribute("id") == ids[0]


def test_a_phone_begins_with_one_difference(reader: Reader, topic: str) -> None:
    """On a phone one row stands with all its values and quotes; a button shows the others."""
    page = reader.open(topic, width=390)
    assert page.locator(".points tbody tr:visible").count() == 1
    assert page.locator(".points tr:visible :is(q, .q)").first.is_visible()
    page.get_by_role("button", name="next difference").click()
    assert page.locator(".points tr.on").get_attribute("id") != "r1"
    page.get_by_role("button", name="all rows").click()
    assert page.locator(".points tbody tr:visible").count() == page.locator(".points tbody tr").count()
    assert not reader.scrolls_sideways()


def test_a_link_to_a_row_shows_it(reader: Reader, topic: str) -> None:
    """A row that the filter leaves out is shown again where the address names it."""
    page = reader.open(topic)
    hidden = page.locator(".points tbody tr:not(.differs)").first.get_attribute("id")
    reader.open(f"{topic}?show=differs#{hidden}")
    assert page.locator(f"#{hidden}").is_visible()
