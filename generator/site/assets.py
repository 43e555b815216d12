"""Names of styles and scripts that change with their content, so that hosts and browsers may keep them for ever.

Pages name them while they are rendered; what was named is moved once the site is written. Scripts that other scripts
load by path keep their old names beside.
"""

from __future__ import annotations

import re
from pathlib import Path

import material

from generator.files.hashes import hash_bytes
from generator.site.trimmed_style import trim_style

IMMUTABLE = "assets/immutable"
JOINED = ("site.css", "scheme.js", "dom.js", "find.js", "reader.js")
"""Ours that every page needs; they stand in one file with Material's."""
THEME = Path(__file__).parents[2] / "theme"


def squeeze(file: Path) -> bytes:
    """Return a style or script of the theme as it is published: without indents and without comments.

    No text of ours goes over several lines, which a test holds, so that an indent or a line that begins as a comment is
    never part of one. A comment behind the code of a line stays in a script.
    """
    text = file.read_text(encoding="utf-8")
    is_style = file.suffix == ".css"
    text = _CSS.sub(lambda found: found[1] or found[2] or "", text) if is_style else _COMMENT.sub("", text)
    return _INDENT.sub("", text).encode()


_CSS = re.compile(r"""("[^"]*"|'[^']*')|/\*.*?\*/\s*|\s*([{};,>])\s*|(?<=:)\s+""", re.DOTALL)
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:[^*]|\*(?!/))*\*/|//.*)[ \t]*\n", re.MULTILINE)
_SOURCE_MAP = re.compile(r"/[/*]# sourceMappingURL=\S+(\*/)?\s*$")
_INDENT = re.compile(r"^[ \t]+|^\n", re.MULTILINE)


class Assets:
    """The styles and scripts of a theme, and those of them that pages have named."""

    def __init__(self, theme: Path = THEME) -> None:
        self._theme = theme
        self._named: dict[str, str] = {}
        self._made: dict[str, bytes] = {}

    def frame(self) -> dict[str, str]:
        """Return the paths in the site of the one style and the one script of every page.

        The style is Material's, without what no page uses, and ours after it. Of the scripts ours come first, so that
        a browser for which Material's is too new still has them.
        """
        folder = Path(material.__file__).parent / "templates/assets"
        theirs, script = (next(folder.glob(name)) for name in ("stylesheets/main.*.css", "javascripts/bundle.*.js"))
        ours = [squeeze(self._theme / _path_of(file)).decode() for file in JOINED]
        style = trim_style(_read_published(theirs), ours[0]) + ours[0]
        return {
            "style": self._make("frame.css", style),
            "script": self._make("frame.js", "".join(ours[1:]) + _read_published(script)),
        }

    def _make(self, file: str, text: str) -> str:
        content = text.encode()
        stem, _, ending = file.rpartition(".")
        path = f"{IMMUTABLE}/{stem}.{hash_bytes(content)[:10]}.{ending}"
        self._made[path] = content
        return path

    def name(self, file: str) -> str:
        """Return the path in the site of a style or script such as `site.css`."""
        if file not in self._named:
            stem, _, ending = file.rpartition(".")
            content = squeeze(self._theme / _path_of(file))
            self._named[file] = f"{IMMUTABLE}/{stem}.{hash_bytes(content)[:10]}.{ending}"
        return self._named[file]

    def list_paths(self) -> tuple[str, ...]:
        """Return the paths in the site of what was joined or named."""
        return (*self._made, *self._named.values())

    def move(self, site: Path) -> None:
        """Squeeze all styles and scripts of the written site, and move what was named to its place."""
        for kind in ("css", "js"):
            for own in sorted((site / "assets" / kind).glob(f"*.{kind}")):
                own.write_bytes(squeeze(own))
        scripts = [script.read_text(encoding="utf-8") for script in sorted((self._theme / "assets/js").glob("*.js"))]
        (site / IMMUTABLE).mkdir(exist_ok=True)
        for path, content in self._made.items():
            (site / path).write_bytes(content)
        for file in JOINED:
            (site / _path_of(file)).unlink()
        for file, path in self._named.items():
            content = (site / _path_of(file)).read_bytes()
            (site / path).write_bytes(content)
            if not any(file in script for script in scripts):
                (site / _path_of(file)).unlink()


def _read_published(file: Path) -> str:
    """Return a style or script of Material without its last line, which names a file that is not published."""
    return _SOURCE_MAP.sub("", file.read_text(encoding="utf-8"))


def _path_of(file: str) -> str:
    return f"assets/{file.rpartition('.')[2]}/{file}"
