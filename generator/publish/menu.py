"""The menu of the site, as the configuration names it: what this site has none of is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.law import routes


class NoSuchPage(LookupError):
    """Raised where the menu names a page that no site has; its text says which."""


def keep_found(items: Iterable[Any]) -> list[Any]:
    """Return MkDocs' items of a menu without those that lead to a page which some sites have and this one has not."""
    return [item for item in items if not (item.is_link and _leads_nowhere(item.url))]


def put_below_tabs(items: Iterable[Any], files: Iterable[Any], sections: Mapping[str, str]) -> None:
    """Put the page of each file below the tab that is named as its section; `sections` are by the paths of pages."""
    tabs = {item.title: item for item in items}
    for file in files:
        tab = tabs.get(sections.get(file.dest_uri, ""))
        if file.page and tab is not file.page:
            file.page.parent = tab


def _leads_nowhere(target: str) -> bool:
    """Return whether a link is one that MkDocs found no page for; raise NoSuchPage where there can be none."""
    if not target.endswith(".md"):
        return False
    if f"{target[:-3]}.html" not in routes.FIXED:
        raise NoSuchPage(f'nav of the configuration names "{target}", and there is no such page')
    return True
