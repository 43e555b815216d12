"""Lay out the same pages for other tools: stock Material at its best setting, Hugo, Eleventy, Zensical."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from benchmarks.runs import Contender
from generator.publish.markdown_pages import write_pages
from generator.site.render import Page

_STOCK: dict[str, Any] = {
    "site_name": "Stock",
    "docs_dir": "pages",
    "use_directory_urls": False,
    "theme": {
        "name": "material",
        "font": False,
        "features": ["navigation.indexes", "navigation.tabs", "navigation.prune"],
    },
    "plugins": ["search", "offline"],
    "markdown_extensions": ["attr_list", "tables", "toc"],
    "validation": {
        "nav": {"omitted_files": "ignore"},
        "links": {"not_found": "ignore", "unrecognized_links": "ignore"},
    },
}
_HUGO = """baseURL = "https://example.org/"
title = "Plain"
uglyURLs = true
relativeURLs = true
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
[markup.goldmark.renderer]
unsafe = true
[outputs]
home = ["HTML", "JSON"]
"""
_FRAME = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body><header><nav><a href="/texts/">Texts</a> <a href="/compare/">Compare</a></nav></header>
<main>{body}</main></body></html>
"""
_HUGO_INDEX = (
    "[{{ range $index, $page := .Site.Pages }}{{ if $index }},{{ end }}"
    '{"title":{{ $page.Title | jsonify }},"at":{{ $page.RelPermalink | jsonify }},"text":{{ $page.Plain | jsonify }}}'
    "{{ end }}]"
)
_ELEVENTY = """module.exports = config => {
  config.setLibrary("md", { render: text => text });
  return { markdownTemplateEngine: false, dir: { input: "pages", includes: "../layouts", output: "out" } };
};
"""


def lay_out_stock(pages: Iterable[Page], folder: Path) -> None:
    """Write the pages as Markdown with raw HTML, in the setting that measured best: indexes, tabs, prune."""
    folder.mkdir(parents=True)
    pages = tuple(pages)
    write_pages(pages, folder / "pages")
    nav: dict[str, dict[str, list[str]]] = {}
    for page in pages:
        uri = str(Path(page.path).with_suffix(".md"))
        shelf = nav.setdefault(page.section or "Other", {}).setdefault(str(Path(uri).parent), [])
        shelf.insert(0 if uri.endswith("index.md") else len(shelf), uri)
    listed = [
        {tab: [uri for uris in shelves.values() for uri in uris] if len(shelves) == 1 else [
            uris[0] if len(uris) == 1 else {shelf: uris} for shelf, uris in shelves.items()
        ]}
        for tab, shelves in nav.items()
    ]  # fmt: skip
    (folder / "mkdocs.yml").write_text(yaml.dump({**_STOCK, "nav": listed}, sort_keys=False), encoding="utf-8")


def lay_out_one_page(folder: Path) -> None:
    """Write a site of one page for stock MkDocs: what starting it costs."""
    (folder / "pages").mkdir(parents=True)
    (folder / "pages" / "index.md").write_text("# One page\n\nSome words.\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(yaml.dump(_STOCK, sort_keys=False), encoding="utf-8")


def lay_out_hugo(pages: Iterable[Page], folder: Path) -> None:
    """Write the pages for Hugo with a plain theme and an index of all words, as any searchable site has."""
    write_pages(pages, folder / "content")
    for index in (folder / "content").rglob("index.md"):
        index.rename(index.with_name("_index.md"))
    layouts = folder / "layouts"
    (layouts / "_default").mkdir(parents=True)
    page = _FRAME.format(title="{{ .Title }}", body="{{ .Content }}")
    for name in ("_default/single.html", "_default/list.html", "index.html"):
        (layouts / name).write_text(page, encoding="utf-8")
    (layouts / "index.json").write_text(_HUGO_INDEX, encoding="utf-8")
    (folder / "hugo.toml").write_text(_HUGO, encoding="utf-8")


def lay_out_eleventy(pages: Iterable[Page], folder: Path) -> None:
    """Write the pages for Eleventy with a plain layout; their HTML is passed through, as it is by ours."""
    write_pages(pages, folder / "pages")
    (folder / "layouts").mkdir()
    frame = _FRAME.format(title="{{ title }}", body="{{ content | safe }}")
    (folder / "layouts" / "page.njk").write_text(frame, encoding="utf-8")
    (folder / "pages" / "pages.json").write_text(json.dumps({"layout": "page.njk"}), encoding="utf-8")
    (folder / "pages" / "pages.11tydata.json").write_text(json.dumps({"layout": "page.njk"}), encoding="utf-8")
    (folder / ".eleventy.js").write_text(_ELEVENTY, encoding="utf-8")


def find_hugo() -> str | None:
    """Return the program of Hugo: named by HUGO, in the path, or beside this Python."""
    return os.environ.get("HUGO") or shutil.which("hugo") or shutil.which("hugo", path=str(Path(sys.executable).parent))


def contend(name: str, command: Iterable[str], folder: Path, out: str) -> Contender:
    """Make a contender that starts each time without its last output."""
    return Contender(name, tuple(command), folder, lambda: shutil.rmtree(folder / out, ignore_errors=True))


def find_peers(folder: Path) -> list[Contender]:
    """Return the peers that are installed here, laid out below `folder`."""
    peers = []
    if hugo := find_hugo():
        peers.append(contend("Hugo", (hugo, "--quiet", "--destination", "out"), folder / "hugo", "out"))
    if eleventy := os.environ.get("ELEVENTY") or shutil.which("eleventy"):
        peers.append(contend("Eleventy", (eleventy, "--quiet"), folder / "eleventy", "out"))
    if zensical := os.environ.get("ZENSICAL") or shutil.which("zensical"):
        peers.append(contend("Zensical", (zensical, "build", "--clean"), folder / "stock", "site"))
    return peers
