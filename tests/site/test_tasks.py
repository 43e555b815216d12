"""Things that a first-time reader wants, walked from the home page with the clicks counted: never more than three."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page

from tests.site.reader import Reader

MOST_CLICKS = 3
MENU = ".md-header label[for=__drawer]"
DRAWER = ".md-sidebar--primary"


@dataclass(frozen=True)
class Task:
    """A question, the links and buttons to click from the home page, and what must then be in sight."""

    question: str
    clicks: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    """Pairs of a place on the page, as a CSS selector, and words that stand there."""


TASKS = (
    Task(
        "Is denial of service a crime in both?",
        ("Guides", "A booter service for hire"),
        (
            ("table.says td:nth-child(1)", "Seriously hindering a system on purpose and without right"),
            ("table.says td:nth-child(3)", "A flood from outside involves no such access."),
        ),
    ),
    Task(
        "What did Latvia reserve, and does it still stand?",
        ("States", "Latvia"),
        (("main", "22(1)(d)"), ("main", "withdrawn 2 December 2011")),
    ),
    Task(
        "Who answers at night in Estonia?",
        ("States", "Estonia"),
        (("main", "24/7"), ("main", "Bureau of Criminal Intelligence")),
    ),
    Task(
        "How long must data be preserved?",
        ("Guides", "Time limits"),
        (("table.extracts", "ninety days"), ("table.extracts", "sixty days")),
    ),
    Task(
        "Cite Article 22(1)(d) in OSCOLA.",
        ("Budapest Convention", "Article 22 Jurisdiction", "Cite 22(1)(d)"),
        (
            (".cite-words", "Convention on Cybercrime (opened for signature 23 November 2001, "),
            (".cite-words", "entered into force 1 July 2004) ETS 185, art 22(1)(d)"),
        ),
    ),
)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.question)
def test_a_first_time_reader_is_there_in_three_clicks(reader: Reader, task: Task, width: int) -> None:
    """Each click follows a link that can be seen, with the words that a reader would look for.

    Where a phone has the link in the menu only, opening that is a click too.
    """
    page = reader.open("index.html", width=width)
    clicks = 0
    for words in task.clicks:
        if page.locator(MENU).is_visible() and not _is_in_sight(page, words):
            page.locator(MENU).click()
            page.locator(DRAWER).wait_for()
            clicks += 1
        wanted = _link(page, words)
        wanted.hover()  # what shows itself to a pointer only is reached as a pointer does
        wanted.click()
        page.wait_for_load_state()
        clicks += 1
    assert clicks <= MOST_CLICKS
    for place, words in task.answers:
        shown = page.locator(place).filter(has_text=words).first
        shown.wait_for()
        assert shown.is_visible(), f"{words!r} is not in sight on {page.url}"


def _link(page: Page, words: str) -> Locator:
    """Find the first visible link or button with exactly these words."""
    for link in _links(page, words):
        if link.is_visible():
            return link
    raise AssertionError(f"no link or button {words!r} in sight on {page.url}")


def _is_in_sight(page: Page, words: str) -> bool:
    return any(link.is_visible() for link in _links(page, words))


def _links(page: Page, words: str) -> Iterator[Locator]:
    yield from page.get_by_role("link", name=words, exact=True).all()
    yield from page.get_by_role("button", name=words, exact=True).all()
