"""Hostile forms of prose in Chromium and Firefox: none runs as it is published, nor as it is served.

Each form is written into a frame of its own, where `hit()` counts; then everything in it is clicked, focused and told
of every event that it listens to. What is published is cleaned, and is shown without any policy, as from a disk whose
browser knows none; what is served is tried as it was typed, so that the policy alone must hold it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from markdown import Markdown
from playwright.sync_api import Browser

from generator.publish.serving import policy_of
from generator.site.prose_markup import EXTENSIONS, clean_markup
from tests.faults.hostile_prose import hostile_prose
from tests.site.firefox import start_firefox
from tests.site.serving import serving

FORMS = [Markdown(extensions=list(EXTENSIONS)).convert(form) for form in dict.fromkeys(hostile_prose())]
PAGE = b"<!doctype html><title>Frames</title><body></body>"
WRITE = """(forms => {
  window.hits = [];
  window.hit = () => window.hits.push('top');
  forms.forEach((form, number) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inner = frame.contentWindow;
    inner.hit = () => window.hits.push(number);
    inner.document.open();
    inner.document.write('<!doctype html><main>' + form + '</main>');
    inner.document.close();
  });
  return forms.length;
})"""
POKE = """(() => {
  for (const frame of document.querySelectorAll('iframe')) {
    let found = [];
    try { found = [...frame.contentDocument.querySelectorAll('*')]; } catch { continue; }
    for (const element of found) {
      for (const name of element.getAttributeNames().filter(name => /^on/i.test(name))) {
        element.dispatchEvent(new Event(name.slice(2).toLowerCase(), {bubbles: true}));
      }
      for (const name of ['mouseover', 'pointerdown', 'focus', 'auxclick', 'keydown']) {
        element.dispatchEvent(new Event(name, {bubbles: true}));
      }
      if (element.focus) element.focus();
      if (element.click) element.click();
    }
  }
  return document.querySelectorAll('iframe').length;
})()"""
HITS = "[...new Set(window.hits)]"
Evaluate = Callable[[str], Any]
Open = Callable[[str], None]


class _Host(BaseHTTPRequestHandler):
    """One empty page: at `/served` with the policy of a host, at `/plain` with none."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if self.path == "/served":
            self.send_header("Content-Security-Policy", policy_of(PAGE))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    """A server on this machine."""
    with serving(_Host) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module", params=["Chromium", "Firefox"])
def browser(request: pytest.FixtureRequest) -> Iterator[tuple[Open, Evaluate]]:
    """How a browser opens an address and evaluates an expression."""
    if request.param == "Firefox":
        with start_firefox() as firefox:
            yield firefox.open, firefox.evaluate
        return
    chromium: Browser = request.getfixturevalue("chromium")
    page = chromium.new_page()

    def open_page(address: str) -> None:
        page.goto(address)

    yield open_page, page.evaluate
    page.close()


def _hits(browser: tuple[Open, Evaluate], address: str, forms: list[str]) -> list[int | str]:
    """Return the numbers of the forms in which something ran."""
    open_page, evaluate = browser
    open_page(address)
    assert evaluate(f"{WRITE}({json.dumps(forms)})") == len(forms)
    evaluate(POKE)
    before = -1
    for _ in range(20):  # What runs late, such as a picture that fails to load, is waited for until nothing is added.
        time.sleep(0.3)
        found = list(evaluate(HITS))
        if len(found) == before:
            break
        before = len(found)
    return found


def test_the_forms_do_run_where_nothing_holds_them(host: str, browser: tuple[Open, Evaluate]) -> None:
    """As they were typed and without a policy, many forms run: the trial can see it."""
    assert len(FORMS) >= 150
    ran = len(_hits(browser, f"{host}/plain", FORMS))
    print(f"{len(FORMS)} forms, {ran} run where nothing holds them")
    assert ran > 40


def test_nothing_runs_that_is_published(host: str, browser: tuple[Open, Evaluate]) -> None:
    """What the builder makes of the forms runs nowhere, even without a policy."""
    assert _hits(browser, f"{host}/plain", [clean_markup(form) for form in FORMS]) == []


def test_nothing_runs_that_is_served(host: str, browser: tuple[Open, Evaluate]) -> None:
    """Under the policy that `serve` and hosts send, not even the forms as they were typed run."""
    assert _hits(browser, f"{host}/served", FORMS) == []
