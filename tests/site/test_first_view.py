"""What the first view of a page costs, from a disk: the files that it asks for, and the fonts that it looks up."""

from __future__ import annotations

import pytest

from tests.site.built import BuiltSite, listed
from tests.site.reader import Reader

MOST = 8
MOST_SIZES = 13
SIZES_SHOWN = """() => [...new Set([...document.querySelectorAll('body *')]
  .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((element) => element.checkVisibility())
  .map((element) => Math.round(parseFloat(getComputedStyle(element).fontSize) * 10) / 10))]"""
"""The sizes of all letters that are on the screen, in pixels."""
_TRIES = 10
_PAUSE = 300  # milliseconds in which a page might ask for more than it waits for


@pytest.mark.any_corpus
def test_a_first_view_asks_for_eight_files_or_fewer(tab: Reader, site: BuiltSite) -> None:
    """The fullest page of every kind: the page itself, its styles, scripts and icon, all from the folder.

    Not the page for a lost address: it looks up the words of the address at once, as somebody who searches would.
    """
    dear = []
    for kind in site.kinds:
        if kind == "404.html":
            continue
        with tab.requests() as asked:
            tab.open(site.fullest(kind)).wait_for_timeout(_PAUSE)
        files = [address for address in asked if not address.startswith(("about:", site.uri("assets/icon")))]
        assert files[0] == site.uri(site.fullest(kind))
        assert all(address.startswith(site.uri("")) for address in files), files
        if len(files) + 1 > MOST:  # Browsers ask for the icon, and when they like.
            names = ", ".join(address.rpartition("/")[2] for address in files)
            dear.append(f"{site.fullest(kind)}: {len(files) + 1}: {names}")
    assert not dear, listed(dear)


@pytest.mark.any_corpus
def test_letters_have_few_sizes(tab: Reader, site: BuiltSite) -> None:
    """Each size of a font is a look-up before the first paint: no kind of page shows more than the scale has."""
    many = []
    for kind in site.kinds:
        sizes = sorted(tab.open(site.fullest(kind)).evaluate(SIZES_SHOWN))
        if len(sizes) > MOST_SIZES:
            many.append(f"{site.fullest(kind)}: {len(sizes)}: {sizes}")
    assert not many, listed(many)


def test_the_chosen_scheme_is_there_before_the_first_paint(tab: Reader) -> None:
    """The one script in a page, which the policy names by its hash, runs: a chosen scheme holds from page to page."""
    tab.page.emulate_media(color_scheme="light")
    for wanted in ("default", "slate"):
        tab.open("index.html").locator("form[data-md-component=palette] label").filter(visible=True).click()
        assert _scheme_elsewhere(tab, wanted=wanted) == wanted
        assert tab.page.evaluate("document.querySelector('header script').textContent").startswith("try{")
    tab.open("index.html").locator("form[data-md-component=palette] label").filter(visible=True).click()
    assert _scheme_elsewhere(tab, wanted="default") == "default", "that of the system"


def _scheme_elsewhere(tab: Reader, *, wanted: str) -> str | None:
    """Return the scheme of another page once it is the wanted one; a browser hands on what is stored a little later."""
    found = None
    for _ in range(_TRIES):
        found = tab.open("texts/index.html").locator("body").get_attribute("data-md-color-scheme")
        if found == wanted:
            break
        tab.page.wait_for_timeout(_PAUSE)
    return found
