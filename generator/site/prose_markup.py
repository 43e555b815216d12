"""What a page of prose may bring as markup: parsed as a browser parses it, and compared with a list of what is allowed.

The parser and the list's keeper is nh3 (Ammonia, on html5ever). `check` reports whatever it would change; what is
published has passed it, so that a form which nobody thought of is dropped and not active.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import zip_longest

import nh3
from markdown import Markdown

from generator.reading.front_matter import split_front
from generator.reading.problems import Location, Problem
from generator.reading.textfile import place_in

EXTENSIONS = ("attr_list", "tables", "toc", "fenced_code")
"""What reads the Markdown of a page, as the configuration of the site names it, and MkDocs adds."""
_TABLE = {"table", "thead", "tbody", "tr", "th", "td", "caption"}
_WORDS = {"a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span",
          "strong", "sub", "sup", "time", "wbr"}  # fmt: skip
_BLOCKS = {"aside", "blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4",
           "h5", "h6", "hr", "img", "li", "nav", "ol", "p", "pre", "section", "summary", "ul"}  # fmt: skip
ELEMENTS = _TABLE | _WORDS | _BLOCKS
_EVERYWHERE = {"class", "id", "lang", "title", "dir", "role", "tabindex", "hidden", "aria-label", "aria-labelledby"}
ATTRIBUTES = {
    "*": _EVERYWHERE | {"aria-hidden", "aria-describedby", "data-cite", "data-unit", "data-name"},
    "a": {"href", "rel", "hreflang"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "scope", "style"},
    "time": {"datetime"},
    "details": {"open"},
}
SCHEMES = {"http", "https", "mailto"}
_ALIGNED = re.compile(r"text-align: (left|right|center);")
"""The one style there is: that of a column, which Markdown writes into each cell."""

Event = tuple[str, ...]


def clean_markup(html: str) -> str:
    """Return HTML with nothing but the elements, attributes and schemes that prose may have."""
    return nh3.clean(
        html,
        tags=ELEMENTS,
        attributes=ATTRIBUTES,
        attribute_filter=_filter,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
        clean_content_tags={"script", "style"},
    )


def _filter(element: str, name: str, value: str) -> str | None:
    return value if name != "style" or _ALIGNED.fullmatch(value) else None


def check_prose_markup(text: str, shown: str) -> Iterator[Problem]:
    """Yield a problem for the first markup of a page that would not be published as it is written."""
    _, body = split_front(text)
    html = Markdown(extensions=list(EXTENSIONS)).convert(body)
    found = find_refused(html)
    if found is None:
        return
    what = f"{_say(found)} has no place in a page of prose, or stands where it is not closed or not opened"
    why = "pages of prose are words: what runs belongs in the theme, where it is reviewed"
    fix = "write it in Markdown, close every element, or put it in backticks to show it"
    yield Problem(_place(shown, text, found), "content-front", what, why, fix)


def find_refused(html: str) -> Event | None:
    """Return the first element, attribute or text that is not as written once HTML is cleaned; None for none."""
    pairs = zip_longest(_read(html), _read(clean_markup(html)), fillvalue=("end",))
    return next((written for written, kept in pairs if written != kept), None)


class _Events(HTMLParser):
    """Lists what HTML holds, in its order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((f"<{tag}", *(f'{name}="{value or ""}"' for name, value in sorted(attrs, key=str))))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"</{tag}",))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] == "text":
            data = self.found.pop()[1] + data
        self.found.append(("text", data))

    def handle_comment(self, data: str) -> None:
        self.found.append(("<!--", data))

    def handle_decl(self, decl: str) -> None:
        self.found.append(("<!", decl))

    def handle_pi(self, data: str) -> None:
        self.found.append(("<?", data))

    def unknown_decl(self, data: str) -> None:
        self.found.append(("<![", data))


def _read(html: str) -> list[Event]:
    events = _Events()
    events.feed(html)
    events.close()
    return events.found


def _say(found: Event) -> str:
    if found[0] in ("text", "end"):
        return f'"{" ".join(found[-1].split())[:60]}"' if found[0] == "text" else "the end"
    return f'"{" ".join(" ".join(found).split())[:60]}"'


def _place(shown: str, text: str, found: Event) -> Location:
    """Return the place of what was refused, as near as the text shows."""
    sign = found[0] if found[0].startswith("<") else found[-1].strip()[:20]
    at = max(0, text.lower().find(sign.lower())) if sign else 0
    return Location(shown, *place_in(text, at), max(1, len(sign)))
