"""The site in Firefox ESR, opened from a disk."""

from __future__ import annotations

import time

from tests.site.built import BuiltSite
from tests.site.firefox import Firefox, start_firefox

TAP = """(() => {
  const link = document.querySelector('.law a.ref');
  link.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, pointerType: 'touch'}));
  link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, detail: 1}));
})()"""
PRESS = "document.body.dispatchEvent(new KeyboardEvent('keydown', {{key: '{key}', bubbles: true, cancelable: true}}))"
SHEET = "document.querySelector('.preview.sheet')?.textContent"
MAP = "document.querySelector('dialog.keys[open]')?.textContent"
CITED = "document.querySelector('dialog.cite-box[open]')?.textContent"
ENTRIES = "[...document.querySelectorAll('.kept > li h2 a')].map(a => a.textContent).join()"


def _wait(firefox: Firefox, expression: str) -> str:
    """Return the value of an expression as soon as it has one."""
    for _ in range(100):
        value = firefox.evaluate(expression)
        if value:
            return str(value)
        time.sleep(0.05)
    raise TimeoutError(expression)


def test_the_tools_of_a_reader_work_in_firefox_esr(site: BuiltSite) -> None:
    """A preview, the map of keys, a citation and the reading list, from file:// and without an error."""
    article = "budapest/article-22.html"
    with start_firefox() as firefox:
        firefox.open(site.uri(article))
        firefox.evaluate(TAP)
        assert "Open Article 2" in _wait(firefox, SHEET)
        assert firefox.evaluate("location.href").endswith(article)
        firefox.evaluate(PRESS.format(key="Escape"))
        assert firefox.evaluate(SHEET) is None
        firefox.evaluate(PRESS.format(key="?"))
        assert "Keep the same in the reading list" in _wait(firefox, MAP)
        firefox.evaluate("document.querySelector('dialog.keys').close()")
        firefox.evaluate(PRESS.format(key="c"))
        assert "Article 22" in _wait(firefox, CITED)
        firefox.evaluate("document.querySelector('dialog.cite-box').close()")
        firefox.evaluate(PRESS.format(key="k"))
        firefox.open(site.uri("reading-list.html"))
        assert _wait(firefox, ENTRIES) == "Article 22: Jurisdiction"
        firefox.open(site.uri("reading-list.html#list=state:lv,cis:3(1)(a)"))
        assert _wait(firefox, "document.querySelector('[data-shared]:not([hidden])')?.textContent")
        assert not firefox.errors(site.folder.as_uri())
