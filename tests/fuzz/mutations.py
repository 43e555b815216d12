"""Ways to spoil a data set: of the text of its files, of what they hold, and of the folder itself."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml
from hypothesis import strategies as st

MINI = Path(__file__).parent.parent / "mini" / "data"
FILES = tuple(sorted(file.relative_to(MINI).as_posix() for file in MINI.rglob("*") if file.is_file()))
_SIGNS = "\0 \ufeff \r \u202e \u2066 \u200b \u00ad \u2028 \u00a0 \x1b[31m \ufffd а ２ [ { } ] | > % @ ` # *x"
_VALUES = "1e999 -1 0 (1)(a) 2001-02-30 0000-00-00 9999-12-31 2099-12 lakes ponds:1 lakes:2(1)(b) rivers {{7*7}} &amp;"
NASTY = (
    *_SIGNS.split(" "),
    *_VALUES.split(" "),
    *("&x", "!!int", "null", "~", "NO"),
    *("\t", "\r\n", "<<: *x", "? ", "- ", ": ", "---\n", "...\n", "9" * 5000),
    *("<script>alert(1)</script>", "{% for %}", "](javascript:alert(1))", "=1+1", "'\"><img src=x>"),
    *("Articles 2 through 999999999", "Chapters 1 to 999999999", "paragraph 1.b", "this Convention"),
)

Held = None | str | int | float | bool | list["Held"] | dict[str, "Held"]


@dataclass(frozen=True)
class Mutation:
    """One change to one file: its kind, where it strikes (as a share of the whole), and what it brings."""

    kind: str
    file: str
    at: float
    until: float
    brought: Held

    def apply(self, data: Path) -> None:
        """Make the change; where the file is gone already, nothing happens."""
        file = data / self.file
        if file.is_file() and not file.is_symlink():
            MUTATORS[self.kind](self, file, data)


def _bytes_cut(mutation: Mutation, file: Path, data: Path) -> None:
    raw = file.read_bytes()
    start, end = sorted((int(len(raw) * mutation.at), int(len(raw) * mutation.until)))
    file.write_bytes(raw[:start] + raw[end:])


def _truncate(mutation: Mutation, file: Path, data: Path) -> None:
    raw = file.read_bytes()
    file.write_bytes(raw[: int(len(raw) * mutation.at)])


def _insert(mutation: Mutation, file: Path, data: Path) -> None:
    text = file.read_bytes().decode("utf-8", "replace")
    place = int(len(text) * mutation.at)
    brought = mutation.brought if isinstance(mutation.brought, str) else json.dumps(mutation.brought)
    file.write_bytes((text[:place] + brought + text[place:]).encode("utf-8", "surrogatepass"))


def _line_twice(mutation: Mutation, file: Path, data: Path) -> None:
    lines = file.read_bytes().split(b"\n")
    place = int(len(lines) * mutation.at)
    lines.insert(int(len(lines) * mutation.until), lines[min(place, len(lines) - 1)])
    file.write_bytes(b"\n".join(lines))


def _line_out(mutation: Mutation, file: Path, data: Path) -> None:
    lines = file.read_bytes().split(b"\n")
    del lines[min(int(len(lines) * mutation.at), len(lines) - 1)]
    file.write_bytes(b"\n".join(lines))


def _indent(mutation: Mutation, file: Path, data: Path) -> None:
    lines = file.read_bytes().split(b"\n")
    place = min(int(len(lines) * mutation.at), len(lines) - 1)
    lines[place] = b"  " + lines[place] if mutation.until < 0.5 else lines[place][1:]
    file.write_bytes(b"\n".join(lines))


def _encode(mutation: Mutation, file: Path, data: Path) -> None:
    encodings = ("utf-16", "utf-8-sig", "latin-1", "cp1251", "utf-32", "utf-7")
    encoding = encodings[int(len(encodings) * mutation.at) % len(encodings)]
    text = file.read_bytes().decode("utf-8", "replace") + ("é" if mutation.until < 0.5 else "")
    file.write_bytes(text.encode(encoding, "replace"))


def _windows(mutation: Mutation, file: Path, data: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))


def _remove(mutation: Mutation, file: Path, data: Path) -> None:
    file.unlink()


def _move(mutation: Mutation, file: Path, data: Path) -> None:
    target = data / FILES[int(len(FILES) * mutation.at) % len(FILES)]
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.is_dir():
        file.replace(target)


def _rename(mutation: Mutation, file: Path, data: Path) -> None:
    names = (
        "x.yml",
        "22.yml",
        file.name.upper(),
        "a b.yml",
        "é.yml",
        "state.yml",
        "x.yaml",
        "\udcff.yml",
        "a\nb.yml",
        ".yml",
    )
    target = file.with_name(names[int(len(names) * mutation.at) % len(names)])
    if not target.exists():
        file.replace(target)


def _link(mutation: Mutation, file: Path, data: Path) -> None:
    targets = ("/etc/hostname", "..", file.name, "nothing", "../../../../../../etc")
    file.unlink()
    os.symlink(targets[int(len(targets) * mutation.at) % len(targets)], file)


def _swap(mutation: Mutation, file: Path, data: Path) -> None:
    other = data / FILES[int(len(FILES) * mutation.at) % len(FILES)]
    if other.is_file() and not other.is_symlink():
        own, its = file.read_bytes(), other.read_bytes()
        file.write_bytes(its)
        other.write_bytes(own)


def _retype(mutation: Mutation, file: Path, data: Path) -> None:
    """Replace one value deep inside by another structure, or add a key, or take a key or an item away."""
    try:
        held: Held = yaml.load(file.read_bytes(), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError):
        return
    holders = list(_holders(held))
    if not holders:
        return
    holder, key = holders[int(len(holders) * mutation.at) % len(holders)]
    if mutation.until < 0.6:
        holder[key] = mutation.brought  # type: ignore[index]
    elif mutation.until < 0.7 and isinstance(holder, dict):
        holder[str(mutation.brought)] = holder[key]  # type: ignore[index]
    elif mutation.until < 0.8 and isinstance(holder, list):
        holder.append(mutation.brought)
    elif mutation.until < 0.9:
        other, place = holders[int(len(holders) * (mutation.until * 7 % 1)) % len(holders)]
        holder[key], other[place] = other[place], holder[key]  # type: ignore[index]
    else:
        del holder[key]  # type: ignore[arg-type]
    try:
        text = yaml.safe_dump(held, allow_unicode=mutation.at < 0.5, sort_keys=mutation.at < 0.2, width=10**6)
    except (yaml.YAMLError, RecursionError):
        return
    file.write_bytes(text.encode("utf-8", "surrogatepass"))


def _holders(held: Held) -> list[tuple[list[Held] | dict[str, Held], int | str]]:
    found: list[tuple[list[Held] | dict[str, Held], int | str]] = []
    if isinstance(held, dict):
        for key, inner in held.items():
            found += [(held, key), *_holders(inner)]
    elif isinstance(held, list):
        for index, inner in enumerate(held):
            found += [(held, index), *_holders(inner)]
    return found


def _replace(mutation: Mutation, file: Path, data: Path) -> None:
    """Write the file anew with something made up."""
    file.write_text(json.dumps(mutation.brought, ensure_ascii=True), encoding="utf-8")


MUTATORS: dict[str, Callable[[Mutation, Path, Path], None]] = {
    "cut": _bytes_cut,
    "truncate": _truncate,
    "insert": _insert,
    "line twice": _line_twice,
    "line out": _line_out,
    "indent": _indent,
    "encode": _encode,
    "windows": _windows,
    "remove": _remove,
    "move": _move,
    "rename": _rename,
    "link": _link,
    "swap": _swap,
    "retype": _retype,
    "replace": _replace,
}

_WORDS = st.one_of(st.sampled_from(NASTY), st.text(max_size=30), st.integers().map(str), st.none())
HELD: st.SearchStrategy[Held] = st.recursive(
    _WORDS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)),
    max_leaves=12,
)
_SHARE = st.floats(min_value=0, max_value=1, exclude_max=True)
# Retyping goes deepest into the code, so it is tried most.
_KINDS = st.sampled_from((*MUTATORS, *["retype"] * 12, *["insert"] * 4))
MUTATIONS = st.lists(
    st.builds(Mutation, _KINDS, st.sampled_from(FILES), _SHARE, _SHARE, HELD), min_size=1, max_size=3
)  # fmt: skip


def lay_out(mutations: list[Mutation], root: Path) -> None:
    """Put the invented corpus in `root/data` and spoil it."""
    data = root / "data"
    shutil.copytree(MINI, data)
    for mutation in mutations:
        mutation.apply(data)
