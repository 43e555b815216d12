"""Pages of prose hold words: whatever could run is reported, and would be dropped even if it were not."""

from __future__ import annotations

import re

import pytest
import yaml
from markdown import Markdown

from generator.publish.serving import policy_of
from generator.reading.front_matter import check_markup
from generator.site.prose_markup import EXTENSIONS, check_prose_markup, clean_markup
from tests.faults.hostile_prose import hostile_prose
from tests.unit.corpora import ROOT

FORMS = tuple(hostile_prose())
ACTIVE = re.compile(
    r"<(?:script|iframe|object|embed|style|form|meta|base|link|svg|math|template|plaintext|textarea)\b"
    r"|<[^>]*\s(?:on\w+|ping|srcdoc|formaction)="
    r"|(?:href|src)=\"\s*(?:javascript|data|vbscript):",
    re.IGNORECASE,
)


def _render(form: str) -> str:
    return str(Markdown(extensions=list(EXTENSIONS)).convert(form))


def _is_harmless(form: str) -> bool:
    """Say whether Markdown makes mere words of a form, with no link that leads anywhere but to a path of ours."""
    return not ACTIVE.search(_render(form)) and clean_markup(_render(form)) != ""


def test_there_are_enough_forms() -> None:
    assert len(set(FORMS)) >= 150


@pytest.mark.parametrize("number", range(len(FORMS)))
def test_what_could_run_is_reported_and_dropped(number: int) -> None:
    """Nothing active is left in what is published, and `check` reports it, unless Markdown makes mere words of it."""
    form = FORMS[number]
    assert not ACTIVE.search(clean_markup(_render(form))), form
    problems = [*check_markup(form, "x.md"), *check_prose_markup(form, "x.md")]
    assert problems or _is_harmless(form), form


@pytest.mark.parametrize(
    "form",
    [
        "Words with *emphasis*, `<script>` in backticks and a [link](../guides/index.md#a).",
        "| a | b |\n| --- | ---: |\n| 1 | 2 |",
        "# A heading {: #own .class }\n\n- one\n- two\n\n> quoted",
        '<details><summary>More</summary><p class="x" lang="fr">Mots.</p></details>',
        "```\n<script>hit()</script>\n```",
        "[mail](mailto:a@example.org), [page](https://example.org/a?b=c&d=e#f)",
    ],
)
def test_words_stay_as_they_are(form: str) -> None:
    """Plain pages of prose have no problem."""
    assert [*check_markup(form, "x.md"), *check_prose_markup(form, "x.md")] == []


def test_the_check_reads_markdown_as_the_site_does() -> None:
    """The extensions are those of the configuration, and what MkDocs adds to them."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", ""), Loader=yaml.CSafeLoader)
    named = {name if isinstance(name, str) else next(iter(name)) for name in config["markdown_extensions"]}
    assert named | {"toc", "tables", "fenced_code"} == set(EXTENSIONS)


def test_a_served_page_has_the_policy_of_a_host() -> None:
    """The one script at the end of a page is allowed by its hash; no other, and no word such as unsafe-inline."""
    plain = policy_of(b"<html><script>a()</script></html>")
    served = policy_of(b"<body><script>a()</script><p>x</p><script>livereload(1, 2);</script></body></html>")
    assert "unsafe" not in served
    assert len(served.split("'sha256-")) == len(plain.split("'sha256-")) + 1
    assert plain in re.sub(r" 'sha256-[^']+'", "", served, count=1)
