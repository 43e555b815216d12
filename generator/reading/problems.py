"""Faults of the data as values: a place, what is wrong, why it matters, how to mend it."""

from __future__ import annotations

import json
import os
import re
import shlex
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path

_LARGEST_SHOWN = 5_000_000
_COMMAND = re.compile(r"python -m generator (?!build|bundle|serve|explain)(?P<command>[a-z-]+)(?: --data \S+)?")
"""A command that is offered as a remedy and has the option `--data`."""


@dataclass(frozen=True, order=True)
class Location:
    """A place in a data file: path from the repository root, line and column from 1; `width` characters are marked."""

    path: str
    line: int = 1
    column: int = 1
    width: int = field(default=1, compare=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where it is, the rule that found it, what is wrong, why that matters and how to mend it."""

    location: Location
    rule: str
    what: str
    why: str = ""
    fix: str = ""


class DataFaults(Exception):
    """Raised by the pipeline when the data has problems; carries the report. Nothing has been written."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)  # What an exception is given is all that reaches another process.
        self.report = report

    def __str__(self) -> str:
        return self.report.count_line()


class Report:
    """All problems of one run, sorted by place and without repeats."""

    def __init__(self, problems: Iterable[Problem], *, root: Path, data: str = "data") -> None:
        """Hold the problems of a data folder; where that is not `data`, the commands that are offered name it."""
        addressed = (replace(problem, fix=name_data(problem.fix, data)) for problem in problems)
        self.problems: tuple[Problem, ...] = tuple(sorted(set(addressed)))
        self._root = root
        self._lines: tuple[str, list[str]] = ("", [])
        """The lines of the file that was shown last: problems stand in the order of files."""

    def seen_from(self, folder: Path, *, data: str) -> Report:
        """Return the report for somebody who typed a command in `folder`: paths and remedies begin there."""
        base = os.path.relpath(self._root, folder)
        if base == ".":
            return self
        moved = (
            replace(problem, location=replace(problem.location, path=f"{base}/{problem.location.path}"))
            for problem in self.problems
        )
        return Report(moved, root=folder, data=os.path.relpath(self._root / data, folder))

    def __bool__(self) -> bool:
        return bool(self.problems)

    def count_line(self) -> str:
        """Return the closing line, such as `2 problems in 1 file`."""
        files = len({problem.location.path for problem in self.problems})
        count = len(self.problems)
        if not count:
            return "no problems"
        return f"{count} problem{'s' * (count != 1)} in {files} file{'s' * (files != 1)}"

    def as_text(self) -> str:
        """Render for a terminal: one block a problem with the source line and a marker, then the count."""
        return "\n".join([*(self._block(problem) for problem in self.problems), self.count_line()]) + "\n"

    def as_json(self) -> str:
        """Render as a JSON array of objects, one a problem, for editors and scripts."""
        rows = [
            {
                "path": problem.location.path,
                "line": problem.location.line,
                "column": problem.location.column,
                "rule": problem.rule,
                "what": problem.what,
                "why": problem.why,
                "fix": problem.fix,
            }
            for problem in self.problems
        ]
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"

    def as_annotations(self) -> str:
        """Render as workflow commands that code hosts show beside the changed line."""
        lines = []
        for problem in self.problems:
            place = problem.location
            said = _escape(_cut(problem.what) + (f". Fix: {_cut(problem.fix)}" if problem.fix else ""))
            path = _escape(place.path).replace(":", "%3A").replace(",", "%2C")
            lines.append(f"::error file={path},line={place.line},col={place.column},title={problem.rule}::{said}")
        return "".join(f"{line}\n" for line in lines)

    def _block(self, problem: Problem) -> str:
        place = problem.location
        lines = [f"{place}: error: {_cut(problem.what)} [{problem.rule}]"]
        source = self._source_line(place)
        if source is not None:
            shown, column = _window(source, place.column)
            gutter = f"{place.line:>5} | "
            lines.append(f"{gutter}{shown}")
            width = max(1, min(place.width, len(shown) - column + 1))
            lines.append(f"{' ' * (len(gutter) - 2)}| {' ' * (column - 1)}{'^' * width}")
        if problem.why:
            lines.append(f"  why: {_cut(problem.why)}")
        if problem.fix:
            lines.append(f"  fix: {_cut(problem.fix)}")
        return "\n".join(lines)

    def _source_line(self, place: Location) -> str | None:
        path, lines = self._lines
        if path != place.path:
            lines = self._read_lines(self._root / place.path)
            self._lines = place.path, lines
        if place.line > len(lines):
            return None
        return printable(lines[place.line - 1].rstrip("\r").replace("\t", "→"))

    def _read_lines(self, file: Path) -> list[str]:
        try:
            # A link could show a line from anywhere, and a pipe would never answer.
            if file.is_symlink() or not file.is_file() or file.stat().st_size > _LARGEST_SHOWN:
                return []
            return file.read_text(encoding="utf-8", errors="replace").split("\n")
        except OSError:
            return []


def first_of(*problems: Iterable[Problem], most: int = 200) -> list[Problem]:
    """Return the first problems of a file, and one that says so where there are more: nobody would read on."""
    found = list(islice(chain.from_iterable(problems), most + 1))
    if len(found) <= most:
        return found
    what = f"the file has more faults than the {most} that are told here"
    fix = "mend these and check again; where it is no record at all, put the right file here"
    return [*found[:most], replace(found[most], rule="yaml", what=what, fix=fix)]


def name_data(text: str, data: str) -> str:
    """Return a text in which each command of the generator names the data folder it is for, unless it is `data`."""
    if data == "data":
        return text
    return _COMMAND.sub(lambda found: f"python -m generator {found['command']} --data {shlex.quote(data)}", text)


def printable(text: str) -> str:
    """Return `text` with a sign in place of whatever a terminal cannot show or would obey."""
    return text if text.isprintable() else "".join(char if char.isprintable() else "�" for char in text)


def _cut(text: str, *, limit: int = 600) -> str:
    """Cut what quotes a very long value from the data, and make it safe for a terminal."""
    return printable(text if len(text) <= limit else f"{text[: limit // 2]} … {text[-limit // 2 :]}")


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _window(source: str, column: int, *, limit: int = 110) -> tuple[str, int]:
    """Cut a long line around `column`; return the shown part and the column inside it."""
    if len(source) <= limit:
        return source, column
    start = max(0, min(column - 1 - limit // 3, len(source) - limit))
    end = start + limit
    head, tail = "…" if start else "", "…" if end < len(source) else ""
    return f"{head}{source[start:end]}{tail}", column - start + len(head)
