"""Measure builds: ours from a fresh clone, after one edit and unchanged; stock Material, the floor and peers beside."""

from __future__ import annotations

import filecmp
import os
import shutil
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import floor, peers
from benchmarks.runs import Contender, Run, measure, run_rounds
from benchmarks.scale import drop_ledgers, grow
from generator.publish.pipeline import make_site

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("generator", "theme", "content", "mkdocs.yml", "tests/facts", "tests/mini")
CACHES = (".cache", ".build", "site")
OURS, STOCK, FLOOR, ONE_PAGE = "ours", "stock Material", "floor", "one page"
WORD = "Now "
"""What an edit adds to a summary of fewer than `ROOM` words, or takes away."""
ROOM = 40


@dataclass(frozen=True)
class Ground:
    """A size of the corpus, laid out for every tool below one folder."""

    name: str
    pages: int
    folder: Path

    @property
    def clone(self) -> Path:
        """Return the folder of our project with the data of this size."""
        return self.folder / "clone"


def lay_out(work: Path, *, size: int | None) -> Ground:
    """Make the ground for a size (None: the real corpus) in `work`; what stands there from an earlier call is used."""
    name = str(size) if size else "real"
    folder = work / name
    mark = folder / "pages.txt"
    if mark.exists():
        return Ground(name, int(mark.read_text()), folder)
    shutil.rmtree(folder, ignore_errors=True)
    clone = folder / "clone"
    for source in SOURCES:
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, clone / source, ignore=shutil.ignore_patterns("__pycache__"))
        elif (ROOT / source).exists():
            shutil.copy2(ROOT / source, clone / source)
    if size:
        grow(ROOT / "data", clone / "data", pages=size, now=len(make_site(ROOT).pages))
    else:
        shutil.copytree(ROOT / "data", clone / "data")
    pages = make_site(clone).pages
    peers.lay_out_stock(pages, folder / "stock")
    peers.lay_out_one_page(folder / "one-page")
    peers.lay_out_hugo(pages, folder / "hugo")
    peers.lay_out_eleventy(pages, folder / "eleventy")
    floor.prepare([(page.path, page.title, str(page.body)) for page in pages], folder / "floor.marshal")
    mark.write_text(str(len(pages)))
    return Ground(name, len(pages), folder)


def clear_caches(clone: Path) -> None:
    """Make our project as a fresh clone is: no cache, no site, no compiled modules."""
    for cache in CACHES:
        shutil.rmtree(clone / cache, ignore_errors=True)
    for compiled in [*clone.rglob("__pycache__")]:
        shutil.rmtree(compiled)


def _ours(ground: Ground) -> Contender:
    command = (sys.executable, "-m", "generator", "build")
    return Contender(OURS, command, ground.clone, partial(clear_caches, ground.clone))


def _mkdocs(name: str, folder: Path) -> Contender:
    return peers.contend(name, (sys.executable, "-m", "mkdocs", "build", "--quiet"), folder, "site")


def measure_cold(ground: Ground, *, rounds: int, slow: bool) -> dict[str, list[Run]]:
    """Measure cold builds of all tools in the same rounds; `slow` includes those that take minutes at this size."""
    script = (sys.executable, str(Path(floor.__file__)), str(ground.clone / "data"), "floor.marshal", "floor-out")
    contenders = [_ours(ground), peers.contend(FLOOR, script, ground.folder, "floor-out")]
    if slow:
        contenders.append(_mkdocs(STOCK, ground.folder / "stock"))
    contenders += [peer for peer in peers.find_peers(ground.folder) if slow or peer.name != "Zensical"]
    return run_rounds(contenders, rounds=rounds)


def measure_edit(ground: Ground, *, rounds: int) -> tuple[dict[str, list[Run]], bool]:
    """Measure a build after one edit beside the start of MkDocs; say whether it gives what a clean build does."""
    command = (sys.executable, "-m", "generator", "build")
    drop_ledgers(ground.clone / "data")
    measure(Contender("first", command, ground.clone))
    edited = Contender("one edit", command, ground.clone, partial(_edit, ground.clone / "data"))
    unchanged = Contender("no edit", command, ground.clone)
    start = _mkdocs(ONE_PAGE, ground.folder / "one-page")
    found = run_rounds((edited, unchanged, start), rounds=rounds)
    kept = ground.folder / "after-edit"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(ground.clone / "site", kept)
    clear_caches(ground.clone)
    measure(Contender("clean", command, ground.clone))
    return found, same_trees(kept, ground.clone / "site")


def _edit(data: Path) -> None:
    """Put a word before the first folded summary that has room for it, or take it away again."""
    for file in sorted((data / "instruments").glob("*/articles/*.yml")):
        text = file.read_text(encoding="utf-8")
        summary = text.partition("summary: >-\n  ")[2].partition("\ntext:")[0]
        if 0 < len(summary.split()) < ROOM:
            new = summary.removeprefix(WORD) if summary.startswith(WORD) else f"{WORD}{summary}"
            file.write_text(text.replace(summary, new, 1), encoding="utf-8")
            return


def same_trees(one: Path, other: Path) -> bool:
    """Say whether two folders hold the same files with the same bytes."""
    lists = [
        sorted(file.relative_to(folder) for file in folder.rglob("*") if file.is_file()) for folder in (one, other)
    ]
    if lists[0] != lists[1]:
        return False
    _, different, broken = filecmp.cmpfiles(one, other, [os.fspath(file) for file in lists[0]], shallow=False)
    return not different and not broken
