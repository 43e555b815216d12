"""Names of styles and scripts that change with their content, so that hosts and browsers may keep them for ever.

Pages name them while they are rendered; what was named is moved once the site is written. Scripts that other scripts
load by path keep their old names beside.
"""

from __future__ import annotations

from pathlib import Path

from generator.files.hashes import hash_bytes

IMMUTABLE = "assets/immutable"
THEME = Path(__file__).parents[2] / "theme"


class Assets:
    """The styles and scripts of a theme, and those of them that pages have named."""

    def __init__(self, theme: Path = THEME) -> None:
        self._theme = theme
        self._named: dict[str, str] = {}

    def name(self, file: str) -> str:
        """Return the path in the site of a style or script such as `site.css`."""
        if file not in self._named:
            stem, _, ending = file.rpartition(".")
            content = (self._theme / _path_of(file)).read_bytes()
            self._named[file] = f"{IMMUTABLE}/{stem}.{hash_bytes(content)[:10]}.{ending}"
        return self._named[file]

    def move(self, site: Path) -> None:
        """Move what was named to its place in the written site."""
        scripts = [script.read_text(encoding="utf-8") for script in sorted((self._theme / "assets/js").glob("*.js"))]
        (site / IMMUTABLE).mkdir(exist_ok=True)
        for file, path in self._named.items():
            content = (site / _path_of(file)).read_bytes()
            (site / path).write_bytes(content)
            if not any(file in script for script in scripts):
                (site / _path_of(file)).unlink()


def _path_of(file: str) -> str:
    return f"assets/{file.rpartition('.')[2]}/{file}"
