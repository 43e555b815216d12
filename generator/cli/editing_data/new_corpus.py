"""Begin another concordance: a folder with a tiny invented text that builds at once, to be replaced by one's own."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.files.replacing import clear_away, put_folder
from generator.reading.schemas import make_schemas, schema_line

STARTER = Path(__file__).resolve().parents[1] / "starter"
_GENERATOR = Path(__file__).resolve().parents[3]
_MARK = re.compile(r"\{(title|generator|here_data|here_config)\}")


def start_corpus(folder: Path, *, title: str) -> dict[str, str]:
    """Return the files of a new concordance by their path in its folder.

    They name the generator by the way from the folder to it, so both can be moved together.
    """
    words = {
        "title": title,
        "generator": _way(_GENERATOR, folder),
        "here_data": shlex.quote(_way(folder / "data", _GENERATOR)),
        "here_config": shlex.quote(_way(folder / "mkdocs.yml", _GENERATOR)),
    }
    files = {f"data/schemas/{name}": text for name, text in make_schemas().items()}
    for file in sorted(file for file in STARTER.rglob("*") if file.is_file()):
        inside = file.relative_to(STARTER).as_posix()
        line = schema_line(inside.removeprefix("data/")) if inside.startswith("data/") else None
        text = _fill(file.read_text(encoding="utf-8"), words)
        files[".gitignore" if inside == "gitignore" else inside] = f"{line}\n{text}" if line else text
    return files


def write_corpus(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files into a folder that is new or empty: all of them, or none where that fails."""
    folder = folder.resolve()
    fresh = folder.with_name(f".{folder.name}.unfinished")
    clear_away(fresh)
    try:
        for inside, text in files.items():
            (fresh / inside).parent.mkdir(parents=True, exist_ok=True)
            (fresh / inside).write_bytes(text.encode())
        put_folder(fresh, folder)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def title_of(folder: Path) -> str:
    """Return the title that a new concordance has at first: made of the name of its folder."""
    words = re.sub(r"[^\w]+", " ", folder.resolve().name.replace("_", " ")).strip() or "New"
    return f"{words[0].upper()}{words[1:]} concordance"


def is_title(text: str) -> bool:
    """Return whether a title can stand in YAML, Markdown and a sentence as it is."""
    return re.fullmatch(r"[^\W\d_][\w ,.()’–-]{0,98}", text) is not None


def _way(to: Path, start: Path) -> str:
    return Path(os.path.relpath(to.resolve(), start.resolve())).as_posix()


def _fill(text: str, words: Mapping[str, str]) -> str:
    return _MARK.sub(lambda found: words[found[1]], text)
