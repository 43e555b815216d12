"""Write finished pages as Markdown files with front matter, for any engine that reads a folder of pages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from generator.site.render import Page


def write_pages(pages: Iterable[Page], folder: Path) -> int:
    """Write each page below `folder`; return their number. JSON strings are YAML strings, so nothing needs escaping."""
    count = 0
    for page in pages:
        target = (folder / page.path).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        meta: dict[str, object] = {"title": page.title, "description": page.description, "section": page.section}
        if page.scripts:
            meta["scripts"] = page.scripts
        if page.styles:
            meta["styles"] = page.styles
        head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items())
        target.write_text(f"---\n{head}---\n\n{page.body}", encoding="utf-8")
        count += 1
    return count
