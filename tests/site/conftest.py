"""The site, built once a session from the real data and once from the invented corpus, and one browser for all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.publish.build import build_site
from tests.site.built import CORPUS, ROOT, BuiltSite, listed
from tests.site.reader import Reader

_CONFIG = os.path.relpath(CORPUS / "mkdocs.yml", ROOT)


@pytest.fixture(scope="session")
def workshop() -> Iterator[Path]:
    """A folder for built sites, on the disk of the repository so that a site is put in place by one rename."""
    work = ROOT / ".build"
    work.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="tests-", dir=work))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def site(workshop: Path) -> BuiltSite:
    """The site of the corpus that is tested, as a reader gets it to open from a disk."""
    return _build(workshop / "site", config=_CONFIG)


@pytest.fixture(scope="session")
def hosted(workshop: Path) -> BuiltSite:
    """The same, built for an address below the root of its host."""
    return _build(workshop / "hosted", config=_CONFIG, site_url="https://treaties.example/concordance/")


@pytest.fixture(scope="session")
def mini(workshop: Path) -> BuiltSite:
    """The site of the invented corpus in `tests/mini`."""
    return _build(workshop / "mini", config="tests/mini/mkdocs.yml")


def _build(out: Path, *, config: str = "mkdocs.yml", site_url: str = "") -> BuiltSite:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "SITE_URL", site_url)
        return BuiltSite(build_site(ROOT, config=config, out=str(out)))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, started once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shared_reader(chromium: Browser, site: BuiltSite) -> Iterator[Reader]:
    """One tab on the real site for all tests of a process."""
    with Reader.of(chromium, site) as reader:
        yield reader


@pytest.fixture
def reader(shared_reader: Reader) -> Iterator[Reader]:
    """A reader of the real site from file://, on a screen, whose console stays silent for the length of a test."""
    shared_reader.said.clear()
    shared_reader.page.emulate_media(color_scheme="light", media="null")
    yield shared_reader
    assert not shared_reader.said, listed(shared_reader.said)


@pytest.fixture(scope="module")
def tab(chromium: Browser, site: BuiltSite) -> Iterator[Reader]:
    """A reader of the real site for one module, whose console stays silent from its first test to its last."""
    with Reader.of(chromium, site) as reader:
        yield reader
        assert not reader.said, listed(reader.said)
