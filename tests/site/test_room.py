"""Pages in little room: enlarged, on paper, with the spacing that a reader may set (WCAG 1.4.10, 1.4.12)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.site.built import BuiltSite, listed
from tests.site.reader import Reader

SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
NARROWEST = 320
"""A window of 1280 px, enlarged to 400 %."""
UPRIGHT = 718
"""The width of a sheet of A4 inside its margins."""
LYING = 1032
"""The same of one that lies, on which comparisons are printed."""
SHRINKS = 1.8
"""A browser makes what is wider than the sheet smaller, to half at most; what is still wider it cuts."""
CUT = """() => {
  const cut = new Set(), range = document.createRange();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const isOutside = (part, box) => part.left < box.left - 2 || part.right > box.right + 2
    || part.top < box.top - 3 || part.bottom > box.bottom + 3;
  for (let text; (text = texts.nextNode());) {
    if (!text.data.trim() || text.parentElement.closest("svg, .find, .md-header__topic + .md-header__topic")) continue;
    range.selectNodeContents(text);
    const parts = [...range.getClientRects()].filter((part) => part.width > 1 && part.height > 1);
    for (let box = text.parentElement; parts.length && box !== document.body; box = box.parentElement) {
      const { clipPath, overflowX, overflowY, visibility } = getComputedStyle(box);
      if (clipPath !== "none" || visibility === "hidden" || box.offsetWidth < 2 || overflowX === "auto") break;
      if (overflowX !== "hidden" && overflowY !== "hidden") continue;
      const frame = box.getBoundingClientRect();
      if (parts.some((part) => isOutside(part, frame))) cut.add(`${box.className}: ${text.data.trim().slice(0, 40)}`);
    }
  }
  return [...cut];
}"""
LABELS_ALONE = """() => [...document.querySelectorAll("td")].filter((cell) => {
  const label = cell.querySelector(".head");
  return label?.getClientRects().length && cell.textContent.trim() === label.textContent.trim();
}).map((cell) => cell.textContent.trim())"""


@pytest.fixture(scope="module")
def narrow(chromium: Browser) -> Iterator[Reader]:
    """A reader who sets the spacing of words, which no policy of a page forbids."""
    context = chromium.new_context(offline=True, reduced_motion="reduce", bypass_csp=True)
    yield Reader(context, "")
    context.close()


@pytest.mark.any_corpus
def test_no_word_is_cut_on_a_phone_or_on_paper(narrow: Reader, site: BuiltSite) -> None:
    """A page of every kind at 400 %, as it comes and with the widest spacing, and as it is printed."""
    faults = []
    for kind in site.kinds:
        place = site.fullest(kind)
        page = narrow.open(site.uri(place), width=NARROWEST)
        faults += [f"{place}: nothing stands behind {label}" for label in page.evaluate(LABELS_ALONE)]
        faults += [f"{place}: cuts {words}" for words in page.evaluate(CUT)]
        spacing = page.add_style_tag(content=SPACED)
        faults += [f"{place}, spaced: cuts {words}" for words in page.evaluate(CUT)]
        if narrow.scrolls_sideways():
            faults.append(f"{place}, spaced: scrolls sideways")
        spacing.evaluate("(style) => style.remove()")
        faults += _check_paper(narrow, place, LYING if kind.startswith("compare/") else UPRIGHT)
    assert not faults, listed(faults)


def _check_paper(narrow: Reader, place: str, paper: int) -> Iterator[str]:
    """Yield how much wider than its paper the open page is, where a browser would cut it."""
    narrow.page.emulate_media(media="print")
    narrow.page.set_viewport_size({"width": paper, "height": 900})
    width = narrow.page.evaluate("document.documentElement.scrollWidth")
    narrow.page.emulate_media(media="null")
    if width > SHRINKS * paper:
        yield f"{place}: {width} px wide on paper of {paper}"
