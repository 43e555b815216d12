"""The menu of the site, as the configuration names it: what this site has none of is left out."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.exceptions import PluginError
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Navigation

from generator.law import routes


def keep_found(nav: Navigation) -> None:
    """Leave out what leads to a page that some sites have and this one has not; a page that no site has is a fault."""
    nav.items = [item for item in nav.items if not _leads_nowhere(item)]


def put_below_tabs(nav: Navigation, files: Files, sections: Mapping[str, str]) -> None:
    """Put each page below the tab that is named as its section; `sections` has them by the paths of pages."""
    tabs = {item.title: item for item in nav.items}
    for file in files.documentation_pages():
        tab = tabs.get(sections.get(file.dest_uri, ""))
        if file.page and tab is not file.page:
            file.page.parent = tab


def _leads_nowhere(item: StructureItem) -> bool:
    if not (isinstance(item, Link) and item.url.endswith(".md")):
        return False
    if f"{item.url[:-3]}.html" not in routes.FIXED:
        raise PluginError(f'nav of the configuration names "{item.url}", and there is no such page')
    return True
