"""Single edits of a folder of data and prose, chosen by a number: most leave it sound, some do not."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.site.built import ROOT

Edit = Callable[[Path, Path, int], str]
"""Changes something below a project's folder, or in its site, by a number; says what."""

_WORDS = re.compile(
    r"(?m)^(?:\s*- )?\s*(?:title|heading|summary|text|answer|question|name|label|short_title|note|effect|says|publisher"
    r'|explanation|because|point|description|place): *([A-Z][^\n"{}\[\]:#]{3,})$'
)
_FOLDED = re.compile(r"(?m)>-\n +([A-Z][^\n]{5,})$")


def _files(root: Path, *patterns: str) -> list[Path]:
    return sorted(file for pattern in patterns for file in root.glob(pattern) if file.is_file())


def _yaml(root: Path) -> list[Path]:
    return _files(root, "data/**/*.yml")


def _change(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def change_words(root: Path, _site: Path, number: int) -> str:
    """Put a word behind a text of the data."""
    places = [
        (file, found.end(1))
        for file in _yaml(root)
        for pattern in (_WORDS, _FOLDED)
        for found in pattern.finditer(file.read_text(encoding="utf-8"))
    ]
    file, at = places[number % len(places)]
    text = file.read_text(encoding="utf-8")
    _change(file, f"{text[:at]} of water{text[at:]}")
    return f"words of {file.name} at {at}"


def drop_line(root: Path, _site: Path, number: int) -> str:
    """Remove a line of the data."""
    places = [(file, line) for file in _yaml(root) for line in range(len(file.read_text(encoding="utf-8").split("\n")))]
    file, line = places[number % len(places)]
    lines = file.read_text(encoding="utf-8").split("\n")
    gone = lines.pop(line)
    _change(file, "\n".join(lines))
    return f"line {line} of {file.name}: {gone.strip()}"


def change_digit(root: Path, _site: Path, number: int) -> str:
    """Make another day or number of one."""
    places = [
        (file, found.start())
        for file in _yaml(root)
        for found in re.finditer(r"(?<=[0-9-])[0-9](?=\n)", file.read_text(encoding="utf-8"))
    ]
    file, at = places[number % len(places)]
    text = file.read_text(encoding="utf-8")
    _change(file, f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}")
    return f"a digit of {file.name} at {at}"


def add_state(root: Path, _site: Path, number: int) -> str:
    """Add a copy of a State under a free code, or take it away again."""
    code = ("xc", "xd", "xe")[number % 3]
    folder = root / "data/states" / code
    if folder.exists():
        shutil.rmtree(folder)
        return f"without {code}"
    shutil.copytree(root / "data/states" / ("xa", "xb")[number // 3 % 2], folder)
    file = folder / "state.yml"
    if not file.exists():  # An edit before this one took it away.
        return f"{code} without its State"
    text = re.sub(r"(?m)^slug: ", f"slug: {code}-", file.read_text(encoding="utf-8"))
    _change(file, re.sub(r"(?m)^name: ", f"name: {code.upper()} ", text))
    return f"with {code}"


def add_copy(root: Path, _site: Path, number: int) -> str:
    """Add a copy of a topic, term or source under another id, or take it away again."""
    kind = ("topics", "terms", "sources")[number % 3]
    models = [file for file in _files(root, f"data/{kind}/*.yml") if not file.name.startswith("more-")]
    if not models:
        return "nothing to copy"
    model = models[number // 3 % len(models)]
    copy = model.with_name(f"more-{model.name}")
    if copy.exists():
        copy.unlink()
        return f"without {copy.name}"
    text = model.read_text(encoding="utf-8")
    _change(copy, re.sub(r"(?m)^(title|term): (\S)", r"\1: More \2", text))
    return f"with {kind}/{copy.name}"


def add_prose(root: Path, _site: Path, number: int) -> str:
    """Add a page of prose, or take it away again."""
    page = root / f"content/guides/more-{number % 3}.md"
    if page.exists():
        page.unlink()
        return f"without {page.name}"
    text = (ROOT / "tests/mini/content/guides/reading.md").read_text(encoding="utf-8")
    _change(page, text.replace("title: ", f"title: More {number % 3} ", 1))
    return f"with {page.name}"


def change_prose(root: Path, _site: Path, number: int) -> str:
    """Put a sentence at the end of a page of prose, or a word into its title."""
    pages = _files(root, "content/**/*.md")
    page = pages[number % len(pages)]
    text = page.read_text(encoding="utf-8")
    if number // len(pages) % 2:
        _change(page, re.sub(r"(?m)^title: ", "title: On ", text, count=1))
        return f"the title of {page.name}"
    _change(page, f"{text.rstrip()}\n\nWater is wet.\n")
    return f"the end of {page.name}"


def rename_file(root: Path, _site: Path, number: int) -> str:
    """Rename a file of data or prose: its id changes, and what cites it may no longer lead anywhere."""
    files = _files(root, "data/t*/*.yml", "data/sources/*.yml", "content/guides/*.md", "data/releases/*.yml")
    file = files[number % len(files)]
    if file.parent.name == "releases":
        new = file.with_name(f"{int(file.name[:4]) - 1}{file.name[4:]}")
    else:
        new = file.with_name(f"{file.stem}-a{file.suffix}")
    if new.exists():
        return f"{new.name} is there"
    file.rename(new)
    return f"{file.name} as {new.name}"


def drop_file(root: Path, _site: Path, number: int) -> str:
    """Remove a file of the data or the prose."""
    files = [*_yaml(root), *_files(root, "content/**/*.md", "data/sources/received/*")]
    file = files[number % len(files)]
    file.unlink()
    return f"without {file.name}"


def spoil_site(_root: Path, site: Path, number: int) -> str:
    """Change or remove a file of the last site, or put one beside the others."""
    files = _files(site, "*/**/*")
    if not files:
        return "there is no site"
    file = files[number % len(files)]
    how = number // len(files) % 3
    if how == 0:
        file.unlink()
    else:
        target = file if how == 1 else file.with_name(f"stray-{file.name}")
        fresh = file.read_bytes() + b"\n"
        target.unlink(missing_ok=True)
        target.write_bytes(fresh)
    return f"{('lost', 'altered', 'beside')[how]}: {file.name}"


def forget(root: Path, _site: Path, number: int) -> str:
    """Lose or spoil what the cache holds."""
    files = _files(root, ".cache/*")
    if not files:
        return "there is no cache"
    file = files[number % len(files)]
    if number // len(files) % 2:
        file.unlink()
        return f"lost: {file.name}"
    content = bytearray(file.read_bytes())
    content[number % len(content)] ^= 1
    file.write_bytes(bytes(content))
    return f"spoilt: {file.name}"


def touch(root: Path, _site: Path, number: int) -> str:
    """Write a file again as it is."""
    files = _yaml(root)
    file = files[number % len(files)]
    file.write_bytes(file.read_bytes())
    return f"touched: {file.name}"


EDITS: tuple[Edit, ...] = (
    change_words, change_words, change_words, change_digit, drop_line, add_state, add_copy, add_prose, change_prose,
    rename_file, drop_file, spoil_site, forget, touch,
)  # fmt: skip
