"""What the first view of a page costs, from a disk: the files that it asks for, and the fonts that it looks up."""

from __future__ import annotations

import re
from pathlib import Path

from tests.site.built import ROOT, BuiltSite, listed
from tests.site.reader import Reader

MOST = 8
SIZES = {".7", ".8", ".86", ".93", "1", "1.08", "1.12", "1.2", "1.35", "1.55", "1.8", "1.9", "2.4"}
"""The sizes of letters in rem: the first is that of tiles, the last four those of first headings."""
_SIZE = re.compile(r"\bfont(?:-size)?: (?:[a-z]+ )?(?:\d{3} )?([\d.]+)rem")
_TRIES = 10
_PAUSE = 300  # milliseconds in which a page might ask for more than it waits for


def test_a_first_view_asks_for_eight_files_or_fewer(tab: Reader, site: BuiltSite) -> None:
    """The fullest page of every kind: the page itself, its styles, scripts and icon, all from the folder.

    Not the page for a lost address: it looks up the words of the address at once, as somebody who searches would.
    """
    asked: list[str] = []
    tab.page.on("request", lambda request: asked.append(request.url))
    dear = []
    for kind in site.kinds:
        if kind == "404.html":
            continue
        page = tab.open(site.fullest(kind))
        page.wait_for_timeout(_PAUSE)
        files = [address for address in asked if not address.startswith(("about:", site.uri("assets/icon")))]
        assert files[0] == site.uri(site.fullest(kind))
        assert all(address.startswith(site.uri("")) for address in files), files
        if len(files) + 1 > MOST:  # Browsers ask for the icon, and when they like.
            names = ", ".join(address.rpartition("/")[2] for address in files)
            dear.append(f"{site.fullest(kind)}: {len(files) + 1}: {names}")
        asked.clear()
    assert not dear, listed(dear)


def test_letters_have_few_sizes() -> None:
    """Each further size of a font is a look-up before the first paint, so the styles keep to one scale."""
    sheets = [sheet for sheet in sorted((ROOT / "theme/assets/css").glob("*.css")) if sheet.name != "find.css"]
    sizes = {sheet.name: set(_SIZE.findall(_on_screen(sheet))) for sheet in sheets}
    assert sizes["site.css"] >= {".8", ".86", ".93", "1.08"}
    odd = [f"{name}: {size}rem" for name, found in sizes.items() for size in sorted(found - SIZES)]
    assert not odd, listed(odd)


def _on_screen(sheet: Path) -> str:
    """Give the rules of a style sheet before those for paper."""
    return sheet.read_text(encoding="utf-8").partition("@media print")[0]


def test_the_chosen_scheme_is_there_before_the_styles(tab: Reader) -> None:
    """The script in the head that the policy names by its hash runs: a chosen scheme holds from page to page."""
    page = tab.open("index.html")
    switch = page.locator("button[data-scheme]")
    said = []
    for scheme in ("light", "dark", "auto"):
        switch.click()
        said.append(switch.inner_text())
        assert _scheme_elsewhere(tab, wanted=scheme) == scheme
        assert page.evaluate("document.head.querySelector('script:not([src])').nextElementSibling.rel") == "icon"
        tab.open("index.html")
    assert said == ["Theme: light", "Theme: dark", "Theme: system"]


def _scheme_elsewhere(tab: Reader, *, wanted: str) -> str | None:
    """Give the scheme of another page once it is the wanted one; a browser hands on what is stored a little later."""
    found = None
    for _ in range(_TRIES):
        found = tab.open("texts/index.html").locator("html").get_attribute("data-scheme")
        if found == wanted:
            break
        tab.page.wait_for_timeout(_PAUSE)
    return found
