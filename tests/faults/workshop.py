"""Run a command on a copy of the invented corpus in the face of a fault of the machine."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from generator.cli import main
from tests.faults.machine import (
    COMMANDS,
    HOOK,
    NEED_SITE,
    UNPRINTED,
    Ending,
    MachineFault,
    all_below,
)
from tests.unit.corpora import MINI, ROOT


class Workshop:
    """A folder with the invented corpus and its site, copied for every run."""

    def __init__(self, place: Path) -> None:
        self.place, self.first = place, place / "first"
        for name in ("data", "content"):
            shutil.copytree(MINI / name, self.first / name)
        text = (MINI / "mkdocs.yml").read_text(encoding="utf-8").replace("../../.build/mini", "site")
        text = text.replace("../../", f"{ROOT}/")
        (self.first / "mkdocs.yml").write_text(text, encoding="utf-8")
        (self.first / "memo.txt").write_text("See Article 1 of the Lakes Convention.\n", encoding="utf-8")
        shutil.copytree(ROOT / "tests/facts", self.first / "facts")
        (place / "hook").mkdir()
        (place / "hook" / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
        os.environ["FAULT_HOOK"] = str(place / "hook")
        self._good: dict[str, tuple[int, str, dict[str, bytes]]] = {}
        self._lay_out_what_is_to_be_written()

    def _lay_out_what_is_to_be_written(self) -> None:
        """Return each command that writes something to write."""
        for command in ("schemas --write", "ids --write", "review --accept-all", "build"):
            code, said = self._run(self.first, COMMANDS[command], lambda: None)
            assert code == 0, said
        shutil.rmtree(self.first / ".cache", ignore_errors=True)
        shutil.rmtree(self.first / ".build", ignore_errors=True)

    def _lay_out(self, command: str) -> Path:
        work = self.place / "work"
        if work.exists():
            for path in all_below(work):
                path.chmod(0o755)
            shutil.rmtree(work)
        kept = None if command in NEED_SITE else shutil.ignore_patterns("site")
        shutil.copytree(self.first, work, ignore=kept)
        if command == "fmt":
            for name in ("noise", "final"):
                file = work / f"data/topics/{name}.yml"
                file.write_bytes(file.read_bytes().replace(b": ", b":   ", 1) + b"\n\n")
        if command == "ids --write":
            ledger = work / "data/ids.txt"
            ledger.write_bytes(b"".join(ledger.read_bytes().splitlines(keepends=True)[:-2]))
        if command in ("review --accept-all", "build"):
            topic = work / "data/topics/noise.yml"
            topic.write_text(topic.read_text(encoding="utf-8").replace("title: ", "title: Other "), encoding="utf-8")
        if command == "build":
            (work / "data/reviewed.txt").unlink()
        if command == "release":
            shutil.rmtree(work / "data/releases")
            (work / "data/reviewed.txt").unlink()
        if command == "schemas --write":
            (work / "data/schemas").mkdir(exist_ok=True)
            (work / "data/schemas/spare.json").write_text("{}", encoding="utf-8")
        return work

    def try_command(self, command: str, fault: MachineFault) -> Ending:
        """Say how a command ends in the face of a fault."""
        usual, usually_said, good = self._without_fault(command)
        work = self._lay_out(command)
        laid_out = held_in(work)
        fault.spoil(work)
        before = held_in(work)
        code, said = self._run(work, COMMANDS[command], fault.enter, gone=not work.exists())
        after = held_in(work)
        touched = {path for path in {*laid_out, *before} if laid_out.get(path) != before.get(path)}
        wholes = [before] if code else [good]
        if fault.name == UNPRINTED:  # What was written before there was something to print stays.
            wholes = [before, good]
        whole = any(_without(after, touched) == _without(files, touched) for files in wholes)
        as_usual = (code, said) == (usual, usually_said) or (code == 0 and fault.is_other_data)
        answer = said if as_usual else said.removeprefix(usually_said)
        return Ending(command, fault.name, code, answer, whole or (code == 0 and fault.is_other_data), as_usual)

    def _without_fault(self, command: str) -> tuple[int, str, dict[str, bytes]]:
        if command not in self._good:
            code, said = self._run(self._lay_out(command), COMMANDS[command], lambda: None)
            assert "Traceback" not in said, said
            self._good[command] = code, said, held_in(self.place / "work")
        return self._good[command]

    def _run(
        self, folder: Path, arguments: tuple[str, ...], enter: Callable[[], None], *, gone: bool = False
    ) -> tuple[int, str]:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            code = 99
            try:
                os.close(reading)
                os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
                os.dup2(writing, 2)
                code = _in_child(folder, arguments, enter, gone=gone)
            finally:
                os._exit(code)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8", errors="replace") as said:
            text = said.read()
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status), text


def _in_child(folder: Path, arguments: tuple[str, ...], enter: Callable[[], None], *, gone: bool) -> int:
    if gone:
        folder.mkdir()
    os.chdir(folder)
    if gone:
        folder.rmdir()
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False, buffering=1)  # noqa: SIM115
    try:
        enter()
        main(list(arguments), prog_name="python -m generator")
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    except BaseException:  # What Python itself would print.
        import traceback

        traceback.print_exc()
        return 1
    try:
        sys.stdout.flush()
    except OSError as fault:  # What Python says at its end, with its exit code.
        sys.stderr.write(f"Exception ignored in: {fault}\nTraceback\n")
        return 120
    return code


def held_in(root: Path) -> dict[str, bytes]:
    """Return every file of a folder but those that a command keeps apart for itself."""
    return {
        path: file.read_bytes()
        for file in sorted(root.rglob("*"))
        if file.is_file() and not (path := file.relative_to(root).as_posix()).startswith((".", "made/."))
    }


def _without(files: dict[str, bytes], touched: Iterable[str]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path not in set(touched)}
