"""Pages as Markdown files with front matter."""

from __future__ import annotations

from pathlib import Path

import yaml

from generator.publish.markdown_pages import write_pages
from generator.site.bodies import Body
from generator.site.render import Page

PAGES = (
    Page("index.html", "Quiet: “waters”", 'With a "quote" # and a hash', "Home", Body.of("<p>Home</p>\n")),
    Page("lakes/article-2.html", "Noise", "About noise.", "Texts", Body.of("<p>{{ {} }}</p>\n"), scripts=("pairs",)),
)


def test_pages_are_written_with_their_front_matter(tmp_path: Path) -> None:
    """Every page is a file at its path, its front matter is YAML, and its body stands unchanged below."""
    assert write_pages(PAGES, tmp_path) == 2
    assert sorted(file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.md")) == [
        "index.md",
        "lakes/article-2.md",
    ]
    for page in PAGES:
        file = (tmp_path / page.path).with_suffix(".md")
        _, head, body = file.read_text(encoding="utf-8").split("---\n", 2)
        said = yaml.safe_load(head)
        assert said.pop("scripts", []) == list(page.scripts)
        assert said == {"title": page.title, "description": page.description, "section": page.section}
        assert body == f"\n{page.body}"
