"""Read text files that people write: UTF-8, of a bounded size, without characters that a reader cannot see."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from pathlib import Path

from generator.files.bounded import NoPlainFile, read_plain
from generator.files.walking import read_file
from generator.reading.problems import Location, Problem

LARGEST = 2_000_000

# Controls, line ends that editors and YAML count differently, invisible characters, and whatever turns the direction
# of writing: a reader could not see them, and they would make two equal words differ. Marks that strike letters out or
# enclose them would print a word of law as one that was deleted.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff\ue000-\uf8ff"
    "\u0334-\u0338\u0488\u0489\u20d2\u20d3\u20d8-\u20da\u20dd-\u20e0\u20e2-\u20e6\u20ea\u20eb"
    "\u070f\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    "\U000f0000-\U0010ffff]|\r(?!\n)"
)
_MARKS = re.compile("(?:[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]){4}")
"""Four marks over one letter are in no word of any language that is written here, and cover the lines around them."""


class Unreadable(Exception):
    """Ends the reading of a file whose rest cannot be understood; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return self.problem.what


def holds_still(file: Path, content: str) -> bool:
    """Return whether a file holds a text that was read from it before: its characters need not be looked at again."""
    known = content.encode()
    try:
        found = file.stat()
        return stat.S_ISREG(found.st_mode) and found.st_size == len(known) and read_file(os.fspath(file)) == known
    except OSError:
        return False


def read_text(file: Path, shown: str) -> tuple[str | None, list[Problem]]:
    """Read a text file; return its text (None where it cannot be read) and what is wrong with its characters."""
    try:
        return need_text(file, shown), []
    except Unreadable as fault:
        return None, [fault.problem]


def need_text(file: Path, shown: str) -> str:
    """Return the text of a file; raise Unreadable where it cannot be read."""
    try:
        raw = read_plain(file, most=LARGEST)
        size = len(raw) if len(raw) <= LARGEST else file.stat().st_size
    except NoPlainFile:
        raise unreadable(
            shown, 1, 1, "the path is no ordinary file", "put the file itself here, or remove it"
        ) from None
    except OSError as fault:
        what = f"the file cannot be read: {fault.strerror or 'unknown reason'}"
        raise unreadable(shown, 1, 1, what, "check that the file exists and may be read") from None
    if max(size, len(raw)) > LARGEST:
        what = f"the file has {size:,} bytes; the most is {LARGEST:,}"
        raise unreadable(shown, 1, 1, what, "a data file holds one record: look for what does not belong in it")
    try:
        content = raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        before = raw[: fault.start].decode("utf-8", errors="replace")
        line, column = place_in(before, len(before))
        what = f"the file is not UTF-8 text: the byte 0x{raw[fault.start]:02X} cannot stand here"
        raise unreadable(shown, line, column, what, "save the file as UTF-8") from None
    if content.startswith("\ufeff"):
        what = "the file starts with an invisible byte order mark (U+FEFF)"
        raise unreadable(shown, 1, 1, what, 'save the file as "UTF-8" without byte order mark (BOM)')
    bad = FORBIDDEN.search(content) or (None if content.isascii() else _MARKS.search(content) or _find_unused(content))
    if bad:
        raise unreadable(
            shown, *place_in(content, bad.start()), say_character(bad[0][-1]), "remove it, or retype the word"
        )
    return content


def _find_unused(content: str) -> re.Match[str] | None:
    """Return the first character that Unicode has not given out, or that stands for no character."""
    unused = [char for char in set(content) if not char.isascii() and unicodedata.category(char) in ("Cn", "Co", "Cs")]
    return re.search(f"[{''.join(map(re.escape, unused))}]", content) if unused else None


def find_cut_end(content: str, shown: str) -> list[Problem]:
    """Return the problem of a text whose last line has no end: nothing else shows that it was broken off."""
    if content.endswith("\n"):
        return []
    place = Location(shown, *place_in(content, len(content)))
    what = "the last line of the file has no line end"
    why = "a file that was cut off while it was copied or saved looks just so"
    return [Problem(place, "yaml", what, why, "see whether the end is missing; then end the last line")]


def place_in(content: str, index: int) -> tuple[int, int]:
    """Return line and column, from 1, of a place in a text."""
    return content.count("\n", 0, index) + 1, index - content.rfind("\n", 0, index)


def blank_out(found: re.Match[str]) -> str:
    """Return blanks for what was found, so that all behind it keeps its place."""
    return re.sub("[^\n]", " ", found[0])


def say_character(char: str) -> str:
    """Say which character a text holds that it should not."""
    name = unicodedata.name(char, "")
    called = f" ({name.lower()})" if name else ""
    does = "covers the letter before it" if unicodedata.category(char) in ("Mn", "Me") else "readers cannot see"
    return f"the text holds the character U+{ord(char):04X}{called}, which {does}"


def unreadable(shown: str, line: int, column: int, what: str, fix: str) -> Unreadable:
    """Make the exception for a fault at a place, to be raised."""
    return Unreadable(Problem(Location(shown, line, column), "yaml", what, "the file cannot be understood", fix))
