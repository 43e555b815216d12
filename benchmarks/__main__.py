"""Print the table of the goals of speed: `python -m benchmarks`. See README.md for what stands behind each row."""

from __future__ import annotations

import argparse
import gzip
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks import build, reader
from benchmarks.runs import Run, compare

Row = tuple[str, str, str]
Runs = dict[str, list[Run]]


def _walls(runs: list[Run]) -> list[float]:
    return [run.wall for run in runs]


def _cpus(runs: list[Run]) -> list[float]:
    return [run.cpu for run in runs]


def _versus(found: Runs, one: str, other: str) -> str:
    if one not in found or other not in found:
        return "not measured"
    wall, cpu = (compare(take(found[one]), take(found[other])) for take in (_walls, _cpus))
    return f"wall {wall}, cpu {cpu}"


def build_rows(name: str, found: Runs) -> Iterator[Row]:
    """Yield the rows of cold builds of one size."""
    for tool, runs in found.items():
        wall, cpu, memory = (median(getattr(run, key) for run in runs) for key in ("wall", "cpu", "memory"))
        yield f"{tool}, cold, {name}", "", f"{wall:.2f} s, cpu {cpu:.2f} s, {memory:.0f} MB"
    if build.STOCK in found:
        yield f"stock Material over ours, {name}", "2.5 or more", _versus(found, build.STOCK, build.OURS)
    yield f"ours over the floor, {name}", "2.5 or less", _versus(found, build.OURS, build.FLOOR)
    yield f"ours over Hugo, {name}", "2 or less", _versus(found, build.OURS, "Hugo")


def edit_rows(name: str, goal: str, found: Runs, *, same: bool) -> Iterator[Row]:
    """Yield the rows of builds after an edit."""
    for one in ("one edit", "no edit"):
        runs = found[one]
        yield f"{one}, {name}", "", f"{median(_walls(runs)):.2f} s, cpu {median(_cpus(runs)):.2f} s"
    yield f"one edit over a one-page MkDocs site, {name}", goal, _versus(found, "one edit", build.ONE_PAGE)
    yield f"no edit over a one-page MkDocs site, {name}", "1.5 or less", _versus(found, "no edit", build.ONE_PAGE)
    yield f"the same bytes as a clean build, {name}", "yes", "yes" if same else "NO"


def reader_rows(name: str, views: dict[str, list[reader.View]]) -> Iterator[Row]:
    """Yield what readers wait for on a site of one size."""
    ours, bare, stock = (views[key] for key in ("ours", "bare", "stock"))
    yield f"first view: requests, {name}", "8 or fewer", f"{reader.middle(ours, 'requests'):.0f}"
    dressing = f"{reader.middle(ours, 'dressing') / 1000:.1f} kB"
    if stock:
        share = reader.middle(ours, "dressing") / reader.middle(stock, "dressing")
        yield f"first view: CSS and JS, gzip, over stock, {name}", "0.7 or less", f"{share:.2f} ({dressing})"
    paint = compare([view.paint for view in ours], [view.paint for view in bare])
    yield f"first paint over a bare page, {name}", "1.3 or less", str(paint)
    for kind, goal in (("ours", "50 ms"), ("ours hosted", ""), ("stock hosted", "")):
        if not views[kind]:
            continue
        figures = ("ready", "cold", "warm", "longest")
        ready, cold, warm, longest = (reader.middle(views[kind], figure) for figure in figures)
        bound = "50, 120, 30 ms or less" if goal else ""
        times = f"{ready:.0f}, {cold:.0f}, {warm:.0f} ms"
        yield f"search: ready, first results cold, warm: {kind}, {name}", bound, times
        told = f"{longest:.0f} ms" if longest else "none over 50 ms"
        yield f"search: longest task: {kind}, {name}", goal and "50 ms or less", told
    if views["stock hosted"]:
        both = (views["ours hosted"], views["stock hosted"])
        one, other = ([reader.middle(seen, key) for key in ("ready", "cold", "warm")] for seen in both)
        shares = ", ".join(f"{mine / theirs:.2f}" for mine, theirs in zip(one, other, strict=True))
        yield f"search: ready, cold, warm: ours hosted over stock hosted, {name}", "", shares
    size = reader.middle(ours, "query_bytes") / 1000
    yield f"bytes for a first query, gzip, {name}", "60 kB / 250 kB", f"{size:.1f} kB"


def page_rows(name: str, site: Path) -> Iterator[Row]:
    """Yield the bytes of a page: what stands around the text, and all output for a page."""
    page = site / reader.median_article(site)
    html = page.read_text(encoding="utf-8")
    main = reader.main_part(html)
    chrome = len(gzip.compress(html.encode(), 6)) - len(gzip.compress(main.encode(), 6))
    files = [file for file in site.rglob("*") if file.is_file()]
    pages = [file for file in files if file.suffix == ".html"]
    text = sum(len(reader.main_part(file.read_text(encoding="utf-8")).encode()) for file in pages)
    rest = (sum(file.stat().st_size for file in files) - text) / len(pages)
    yield f"chrome of a median article, gzip, {name}", "3 kB or less", f"{chrome} bytes"
    yield f"chrome, search and exports for a page, {name}", "12 kB or less", f"{rest / 1000:.1f} kB"


def index_rows(name: str, site: Path, stock: Path) -> Iterator[Row]:
    """Yield what search weighs in all: its scripts and its index, ours in shards that are read by need."""
    ours = reader.packed([*site.glob("assets/search/*.js")]) / 1000
    yield f"search: all scripts and the whole index, gzip, {name}", "", f"{ours:.0f} kB"
    if stock.is_dir():
        worker = stock.glob("assets/javascripts/workers/search*.js")
        theirs = reader.packed([stock / "search/search_index.json", *worker]) / 1000
        yield f"search: the same of stock Material, read at once, {name}", "", f"{theirs:.0f} kB ({ours / theirs:.2f})"


def measure_size(work: Path, size: int | None, *, rounds: int, read: bool) -> tuple[list[Row], Runs]:
    """Measure everything at one size; give the rows and the cold builds."""
    ground = build.lay_out(work, size=size)
    name = f"{ground.pages} pages"
    slow = not size or size <= 600
    cold = build.measure_cold(ground, rounds=rounds, slow=slow)
    rows = list(build_rows(name, cold))
    goal = "3 or less" if (size or 0) <= 600 else "6 or less"
    edits, same = build.measure_edit(ground, rounds=rounds)
    rows += edit_rows(name, goal, edits, same=same)
    site = ground.clone / "site"
    rows += page_rows(name, site)
    rows += index_rows(name, site, ground.folder / "stock" / "site")
    if read:
        rows += reader_rows(name, reader.compare_readers(site, ground.folder / "stock" / "site", rounds=rounds))
    return rows, cold


def growth_rows(sizes: dict[int, Runs]) -> Iterator[Row]:
    """Yield how time and memory grow from the smallest to the largest size."""
    small, large = min(sizes), max(sizes)
    if small == large:
        return
    ones, others = sizes[large][build.OURS], sizes[small][build.OURS]
    wall, cpu = (compare(take(ones), take(others)) for take in (_walls, _cpus))
    yield f"time at {large:,} over time at {small:,}", "16 or less (9,600 over 600, cpu)", f"wall {wall}, cpu {cpu}"
    memory = median(run.memory for run in ones)
    yield f"peak memory at {large:,}", "500 MB or less", f"{memory:.0f} MB"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", default="real,600,2400,9600", help="sizes, comma-separated; real is the real corpus")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", type=Path, help="a folder outside the repository, kept for the next time")
    parser.add_argument("--no-reader", action="store_true", help="leave out the browser")
    given = parser.parse_args()
    work = given.work or Path(tempfile.mkdtemp(prefix="bench-"))
    work.mkdir(parents=True, exist_ok=True)
    print("| what | goal | measured: median (lowest to highest) |\n| --- | --- | --- |", flush=True)
    sizes: dict[int, Runs] = {}
    for word in given.sizes.split(","):
        size = None if word == "real" else int(word)
        rows, cold = measure_size(work, size, rounds=given.rounds, read=not given.no_reader)
        if size:
            sizes[size] = cold
        _print(rows)
    if len(sizes) > 1:
        _print(list(growth_rows(sizes)))


def _print(rows: list[Row]) -> None:
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
