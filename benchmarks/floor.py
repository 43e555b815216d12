"""The floor: a bare Jinja loop that writes the same pages, and the C-speed reading of the same YAML. Nothing else.

Run as a program: `python floor.py DATA PAGES OUT`. It links, checks, indexes and copies nothing.
"""

from __future__ import annotations

import marshal
import re
import sys
from pathlib import Path

_TAG = re.compile(r"(<[^>]*>)")
_FRAME = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body>
{% for mark, words in pieces %}{{ mark | safe }}{{ words }}{% endfor %}
</body></html>
"""


def prepare(pages: list[tuple[str, str, str]], target: Path) -> None:
    """Write path, title and body of every page, cut into tags and words, for `main`; this is not measured."""
    cut = []
    for path, title, body in pages:
        pieces = _TAG.split(body)
        cut.append((path, title, [*zip(["", *pieces[1::2]], pieces[::2], strict=True)]))
    target.write_bytes(marshal.dumps(cut))


def main(data: Path, pages: Path, out: Path) -> None:
    """Read every YAML file and write every page."""
    import yaml
    from jinja2 import Environment

    for file in sorted(data.rglob("*.yml")):
        yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    template = Environment(autoescape=True).from_string(_FRAME)
    for path, title, pieces in marshal.loads(pages.read_bytes()):
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(template.render(title=title, pieces=pieces), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
