"""Print how many files of the site differ after one edit of each kind, and why: `python -m benchmarks.touched`.

With `--build FOLDER` the edits are made in a copy of another folder's code and data, to compare with an older state.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from fnmatch import fnmatch
from pathlib import Path

from benchmarks.build import ROOT, SOURCES
from benchmarks.scale import drop_ledgers
from generator.files.hashes import MANIFEST
from generator.files.packing import pack_gzip
from generator.publish.seal import KEPT, WORKER, is_kept

Edit = Callable[[Path], None]


def _replace(file: str, old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        text = (root / file).read_text(encoding="utf-8")
        if old not in text:
            raise ValueError(f"{file} does not hold {old!r}")
        (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def _add_state(root: Path) -> None:
    folder = root / "data/states/bt"
    folder.mkdir()
    (folder / "state.yml").write_text("name: Bhutan\nslug: bhutan\n", encoding="utf-8")


EDITS: tuple[tuple[str, int, Edit], ...] = (
    ("one summary", 20, _replace("data/instruments/budapest/articles/22.yml", "A Party must", "Each Party must")),
    ("one source title", 20, _replace("data/sources/portugal-aviso-5-2015.yml", "Aviso n", "The Aviso n")),
    ("one topic answer", 20, _replace("data/topics/illegal-access.yml", "answer: >-\n  ", "answer: >-\n  Now ")),
    ("one guide page", 20, _replace("content/guides/parties.md", "\n\n", "\n\nNow then.\n\n")),
    ("one statement", 40, _replace("data/states/lv/budapest.yml", "Latvia could leave", "Latvia may leave")),
    ("a new State", 40, _add_state),
)
"""By name: the most files that should differ, and the edit."""


_WHY = (
    (MANIFEST, "the hash of every file"),
    (KEPT, "the hashes of what the worker keeps"),
    (WORKER, "the hash of that list"),
    ("assets/data/version.js", "the version of the data, for paper"),
    ("data/index.html", "the version of the data; size and hash of every download"),
    ("data/datapackage.json", "the hash of every download"),
    ("data/concordance.sqlite", "every table, with the version of the data"),
    ("data/concordance.xlsx", "every table, with the version of the data"),
    ("data/yaml.zip", "all data as they were written"),
    ("data/epub/", "a book of what changed"),
    ("data/*/changes.*", "what changed since an edition"),
    ("data/*", "a table or text of what changed"),
    ("assets/search/box.js", "how many entries there are, and how words are shared out"),
    ("assets/search/e-*", "the block of the entry"),
    ("assets/search/v-*", "words that came or went, for near misses"),
    ("assets/search/w-*", "words that came, went or count otherwise"),
    ("assets/*", "names and words for the tools on pages"),
)
"""What the files hold that are not pages, by their paths."""


def explain(path: str, reasons: Mapping[str, str]) -> str:
    """Say why a file differs: a page by the first thing of all it is made from that changed, others by what they hold.

    `reasons` are those of the build, by product.
    """
    if path in reasons and path.endswith(".html") and path != "data/index.html":
        return reasons[path]
    return next((why for known, why in _WHY if fnmatch(path, known) or path.startswith(known)), "?")


def _build(root: Path) -> dict[str, str]:
    """Build; return why each product was made."""
    command = [sys.executable, "-m", "generator", "build", "--why"]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    pairs = (line.strip().partition(": ") for line in done.stderr.splitlines())
    return {name: why for name, _, why in pairs}


def find_differing(one: Path, other: Path) -> list[str]:
    """Return the paths that only one folder holds, or whose bytes differ."""
    lists = [
        {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()} for folder in (one, other)
    ]
    both = lists[0] & lists[1]
    _, different, broken = filecmp.cmpfiles(one, other, sorted(both), shallow=False)
    return sorted({*different, *broken, *(lists[0] ^ lists[1])})


def weigh_update(site: Path, differing: list[str]) -> int:
    """Return how many bytes a reader with the worker fetches, packed as a host sends them: what is kept and differs.

    The worker and the list of files come besides; asked for again, the list is said to be the same.
    """
    paths = {*filter(is_kept, differing), KEPT, WORKER}
    return sum(len(pack_gzip((site / path).read_bytes())) for path in paths if (site / path).exists())


def main() -> None:
    """Make each edit in a clone of its own state, build, compare, and put the file back."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.touched", description=__doc__)
    parser.add_argument("--build", type=Path, default=ROOT, help="the folder whose code and data are used")
    parser.add_argument("--only", help="one edit, by its name")
    parser.add_argument("--list", action="store_true", help="name the files too, each with why")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="touched-") as folder:
        clone = Path(folder) / "clone"
        for source in (*SOURCES, "data"):
            if (given.build / source).is_dir():
                shutil.copytree(given.build / source, clone / source, ignore=shutil.ignore_patterns("__pycache__"))
            elif (given.build / source).exists():
                shutil.copy2(given.build / source, clone / source)
        drop_ledgers(clone / "data")
        before = Path(folder) / "before"
        for source in ("data", "content"):
            shutil.copytree(clone / source, before / source)
        _build(clone)
        shutil.copytree(clone / "site", before / "site")
        count = sum(1 for file in (before / "site").rglob("*") if file.is_file())
        print(f"| edit | most | of {count} files differ | the worker fetches |\n| --- | --- | --- | --- |", flush=True)
        for name, most, edit in (one for one in EDITS if given.only in (None, one[0])):
            edit(clone)
            reasons = _build(clone)
            differing = find_differing(before / "site", clone / "site")
            weight = weigh_update(clone / "site", differing) / 1000
            print(f"| {name} | {most} | {len(differing)} | {weight:.0f} kB |", flush=True)
            if given.list:
                print("".join(f"    {path}: {explain(path, reasons)}\n" for path in differing), flush=True)
            for source in ("data", "content"):
                shutil.rmtree(clone / source)
                shutil.copytree(before / source, clone / source)


if __name__ == "__main__":
    main()
