"""A process that made a preview and stays: with all it has in memory it shows the next edit before the next build."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NoReturn

from generator.publish.mkdocs.running import Running, be_mkdocs, end_child

_DONE = b"\0"


@dataclass(frozen=True)
class Standing:
    """A process that stays after its build; it ends when nobody can ask it any more."""

    child: int
    asked: IO[bytes]
    answers: IO[bytes]

    def show(self, paths: Iterable[str], folder: Path) -> list[str]:
        """Return the pages that it made of an edit of some files, in `folder`; none where it could not."""
        question = json.dumps({"paths": sorted(paths), "folder": str(folder)}) + "\n"
        try:
            self.asked.write(question.encode())
            answer = json.loads(self.answers.readline())
        except (OSError, ValueError):
            return []
        return [str(path) for path in answer]

    def end(self) -> None:
        """End it."""
        with suppress(OSError):
            self.asked.close()
        with suppress(OSError):
            self.answers.close()
        end_child(self.child)


class Stand:
    """Begins MkDocs in forks of this process that stay; the last that made a good preview is kept to be asked."""

    def __init__(self) -> None:
        self.kept: Standing | None = None
        self._fresh: Standing | None = None

    def __call__(self, root: Path, arguments: Sequence[str], variables: Mapping[str, str]) -> Running:
        """Begin MkDocs."""
        self._drop_fresh()
        said, end = os.pipe()
        results, result = os.pipe()
        asked, asks = os.pipe()
        answers, answered = os.pipe()
        child = os.fork()
        if child == 0:
            for own in (said, results, asks, answers):
                os.close(own)
            for own_file in (self.kept.asked, self.kept.answers) if self.kept else ():
                own_file.close()
            _stand(root, arguments, variables, end, result, asked, answered)
        for other in (end, result, asked, answered):
            os.close(other)
        self._fresh = Standing(child, os.fdopen(asks, "wb", buffering=0), os.fdopen(answers, "rb"))

        def wait() -> int:
            with os.fdopen(results, "rb") as file:
                if file.read(1) == _DONE:
                    return 0
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

        return Running(os.fdopen(said, "rb"), wait, self._drop_fresh)

    def keep(self) -> None:
        """Keep the process of the build that ended well, if it is another, and end the one before."""
        if self._fresh:
            self.drop()
            self.kept, self._fresh = self._fresh, None

    def fail(self) -> None:
        """End the process of a build that failed; the one before knows the last good preview."""
        self._drop_fresh()

    def drop(self) -> None:
        """End the process that is kept: what it knows is of no use any more."""
        if self.kept:
            self.kept.end()
        self.kept = None

    def _drop_fresh(self) -> None:
        if self._fresh:
            self._fresh.end()
        self._fresh = None


def _stand(
    root: Path, arguments: Sequence[str], variables: Mapping[str, str], end: int, result: int, asked: int, answered: int
) -> NoReturn:
    """Be MkDocs, then answer until nobody asks; run nothing of the first process."""
    code = 1
    try:
        code = be_mkdocs(root, arguments, variables, end)
        if code == 0:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            for said in (1, 2, end):
                os.dup2(nowhere, said)  # what a build says ends here
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            os.write(result, _DONE)
            _answer(os.fdopen(asked, "rb"), os.fdopen(answered, "wb", buffering=0))
    finally:
        os._exit(code)


def _answer(questions: IO[bytes], answers: IO[bytes]) -> None:
    from generator.publish.mkdocs.at_work import AT_WORK

    look = AT_WORK.look_again()
    look.prepare()
    for line in questions:
        question = json.loads(line)
        pages: list[str] = []
        with suppress(Exception):  # The build that follows says what is wrong.
            pages = look.show(question["paths"], Path(question["folder"]))
        answers.write((json.dumps(pages) + "\n").encode())
        look.prepare()
