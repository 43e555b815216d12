"""A golden case: changes to the invented corpus, and the whole report that the check must then give.

One YAML file a case, named by its claim. `changes` is a list; each names a file below `data/` and does one thing:

    {file, replace, by}      put `by` in place of the one place where `replace` stands
    {file, content}          write the file; `times` repeats the content, `encoding` is another than UTF-8
    {file, line_ends: crlf}  give it the line ends of Windows
    {file, remove: true}     remove it
    {file, move_to}          give it another name
    {file, link_to}          put a symbolic link there
    {file, pipe: true}       put a named pipe there
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent
MINI = HERE.parent / "mini" / "data"


@dataclass(frozen=True)
class Case:
    """One case; `rule` is given by cases without problems, which show what a rule accepts."""

    file: Path
    changes: tuple[dict[str, str], ...]
    report: str
    rule: str | None

    def lay_out(self, root: Path) -> None:
        """Make the changed corpus in `root/data`."""
        data = root / "data"
        shutil.copytree(MINI, data)
        for change in self.changes:
            apply(change, data)

    def rewrite(self, report: str) -> None:
        """Put another report in place of the expected one, which stands last in the file."""
        head, mark, _ = self.file.read_text(encoding="utf-8").partition("\nreport: |\n")
        assert mark, f"{self.file.name} should end with report: |"
        body = "".join(f"  {line}" if line.strip() else line for line in report.splitlines(keepends=True))
        self.file.write_text(f"{head}{mark}{body}", encoding="utf-8")


def read_cases(folder: str) -> list[Case]:
    """Return the cases of a folder in the order of their names."""
    return [read_case(file) for file in sorted((HERE / folder).glob("*.yml"))]


def read_case(file: Path) -> Case:
    """Read one case; every value is text."""
    held = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return Case(file, tuple(held["changes"]), held["report"], held.get("rule"))


def apply(change: dict[str, str], data: Path) -> None:
    """Make one change to a corpus."""
    file = data / change["file"]
    file.parent.mkdir(parents=True, exist_ok=True)
    if "replace" in change:
        text = file.read_text(encoding="utf-8")
        assert text.count(change["replace"]) == 1, f"{change['replace']!r} should stand once in {file.name}"
        file.write_text(text.replace(change["replace"], change["by"]), encoding="utf-8")
    elif "content" in change:
        content = change["content"] * int(change.get("times", 1))
        file.write_bytes(content.encode(change.get("encoding", "utf-8"), "surrogatepass"))
    elif "line_ends" in change:
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    elif "remove" in change:
        file.unlink()
    elif "move_to" in change:
        target = data / change["move_to"]
        target.parent.mkdir(parents=True, exist_ok=True)
        file.rename(target)
    elif "link_to" in change:
        file.symlink_to(change["link_to"])
    elif "pipe" in change:
        os.mkfifo(file)
    else:
        raise AssertionError(f"a change that does nothing: {change}")
