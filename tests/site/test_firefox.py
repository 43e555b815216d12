"""The site in Firefox ESR, opened from a disk."""

from __future__ import annotations

from tests.site.built import BuiltSite, listed
from tests.site.firefox import start_firefox

FAULTS = """(() => {
  const main = document.querySelector('main');
  const faults = {
    'no heading': document.querySelectorAll('h1').length !== 1,
    'no styles': getComputedStyle(main).maxWidth === 'none',
    'no words': main.innerText.trim().length < 20,
    'scrolls sideways': document.documentElement.scrollWidth > document.documentElement.clientWidth,
  };
  return Object.keys(faults).filter(fault => faults[fault]);
})()"""


def test_a_page_of_every_kind_opens_in_firefox_esr_without_a_fault(site: BuiltSite) -> None:
    """Styles, words and scripts work from file:// in a second engine, and the console has no error."""
    faults = []
    with start_firefox() as firefox:
        for kind in site.kinds:
            page = site.fullest(kind)
            firefox.open(site.uri(page))
            faults += [f"{page}: {fault}" for fault in firefox.evaluate(FAULTS)]
        faults += firefox.errors(site.folder.as_uri())
    assert not faults, listed(faults)
