"""States under every name: each filter and choice of States takes the names that people use, in any language."""

from __future__ import annotations

import pytest

from tests.site.reader import Reader

SHOWN = (
    "[...document.querySelectorAll('[data-row]')].filter((row) => row.checkVisibility())"
    ".map((row) => row.dataset.state)"
)


@pytest.mark.parametrize("place", ["states/index.html", "statements/index.html", "authorities/index.html"])
@pytest.mark.parametrize(
    ("typed", "code"),
    [("Holland", "nl"), ("Great Britain", "gb"), ("Германия", "de"), ("Tschechien", "cz"), ("Ukraina", "ua")],
)
def test_a_filter_takes_every_name_of_a_state(reader: Reader, place: str, typed: str, code: str) -> None:
    """A name that stands nowhere in the rows leaves the rows of that State, and no others."""
    page = reader.open(place)
    page.locator("[data-words]").first.fill(typed)
    page.wait_for_function(f"() => new Set({SHOWN}).size === 1")
    assert set(page.evaluate(SHOWN)) == {code}


def test_a_name_and_a_word_leave_the_rows_that_hold_both(reader: Reader) -> None:
    """The words beside a name narrow further; the code of one State never hides another whose name begins so."""
    page = reader.open("statements/index.html")
    field = page.locator("[data-words]")
    field.fill("США federal")
    page.wait_for_function(f"() => new Set({SHOWN}).size === 1")
    assert set(page.evaluate(SHOWN)) == {"us"}
    assert 0 < page.locator("[data-row]:visible").count() < page.locator("[data-row][data-state='us']").count()
    reader.open("states/index.html").locator("input[data-words]").fill("UK")
    page.wait_for_function(f"() => {SHOWN}.includes('gb')")
    assert set(page.evaluate(SHOWN)) == {"gb", "ua"}


def test_the_pair_tool_takes_any_name(reader: Reader) -> None:
    """What is typed narrows the choice; Enter takes the State, and a name that is none is said."""
    page = reader.open("pairs/index.html")
    for label, typed in (("State, by any name", "Латвия"), ("and State, by any name", "Great Britain")):
        field = page.get_by_label(label, exact=True)
        field.fill(typed)
        field.press("Enter")
    page.wait_for_function("() => location.hash.startsWith('#lv,gb,')")
    assert "Latvia" in page.locator("[data-result]").inner_text()
    field.fill("Atlantis")
    field.press("Enter")
    page.wait_for_function("field => !field.validity.valid", arg=field.element_handle())
    assert page.locator("[data-second]").input_value() == "gb"
