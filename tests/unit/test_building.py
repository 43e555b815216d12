"""What is looked at after a warm build, before its site takes the place of the last one."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.last_site import LastSite, Product
from generator.publish.mkdocs.building import Building
from generator.site.assets import IMMUTABLE

PAGE, STYLE = "lakes/index.html", "frame.0123456789.css"


@pytest.fixture
def building(tmp_path: Path) -> Building:
    """Return a build that keeps a page, which names a style, and made another; all of it is there."""
    for path in (PAGE, "made.html", "worker.js", f"{IMMUTABLE}/{STYLE}"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x", encoding="utf-8")
    kept = {PAGE: Product((), "", (PAGE,), assets=(STYLE,))}
    return Building(LastSite(), kept=kept, products={"made.html": Product((), "", ("made.html",))})


def _fault(building: Building, folder: Path) -> str:
    paths = [file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()]
    return building.find_fault(folder, paths, ["worker.js", f"{IMMUTABLE}/{STYLE}"])


def test_a_whole_site_has_no_fault(building: Building, tmp_path: Path) -> None:
    """Each file has an owner: a product, made or kept, or whatever writes beside them."""
    assert _fault(building, tmp_path) == ""


@pytest.mark.parametrize("path", [PAGE, f"{IMMUTABLE}/{STYLE}"])
def test_a_kept_page_and_what_it_names_must_be_there(building: Building, tmp_path: Path, path: str) -> None:
    """Else the site is made from nothing."""
    (tmp_path / path).unlink()
    assert _fault(building, tmp_path) == f"{PAGE} needs {path}, which is not there"


def test_a_file_of_nobody_is_a_fault_where_something_was_kept(building: Building, tmp_path: Path) -> None:
    """A build from nothing keeps nothing, and everything in its folder is its own."""
    (tmp_path / "lakes/stray.html").write_text("x", encoding="utf-8")
    assert _fault(building, tmp_path) == "lakes/stray.html is of no product that there is now"
    building.kept.clear()
    assert _fault(building, tmp_path) == ""
