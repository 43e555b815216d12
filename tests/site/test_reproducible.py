"""Two builds of the same files give the same bytes, whatever the machine calls its folders, language, day and hour."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from generator.publish.seal import precompress, read_folder
from tests.site.built import ROOT, BuiltSite, listed

NEEDED = ("content", "data", "generator", "theme", "mkdocs.yml")
ENDS = (".gz", ".br")
ELSEWHERE = {
    "LC_ALL": "POSIX",
    "LANG": "tr_TR.UTF-8",
    "TZ": "Pacific/Kiritimati",
    "PYTHONHASHSEED": "4242",
    "SOURCE_DATE_EPOCH": "86400",
    "SITE_URL": "",
}
"""Another language, another end of the world, another order of hashes, another day."""


def test_two_builds_are_the_same_bytes(site: BuiltSite, tmp_path: Path) -> None:
    """This folder and another with another name, locale, time zone and order of hashes give the same site."""
    other = tmp_path / "Другая папка"
    other.mkdir()
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, other / name, ignore=shutil.ignore_patterns("__pycache__", ".mypy_cache"))
        else:
            shutil.copy(source, other / name)
    command = [sys.executable, "-m", "generator", "build"]
    result = subprocess.run(command, cwd=other, env={**os.environ, **ELSEWHERE}, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode(errors="replace")
    here, there = read_folder(site.folder), read_folder(other / "site")
    differing = [path for path in sorted(here.keys() | there.keys()) if here.get(path) != there.get(path)]
    assert not differing, listed(differing)


def test_packed_files_tell_no_time(mini: BuiltSite, tmp_path: Path) -> None:
    """The packed files of two runs are alike; those of gzip bear neither time nor name nor system."""
    packed = []
    for name in ("one", "two"):
        shutil.copytree(mini.folder, tmp_path / name)
        assert precompress(tmp_path / name) > 0
        packed.append({path: content for path, content in read_folder(tmp_path / name).items() if path.endswith(ENDS)})
    assert packed[0] == packed[1]
    assert {path[-3:] for path in packed[0]} == set(ENDS)
    heads = {content[3:10] for path, content in packed[0].items() if path.endswith(".gz")}
    assert heads == {b"\0\0\0\0\0\2\xff"}
