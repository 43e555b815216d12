"""The site in Firefox ESR, opened from a disk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.site.built import BuiltSite, listed
from tests.site.firefox import start_firefox

LOOKS = """
const main = document.querySelector('main');
return [
  document.querySelectorAll('h1').length === 1 || 'no heading',
  getComputedStyle(main).maxWidth !== 'none' || 'no styles',
  main.innerText.trim().length > 20 || 'no words',
  document.documentElement.scrollWidth <= document.documentElement.clientWidth || 'scrolls sideways',
].filter(said => said !== true)
"""


def test_a_page_of_every_kind_opens_in_firefox_esr_without_a_fault(site: BuiltSite, tmp_path: Path) -> None:
    """Styles, words and scripts work from file:// in a second engine, and the console has no error."""
    program = shutil.which("firefox-esr")
    if program is None:
        pytest.fail("Firefox ESR is missing: apt-get install firefox-esr")
    faults = []
    with start_firefox(program, tmp_path) as firefox:
        for kind in site.kinds:
            page = site.fullest(kind)
            firefox.open(site.uri(page))
            faults += [f"{page}: {said}" for said in firefox.run(LOOKS)]
        faults += firefox.errors(site.folder.as_uri())
    assert not faults, listed(faults)
