"""Start sooner: keep what Python compiles anew at each start, which are the methods of dataclasses and all patterns.

Both follow from their words and this Python alone, and are a third of what it takes to load a build. What is kept has
this machine's mark, for it is run. Where this Python is built in another way, nothing is kept.
"""

from __future__ import annotations

import dataclasses
import gc
import marshal
import re
import sys
from array import array
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import CodeType
from typing import Any

from generator.files.replacing import replace_file
from generator.files.trusted import is_ours, mark

_Pattern = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What a pattern is compiled to: flags, code, groups, groups by name, names by group."""
_MARKS = 64


class QuickStart:
    """What was compiled, from a file of an earlier start and since."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._methods: dict[str, CodeType] = {}
        self._patterns: dict[tuple[str, int], _Pattern] = {}
        with suppress(OSError, ValueError, EOFError, TypeError, LookupError):
            self._read()
        self._known = len(self._methods) + len(self._patterns)

    def _read(self) -> None:
        content = self._file.read_bytes()
        said, rest = bytes.fromhex(content[:_MARKS].decode("ascii")), content[_MARKS:]
        if is_ours(rest, said):
            version, methods, patterns = marshal.loads(rest)
            if version == _version():
                self._methods, self._patterns = methods, patterns

    @contextmanager
    def used(self) -> Iterator[None]:
        """Have what is compiled until the end taken from here.

        No garbage is collected meanwhile: little of what is loaded is ever dropped.
        """
        compiler = getattr(re, "_compiler", None)
        plain = getattr(compiler, "compile", None)
        gc.disable()
        vars(dataclasses)["exec"] = self._execute
        if compiler and plain:
            compiler.compile = _PatternKeeper(compiler, self._patterns).compile
        try:
            yield
        finally:
            del vars(dataclasses)["exec"]
            if compiler and plain:
                compiler.compile = plain
            gc.enable()

    def _execute(self, text: str, names: dict[str, Any], own: Mapping[str, object]) -> None:
        code = self._methods.get(text)
        if code is None:
            code = self._methods[text] = compile(text, "<string>", "exec", dont_inherit=True)
        exec(code, names, own)

    def keep(self) -> None:
        """Write what was compiled, where there is more than there was; never a fault."""
        if len(self._methods) + len(self._patterns) == self._known:
            return
        with suppress(OSError, ValueError):
            content = marshal.dumps((_version(), self._methods, self._patterns))
            replace_file(self._file, mark(content).hex().encode() + content)


def keep_compiled() -> None:
    """Keep what was compiled where a start is being quickened: in a fork that is the fork's to do, which has it all."""
    used = getattr(vars(dataclasses).get("exec"), "__self__", None)
    if isinstance(used, QuickStart):
        used.keep()


class _PatternKeeper:
    """Compiles patterns as Python does (`re._compiler.compile`, 3.11 to 3.14), but for those that are known."""

    def __init__(self, compiler: Any, known: dict[tuple[str, int], _Pattern]) -> None:
        self._compiler, self._known = compiler, known
        self._plain: Callable[..., re.Pattern[Any]] = compiler.compile

    def compile(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        """Return a compiled pattern."""
        flags = int(flags)
        if type(pattern) is not str or flags & (re.DEBUG | re.LOCALE):
            return self._plain(pattern, flags)
        known = self._known.get((pattern, flags))
        if known is None:
            try:
                known = self._known[pattern, flags] = self._make(pattern, flags)
            except (AttributeError, TypeError):
                return self._plain(pattern, flags)
        own, code, groups, by_name, names = known
        made: re.Pattern[Any] = self._compiler._sre.compile(
            pattern, own, list(array("I", code)), groups, by_name, names
        )
        return made

    def _make(self, pattern: str, flags: int) -> _Pattern:
        parsed = self._compiler._parser.parse(pattern, flags)
        state, code = parsed.state, self._compiler._code(parsed, flags)
        names: list[str | None] = [None] * state.groups
        for name, group in state.groupdict.items():
            names[group] = name
        return flags | state.flags, array("I", code).tobytes(), state.groups - 1, dict(state.groupdict), tuple(names)


def _version() -> tuple[str, int]:
    return sys.version, sys.flags.optimize
