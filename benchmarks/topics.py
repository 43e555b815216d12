"""Measure every comparison in Chromium and print the figures of its table: heights, lines, weight, rows by state.

    python -m benchmarks.topics site
    python -m benchmarks.topics site --before OLD

Lines are those of the columns of law, as they are broken on the screen. A line is short where the paragraph goes on
after it. First lines of a row stand alike where their feet are no more than two pixels apart.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright

WIDTHS = (1280, 1680, 1920)
LONGEST, SHORTEST = 75, 30
HIGHEST, MEDIAN = 760, 520
_PAGE = re.compile(".*", re.DOTALL)
_BODY = re.compile(r"<article\b.*?</article>|<main\b(?!.*<article\b).*?</main>", re.DOTALL)
"""What a page shows, without its frame; an older frame has no article inside the main part."""
_GAPS = ("carried over by", "no counterpart")
_MEASURE = """
() => {
  const linesOf = (block) => {
    const [lines, walker] = [[], document.createTreeWalker(block, NodeFilter.SHOW_TEXT)];
    let foot = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement.checkVisibility() || node.parentElement.closest('.no, .cite-one, .hidden')) continue;
      for (const word of node.data.matchAll(/\\S+\\s*/g)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].trimEnd().length);
        const box = range.getBoundingClientRect();
        if (!box.width) continue;
        if (foot === null || box.bottom > foot + 8) { lines.push(''); foot = box.bottom; }
        lines[lines.length - 1] += word[0];
      }
    }
    return lines.map((line) => line.trim());
  };
  const footOf = (cell) => {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim() || !node.parentElement.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getClientRects()[0];
      if (box && box.width) return box.bottom;
    }
    return null;
  };
  const blocks = [...document.querySelectorAll('.facing .law p:not(.at)')];
  const rows = [...document.querySelectorAll('.facing tbody tr')].map((row) => [...row.cells].map(footOf));
  return {
    lines: blocks.map(linesOf), rows,
    y: document.querySelector('table.points').getBoundingClientRect().top + scrollY,
    wide: document.documentElement.scrollWidth > innerWidth,
  };
}
"""


@dataclass
class Measured:
    """What one comparison measures at one width."""

    topic: str
    y: float
    long: list[str]
    short: list[str]
    uneven: int
    is_wide: bool


def measure(page: Page, address: str, topic: str) -> Measured:
    """Open a comparison and measure it."""
    page.goto(address)
    found: dict[str, Any] = page.evaluate(_MEASURE)
    lines = [line for block in found["lines"] for line in block]
    begun = [line for block in found["lines"] for line in block[:-1]]
    feet = [[foot for foot in row if foot is not None] for row in found["rows"]]
    return Measured(
        topic,
        found["y"],
        [line for line in lines if len(line) > LONGEST],
        [line for line in begun if len(line) < SHORTEST],
        sum(max(row) - min(row) > 2 for row in feet if row),
        found["wide"],
    )


def measure_all(site: Path, topics: Sequence[str]) -> dict[int, list[Measured]]:
    """Measure every comparison at every width."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        found = {}
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 900})
            found[width] = [measure(page, (site / url).as_uri(), url) for url in topics]
            page.close()
        browser.close()
    return found


def weigh(site: Path, topics: Sequence[str], part: re.Pattern[str]) -> dict[str, int]:
    """Return the bytes of each comparison after gzip: of what `part` finds in the page."""
    pages = {url: (site / url).read_text(encoding="utf-8") for url in topics if (site / url).is_file()}
    parts = {url: part.search(page) for url, page in pages.items()}
    return {url: len(gzip.compress(found[0].encode(), 6, mtime=0)) for url, found in parts.items() if found}


def tell_weights(site: Path, before: Path | None, topics: Sequence[str]) -> None:
    """Print what a comparison weighs, the whole page and without its frame, and against an older site."""
    for name, part in (("whole page", _PAGE), ("without the frame", _BODY)):
        now = weigh(site, topics, part)
        told = f"weight of a comparison, gzip, {name}: median {median(now.values()) / 1000:.1f} kB"
        if before:
            old = weigh(before, topics, part)
            shares = sorted((now[url] / old[url], url) for url in old)
            middle, total = median(share for share, _ in shares), sum(now[url] for url in old) / sum(old.values())
            told += f"; over before: median {middle:.2f}, all {total:.2f}, most {shares[-1][0]:.2f}, {shares[-1][1]}"
        print(told)


def tell_heights(views: Sequence[Measured]) -> None:
    """Print where the table of points begins, and which pages are beyond the goal."""
    heights = sorted((view.y, view.topic) for view in views)
    worst = heights[-1]
    told = f"median {median(y for y, _ in heights):.0f} px (goal {MEDIAN}), worst {worst[0]:.0f} px (goal {HIGHEST})"
    print(f"y of the points table at {WIDTHS[0]} px, {len(heights)} topics: {told}, {worst[1]}")
    for y, topic in heights:
        if y > HIGHEST:
            print(f"  beyond the goal: {topic} {y:.0f} px")


def tell_lines(width: int, views: Sequence[Measured]) -> None:
    """Print lines that are too long or too short, and rows that do not begin on one line."""
    long, short = ([line for view in views for line in getattr(view, name)] for name in ("long", "short"))
    uneven = sum(view.uneven for view in views)
    print(
        f"{width} px: lines over {LONGEST} signs {len(long)}, under {SHORTEST} {len(short)}; "
        f"rows whose first lines differ {uneven}; pages that scroll sideways {sum(view.is_wide for view in views)}"
    )
    for view in views:
        for line in [*view.long, *view.short][:2]:
            print(f"  {view.topic}: {len(line)} {line}")
        if view.uneven:
            print(f"  {view.topic}: {view.uneven} rows begin unevenly")


def tell_points(site: Path) -> None:
    """Print on what the cells rest, and how many rows there are of each state."""
    cells = json.loads((site / "data/points.json").read_text(encoding="utf-8"))
    cited = [cell for cell in cells if cell["says"]]
    words, silent = (sum(bool(cell[key]) for cell in cited) for key in ("words", "silence"))
    alone = sum(not cell["words"] for cell in cited if cell["silence"])
    neither = sum(not cell["words"] and not cell["silence"] for cell in cited)
    told = f"words {words}, silence {silent} ({alone} of them alone), neither {neither}"
    print(f"cells that say something {len(cited)}: resting on {told}")
    states = Counter({(cell["topic"], cell["point"]): cell["state"] for cell in cells}.values())
    print(f"rows {states.total()} by state: {', '.join(f'{state} {count}' for state, count in states.most_common())}")
    urls = {cell["url"] for cell in json.loads((site / "data/topics.json").read_text(encoding="utf-8"))}
    pages = [(site / url).read_text(encoding="utf-8") for url in urls]
    carried, absent = (sum(page.count(f'class="none">{words}') for page in pages) for words in _GAPS)
    print(f"cells without a provision: carried over by a clause {carried}, no counterpart {absent}")


def main() -> None:
    """Measure the site that is named and print what was found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("site", type=Path)
    asked.add_argument("--before", type=Path, help="an older site, whose pages are weighed too")
    given = asked.parse_args()
    site = given.site.resolve()
    rows = json.loads((site / "data/topics.json").read_text(encoding="utf-8"))
    topics = sorted(row["url"] for row in rows)
    found = measure_all(site, topics)
    tell_heights(found[WIDTHS[0]])
    for width, views in found.items():
        tell_lines(width, views)
    tell_weights(site, given.before, topics)
    tell_points(site)


if __name__ == "__main__":
    main()
