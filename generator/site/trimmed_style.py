"""Material's style without the rules for parts that no page of ours has: a browser reads half of it before it paints.

Nothing is written anew: rules are left out whole, and what is declared for them alone with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_UNUSED = re.compile(
    r"\.md-(search|version|source|annotation|tooltip|clipboard|code__|feedback|post|path|pagination|status|consent|banner"
    r"|pin|meta|progress|social|profile|draft|select|author|blog|tag|badge|logo|hero|announce)"
    r"|\.(admonition|highlight|codehilite|tabbed-|task-list|keys|critic|mermaid|giscus|arithmatex|footnote|headerlink"
    r"|glightbox|linenos|grid|note|twemoji|doc-|emojione|gemoji|annotate|lazyload|caption|abbr)"
    r"|\[dir=rtl\]|\bmermaid\b|md-mermaid|\bdetails\b|\bsummary\b|#only-|#gh-"
    r"|\.md-typeset \[(data-preview|title)"
)
_VARIABLE = re.compile(r"(?<=[{;])(--[\w-]+):(?:[^;{}\"']|\"[^\"]*\"|'[^']*')*;?")


def trim_style(css: str, ours: str) -> str:
    """Return Material's minified `css` without what is not used; `ours` is the style that is loaded after it."""
    kept = "".join(_trim_rules(css))
    asked = set(re.findall(r"var\((--[\w-]+)", kept + ours))
    return _VARIABLE.sub(lambda found: found[0] if found[1] in asked else "", kept)


def _trim_rules(css: str) -> Iterator[str]:
    for head, body in _cut(css):
        if head.startswith("@media"):
            if inner := "".join(_trim_rules(body)):
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}" if body else head
        elif selectors := [one for one in _cut_selectors(head) if not _UNUSED.search(one)]:
            yield f"{','.join(selectors)}{{{body}}}"


def _cut(css: str) -> Iterator[tuple[str, str]]:
    """Yield each rule as what stands before its braces, and between them; a statement has no braces."""
    start = opened = depth = 0
    for found in re.finditer(r"[{};]|\"[^\"]*\"|'[^']*'", css):
        sign = found[0]
        if sign == "{":
            opened = found.start() if depth == 0 else opened
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened], css[opened + 1 : found.start()]
                start = found.end()
        elif sign == ";" and depth == 0:
            yield css[start : found.end()], ""
            start = found.end()


def _cut_selectors(head: str) -> list[str]:
    """Return the selectors of a list; commas in brackets part nothing."""
    return re.split(r",(?![^(]*\))", head)
